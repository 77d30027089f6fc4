import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaSentence } from './formula-sentence.ts';
import { indicatorResult } from './indicator-value.ts';
import { suggestIndicator } from './suggest-indicator.ts';

describe('indicator value', () => {
  it.each([
    ['签约率', '7512', '10000', { factor: 100n, decimals: 2 }, '75.12'],
    ['半数进位', '1', '8', { factor: 100n, decimals: 0 }, '13'],
    ['每十万人口', '3', '61234', { factor: 100_000n, decimals: 1 }, '4.9'],
    ['平均反应时间', '72060', '6005', { factor: 1n, decimals: 1 }, '12.0'],
    ['计数', '35', null, { factor: 100n, decimals: 0 }, '35'],
    ['分母为零没有结果', '5', '0', { factor: 100n, decimals: 2 }, null],
  ])('%s', (_, numerator, denominator, formula, expected) => {
    expect(indicatorResult(numerator, denominator, formula)).toBe(expected);
  });

  it('the rounded percentage is never further than half a place from the parts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (n, d) => {
        const result = indicatorResult(String(n), String(d), { factor: 100n, decimals: 2 });
        const error = BigInt(result!.replace('.', '')) * BigInt(d) - BigInt(n) * 10_000n;
        expect((error < 0n ? -error : error) * 2n <= BigInt(d)).toBe(true);
      }),
    );
  });
});

describe('formula and suggestion', () => {
  it('writes the formula in words', () => {
    const words = {
      numerator: { zh: '签约居民数', en: 'signed' },
      denominator: { zh: '常住居民数', en: 'residents' },
      factor: 100,
      unit: '%',
    };
    expect(formulaSentence(words).zh).toBe('签约居民数 ÷ 常住居民数 × 100%');
    expect(formulaSentence({ ...words, denominator: null }).zh).toBe('签约居民数');
  });

  it('suggests by name and keeps silent when nothing is like it', () => {
    const candidates = [
      { id: 'a', name: '重点人群签约率', unit: '%' },
      { id: 'b', name: '院前急救平均反应时间', unit: '分钟' },
    ];
    expect(suggestIndicator({ indicator: '十类重点人群签约率', unit: '%' }, candidates)).toBe('a');
    expect(suggestIndicator({ indicator: '院前急救反应时间', unit: '分钟' }, candidates)).toBe('b');
    expect(suggestIndicator({ indicator: '床位数', unit: '张' }, candidates)).toBeNull();
  });
});

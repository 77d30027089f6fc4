import { addDays, dayOf, daysInMonth, fen, yuanText } from '@sanyi/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatAmountParts,
  formatDay,
  formatDeadline,
  formatDecimal,
  formatExactAmount,
  formatInstant,
  formatPeriod,
  formatSeconds,
} from './formats.ts';

const decimal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.stringMatching(/^\d{0,30}$/))
  .map(([minus, whole, rest]) => `${minus ? '-' : ''}${whole}${rest ? `.${rest}` : ''}`);

describe('decimals', () => {
  it('keep every digit, whatever the size', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        expect(formatDecimal(text).replaceAll(',', '').replace('−', '-')).toBe(text);
      }),
    );
  });
  it('group by thousands and leave alone what is no decimal', () => {
    expect(formatDecimal('-1234567.80')).toBe('−1,234,567.80');
    expect(formatDecimal('9007199254740993.10')).toBe('9,007,199,254,740,993.10');
    expect(formatDecimal('12/30')).toBe('12/30');
  });
});

describe('amounts', () => {
  it('choose 元, 万元 and 亿元 by size', () => {
    expect(
      ['999999', '1000000', '123456789012', '10000000000'].map((text) => formatAmount(text, 'zh-CN')),
    ).toEqual(['9,999.99元', '1.00万元', '12.35亿元', '1.00亿元']);
    expect(formatAmount('123456789012', 'en')).toBe('CNY 1.23 billion');
    expect(formatAmount('-123456789', 'en')).toBe('−CNY 1.23 million');
    expect(formatAmountParts('-5', 'zh-CN', 'wan')).toEqual({ text: '0.00', unit: '万元' });
    expect(formatAmountParts('12345678', 'zh-CN', 'wan')).toEqual({ text: '12.35', unit: '万元' });
  });
  it('are exact to the fen in the drawer', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (amount) => {
        const text = formatExactAmount(amount, 'zh-CN');
        expect(text.replaceAll(',', '').replace('−', '-')).toBe(`${yuanText(fen(amount))}元`);
      }),
    );
  });
  it('never differ from the exact amount by more than half of the last digit shown', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (amount) => {
        const { text } = formatAmountParts(amount, 'zh-CN', 'wan');
        const hundredths = BigInt(text.replaceAll(',', '').replace('−', '-').replace('.', ''));
        const away = amount - hundredths * 10_000n;
        expect(away <= 5_000n && away >= -5_000n).toBe(true);
      }),
    );
  });
});

describe('days and periods', () => {
  it('are written in the words of the papers', () => {
    expect(formatDay('2026-03-05', 'zh-CN')).toBe('2026年3月5日');
    expect(formatDay('2026-03-05', 'en')).toBe('Mar 5, 2026');
    expect(['2026', '2026H2', '2026Q1', '2026-03'].map((period) => formatPeriod(period, 'zh-CN'))).toEqual([
      '2026年',
      '2026年下半年',
      '2026年一季度',
      '2026年3月',
    ]);
    expect(['2026', '2026H2', '2026Q1', '2026-03'].map((period) => formatPeriod(period, 'en'))).toEqual([
      '2026',
      '2026 H2',
      '2026 Q1',
      'Mar 2026',
    ]);
    expect(formatPeriod('长期', 'zh-CN')).toBe('长期');
  });
  it('write every day of the calendar without zeros in front', () => {
    const day = fc
      .tuple(
        fc.integer({ min: 1990, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
      )
      .filter(([year, month, date]) => date <= daysInMonth(year, month));
    fc.assert(
      fc.property(day, ([year, month, date]) => {
        expect(formatDay(dayOf(year, month, date), 'zh-CN')).toBe(`${year}年${month}月${date}日`);
      }),
    );
  });
  it('show instants in Shanghai time', () => {
    expect(formatInstant('2026-03-31T16:05:00.000Z', 'zh-CN')).toBe('2026年4月1日 00:05');
  });
  it('count the days to a deadline', () => {
    expect(formatDeadline('2026-05-24', '2026-05-12', 'zh-CN')).toBe('剩12天');
    expect(formatDeadline('2026-05-12', '2026-05-12', 'zh-CN')).toBe('今天到期');
    expect(formatDeadline('2026-05-11', '2026-05-12', 'en')).toBe('1 day overdue');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (days) => {
        expect(formatDeadline(addDays('2026-01-01', days), '2026-01-01', 'zh-CN')).toBe(`剩${days}天`);
        expect(formatDeadline(addDays('2026-01-01', -days), '2026-01-01', 'zh-CN')).toBe(`逾期${days}天`);
      }),
    );
  });
  it('say how long something takes', () => {
    expect([0, 59, 65, 3700].map((seconds) => formatSeconds(seconds, 'zh-CN'))).toEqual([
      '0秒',
      '59秒',
      '1分5秒',
      '1小时1分',
    ]);
    expect(formatSeconds(65, 'en')).toBe('1 min 5 s');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { converted, moved, readUnit, unitOfHead } from './form-unit.ts';

describe('moved', () => {
  it('moves the point and nothing else', () => {
    expect(moved('74.26', -2)).toBe('0.7426');
    expect(moved('3.61', -2)).toBe('0.0361');
    expect(moved('8.533', 8)).toBe('853300000');
    expect(moved('-0.5', 1)).toBe('-5');
    expect(moved('7', 0)).toBe('7');
  });

  it('comes back to the same amount', () => {
    const decimal = fc.tuple(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.integer({ min: 0, max: 6 }),
    );
    const amount = (text: string) => {
      const [whole = '', part = ''] = text.split('.');
      return BigInt(whole + part.padEnd(20, '0'));
    };
    fc.assert(
      fc.property(decimal, fc.integer({ min: -8, max: 8 }), ([digits, places], by) => {
        const text = moved(String(digits), -places);
        expect(amount(moved(moved(text, by), -by))).toBe(amount(text));
      }),
    );
  });
});

describe('units', () => {
  it.each([
    ['74.26', '%', '‰', '742.6'],
    ['853300000', '元', '亿元', '8.533'],
    ['41.2', '万人', '人', '412000'],
    ['12', '张', '张', '12'],
    ['12', '张', '人', null],
    ['12', '未知', '人', null],
  ])('%s %s in %s', (decimal, from, to, result) => expect(converted(decimal, from, to)).toBe(result));

  it('are read off heads', () => {
    expect(unitOfHead('完成值（%）')).toBe('%');
    expect(unitOfHead('金额 (单位：万元)')).toBe('万元');
    expect(unitOfHead('人次')).toBe('人次');
    expect(unitOfHead('签约率（常住）')).toBeNull();
    expect(readUnit('万元')).toEqual({ base: '元', power: 4 });
  });
});

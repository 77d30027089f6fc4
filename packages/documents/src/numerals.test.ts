import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatListNumber } from './numerals.ts';

describe('formatListNumber', () => {
  it.each([
    [10, 'chineseCounting', '十'],
    [11, 'chineseCounting', '十一'],
    [20, 'chineseCounting', '二十'],
    [99, 'chineseCounting', '九十九'],
    [101, 'chineseCountingThousand', '一百零一'],
    [110, 'chineseCountingThousand', '一百一十'],
    [1001, 'chineseCountingThousand', '一千零一'],
    [3, 'ideographTraditional', '丙'],
    [11, 'ideographTraditional', '11'],
    [12, 'ideographZodiac', '亥'],
    [1, 'decimalEnclosedCircle', '①'],
    [20, 'decimalEnclosedCircle', '⑳'],
    [21, 'decimalEnclosedCircle', '㉑'],
    [36, 'decimalEnclosedCircle', '㊱'],
    [2, 'decimalEnclosedParen', '⑵'],
    [12, 'chineseLegalSimplified', '壹拾贰'],
    [4, 'upperRoman', 'IV'],
    [28, 'lowerLetter', 'bb'],
    [7, 'decimalZero', '07'],
    [12, 'decimalFullWidth', '１２'],
    [5, 'none', ''],
    [5, 'noSuchFormat', '5'],
  ])('%d as %s is %s', (value, format, printed) => expect(formatListNumber(value, format)).toBe(printed));

  it('gives every number of a list its own sign', () => {
    const formats = [
      'chineseCounting',
      'chineseCountingThousand',
      'decimalEnclosedCircle',
      'upperRoman',
      'lowerLetter',
      'ideographZodiac',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...formats),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        (format, one, other) => {
          fc.pre(one !== other);
          expect(formatListNumber(one, format)).not.toBe(formatListNumber(other, format));
        },
      ),
    );
  });
});

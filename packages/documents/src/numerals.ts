const DIGITS = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/**
 * A list number in the format Word names (自动编号的数字): `chineseCounting` 12 → 十二, `decimalEnclosedCircle` 3 → ③.
 * Formats outside the tables, and values past a format's end, come out in Arabic digits as Word prints them.
 */
export function formatListNumber(value: number, format: string): string {
  const arabic = String(value);
  if (value < 0) return arabic;
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return value < 10 ? `0${arabic}` : arabic;
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperLetter':
      return letters(value);
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'chineseCounting':
    case 'taiwaneseCounting':
    case 'koreanDigital2':
      // Counting, not thousands: past 99 the digits stand side by side (一〇五).
      return value > 99 ? byDigit(arabic, DIGITS) : counting(value, DIGITS, ['', '十', '百', '千'], true);
    case 'chineseCountingThousand':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return counting(value, `零${DIGITS.slice(1)}`, ['', '十', '百', '千'], true);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return counting(value, LEGAL, ['', '拾', '佰', '仟'], false);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return byDigit(arabic, DIGITS);
    case 'ideographTraditional':
      return inRange(value, 1, STEMS.length) ? (STEMS[value - 1] ?? arabic) : arabic;
    case 'ideographZodiac':
      return inRange(value, 1, BRANCHES.length) ? (BRANCHES[value - 1] ?? arabic) : arabic;
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(value);
    case 'decimalEnclosedParen':
      return inRange(value, 1, 20) ? String.fromCodePoint(0x2474 + value - 1) : `(${arabic})`;
    case 'decimalEnclosedFullstop':
      return inRange(value, 1, 20) ? String.fromCodePoint(0x2488 + value - 1) : `${arabic}.`;
    case 'ideographEnclosedCircle':
      return inRange(value, 1, 10) ? String.fromCodePoint(0x3280 + value - 1) : arabic;
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return arabic.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case 'hex':
      return value.toString(16).toUpperCase();
    default:
      return arabic;
  }
}

function inRange(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

function byDigit(arabic: string, digits: string): string {
  return arabic.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}

function circled(value: number): string {
  if (value === 0) return '⓪';
  if (value <= 20) return String.fromCodePoint(0x2460 + value - 1);
  if (value <= 35) return String.fromCodePoint(0x3251 + value - 21);
  if (value <= 50) return String.fromCodePoint(0x32b1 + value - 36);
  return String(value);
}

/** 12 → 十二, 105 → 一百零五; with `dropLeadingOne` ten to nineteen begin with 十. */
function counting(value: number, digits: string, units: readonly string[], dropLeadingOne: boolean): string {
  if (value === 0) return digits[0] ?? '0';
  if (value > 9999) return byDigit(String(value), digits);
  const figures = String(value);
  let written = '';
  let gap = false;
  for (let index = 0; index < figures.length; index += 1) {
    const digit = Number(figures[index]);
    if (digit === 0) {
      gap = true;
      continue;
    }
    if (gap) written += digits[0] ?? '';
    gap = false;
    written += `${digits[digit] ?? ''}${units[figures.length - 1 - index] ?? ''}`;
  }
  return dropLeadingOne && value >= 10 && value < 20 ? written.slice(1) : written;
}

function letters(value: number): string {
  if (value < 1) return String(value);
  // Word repeats the letter: 27 is AA, 28 is BB.
  const letter = String.fromCodePoint(65 + ((value - 1) % 26));
  return letter.repeat(Math.min(30, Math.floor((value - 1) / 26) + 1));
}

function roman(value: number): string {
  if (!inRange(value, 1, 3999)) return String(value);
  const steps = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const;
  let rest = value;
  let written = '';
  for (const [step, sign] of steps) {
    while (rest >= step) {
      written += sign;
      rest -= step;
    }
  }
  return written;
}

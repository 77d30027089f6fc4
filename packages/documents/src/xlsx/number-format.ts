/** What a number format makes of a number: a date of some fineness, or figures. */
export type FormatKind = 'general' | 'number' | 'text' | 'date' | 'month' | 'year' | 'time' | 'date-time';

const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h:mm',
  35: 'h:mm:ss',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** The code behind a format id that the workbook does not define itself. */
export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? 'General';
}

/** Kind of a format code (数字格式): `yyyy"年"m"月"` is a month, `0.0%` a number. */
export function formatKind(code: string): FormatKind {
  if (/^general$/i.test(code.trim()) || code.trim() === '' || /G\/通用格式/.test(code)) return 'general';
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[_*]./g, '')
    .split(';')[0];
  if (bare === undefined || bare === '') return 'number';
  if (bare.trim() === '@') return 'text';
  if (!/[ymdhs]/i.test(bare) || /[0#?]/.test(bare.replace(/s\.0+/gi, ''))) return 'number';
  const year = /[ye]/i.test(bare);
  const day = /d/i.test(bare);
  const clock = /[hs]/i.test(bare);
  const month = /m/i.test(clock ? bare.replace(/h+:?m+|m+:?s+/gi, '') : bare);
  if (year || day) {
    if (clock) return 'date-time';
    return day ? 'date' : month ? 'month' : 'year';
  }
  if (clock) return 'time';
  return month ? 'month' : 'number';
}

/** A double as Excel shows it: at most 15 figures, without an exponent where it is readable. */
export function plainDecimal(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const text = String(Number(value.toPrecision(15)));
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const shift = Number(power);
  if (Math.abs(shift) > 40) return text;
  const figures = whole + fraction;
  const point = whole.length + shift;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${figures}`;
  return `${sign}${figures.padEnd(point, '0').slice(0, point)}${figures.length > point ? `.${figures.slice(point)}` : ''}`;
}

/** Rounds a plain decimal half away from zero, as spreadsheets show it; on digits, never on doubles. */
export function roundDecimal(text: string, places: number): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const kept = fraction.padEnd(places + 1, '0');
  let mantissa = BigInt(whole + kept.slice(0, places));
  if (Number(kept[places]) >= 5) mantissa += 1n;
  const figures = String(mantissa).padStart(places + 1, '0');
  const rounded = places === 0 ? figures : `${figures.slice(0, -places)}.${figures.slice(-places)}`;
  return mantissa === 0n ? rounded : sign + rounded;
}

/**
 * A number as the cell shows it (显示值): percent, thousands, fixed places, currency signs and words in quotes.
 * Scientific, fraction and conditional formats come out as the plain number: their value is never changed.
 */
export function formatNumber(value: number, code: string): string {
  const plain = plainDecimal(value);
  const pattern = patternOf(code);
  if (!pattern.figures || plain.includes('e')) return plain;
  const { sections } = pattern;
  const negative = value < 0;
  const section =
    (negative && sections.length > 1
      ? sections[1]
      : value === 0 && sections.length > 2
        ? sections[2]
        : sections[0]) ?? NOTHING;
  const body = figures(negative ? plain.slice(1) : plain, section);
  return negative && sections.length < 2 && /[1-9]/.test(body) ? `-${body}` : body;
}

interface Section {
  readonly tokens: readonly string[];
  readonly percent: number;
  /** Place of the digits among the tokens. */
  readonly at: number;
}

interface Pattern {
  /** Whether numbers are printed by it; other formats leave the plain number. */
  readonly figures: boolean;
  readonly sections: readonly Section[];
}

const NOTHING: Section = { tokens: [], percent: 0, at: -1 };
const REMEMBERED = 500;
/** A sheet has few formats and millions of numbers. */
const patterns = new Map<string, Pattern>();

function patternOf(code: string): Pattern {
  const known = patterns.get(code);
  if (known) return known;
  const odd = /[Ee][+-]|\/|\[[<>=]/.test(code.replace(/"[^"]*"/g, ''));
  const pattern: Pattern = {
    figures: formatKind(code) === 'number' && !odd,
    sections: splitSections(code).map(sectionOf),
  };
  if (patterns.size >= REMEMBERED) patterns.clear();
  patterns.set(code, pattern);
  return pattern;
}

function splitSections(code: string): string[] {
  return code.match(/(?:"[^"]*"|\\.|[^;"\\]|["\\])+/g) ?? [code];
}

function sectionOf(section: string): Section {
  const tokens = section.match(/General|"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[0#?][0#?.,]*|\.[0#?]+|./gs) ?? [];
  return {
    tokens,
    percent: tokens.filter((token) => token === '%').length,
    at: tokens.findIndex(isDigits),
  };
}

function isDigits(token: string): boolean {
  return /^[0#?.]/.test(token) && /[0#?]/.test(token);
}

function figures(plain: string, { tokens, percent, at }: Section): string {
  let shown = '';
  for (const [index, token] of tokens.entries()) {
    if (index === at) shown += digits(shift(plain, percent * 2), token);
    else if (isDigits(token) || /^[_*]/.test(token)) continue;
    else if (token === 'General') shown += plain;
    else if (token.startsWith('"')) shown += token.slice(1, -1);
    else if (token.startsWith('\\')) shown += token.slice(1);
    else if (token.startsWith('[')) shown += /^\[\$([^\]-]*)/.exec(token)?.[1] ?? '';
    else shown += token === '@' ? plain : token;
  }
  return shown;
}

function digits(plain: string, pattern: string): string {
  const scaled = /,+$/.exec(pattern)?.[0].length ?? 0;
  const [wholePattern = '', fractionPattern = ''] = pattern.replace(/,+$/, '').split('.');
  const rounded = roundDecimal(shift(plain, -3 * scaled), fractionPattern.length);
  let [whole = '0', fraction = ''] = rounded.split('.');
  const needed = wholePattern.replace(/[^0]/g, '').length;
  whole = whole.replace(/^0+/, '').padStart(needed, '0');
  if (wholePattern.includes(',')) whole = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const fixed = fractionPattern.replace(/[#?]+$/, '').length;
  while (fraction.length > fixed && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return fraction === '' ? whole || '0' : `${whole}.${fraction}`;
}

/** Moves the decimal point; exact. */
function shift(plain: string, by: number): string {
  if (by === 0) return plain;
  const [whole = '0', fraction = ''] = plain.split('.');
  if (by > 0) {
    const padded = fraction.padEnd(by, '0');
    const rest = padded.slice(by);
    return `${(whole + padded.slice(0, by)).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
  }
  const padded = whole.padStart(1 - by, '0');
  return `${padded.slice(0, by)}.${padded.slice(by)}${fraction}`;
}

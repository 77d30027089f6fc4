/**
 * Folding of one raw text into plain working characters (字符归一): full-width forms, dashes, quotation marks,
 * brackets, enclosed numbers and radicals become one form; white space vanishes, line ends stay as `\n`, tabs as `\t`.
 * `from[i]` and `to[i]` are the raw offsets `[from, to)` of working character `i`, so nothing loses its place.
 */
export interface FoldedText {
  raw: string;
  text: string;
  from: Uint32Array;
  to: Uint32Array;
}

const SINGLE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '–': '-',
    '—': '-',
    '―': '-',
    '−': '-',
    '─': '-',
    '━': '-',
    '﹣': '-',
    '~': '-',
    '∼': '-',
    '〜': '-',
    '“': '"',
    '”': '"',
    '„': '"',
    '〝': '"',
    '〞': '"',
    '「': '"',
    '」': '"',
    '『': '"',
    '』': '"',
    '‘': "'",
    '’': "'",
    '〔': '[',
    '〕': ']',
    '【': '[',
    '】': ']',
    '〖': '[',
    '〗': ']',
    '﹝': '[',
    '﹞': ']',
    '﹙': '(',
    '﹚': ')',
    '︵': '(',
    '︶': ')',
    '｡': '。',
    '､': '、',
    '︰': ':',
    '∶': ':',
    '﹕': ':',
    '﹔': ';',
    '﹐': ',',
    '﹑': '、',
    '﹪': '%',
    '⩾': '≥',
    '≧': '≥',
    '⩽': '≤',
    '≦': '≤',
    '•': '·',
    '●': '·',
    '○': '〇',
    '◯': '〇',
    '│': '|',
    '┃': '|',
    '∣': '|',
  }),
);

const LATEX: readonly (readonly [string, string])[] = [
  ['\\geqslant', '≥'],
  ['\\leqslant', '≤'],
  ['\\geq', '≥'],
  ['\\leq', '≤'],
  ['\\ge', '≥'],
  ['\\le', '≤'],
  ['\\sim', '-'],
  ['\\approx', '≈'],
  ['\\%', '%'],
];

/** Classes of a code unit in `TABLE` that are no plain character. */
const DROP = 0;
const LINE = 1;
const SPECIAL = 2;

/** One step per code unit: what it folds to, or its class. */
const TABLE: Uint16Array = foldTable();

function foldTable(): Uint16Array {
  const table = new Uint16Array(65536);
  for (let c = 0; c < 65536; c++) {
    if (c === 10 || c === 13 || c === 12 || c === 11 || c === 0x2028 || c === 0x2029 || c === 0x85)
      table[c] = LINE;
    else if (c === 9) table[c] = 9;
    else if (isDropped(c)) table[c] = DROP;
    else {
      const folded = c === 92 || c === 36 || c === 38 ? '' : foldOne(c, String.fromCharCode(c));
      table[c] = folded.length === 1 ? folded.charCodeAt(0) : SPECIAL;
    }
  }
  return table;
}

/** Folds the whole raw text; one step per code unit. */
export function foldCharacters(raw: string): FoldedText {
  let size = raw.length + 64;
  let out = new Uint16Array(size);
  let from = new Uint32Array(size);
  let to = new Uint32Array(size);
  let n = 0;
  const put = (code: number, a: number, b: number): void => {
    if (n >= size) {
      size = size * 2;
      out = grown(out, new Uint16Array(size));
      from = grown(from, new Uint32Array(size));
      to = grown(to, new Uint32Array(size));
    }
    out[n] = code;
    from[n] = a;
    to[n] = b;
    n++;
  };
  let spaceBefore = false;
  for (let i = 0; i < raw.length; i++) {
    const c = raw.charCodeAt(i);
    if (c === 60 && /^<br\s?\/?>/i.test(raw.slice(i, i + 6))) {
      const end = raw.indexOf('>', i);
      put(59, i, end + 1);
      i = end;
      continue;
    }
    if (
      c === 42 &&
      raw.charCodeAt(i + 1) === 42 &&
      raw.charCodeAt(i + 2) !== 42 &&
      raw.charCodeAt(i - 1) !== 42
    ) {
      i++;
      continue;
    }
    const folded = TABLE[c] ?? DROP;
    if (folded === DROP) {
      spaceBefore = true;
      continue;
    }
    if (folded === 46 && isFullStop(raw, i, out, n)) {
      spaceBefore = false;
      put(0x3002, i, i + 1);
      continue;
    }
    if (folded > SPECIAL) {
      if (spaceBefore) {
        spaceBefore = false;
        if (opensHeading(folded, out, n)) put(0x3001, i - 1, i);
        if (isLatin(c) && n > 0 && isLatin(out[n - 1] ?? 0)) put(32, i - 1, i);
      }
      put(folded, i, i + 1);
      continue;
    }
    spaceBefore = false;
    if (folded === LINE) {
      if (c !== 13 || raw.charCodeAt(i + 1) !== 10) put(10, i, i + 1);
      continue;
    }
    if (c === 38 && raw.startsWith('&nbsp;', i)) {
      i += 5;
      spaceBefore = true;
      continue;
    }
    const width = c === 92 || c === 36 ? latexAt(raw, i, put) : 0;
    if (width > 0) {
      i += width - 1;
      continue;
    }
    const text = c === 38 || c === 92 || c === 36 ? (raw[i] ?? '') : foldOne(c, raw[i] ?? '');
    for (let k = 0; k < text.length; k++) put(text.charCodeAt(k), i, i + 1);
  }
  return { raw, text: textOf(out, n), from: from.subarray(0, n), to: to.subarray(0, n) };
}

const NUMERALS = '一二三四五六七八九十';

/** A half-width full stop behind a word, at the end of a line or before the next word: 完成改造.各单位 is two sentences. */
function isFullStop(raw: string, i: number, out: Uint16Array, n: number): boolean {
  const before = out[n - 1] ?? 10;
  const word = (before >= 0x4e00 && before <= 0x9fff) || before === 37 || before === 34 || before === 41;
  if (!word || atLineNumber(out, n)) return false;
  const next = raw.charCodeAt(i + 1);
  if (Number.isNaN(next) || next <= 32 || next === 0x3000) return true;
  return (
    before !== 41 && ((next >= 0x4e00 && next <= 0x9fff) || next === 40 || next === 0xff08 || next === 0x3014)
  );
}

/** True when nothing but a Chinese numeral, bracketed or not, stands in the line so far. */
function atLineNumber(out: Uint16Array, n: number): boolean {
  let k = n - 1;
  while (k >= 0 && n - k <= 6) {
    const c = out[k] ?? 10;
    if (c === 10) return true;
    if (c !== 40 && c !== 41 && !NUMERALS.includes(String.fromCharCode(c))) return false;
    k--;
  }
  return k < 0;
}

/** 一　总体要求: a numeral that opens a line and stands apart from its title. */
function opensHeading(next: number, out: Uint16Array, n: number): boolean {
  const before = String.fromCharCode(out[n - 1] ?? 10);
  if (!NUMERALS.includes(before) || next < 0x4e00 || next > 0x9fff) return false;
  if ('〇零一二三四五六七八九十百年月日是级类季等个家号章节条部'.includes(String.fromCharCode(next)))
    return false;
  for (let k = n - 1; k >= 0 && n - k <= 3; k--) {
    const c = out[k] ?? 10;
    if (c === 10) return true;
    if (!NUMERALS.includes(String.fromCharCode(c))) return false;
  }
  return n <= 3;
}

function grown<T extends Uint16Array | Uint32Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}

function textOf(codes: Uint16Array, length: number): string {
  const parts: string[] = [];
  for (let i = 0; i < length; i += 8192)
    parts.push(String.fromCharCode(...codes.subarray(i, Math.min(length, i + 8192))));
  return parts.join('');
}

/** True for white space and invisible characters that carry no meaning inside a line. */
function isDropped(c: number): boolean {
  return (
    c <= 32 ||
    c === 0x7f ||
    c === 0xa0 ||
    c === 0x3000 ||
    c === 0xfeff ||
    c === 0xad ||
    (c >= 0x2000 && c <= 0x200f) ||
    (c >= 0x202a && c <= 0x202f) ||
    (c >= 0x205f && c <= 0x206f) ||
    (c >= 0x80 && c <= 0x9f)
  );
}

function isLatin(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
}

function foldOne(c: number, ch: string): string {
  if (c < 0x7e) return ch;
  if (c >= 0x4e00 && c <= 0x9fff) return ch;
  if (c >= 0xff01 && c <= 0xff5d) {
    const plain = String.fromCharCode(c - 0xfee0);
    return SINGLE.get(plain) ?? plain;
  }
  if (c === 0xff5e) return '-';
  const known = SINGLE.get(ch);
  if (known !== undefined) return known;
  if (c >= 0x3220 && c <= 0x3229) return `(${'一二三四五六七八九十'[c - 0x3220]})`;
  if (c >= 0x2474 && c <= 0x2487) return `(${c - 0x2473})`;
  if (c >= 0x2488 && c <= 0x249b) return `${c - 0x2487}.`;
  if ((c >= 0x2e80 && c <= 0x2fdf) || (c >= 0xf900 && c <= 0xfaff)) {
    const plain = ch.normalize('NFKC');
    return plain.length === 1 ? plain : ch;
  }
  return ch;
}

/** Reads a LaTeX comparison left by a converter (`$\geq 10\%$`); returns how many raw characters it took. */
function latexAt(raw: string, i: number, put: (code: number, a: number, b: number) => void): number {
  if (raw[i] === '$') return 1;
  for (const [name, plain] of LATEX) {
    if (raw.startsWith(name, i)) {
      put(plain.charCodeAt(0), i, i + name.length);
      return name.length;
    }
  }
  return 0;
}

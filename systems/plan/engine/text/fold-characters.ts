import { LATEX } from './character-forms.ts';
import { DROP, foldOne, LINE, SPECIAL, TABLE } from './fold-table.ts';
import { isFullStop, opensHeading } from './restored-marks.ts';

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

function isLatin(c: number): boolean {
  return (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
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

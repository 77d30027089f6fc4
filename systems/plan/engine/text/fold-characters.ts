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
    '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '─': '-', '━': '-', '﹣': '-', '~': '-', '∼': '-', '〜': '-',
    '“': '"', '”': '"', '„': '"', '〝': '"', '〞': '"', '「': '"', '」': '"', '『': '"', '』': '"', '‘': "'", '’': "'",
    '〔': '[', '〕': ']', '【': '[', '】': ']', '〖': '[', '〗': ']', '﹝': '[', '﹞': ']', '﹙': '(', '﹚': ')', '︵': '(', '︶': ')',
    '｡': '。', '､': '、', '︰': ':', '∶': ':', '﹕': ':', '﹔': ';', '﹐': ',', '﹑': '、', '﹪': '%', '⩾': '≥', '≧': '≥', '⩽': '≤', '≦': '≤',
    '•': '·', '●': '·', '○': '〇', '◯': '〇', '│': '|', '┃': '|', '∣': '|',
  }),
);

const LATEX: readonly (readonly [string, string])[] = [
  ['\\geqslant', '≥'], ['\\leqslant', '≤'], ['\\geq', '≥'], ['\\leq', '≤'], ['\\ge', '≥'], ['\\le', '≤'], ['\\sim', '-'], ['\\approx', '≈'], ['\\%', '%'],
];

/** Folds the whole raw text; linear in its length. */
export function foldCharacters(raw: string): FoldedText {
  const parts: string[] = [];
  const limit = raw.length * 4 + 1;
  let from = new Uint32Array(raw.length + 16);
  let to = new Uint32Array(raw.length + 16);
  let n = 0;
  let chunk = '';
  let lastKept = 0;
  let pendingSpace = false;
  const push = (s: string, a: number, b: number): void => {
    if (n + s.length >= from.length) {
      const size = Math.min(limit, from.length * 2);
      const f = new Uint32Array(size);
      f.set(from);
      from = f;
      const t = new Uint32Array(size);
      t.set(to);
      to = t;
    }
    for (let k = 0; k < s.length; k++) {
      from[n] = a;
      to[n] = b;
      n++;
    }
    chunk += s;
    lastKept = s.charCodeAt(s.length - 1);
    if (chunk.length > 8192) {
      parts.push(chunk);
      chunk = '';
    }
  };
  for (let i = 0; i < raw.length; i++) {
    const c = raw.charCodeAt(i);
    if (c === 10 || c === 13 || c === 12 || c === 11 || c === 0x2028 || c === 0x2029 || c === 0x85) {
      if (c === 13 && raw.charCodeAt(i + 1) === 10) continue;
      pendingSpace = false;
      push('\n', i, i + 1);
      continue;
    }
    if (c === 9) {
      pendingSpace = false;
      push('\t', i, i + 1);
      continue;
    }
    if (isDropped(c)) {
      pendingSpace = pendingSpace || c === 32 || c === 0xa0;
      continue;
    }
    if (pendingSpace) {
      pendingSpace = false;
      if (isLatin(lastKept) && isLatin(c)) push(' ', i - 1, i);
    }
    if (c === 92 || c === 36) {
      const width = latexAt(raw, i, push);
      if (width > 0) {
        i += width - 1;
        continue;
      }
    }
    if (c === 38 && raw.startsWith('&nbsp;', i)) {
      i += 5;
      continue;
    }
    push(foldOne(c, raw[i] ?? ''), i, i + 1);
  }
  parts.push(chunk);
  return { raw, text: parts.join(''), from: from.subarray(0, n), to: to.subarray(0, n) };
}

/** True for white space and invisible characters that carry no meaning inside a line. */
function isDropped(c: number): boolean {
  return (
    c <= 32 || c === 0x7f || c === 0xa0 || c === 0x3000 || c === 0xfeff || c === 0xad ||
    (c >= 0x2000 && c <= 0x200f) || (c >= 0x202a && c <= 0x202f) || (c >= 0x205f && c <= 0x206f) ||
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
function latexAt(raw: string, i: number, push: (s: string, a: number, b: number) => void): number {
  if (raw[i] === '$') return 1;
  for (const [name, plain] of LATEX) {
    if (raw.startsWith(name, i)) {
      push(plain, i, i + name.length);
      return name.length;
    }
  }
  return 0;
}

import { SINGLE } from './character-forms.ts';

/** Classes of a code unit in `TABLE` that are no plain character. */
export const DROP = 0;
export const LINE = 1;
export const SPECIAL = 2;

/** One step per code unit: what it folds to, or its class. */
export const TABLE: Uint16Array = foldTable();

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

/** What one character folds to (字符归一); most stay as they are. */
export function foldOne(c: number, ch: string): string {
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

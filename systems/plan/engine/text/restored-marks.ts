const NUMERALS = '一二三四五六七八九十';

/** True for a half-width full stop (句点) behind a word, at the end of a line or before the next word: 完成改造.各单位 is two sentences. */
export function isFullStop(raw: string, i: number, out: Uint16Array, n: number): boolean {
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

/** True for a numeral that opens a line and stands apart from its title (缺顿号的序号): 一　总体要求. */
export function opensHeading(next: number, out: Uint16Array, n: number): boolean {
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

/** Letters and digits, half and full width, of which words and numbers are made; Han characters stand alone. */
const PIECE = /[\p{Nd}\p{Script=Latin}]/u;
/** Marks inside a number or a word: 7,026 · 75.5 · COVID-19 · don’t. */
const JOINT = /[.,．，:/\-–'’]/u;
/** What belongs to the number before it. */
const SIGN = /[%‰％℃°]/u;
/** What is nothing without the character before it. */
const ATTACHED = /\p{M}|\u200d/u;

/** The whole character that begins, or ends, at an offset. */
function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}
function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff && at >= 2 ? characterAt(text, at - 2) : (text[at - 1] ?? '');
}

/** Whether a text may be cut at an offset (可断处): not inside a number, a word in Latin letters, or one character. */
export function mayCut(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const unit = text.charCodeAt(at);
  const unitBefore = text.charCodeAt(at - 1);
  if (unit >= 0xdc00 && unit <= 0xdfff && unitBefore >= 0xd800 && unitBefore <= 0xdbff) return false;
  const before = characterBefore(text, at);
  const after = characterAt(text, at);
  if (ATTACHED.test(after) || before === '\u200d') return false;
  if (PIECE.test(before)) {
    if (PIECE.test(after) || SIGN.test(after)) return false;
    return !(JOINT.test(after) && PIECE.test(characterAt(text, at + after.length)));
  }
  if (PIECE.test(after))
    return !(JOINT.test(before) && PIECE.test(characterBefore(text, at - before.length)));
  return true;
}

/** The first place at or behind an offset where the text may be cut, never beyond `limit`. */
export function cutFrom(text: string, at: number, limit: number): number {
  let place = Math.max(0, at);
  while (place < limit && !mayCut(text, place)) place += 1;
  return Math.min(place, limit);
}

/** The last place at or before an offset where the text may be cut, never before `limit`. */
export function cutUntil(text: string, at: number, limit: number): number {
  let place = Math.min(text.length, at);
  while (place > limit && !mayCut(text, place)) place -= 1;
  return Math.max(place, limit);
}

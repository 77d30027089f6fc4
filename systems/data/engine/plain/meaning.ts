/** What a cell of valid UTF-8 says (单元格取值): nothing, something just as it stands, or something to be looked at as text. */
export const NOTHING = 0;
export const SOMETHING = 1;
export const UNSURE = 2;

/**
 * Tells what a cell says without making a text of it, by the same rules as `cellText`: unsure where blanks stand at its ends.
 */
export function meaningOf(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0) return NOTHING;
  const first = bytes[start] as number;
  const last = bytes[end - 1] as number;
  if (first <= 32 || last <= 32) return UNSURE;
  if (last >= 128 && isBlankEnd(bytes, end, length)) return UNSURE;
  if (first >= 48 && first <= 57) return SOMETHING;
  if (first >= 128 && isBlankStart(bytes, start, length)) return UNSURE;
  if (length > 6) return SOMETHING;
  return isMissing(bytes, start, length) ? NOTHING : SOMETHING;
}

/** U+3000, U+00A0 and U+FEFF at the end. */
function isBlankEnd(bytes: Uint8Array, end: number, length: number): boolean {
  if (length >= 2 && bytes[end - 1] === 0xa0 && bytes[end - 2] === 0xc2) return true;
  return length >= 3 && isWideBlank(bytes, end - 3);
}

function isBlankStart(bytes: Uint8Array, start: number, length: number): boolean {
  if (length >= 2 && bytes[start] === 0xc2 && bytes[start + 1] === 0xa0) return true;
  return length >= 3 && isWideBlank(bytes, start);
}

function isWideBlank(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at];
  if (first === 0xe3) return bytes[at + 1] === 0x80 && bytes[at + 2] === 0x80;
  return first === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}

/** `-`, `--`, `无`, `—`, `－`, `——`, `－－`, `NULL` and `(NULL)`. */
function isMissing(bytes: Uint8Array, start: number, length: number): boolean {
  const first = bytes[start];
  if (length === 1) return first === 45;
  if (length === 2) return first === 45 && bytes[start + 1] === 45;
  if (length === 3) return isDash(bytes, start) || isNone(bytes, start);
  if (length === 4) return isNull(bytes, start);
  if (length !== 6) return false;
  if (first === 40) return bytes[start + 5] === 41 && isNull(bytes, start + 1);
  return isDash(bytes, start) && isDash(bytes, start + 3) && bytes[start] === bytes[start + 3];
}

function isDash(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at];
  if (first === 0xe2) return bytes[at + 1] === 0x80 && bytes[at + 2] === 0x94;
  return first === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x8d;
}

function isNone(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xe6 && bytes[at + 1] === 0x97 && bytes[at + 2] === 0xa0;
}

function isNull(bytes: Uint8Array, at: number): boolean {
  return (
    lower(bytes[at]) === 110 &&
    lower(bytes[at + 1]) === 117 &&
    lower(bytes[at + 2]) === 108 &&
    lower(bytes[at + 3]) === 108
  );
}

function lower(code: number | undefined): number {
  return (code ?? 0) | 32;
}

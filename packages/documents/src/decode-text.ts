import type { ReadContext } from './document-text.ts';
import { documentProblems } from './problems.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  /** True when nothing but the bytes themselves speaks for the encoding, and there are few of them. */
  readonly guessed: boolean;
}

/**
 * Bytes to text (文字编码): byte order mark, then valid UTF-8, then GB18030 that looks like Chinese. `declared` is what
 * an HTML file says of itself and is tried first. Never a replacement character: what fits nothing is refused.
 *
 * GB18030 accepts nearly any pair of high bytes, so validity alone proves nothing: Big5 or broken UTF-8 would come out
 * as nonsense. At least seven in ten of the two-byte ideographs must be among the 3,755 common ones (GB 2312 level 1,
 * lead bytes B0–D7); real papers lie above nine in ten, Big5 and UTF-8 read as GB lie near one in three.
 *
 * @throws documents/unknown-encoding
 */
export function decodeText(bytes: Uint8Array, context: ReadContext, declared?: string): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const text = tryDecode(bytes.subarray(3), 'utf-8');
    if (text !== undefined) return { text, encoding: 'utf-8', guessed: false };
  }
  for (const [first, second, encoding] of [
    [0xff, 0xfe, 'utf-16le'],
    [0xfe, 0xff, 'utf-16be'],
  ] as const) {
    if (bytes[0] !== first || bytes[1] !== second) continue;
    const text = tryDecode(bytes.subarray(2), encoding);
    if (text !== undefined) return { text, encoding, guessed: false };
  }
  if (/^(gb|hz|cp936|windows-936|x-gbk)/i.test(declared ?? '')) {
    const chinese = decodeChinese(bytes);
    if (chinese && chinese.share >= 0.7) return { text: chinese.text, encoding: 'gb18030', guessed: false };
  }
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', guessed: false };
  const chinese = decodeChinese(bytes);
  if (chinese && chinese.share >= 0.7) {
    return { text: chinese.text, encoding: 'gb18030', guessed: chinese.ideographs < 20 };
  }
  throw documentProblems.problem('unknown-encoding', {
    name: context.name,
    byte: firstInvalidUtf8(bytes) + 1,
  });
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function decodeChinese(bytes: Uint8Array): { text: string; share: number; ideographs: number } | undefined {
  const text = tryDecode(bytes, 'gb18030');
  if (text === undefined || /[\uE000-\uF8FF]/u.test(text)) return undefined;
  let ideographs = 0;
  let common = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[at + 1] ?? 0;
    if (trail >= 0x30 && trail <= 0x39) {
      // A four-byte character: rare, counted as an uncommon ideograph.
      ideographs += 1;
      at += 3;
      continue;
    }
    at += 1;
    const symbol = (lead >= 0xa1 && lead <= 0xa9 && trail >= 0xa1) || (lead >= 0xa8 && lead <= 0xa9);
    if (symbol) continue;
    ideographs += 1;
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) common += 1;
  }
  return { text, ideographs, share: ideographs === 0 ? 1 : common / ideographs };
}

/** Offset of the first byte that no UTF-8 text can have there; for the sentence of the refusal only. */
function firstInvalidUtf8(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // Streaming decoding accepts a prefix cut inside a character, so the first bad byte can be halved for.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (prefixValid(bytes.subarray(0, middle + 1))) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, bytes.length - 1);
}

function prefixValid(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

let pairs: Uint16Array | undefined;
let fours: Uint32Array | undefined;

/**
 * Text as GB18030 (GB18030 编码). Node decodes it and does not encode it, so its tables are found by decoding every code: pairs
 * for the common characters, four bytes for the rest of the basic plane.
 *
 * @throws Error for a character beyond the basic plane
 */
export function encodeGb18030(text: string): Uint8Array {
  pairs ??= twoBytes();
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    const pair = pairs[unit] as number;
    if (pair !== 0) {
      bytes[length++] = pair >> 8;
      bytes[length++] = pair & 0xff;
      continue;
    }
    fours ??= fourBytes();
    const four = fours[unit] as number;
    if (four === 0) throw new Error(`no code for ${text[index]} in GB18030`);
    bytes[length++] = four >>> 24;
    bytes[length++] = (four >>> 16) & 0xff;
    bytes[length++] = (four >>> 8) & 0xff;
    bytes[length++] = four & 0xff;
  }
  return bytes.slice(0, length);
}

function twoBytes(): Uint16Array {
  const decoder = new TextDecoder('gb18030');
  const found = new Uint16Array(65_536);
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(new Uint8Array([lead, trail]));
      if (text.length === 1 && text !== '\uFFFD') found[text.charCodeAt(0)] ||= (lead << 8) | trail;
    }
  return found;
}

/** The basic plane ends at 84 31 A4 39. */
function fourBytes(): Uint32Array {
  const decoder = new TextDecoder('gb18030');
  const found = new Uint32Array(65_536);
  for (let first = 0x81; first <= 0x84; first += 1)
    for (let second = 0x30; second <= 0x39; second += 1)
      for (let third = 0x81; third <= 0xfe; third += 1)
        for (let fourth = 0x30; fourth <= 0x39; fourth += 1) {
          const text = decoder.decode(new Uint8Array([first, second, third, fourth]));
          if (text.length === 1 && text !== '\uFFFD')
            found[text.charCodeAt(0)] = ((first << 24) | (second << 16) | (third << 8) | fourth) >>> 0;
        }
  return found;
}

let table: Uint16Array | undefined;

/**
 * Text as GB18030 (GB18030 编码). Node decodes it and does not encode it, so the two-byte part is found by decoding every pair.
 *
 * @throws Error for a character beyond the two-byte part
 */
export function encodeGb18030(text: string): Uint8Array {
  table ??= twoBytes();
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    const pair = table[unit] as number;
    if (pair === 0) throw new Error(`no two bytes for ${text[index]} in GB18030`);
    bytes[length++] = pair >> 8;
    bytes[length++] = pair & 0xff;
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
      if (text.length === 1 && text !== '�') found[text.charCodeAt(0)] ||= (lead << 8) | trail;
    }
  return found;
}

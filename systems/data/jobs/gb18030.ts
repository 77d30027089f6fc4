/** Code points from here on have four bytes that follow from their number. */
const ASTRAL = 0x10000;
const ASTRAL_FIRST = 189_000;
/** So many four-byte sequences stand for the rest of the basic plane. */
const BASIC = 39_420;

let known: Int32Array | null = null;

/** Bytes of every character of the basic plane as one number, read off the decoder (反查表), so that both always agree. */
function table(): Int32Array {
  if (known) return known;
  const bytesOf = new Int32Array(ASTRAL).fill(-1);
  const decoder = new TextDecoder('gb18030');
  const note = (bytes: Uint8Array, value: number) => {
    const text = decoder.decode(bytes);
    if (text.length === 1 && text !== '\uFFFD' && bytesOf[text.charCodeAt(0)] === -1)
      bytesOf[text.charCodeAt(0)] = value;
  };
  for (let code = 0; code < 0x80; code += 1) bytesOf[code] = code;
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) note(Uint8Array.of(lead, trail), (lead << 8) | trail);
  for (let index = 0; index < BASIC; index += 1) {
    const bytes = fourBytes(index);
    note(bytes, Buffer.from(bytes).readInt32BE(0));
  }
  // What was no text of the sender's encoding stays what it was read as.
  bytesOf[0xfffd] = Buffer.from(fourBytes(39_417)).readInt32BE(0);
  known = bytesOf;
  return bytesOf;
}

function fourBytes(index: number): Uint8Array {
  return Uint8Array.of(
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1_260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  );
}

/** Text as bytes of GB18030 (编码为 GB18030): every character has one, unlike GBK. The platform itself only decodes it. */
export function encodeGb18030(text: string): Buffer {
  const bytesOf = table();
  const bytes = Buffer.allocUnsafe(text.length * 4);
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0xfffd;
    if (code < 0x80) {
      bytes[end] = code;
      end += 1;
    } else if (code >= ASTRAL) {
      bytes.set(fourBytes(ASTRAL_FIRST + code - ASTRAL), end);
      end += 4;
      at += 1;
    } else {
      let value = bytesOf[code] ?? -1;
      // Half of a pair, which is no character.
      if (value === -1) value = bytesOf[0xfffd] ?? 0x3f;
      if (value > 0 && value <= 0xffff) end = bytes.writeUInt16BE(value, end);
      else end = bytes.writeInt32BE(value, end);
    }
  }
  return bytes.subarray(0, end);
}

/** Where a run is read from (读取位置): a part of a page. */
export interface Cursor {
  readonly view: DataView;
  at: number;
  readonly end: number;
}

/**
 * Reads the mixture of repeated and bit-packed numbers (RLE 与位压缩混合编码) by which Parquet writes levels and places in a
 * dictionary. Never more is written than `into` holds, whatever the bytes claim.
 *
 * @throws RangeError where the bytes end before the numbers do
 */
export function readRuns(from: Cursor, width: number, into: Int32Array | Uint8Array): void {
  if (width > 32) throw new RangeError(`numbers of ${width} bits`);
  let seen = 0;
  while (seen < into.length) {
    const head = varint(from);
    if ((head & 1) === 0) {
      const value = fixed(from, (width + 7) >> 3);
      const until = Math.min(into.length, seen + (head >>> 1));
      into.fill(value, seen, until);
      seen = until;
      continue;
    }
    const groups = head >>> 1;
    const count = Math.min(groups * 8, into.length - seen);
    if (from.at + Math.ceil((count * width) / 8) > from.end) throw new RangeError('a run is cut off');
    unpack(from, width, into, seen, count);
    from.at = Math.min(from.end, from.at + groups * width);
    seen += count;
  }
}

function unpack(
  { view, at, end }: Cursor,
  width: number,
  into: Int32Array | Uint8Array,
  from: number,
  count: number,
): void {
  const size = 2 ** width;
  for (let index = 0; index < count; index++) {
    const bit = index * width;
    const byte = at + Math.floor(bit / 8);
    let bits = 0;
    // At most five bytes hold a number of 32 bits; as a sum they are exact.
    for (let part = 0; part < 5 && byte + part < end && part * 8 < width + (bit & 7); part++)
      bits += view.getUint8(byte + part) * 2 ** (8 * part);
    into[from + index] = Math.floor(bits / 2 ** (bit & 7)) % size;
  }
}

/** A number of up to 32 bits in groups of seven. */
function varint(from: Cursor): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = next(from);
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value >>> 0;
  }
  throw new RangeError('a length has no end');
}

function fixed(from: Cursor, bytes: number): number {
  let value = 0;
  for (let index = 0; index < bytes; index++) value += next(from) * 2 ** (8 * index);
  return value;
}

function next(from: Cursor): number {
  if (from.at >= from.end) throw new RangeError('a run is cut off');
  return from.view.getUint8(from.at++);
}

import type { Encoding, ParquetType } from 'hyparquet';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { readVarInt } from 'hyparquet/src/thrift.js';
import type { Raw } from './cell-text.ts';
import { readRuns } from './level-runs.ts';

/** The values of a page by place (页内取值). */
export type Values = (place: number) => Raw;

/** Bytes that shared beginnings may grow to. */
const GROWN_BYTES = 64 * 1024 * 1024;

/** Differences in one block; writers take 128 to 2,048. */
const MOST_IN_BLOCK = 1 << 16;

const WIDTHS: Readonly<Partial<Record<ParquetType, number>>> = {
  INT32: 4,
  INT64: 8,
  INT96: 12,
  FLOAT: 4,
  DOUBLE: 8,
};

/**
 * Values of a page that are not in a dictionary (非字典页的值), read at their place when they are asked for. Whether there are
 * as many bytes as the values need is found out before anything is made.
 *
 * @throws RangeError where the bytes do not suffice; `null` for an encoding that is not read
 */
export function pageValues(
  bytes: Uint8Array,
  encoding: Encoding,
  count: number,
  type: ParquetType,
  fixedLength: number,
): Values | null {
  switch (encoding) {
    case 'PLAIN':
      return plainValues(bytes, count, type, fixedLength);
    case 'RLE':
      return type === 'BOOLEAN' ? booleanRuns(bytes, count) : null;
    case 'DELTA_BINARY_PACKED':
      return type === 'INT32' || type === 'INT64' ? deltas(bytes, count, type) : null;
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return texts(bytes, count, false);
    case 'DELTA_BYTE_ARRAY':
      return texts(bytes, count, true);
    default:
      return null;
  }
}

/** Values one after another as they are (PLAIN 编码). */
export function plainValues(
  bytes: Uint8Array,
  count: number,
  type: ParquetType,
  fixedLength: number,
): Values {
  const view = viewOf(bytes);
  if (type === 'BOOLEAN') {
    need(bytes, Math.ceil(count / 8));
    return (place) => ((view.getUint8(place >> 3) >> (place & 7)) & 1) === 1;
  }
  if (type === 'BYTE_ARRAY') return byteArrays(bytes, count);
  const width = type === 'FIXED_LEN_BYTE_ARRAY' ? fixedLength : (WIDTHS[type] ?? 0);
  if (!(width > 0)) throw new RangeError(`values of ${width} bytes`);
  need(bytes, count * width);
  switch (type) {
    case 'INT32':
      return (place) => view.getInt32(place * 4, true);
    case 'INT64':
      return (place) => view.getBigInt64(place * 8, true);
    case 'FLOAT':
      return (place) => view.getFloat32(place * 4, true);
    case 'DOUBLE':
      return (place) => view.getFloat64(place * 8, true);
    default:
      return (place) => bytes.subarray(place * width, (place + 1) * width);
  }
}

function byteArrays(bytes: Uint8Array, count: number): Values {
  need(bytes, count * 4);
  const view = viewOf(bytes);
  const starts = new Int32Array(count + 1);
  let at = 0;
  for (let place = 0; place < count; place++) {
    const length = view.getUint32(at, true);
    starts[place] = at + 4;
    at += 4 + length;
    if (at > bytes.length) throw new RangeError('a value is cut off');
  }
  starts[count] = at + 4;
  // A value ends where the length of the next one begins.
  return (place) => bytes.subarray(starts[place], (starts[place + 1] as number) - 4);
}

function booleanRuns(bytes: Uint8Array, count: number): Values {
  need(bytes, 4);
  const values = new Uint8Array(count);
  readRuns({ view: viewOf(bytes), at: 4, end: bytes.length }, 1, values);
  return (place) => values[place] === 1;
}

function deltas(bytes: Uint8Array, count: number, type: 'INT32' | 'INT64'): Values {
  const values = type === 'INT32' ? new Int32Array(count) : new BigInt64Array(count);
  if (count > 0) unpack({ view: viewOf(bytes), offset: 0 }, values);
  return (place) => values[place] as number | bigint;
}

/** Differences packed in blocks. A block as large as no writer makes one is refused before room is made for it. */
function unpack(reader: { readonly view: DataView; offset: number }, into: Int32Array | BigInt64Array): void {
  const head = { view: reader.view, offset: reader.offset };
  const [block, parts] = [readVarInt(head), readVarInt(head)];
  if (!(block > 0 && block <= MOST_IN_BLOCK && parts > 0 && parts <= block))
    throw new RangeError('a block is wrong');
  deltaBinaryUnpack(reader, into.length, into);
}

/** Texts whose lengths stand before them, and with `shared` how much of its beginning each has from the one before. */
function texts(bytes: Uint8Array, count: number, shared: boolean): Values {
  if (count === 0) return () => new Uint8Array();
  const reader = { view: viewOf(bytes), offset: 0 };
  const prefixes = new Int32Array(count);
  if (shared) unpack(reader, prefixes);
  const lengths = new Int32Array(count);
  unpack(reader, lengths);
  let grown = 0;
  for (let place = 0; place < count; place++) {
    const own = lengths[place] as number;
    const prefix = prefixes[place] as number;
    const before = place === 0 ? 0 : (prefixes[place - 1] as number) + (lengths[place - 1] as number);
    if (own < 0 || prefix < 0 || prefix > before) throw new RangeError('a length is wrong');
    grown += own + prefix;
  }
  if (grown > GROWN_BYTES) throw new RangeError('the texts are too long');
  const values = new Uint8Array(grown);
  const starts = new Int32Array(count + 1);
  let at = 0;
  let from = reader.offset;
  for (let place = 0; place < count; place++) {
    const own = lengths[place] as number;
    const prefix = prefixes[place] as number;
    if (from + own > bytes.length) throw new RangeError('a value is cut off');
    if (prefix > 0)
      values.copyWithin(at, starts[place - 1] as number, (starts[place - 1] as number) + prefix);
    values.set(bytes.subarray(from, from + own), at + prefix);
    starts[place] = at;
    at += prefix + own;
    from += own;
  }
  starts[count] = at;
  return (place) => values.subarray(starts[place], starts[place + 1]);
}

/** A view of exactly these bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function need(bytes: Uint8Array, wanted: number): void {
  if (!(wanted <= bytes.length)) throw new RangeError('a page is cut off');
}

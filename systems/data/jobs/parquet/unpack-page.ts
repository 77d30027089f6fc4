import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type CompressionCodec, snappyUncompress } from 'hyparquet';

/**
 * A page as it was before it was packed (解压页): of exactly the size that was announced, never larger; `null` for a
 * compression that is not read.
 *
 * @throws Error where the bytes are not of the compression or the size is another
 */
export function unpackPage(bytes: Uint8Array, size: number, codec: CompressionCodec): Uint8Array | null {
  const page = unpacked(bytes, size, codec);
  if (page !== null && page.length !== size) throw new RangeError('a page has another size than it says');
  return page;
}

function unpacked(bytes: Uint8Array, size: number, codec: CompressionCodec): Uint8Array | null {
  // Nothing packed is nothing, which the unpackers do not take.
  if (size === 0) return new Uint8Array();
  switch (codec) {
    case 'UNCOMPRESSED':
      return bytes;
    case 'SNAPPY': {
      const page = new Uint8Array(size);
      snappyUncompress(bytes, page);
      return page;
    }
    case 'GZIP':
      return gunzipSync(bytes, { maxOutputLength: size });
    case 'BROTLI':
      return brotliDecompressSync(bytes, { maxOutputLength: size });
    default:
      return null;
  }
}

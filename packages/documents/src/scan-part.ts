import type { XmlScanner } from './xml-scanner.ts';

/** A part as UTF-8 (统一编码): UTF-16, which the format also allows, is turned into it; its declaration says so then. */
export async function* utf8Chunks(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let first = true;
  for await (const chunk of chunks) {
    if (first) {
      first = false;
      const label =
        chunk[0] === 0xff && chunk[1] === 0xfe
          ? 'utf-16le'
          : chunk[0] === 0xfe && chunk[1] === 0xff
            ? 'utf-16be'
            : '';
      if (label !== '') {
        decoder = new TextDecoder(label, { fatal: true });
        yield Buffer.from(
          decoder.decode(chunk, { stream: true }).replace(/encoding=(["'])utf-16\1/i, 'encoding="UTF-8"'),
        );
        continue;
      }
    }
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
  }
  if (decoder) yield Buffer.from(decoder.decode());
}

/** Scans a whole part; false when the package has none of this name. */
export async function scanPart(
  chunks: AsyncIterable<Uint8Array> | undefined,
  scanner: XmlScanner,
): Promise<boolean> {
  if (!chunks) return false;
  for await (const chunk of utf8Chunks(chunks)) scanner.write(chunk);
  scanner.close();
  return true;
}

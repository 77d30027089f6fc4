import { inflateRawSync } from 'node:zlib';

/** Figure addresses as they stand in the parts of the file, each below the address of its report. */
export function figureKeysIn(bytes: Buffer, report: string): string[] {
  const parts = zipParts(bytes);
  const links = [...parts]
    .filter(([name]) => name.endsWith('.rels'))
    .flatMap(([, text]) => [...text.matchAll(/Target="(http[^"]+)"/g)]);
  return links.map(([, address = '']) => {
    if (!address.startsWith(`${report}?figure=`)) throw new Error(`${address} is not below ${report}`);
    return decodeURIComponent(address.slice(`${report}?figure=`.length));
  });
}

/** Texts of a zip's entries, by its central directory. */
function zipParts(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameLength, local] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt32LE(at + 42),
    ];
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    const text = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content;
    parts.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), text.toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

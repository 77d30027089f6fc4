import { parsePart } from './xml.ts';
import type { Archive } from './zip.ts';

/** The XML of a part as text, to be edited in place (部件原文), once it has been parsed within the bounds. */
export function partText(archive: Archive, part: string): string {
  if (!parsePart(archive, part, {})) throw archive.damaged(part);
  const bytes = archive.read(part) ?? new Uint8Array();
  return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8')
    .decode(bytes)
    .replace(/encoding="utf-16"/i, 'encoding="UTF-8"');
}

import { readRelationships } from '../xml.ts';
import type { Archive } from '../zip.ts';

/** The part of a Word package that holds its body (正文部件). */
export function mainPart(archive: Archive): string {
  for (const one of readRelationships(archive, '').values())
    if (one.type === 'officeDocument') return one.target;
  return 'word/document.xml';
}

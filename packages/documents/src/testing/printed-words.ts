import type { DocumentText } from '../document-text.ts';

/**
 * What a paper says, in whatever format it was read from (文字比对): without line breaks, page numbers, the marks of
 * notes and the heads that a table prints again on each page, which every format sets in its own way.
 */
export function printedWords({ text, blocks }: DocumentText): string {
  const chrome = blocks.filter((block) => block.kind === 'chrome');
  const printed = [...chrome].reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    text,
  );
  const lines = printed.split('\n');
  const heads = new Set<string>();
  return lines
    .filter((line) => {
      if (!line.includes('\t')) return true;
      const again = heads.has(line);
      heads.add(line);
      return !again;
    })
    .join('\n')
    .replace(/^注\d+ /gm, '')
    .replace(/\[\d+\]/g, '')
    .replace(/\s/gu, '');
}

import { escapeXml } from '../write/xml-text.ts';
import type { FormFill } from './form.ts';
import { placeKey, type WordGrid, type WordPlace } from './word-grid.ts';

/** The edits that put words into cells of Word tables (填 Word 表格); a cell's look is that of its paragraph mark. */
export function wordFills(xml: string, grids: readonly WordGrid[], fills: readonly FormFill[]) {
  return fills.flatMap((fill) => {
    const place = grids[fill.grid]?.places.get(placeKey(fill.row, fill.column));
    if (!place) throw new RangeError(`table ${fill.grid} has no cell ${fill.row}:${fill.column}`);
    return placeEdits(xml, place, fill.value.text);
  });
}

function placeEdits(xml: string, place: WordPlace, words: string) {
  const tag = xml.slice(place.start, place.end);
  const prefix = /^<([^:\s>]*:)?/.exec(tag)?.[1] ?? '';
  const run = runXml(prefix, place.look, words);
  if (place.empty) {
    const open = tag.replace(/\s*\/>$/, '>');
    return [{ start: place.start, end: place.end, text: `${open}${run}</${prefix}p>` }];
  }
  return [
    // The line to write on makes room for what is written.
    ...place.blanks.map(({ start, end }) => ({ start, end, text: '' })),
    { start: place.close, end: place.close, text: run },
  ];
}

function runXml(prefix: string, look: string, words: string): string {
  const lines = words
    .split(/\r?\n/)
    .map((line) => `<${prefix}t xml:space="preserve">${escapeXml(line)}</${prefix}t>`);
  return `<${prefix}r>${look}${lines.join(`<${prefix}br/>`)}</${prefix}r>`;
}

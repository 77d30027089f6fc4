import { rangeOf } from '@sanyi/dip';
import { expect, it } from 'vitest';
import { icdRanges } from './icd-ranges.ts';

it('blocks and chapters are in order and do not overlap', () => {
  for (const ranges of [icdRanges.blocks, icdRanges.chapters]) {
    const inOrder = ranges.filter(([from]) => !from.startsWith('U'));
    for (const [place, [from, to]] of inOrder.entries()) {
      expect(from <= to).toBe(true);
      const next = inOrder[place + 1];
      if (next) expect(to < next[0]).toBe(true);
    }
  }
  expect(icdRanges.chapters).toHaveLength(22);
});

it.each([
  ['I21', 'I20-I25', 'I00-I99'],
  ['C50', 'C50-C50', 'C00-D48'],
  ['D50', 'D50-D53', 'D50-D89'],
  ['H65', 'H65-H75', 'H60-H95'],
  ['X10', 'W00-X59', 'V01-Y98'],
  ['U07', 'U00-U49', 'U00-U85'],
])('%s lies in %s of %s', (category, block, chapter) => {
  expect(rangeOf(category, icdRanges.blocks)).toBe(block);
  expect(rangeOf(category, icdRanges.chapters)).toBe(chapter);
});

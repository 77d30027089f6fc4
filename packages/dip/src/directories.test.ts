import { describe, expect, it } from 'vitest';
import { buildCatalogue } from './build.ts';
import { DipCollector } from './columns.ts';
import { rangeOf, upperDirectories } from './directories.ts';
import { toNumber } from './spread.ts';
import { exampleRules } from './testing/example-rules.ts';
import { randomStays } from './testing/random-stays.ts';

const ranges = {
  blocks: [
    ['I20', 'I25'],
    ['K80', 'K87'],
  ],
  chapters: [
    ['I00', 'I99'],
    ['K00', 'K93'],
  ],
} as const;

describe('upper directories', () => {
  it('gather every case that is no pre-group once a level, and keep the sum of costs', () => {
    const collector = new DipCollector();
    for (const given of randomStays(3_000, 4)) collector.add(given);
    const built = buildCatalogue(collector.columns(), exampleRules, { id: 'c', name: '', year: 2025 });
    const found = upperDirectories(built, ranges);
    const inPre = built.catalogue.groups.reduce(
      (sum, { kind, cases }) => sum + (kind === 'pre' ? (cases ?? 0) : 0),
      0,
    );
    const tooFew = (built.left.get('too-few-cases') ?? 0) + (built.left.get('operation-class-unknown') ?? 0);
    const formed = built.grouped - inPre + tooFew;
    const sum = (level: string) =>
      found.reduce((all, item) => all + (item.level === level ? item.cases : 0), 0);
    expect(sum('chapter')).toBe(formed);
    expect(sum('secondary')).toBe(sum('primary'));
    expect(found.filter(({ level }) => level === 'chapter').map(({ key }) => key)).toEqual([
      'I00-I99',
      'K00-K93',
      '其他',
    ]);
    const block = found.filter(({ level, key }) => level === 'primary' && key.startsWith('K80-K87'));
    const below = found.filter(({ level, key }) => level === 'secondary' && key.startsWith('K80'));
    expect(block.reduce((all, { cases }) => all + cases, 0)).toBe(
      below.reduce((all, { cases }) => all + cases, 0),
    );
    for (const item of found) expect(toNumber(item.mean)).toBeGreaterThan(0);
  });

  it('know the range of a category', () => {
    expect(rangeOf('I21', ranges.blocks)).toBe('I20-I25');
    expect(rangeOf('I26', ranges.blocks)).toBe('其他');
    expect(rangeOf('K80.0', ranges.chapters)).toBe('K00-K93');
  });
});

import { describe, expect, it } from 'vitest';
import { BlockStore } from './block-store.ts';
import { leanList } from './lean-list.ts';

describe('leanList', () => {
  it.each([5, 150_000])('behaves like an array of %d entries', (length) => {
    const list = leanList(length, (index) => ({ index }));
    expect(list).toHaveLength(length);
    expect(Array.isArray(list)).toBe(true);
    expect(list[3]).toEqual({ index: 3 });
    expect(list[length]).toBeUndefined();
    expect(list.at(-1)).toEqual({ index: length - 1 });
    expect(list.find(({ index }) => index === 4)?.index).toBe(4);
    expect(list.some(({ index }) => index === length)).toBe(false);
    expect(list.every(({ index }) => index < length)).toBe(true);
    expect(list.map(({ index }) => index).slice(0, 3)).toEqual([0, 1, 2]);
    expect(list.filter(({ index }) => index % 2 === 0)).toHaveLength(Math.ceil(length / 2));
    expect(list.slice(1, 3)).toEqual([{ index: 1 }, { index: 2 }]);
    expect(list.reduce((sum) => sum + 1, 0)).toBe(length);
    let seen = 0;
    for (const { index } of list) seen += index === seen ? 1 : 0;
    expect(seen).toBe(length);
  });
});

describe('BlockStore', () => {
  it('gives back every block as it was put in', () => {
    const store = new BlockStore();
    const blocks = [
      { kind: 'paragraph', start: 0, end: 4 },
      { kind: 'paragraph', start: 4, end: 6, outline: 2 },
      { kind: 'cell', start: 6, end: 9, table: 1, row: 2, column: 3 },
      { kind: 'cell', start: 6, end: 9, table: 70_000, row: 2, column: 3 },
      { kind: 'cell', start: 9, end: 9, table: 1, row: 2, column: 4, continued: true },
      { kind: 'chrome', start: 9, end: 12, page: 1 },
      { kind: 'footnote', start: 12, end: 15, anchor: 2, number: 1 },
    ] as const;
    for (const block of blocks) store.push(block);
    store.pushSheetCell(15, 18, 0, 7, 28, '台账');
    expect(store.list()).toEqual([
      ...blocks,
      { kind: 'cell', start: 15, end: 18, table: 0, sheet: '台账', address: 'AB7', row: 7, column: 28 },
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowBlocks, RowText } from './row-blocks.ts';

function textOf(text: RowText): string {
  return Buffer.concat(text.parts()).toString('utf8');
}

describe('rows in blocks', () => {
  it('are what was added, as text or as bytes, over the edges of blocks', () => {
    const piece = fc.tuple(fc.constantFrom('a', '甲', '𠮷', 'a甲𠮷\n'), fc.integer({ min: 0, max: 400_000 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.boolean()), { maxLength: 8 }), (added) => {
        const rows = new RowText(new RowBlocks());
        let expected = '';
        for (const [[sign, times], asBytes] of added) {
          const text = sign.repeat(times);
          expect(rows.add(asBytes ? Buffer.from(text) : text)).toBe(Buffer.byteLength(text));
          expected += text;
        }
        expect(textOf(rows) === expected).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('use the same memory again once they are given up', () => {
    const memory = new RowBlocks();
    const first = new RowText(memory);
    first.add('甲'.repeat(1_000_000));
    const used = new Set(first.parts().map((part) => part.buffer));
    expect(used.size).toBeGreaterThan(2);
    first.release();
    expect(first.parts()).toEqual([]);
    const second = new RowText(memory);
    second.add('b'.repeat(2_000_000));
    expect(textOf(second)).toBe('b'.repeat(2_000_000));
    for (const part of second.parts()) expect(used.has(part.buffer)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ids, paper as small } from '../review/fixture.ts';
import type { Highlight } from '../shared/contract.ts';
import { litAt, spanOf, taskAt } from './passage.ts';
import { type Leaf, sentenceStarts, typeset, type Unit } from './typeset.ts';

const leaves = (units: readonly Unit[]): Leaf[] =>
  units.flatMap((unit) => (unit.kind === 'leaf' ? [unit.leaf] : unit.rows.flat()));
const block = (span: readonly [number, number], more: object = {}) => ({
  kind: 'paragraph' as const,
  span,
  page: null,
  outline: null,
  table: null,
  row: null,
  column: null,
  ...more,
});

describe('setting a paper', () => {
  it('knows the parts of an official paper', () => {
    expect(leaves(typeset(small)).map(({ face }) => face)).toEqual([
      'number',
      'title',
      'heading-1',
      'body',
      'body',
      'body',
    ]);
    const text =
      '某某区人民政府文件\n某政〔2026〕8号\n关于做好工作的通知\n各单位：\n请照办。\n某某区人民政府\n2026年3月1日';
    const set = leaves(typeset({ text, blocks: [], highlights: [], title: '别的标题' }));
    expect(set.map(({ face }) => face)).toEqual([
      'head',
      'number',
      'title',
      'salutation',
      'body',
      'signature',
      'signature',
    ]);
  });

  it('every piece is a slice of the raw text, in order, and no word is lost', () => {
    const kinds = ['task', 'department', 'deadline', 'target', 'section'] as const;
    const raw = fc.string({
      unit: fc.constantFrom('医', '改', '。', '\n', '　', 'a', '1', ' '),
      maxLength: 120,
    });
    const mark = fc.tuple(fc.nat(120), fc.nat(40), fc.constantFrom(...kinds));
    fc.assert(
      fc.property(raw, fc.array(mark, { maxLength: 12 }), (text, marks) => {
        const highlights = marks.map(
          ([from, length, kind], place): Highlight => ({
            itemId: String(place),
            kind,
            taskId: null,
            span: [Math.min(from, text.length), Math.min(from + length, text.length)],
            label: '',
            confidence: null,
          }),
        );
        const pieces = leaves(typeset({ text, blocks: [], highlights, title: '' })).flatMap(
          (leaf) => leaf.pieces,
        );
        let at = 0;
        for (const piece of pieces) {
          expect(piece.text).toBe(text.slice(piece.from, piece.to));
          expect(piece.from).toBeGreaterThanOrEqual(at);
          at = piece.to;
        }
        expect(
          pieces
            .map((piece) => piece.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  it('joins broken lines without a trace and keeps the offsets', () => {
    const text = '第一行的\n　　后半句，see\nthe rest';
    const pieces = leaves(typeset({ text, blocks: [block([0, text.length])], highlights: [], title: '' }))[0]
      ?.pieces;
    expect(pieces?.map(({ text: words, spaced }) => [words, spaced])).toEqual([
      ['第一行的', false],
      ['后半句，see', false],
      ['the rest', true],
    ]);
  });

  it('sets cells as rows of one table and says where a page begins', () => {
    const text = '序号任务一甲正文';
    const cell = (from: number, to: number, row: number, column: number) =>
      block([from, to], { kind: 'cell', table: 0, row, column });
    const units = typeset({
      text,
      blocks: [
        cell(0, 2, 0, 0),
        cell(2, 4, 0, 1),
        cell(4, 5, 1, 0),
        cell(5, 6, 1, 1),
        block([6, 8], { page: 2 }),
      ],
      highlights: [],
      title: '',
    });
    expect(units.map(({ kind }) => kind)).toEqual(['table', 'leaf']);
    expect(units[0]?.kind === 'table' ? units[0].rows.map((row) => row.length) : []).toEqual([2, 2]);
    expect(leaves(units).at(-1)?.newPage).toBe(2);
  });
});

describe('places', () => {
  it('sentences begin after full stops, not inside brackets or book marks', () => {
    const text = '甲。乙《丙。丁》；戊（己。庚）。（负责）';
    expect(sentenceStarts(text, [0, text.length]).map((at) => text.slice(at, at + 1))).toEqual(['乙', '戊']);
  });

  it('reads a passage from the address and finds its task and item', () => {
    expect(spanOf('12-34')).toEqual([12, 34]);
    for (const wrong of [undefined, '', '34-12', '5-5', 'a-b', '-1-4']) expect(spanOf(wrong)).toBeNull();
    const at = small.text.indexOf('75%');
    expect(taskAt(small.highlights, [at, at + 3])).toBe(ids.first);
    expect(litAt(small, [at, at + 3])).toEqual({ taskId: ids.first, itemId: ids.target });
    expect(litAt(small, [0, 3])).toEqual({ taskId: null, itemId: null });
  });
});

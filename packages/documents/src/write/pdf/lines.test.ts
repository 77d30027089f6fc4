import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from './lines.ts';
import type { Sign } from './signs.ts';

const ROOM = 160;

function setOf(text: string): Sign[] {
  return [...text].map((sign) => ({
    text: sign,
    face: 'song',
    size: 16,
    colour: '000000',
    rise: 0,
    width: /[ -~]/.test(sign) ? 8 : sign === '\n' ? 0 : 16,
    condensed: 0,
    link: undefined,
  }));
}

function printed(text: string, first = ROOM): string[] {
  return breakLines(setOf(text), first, ROOM, true).map(({ signs }) =>
    signs.map((sign) => sign.text).join(''),
  );
}

describe('breakLines', () => {
  it('breaks Chinese anywhere and words between words', () => {
    expect(printed('医改任务医改任务医改任务', 128)).toEqual(['医改任务医改任务', '医改任务']);
    expect(printed('医改任务 interoperability is whole')).toEqual([
      '医改任务',
      'interoperability is',
      'whole',
    ]);
    expect(printed('一\n二')).toEqual(['一', '二']);
    expect(printed('')).toEqual(['']);
  });

  it('lets a closing sign hang at the end of a full line, and takes one back when two would not fit', () => {
    expect(printed('一二三四五六七八九十。一二')).toEqual(['一二三四五六七八九十。', '一二']);
    expect(printed('一二三四五六七八九十）。一')).toEqual(['一二三四五六七八九', '十）。一']);
  });

  it('loses no sign, never overfills a line, and begins none with what may not begin one', () => {
    const signs = fc.constantFrom(...'医改任务，。、；（）“”【】%a1. \n—…《》');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 120 }), (list) => {
        const text = list.join('');
        const lines = breakLines(setOf(text), ROOM, ROOM, true);
        const words = (value: string) => value.replace(/[ \n]/g, '');
        expect(words(lines.flatMap(({ signs: own }) => own.map((sign) => sign.text)).join(''))).toBe(
          words(text),
        );
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(ROOM + 0.001);
      }),
    );
  });
});

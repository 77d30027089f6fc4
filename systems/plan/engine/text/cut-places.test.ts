import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutFrom, cutUntil, mayCut } from './cut-places.ts';

/** Papers in small: Han, numbers with their marks, Latin words, characters of two units, and marks that attach. */
const piece = fc.oneof(
  fc.constantFrom('签约率', '达到', '，', '。', '\n', '（', '𠮷', '👩‍⚕️', 'é', '︎', ' ', '%', '-'),
  fc.constantFrom('75.5%', '7,026', '2026', '１２．５', '0.3‰', 'COVID-19', 'DRG', 'DIP', 'ＤＲＧ', "don't"),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);
const paper = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''));
/** Numbers, words and whole characters, found in another way than by looking at both sides of a place. */
const UNITS =
  /[\p{Nd}\p{Script=Latin}]+(?:[.,．，:/\-–'’][\p{Nd}\p{Script=Latin}]+)*[%‰％]?|[\ud800-\udbff][\udc00-\udfff]/gu;

describe('places where a text may be cut', () => {
  it('are never inside a number, a word or a character', () => {
    fc.assert(
      fc.property(paper, fc.nat(400), (text, at) => {
        const around = [...text.matchAll(UNITS)].find(
          ({ index, 0: unit }) => at > index && at < index + unit.length,
        );
        expect([around?.[0], mayCut(text, at) && around !== undefined]).toEqual([around?.[0], false]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('shorten what stands around a quotation and never reach into it', () => {
    fc.assert(
      fc.property(paper, fc.nat(200), fc.nat(200), (text, one, other) => {
        const [low, high] = [Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)];
        const from = cutFrom(text, low, high);
        const until = cutUntil(text, high, low);
        expect(from >= low && from <= high && until >= low && until <= high).toBe(true);
        if (from < high) expect(mayCut(text, from)).toBe(true);
        if (until > low) expect(mayCut(text, until)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['比例达到75.5%以上', 4, true],
    ['比例达到75.5%以上', 5, false],
    ['比例达到75.5%以上', 6, false],
    ['比例达到75.5%以上', 8, false],
    ['比例达到75.5%以上', 9, true],
    ['共7,026人', 2, false],
    ['共7,026人', 3, false],
    ['实行DRG付费', 3, false],
    ['实行DRG付费', 2, true],
    ['按𠮷项', 2, false],
    ['截至2026年', 2, true],
    ['一是3，二是4', 4, true],
  ])('%s at %i', (text, at, expected) => {
    expect(mayCut(text, at)).toBe(expected);
  });
});

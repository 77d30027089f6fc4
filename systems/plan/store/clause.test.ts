import { describe, expect, it } from 'vitest';
import { quoteIn, sentenceAround } from './clause.ts';

const WORDS = '签约率达到75%以上';

describe('what stands around a quotation', () => {
  it.each([
    ['number', '2026.75'],
    ['word', 'DRGDIP'],
    ['character', '𠮷𠮷𠮷'],
  ])('never begins or ends inside a %s', (_, unit) => {
    for (let filler = 112; filler <= 122; filler += 1) {
      const text = `${unit}${'前'.repeat(filler - unit.length)}${WORDS}${'后'.repeat(filler - unit.length)}${unit}`;
      const at = text.indexOf(WORDS);
      const { before, text: quoted, after } = quoteIn(text, [at, at + WORDS.length], 'plan');
      expect(quoted).toBe(WORDS);
      expect(text).toContain(before + quoted + after);
      for (const part of [before, after]) {
        const rest = part.replaceAll('前', '').replaceAll('后', '');
        expect(
          unit === '𠮷𠮷𠮷' ? !/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(rest) : ['', unit].includes(rest),
        ).toBe(true);
      }
    }
  });

  it('is a whole sentence, and where one is too long ends between words', () => {
    const text = `一是起步。二是签约率达到75%以上；三是其他。`;
    const at = text.indexOf('签约率');
    expect(text.slice(...sentenceAround(text, [at, at + 3]))).toBe('二是签约率达到75%以上；');
    for (let filler = 195; filler <= 201; filler += 1) {
      const long = `12345${'长'.repeat(filler - 3)}${WORDS}${'长'.repeat(filler - 3)}67890`;
      const middle = long.indexOf(WORDS);
      const sentence = long.slice(...sentenceAround(long, [middle, middle + WORDS.length]));
      expect(['', '12345', '67890', '1234567890']).toContain(
        sentence.replaceAll('长', '').replace(WORDS, ''),
      );
    }
  });
});

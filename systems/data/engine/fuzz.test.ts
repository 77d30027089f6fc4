import { describe, expect, it } from 'vitest';
import { fuzzOnce, PARSERS } from './fixtures/fuzz.ts';

/** Mutated inputs for each parser; `bench/fuzz-data.ts` runs a million. Recognition reads a file four ways and is slower. */
const INPUTS = 20_000;
const RECOGNISED = 4_000;

describe('mutated inputs neither crash a parser nor lose a record', () => {
  it.each(PARSERS)(
    '%s',
    (parser) => {
      const failed: string[] = [];
      for (
        let seed = 1;
        seed <= (parser === 'recognise' ? RECOGNISED : INPUTS) && failed.length < 3;
        seed++
      ) {
        try {
          fuzzOnce(parser, seed);
        } catch (error) {
          failed.push(`${seed}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        }
      }
      expect(failed).toEqual([]);
    },
    300_000,
  );
});

import { expect, it } from 'vitest';
import { type AfterKill, killImports } from '../testing/kill-imports.ts';

const ROWS = 12_000;
const TIMES = 4;

it('killed at four moments of an import: no half file, no double row, nothing acknowledged lost', async () => {
  const found: AfterKill[] = [];
  await killImports(
    TIMES,
    ROWS,
    (number) => number * 275,
    (after) => found.push(after),
  );
  expect(found).toHaveLength(TIMES);
  for (const after of found) {
    const { number, rows, keys, accepted, current, failed } = after;
    const files = Array.from({ length: number }, (_, at) => `import-${at + 1}.csv`);
    // Every import that was begun is finished by the next process, whole and once.
    expect({ rows, keys, accepted, failed, current: current.toSorted() }).toEqual({
      rows: number * ROWS,
      keys: number * ROWS,
      accepted: number * ROWS,
      failed: 0,
      current: files.toSorted(),
    });
  }
}, 600_000);

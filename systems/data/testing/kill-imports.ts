import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startChild } from '@sanyi/testing';

/** How the data stands after a kill (被杀后的数据). */
export interface AfterKill {
  readonly number: number;
  readonly afterMilliseconds: number;
  /** The import had been acknowledged before the kill. */
  readonly acknowledged: boolean;
  readonly rows: number;
  readonly keys: number;
  readonly accepted: number;
  readonly current: readonly string[];
  readonly failed: number;
}

const SCRIPT = 'systems/data/testing/import-and-die.ts';

/**
 * Kills an import with SIGKILL at a random moment, lets the next process finish it, and so on (反复强杀导入).
 *
 * @param momentOf milliseconds after the beginning of import number n at which it is killed
 */
export async function killImports(
  times: number,
  rows: number,
  momentOf: (number: number) => number,
  onKill: (found: AfterKill) => void,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sanyi-kill-'));
  try {
    let last: { number: number; afterMilliseconds: number; acknowledged: boolean } | null = null;
    for (let number = 1; number <= times + 1; number += 1) {
      const begin = number <= times ? number : 0;
      const child = startChild(SCRIPT, [folder, String(begin), String(rows)]);
      const stands = JSON.parse(await child.line('stands', 240_000)) as Omit<
        AfterKill,
        'number' | 'afterMilliseconds' | 'acknowledged'
      >;
      if (last) onKill({ ...last, ...stands });
      if (begin === 0) {
        await child.ended;
        break;
      }
      await child.line('importing', 120_000);
      const afterMilliseconds = momentOf(number);
      await delay(afterMilliseconds);
      const acknowledged = child.output().includes('acknowledged');
      child.process.kill('SIGKILL');
      await child.ended;
      last = { number, afterMilliseconds, acknowledged };
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Kills an import of fee lines with SIGKILL at random moments and says how the data stands after each
 * (强杀导入). Run: `node --import tsx --import ./packages/testing/src/raw-text-hook.mjs bench/kill-data.ts [times] [rows]`.
 */
import { killImports } from '../systems/data/testing/kill-imports.ts';

const times = Number(process.argv[2] ?? 30);
const rows = Number(process.argv[3] ?? 100_000);
let faults = 0;
await killImports(
  times,
  rows,
  () => Math.round(Math.random() * 4_000),
  (after) => {
    const whole = after.number * rows;
    const good =
      after.rows === whole && after.keys === whole && after.accepted === whole && after.failed === 0;
    if (!good) faults += 1;
    process.stdout.write(
      `kill ${after.number} after ${after.afterMilliseconds} ms${after.acknowledged ? ' (acknowledged)' : ''}: ` +
        `${after.rows} rows, ${after.keys} different, ${after.current.length} files count, ${after.failed} failed${good ? '' : '  WRONG'}\n`,
    );
  },
);
process.stdout.write(`${times} kills, ${faults} faults\n`);
process.exitCode = faults === 0 ? 0 : 1;

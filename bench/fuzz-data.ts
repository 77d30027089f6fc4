/**
 * A million mutated inputs over the parsers of the importers: crashes, hangs over 5 s and the most memory in use.
 * `node --import tsx bench/fuzz-data.ts [INPUTS] [FIRST-SEED]`
 */
import { fuzzOnce, PARSERS } from '../systems/data/engine/fixtures/fuzz.ts';

const HANG_SECONDS = 5;
const inputs = Number(process.argv[2] ?? 1_000_000);
const first = Number(process.argv[3] ?? 1_000_000);
const each = Math.ceil(inputs / PARSERS.length);
let crashes = 0;
let hangs = 0;
let most = 0;
let longest = 0;

for (const parser of PARSERS) {
  const began = process.hrtime.bigint();
  for (let seed = first; seed < first + each; seed++) {
    const start = process.hrtime.bigint();
    try {
      fuzzOnce(parser, seed);
    } catch (error) {
      crashes++;
      process.stdout.write(`${parser} ${seed}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    longest = Math.max(longest, seconds);
    if (seconds > HANG_SECONDS) hangs++;
    if (seed % 1000 === 0) most = Math.max(most, process.memoryUsage().rss);
  }
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  process.stdout.write(`${parser}: ${each} inputs in ${seconds.toFixed(0)} s\n`);
}
process.stdout.write(
  `${each * PARSERS.length} inputs: ${crashes} crashes, ${hangs} hangs, longest ${(longest * 1000).toFixed(0)} ms, most memory ${Math.round(most / 1048576)} MB\n`,
);
if (crashes + hangs > 0) process.exitCode = 1;

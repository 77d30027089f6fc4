/**
 * How fast the practice region is made (生成速度): fee lines per second of processor time, beside a loop that does nothing but
 * create as many row objects. Run: `node --import tsx bench/region.ts [residents] [shards]`.
 */
import { catalogue } from '../systems/region/catalogue/index.ts';
import { generateShard, mergeTotals, planRegion } from '../systems/region/engine/generate.ts';
import type { FeeLineRow, ShardTotals } from '../systems/region/engine/rows.ts';
import { TRUTH_KINDS } from '../systems/region/engine/truths.ts';

/** Seconds of processor time so far: other work on the machine does not count. */
function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const residents = Number(process.argv[2] ?? 100_000);
const began = seconds();
const plan = planRegion(catalogue, { residents, seed: 7, years: [2025], truths: new Set(TRUTH_KINDS) });
const planned = seconds();
const shards = Math.min(plan.shards, Number(process.argv[3] ?? plan.shards));
const counts: Record<string, number> = {};
const totals: ShardTotals[] = [];
let template: FeeLineRow | undefined;
for (let shard = 0; shard < shards; shard += 1) {
  const { totals: sums, ...rows } = generateShard(plan, shard);
  totals.push(sums);
  template ??= rows.feeLines[0];
  for (const [name, list] of Object.entries(rows)) counts[name] = (counts[name] ?? 0) + list.length;
}
const generated = seconds();
mergeTotals(plan, totals);
const merged = seconds();

const lines = counts['feeLines'] ?? 0;
let kept = 0;
for (let done = 0; done < lines; ) {
  const batch: FeeLineRow[] = [];
  for (let index = 0; index < 50_000 && done < lines; index += 1, done += 1)
    batch.push({ ...(template as FeeLineRow), quantity: index });
  kept += batch.length;
}
const plain = seconds() - merged;
const rate = lines / (generated - planned);
console.log(
  `residents ${residents}, institutions ${plan.institutions.length}, shards ${shards} of ${plan.shards}`,
);
console.log(JSON.stringify(counts));
console.log(
  `plan ${(planned - began).toFixed(2)} s, generated in ${(generated - planned).toFixed(1)} s of one processor = ${Math.round(rate)} fee lines/s, ` +
    `merge ${(merged - generated).toFixed(2)} s`,
);
console.log(
  `plain objects ${Math.round(kept / plain)} lines/s: the generator takes ` +
    `${((generated - planned) / plain).toFixed(1)} times as long; memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
);

import { padded } from './calendar.ts';
import { contractServices } from './contract.ts';
import type { DraftTruth } from './draft.ts';
import { live } from './live.ts';
import { type RegionPlan, SHARD_RESIDENTS } from './plan.ts';
import { Planting } from './planting/plant.ts';
import { referralsOf } from './referrals.ts';
import { refundSome } from './refunds.ts';
import { makePerson, residentRow } from './resident.ts';
import type { ShardRows } from './rows.ts';
import { Tally } from './totals.ts';
import { truthRow } from './truth-row.ts';
import { writePerson } from './write-person.ts';

export { mergeTotals } from './merge-totals.ts';
export { planRegion } from './plan.ts';

/**
 * Generates the rows of one shard (生成分片). They depend on the plan and the shard's number alone, so shards may be made in
 * any order and by any number of workers.
 */
export function generateShard(plan: RegionPlan, shard: number): ShardRows {
  const first = shard * SHARD_RESIDENTS;
  const last = Math.min(plan.options.residents, first + SHARD_RESIDENTS);
  const tally = new Tally(plan);
  const rows: Omit<ShardRows, 'totals'> = {
    residents: [],
    insurance: [],
    encounters: [],
    settlements: [],
    feeLines: [],
    prescriptions: [],
    contracts: [],
    contractServices: [],
    referrals: [],
    truths: [],
  };
  const street = busiestStreet(plan, first, last);
  const planting = new Planting(plan, shard, street);
  const amounts = new Map<string, number>();
  for (let no = first; no < last; no += 1) {
    const person = makePerson(plan, no);
    live(plan, person);
    refundSome(plan, person);
    const truth = planting.visit(person);
    for (const referral of referralsOf(plan, person)) rows.referrals.push(referral);
    const [lines, encounters] = [rows.feeLines.length, rows.encounters.length];
    writePerson(plan, person, tally, rows);
    rows.residents.push(residentRow(plan, person));
    for (const { from: _from, until: _until, ...span } of person.insurance) rows.insurance.push(span);
    if (person.contract) rows.contracts.push(person.contract);
    for (const service of contractServices(plan, person)) rows.contractServices.push(service);
    tally.addPerson(person);
    if (!truth) continue;
    remember(rows, lines, encounters, amounts);
    rows.truths.push(
      truthRow(plan, truth, truthId(truth, shard, rows.truths.length), person, person.street, amounts),
    );
  }
  for (const { truth, street: where } of planting.outbreaks())
    rows.truths.push(truthRow(plan, truth, truthId(truth, shard, rows.truths.length), null, where, amounts));
  return { ...rows, totals: tally.totals(shard) };
}

function truthId(truth: DraftTruth, shard: number, count: number): string {
  return `W${padded(shard, 5)}-${padded(count + 1, 3)}-${truth.kind}`;
}

function remember(
  rows: Omit<ShardRows, 'totals'>,
  line: number,
  encounter: number,
  into: Map<string, number>,
): void {
  for (const { lineId, amountFen } of rows.feeLines.slice(line)) into.set(lineId, amountFen);
  for (const { encounterId, totalFen } of rows.encounters.slice(encounter)) into.set(encounterId, totalFen);
}

/** The street that most of a shard's residents live in. */
function busiestStreet(plan: RegionPlan, first: number, last: number): number {
  let best = 0;
  let most = -1;
  plan.streets.forEach(({ from, residents }, index) => {
    const share = Math.min(last, from + residents) - Math.max(first, from);
    if (share > most) {
      most = share;
      best = index;
    }
  });
  return best;
}

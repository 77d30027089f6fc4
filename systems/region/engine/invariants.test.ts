import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benefitOf, freshYear } from './benefit.ts';
import { type BenefitRule, PRACTICE_RULES } from './benefit-rule.ts';
import { smallCatalogue } from './fixtures/catalogue.ts';
import { generateShard, mergeTotals, planRegion } from './generate.ts';
import { checkDigit } from './identity-number.ts';
import type { ShardRows } from './rows.ts';
import { TRUTH_KINDS } from './truths.ts';

function region(seed: number, residents: number, years: readonly number[]) {
  const plan = planRegion(smallCatalogue, { residents, seed, years, truths: new Set(TRUTH_KINDS) });
  const shards = Array.from({ length: plan.shards }, (_, shard) => generateShard(plan, shard));
  return { plan, shards };
}

/** What always holds, as a list of what does not. */
function faults(rows: ShardRows): string[] {
  const found: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) found.push(what);
  };
  const sums = new Map<string, number>();
  for (const line of rows.feeLines) {
    check(line.amountFen === line.quantity * line.unitPriceFen, `amount ${line.lineId}`);
    const parts = line.ownPayFen + line.overLimitFen + line.firstOwnFen + line.inScopeFen;
    check(parts === line.amountFen, `scope ${line.lineId}`);
    check(line.chargedAt.startsWith(line.countedOn), `day ${line.lineId}`);
    check(line.isRefund === line.quantity < 0, `refund ${line.lineId}`);
    if (!line.repeated) sums.set(line.encounterId, (sums.get(line.encounterId) ?? 0) + line.amountFen);
  }
  for (const one of rows.settlements) {
    const id = one.settlementId;
    check(
      one.totalFen === one.ownPayFen + one.overLimitFen + one.firstOwnFen + one.inScopeFen,
      `scope ${id}`,
    );
    check(one.totalFen === one.fundFen + one.personalFen, `total ${id}`);
    check(one.personalFen === one.accountFen + one.cashFen, `personal ${id}`);
    const funds = one.poolFen + one.civilServantFen + one.supplementFen + one.largeAmountFen;
    check(one.fundFen === funds + one.seriousIllnessFen + one.medicalAidFen + one.otherFundFen, `fund ${id}`);
    check(one.isReversal === (one.reverses !== null), `reversal ${id}`);
    if (!one.isValid) continue;
    check(one.totalFen === sums.get(one.encounterId), `lines ${id}`);
    check(one.deductibleFen >= 0 && one.fundFen >= 0 && one.cashFen >= 0, `sign ${id}`);
  }
  const sexOf = new Map(
    [...smallCatalogue.operations, ...smallCatalogue.secondaries].map((one) => [one.code, one.sex]),
  );
  for (const encounter of rows.encounters) {
    const id = encounter.encounterId;
    check(encounter.beganAt <= encounter.endedAt, `order ${id}`);
    check(encounter.birthOn <= encounter.beganAt.slice(0, 10), `birth ${id}`);
    check(encounter.diagnoses[0]?.kind === 'main', `main ${id}`);
    for (const operation of encounter.operations) {
      check(
        encounter.beganAt <= operation.beganAt && operation.beganAt < operation.endedAt,
        `operation ${id}`,
      );
      check(operation.endedAt <= encounter.endedAt, `operation end ${id}`);
    }
    for (const { code } of [...encounter.operations, ...encounter.diagnoses.slice(1)]) {
      const limit = sexOf.get(code) ?? 'any';
      check(limit === 'any' || (limit === 'male') === (encounter.sex === '1'), `sex ${id}`);
    }
  }
  for (const resident of rows.residents)
    check(
      checkDigit(resident.identityNumber) === resident.identityNumber[17],
      `identity ${resident.personNo}`,
    );
  return found;
}

test('parts add up, days follow one another, operations suit the sex, for any seed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 31 }),
      fc.constantFrom([2024], [2024, 2025]),
      (seed, years) => {
        const { shards } = region(seed, 150, years);
        expect(shards.flatMap(faults)).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

describe('a region of two shards', () => {
  const { plan, shards } = region(9, 3000, [2024, 2025]);

  test('nothing is at fault', () => expect(shards.flatMap(faults)).toEqual([]));

  test('ids are unique but for what was uploaded twice', () => {
    const lists = [
      shards.flatMap((shard) => shard.residents.map((row) => row.personNo)),
      shards.flatMap((shard) => shard.residents.map((row) => row.identityNumber)),
      shards.flatMap((shard) =>
        shard.encounters.filter((row) => !row.repeated).map((row) => row.encounterId),
      ),
      shards.flatMap((shard) =>
        shard.settlements.filter((row) => !row.repeated).map((row) => row.settlementId),
      ),
      shards.flatMap((shard) => shard.feeLines.filter((row) => !row.repeated).map((row) => row.lineId)),
      shards.flatMap((shard) => shard.prescriptions.map((row) => `${row.prescriptionId} ${row.seq}`)),
      shards.flatMap((shard) => shard.contractServices.map((row) => row.serviceId)),
      shards.flatMap((shard) => shard.referrals.map((row) => row.referralId)),
      shards.flatMap((shard) => shard.truths.map((row) => row.truthId)),
      plan.institutions.map((institution) => institution.row.institutionCode),
      plan.institutions.map((institution) => institution.row.name),
    ];
    for (const list of lists) expect(list.length).toBe(new Set(list).size);
  });

  test('the monthly books hold every charge, the population every resident', () => {
    const totals = mergeTotals(
      plan,
      shards.map((shard) => shard.totals),
    );
    const charged = shards
      .flatMap((shard) => shard.feeLines)
      .reduce((sum, line) => sum + (line.repeated ? 0 : line.amountFen), 0);
    const booked = (items: readonly string[]) =>
      totals.finance.reduce((sum, row) => sum + (items.includes(row.item) ? row.amountFen : 0), 0);
    const kinds = ['drugs', 'consumables', 'examinations', 'laboratory', 'services'];
    expect(booked(kinds.map((kind) => `income-${kind}`))).toBe(charged);
    expect(booked(['income-outpatient', 'income-inpatient'])).toBe(charged);
    const residents = shards.flatMap((shard) => shard.residents);
    const alive = residents.filter((row) => row.birthOn <= '2025-12-31' && row.diedOn === null);
    const counted = totals.population.reduce((sum, row) => sum + (row.year === 2025 ? row.persons : 0), 0);
    expect(counted).toBe(alive.length);
    const stays = shards.flatMap((shard) => shard.encounters).filter((row) => row.kind === 'inpatient');
    const day = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000;
    const nights = stays
      .filter((row) => !row.repeated)
      .map((row) => Math.max(1, day(row.endedAt) - day(row.beganAt)));
    const used = totals.capacity.filter((row) => row.item === 'bed-days-used');
    expect(used.reduce((sum, row) => sum + row.amount, 0)).toBe(nights.reduce((sum, one) => sum + one, 0));
  });

  test('there are reversals that cancel what they reverse, and refunds that name their line', () => {
    const settlements = shards.flatMap((shard) => shard.settlements);
    const reversals = settlements.filter((row) => row.isReversal);
    expect(reversals.length).toBeGreaterThan(3);
    const known = new Map(settlements.map((row) => [row.settlementId, row]));
    for (const reversal of reversals) {
      const first = known.get(reversal.reverses ?? '');
      expect([reversal.totalFen, reversal.cashFen]).toEqual([
        -(first?.totalFen ?? 0),
        -(first?.cashFen ?? 0),
      ]);
      expect(Object.is(reversal.poolFen, -0)).toBe(false);
    }
    const lines = shards.flatMap((shard) => shard.feeLines);
    const refunds = lines.filter((line) => line.refunds !== null);
    expect(refunds.length).toBeGreaterThan(3);
    const codes = new Map(lines.map((line) => [line.lineId, line.itemCode]));
    for (const line of refunds) expect(codes.get(line.refunds ?? '')).toBe(line.itemCode);
  });
});

test('a benefit conserves the bill, whatever was used before', () => {
  const fen = fc.integer({ min: 0, max: 80_000_000 });
  const rule = PRACTICE_RULES[0] as BenefitRule;
  fc.assert(
    fc.property(
      fen,
      fc.integer({ min: 0, max: 1000 }),
      fc.constantFrom('inpatient', 'outpatient', 'special-disease', 'pharmacy', 'emergency'),
      fc.constantFrom(1, 2, 3),
      fc.constantFrom('working', 'retired', 'resident'),
      fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      fc.integer({ min: 0, max: 40_000_000 }),
      (total, inScope, kind, level, group, [aided, civilServant, elsewhere], pool) => {
        const used = { ...freshYear(rule, group), pool, outpatientPaid: Math.floor(pool / 50) };
        const before = used.account;
        const benefit = benefitOf(
          rule,
          {
            kind,
            level,
            group,
            aided: aided === true,
            civilServant: civilServant === true,
            elsewhere: elsewhere === true,
            totalFen: total,
            inScopeFen: Math.floor((total * inScope) / 1000),
          },
          used,
        );
        expect(benefit.fund + benefit.personal).toBe(total);
        expect(benefit.account + benefit.cash).toBe(benefit.personal);
        expect(benefit.pool + benefit.large + benefit.civil + benefit.serious + benefit.aid).toBe(
          benefit.fund,
        );
        expect(Math.min(...Object.values(benefit))).toBeGreaterThanOrEqual(0);
        expect(used.account).toBe(before - benefit.account);
        expect(pool + benefit.pool).toBeLessThanOrEqual(Math.max(pool, rule.capFen));
      },
    ),
    { numRuns: 2000 },
  );
});

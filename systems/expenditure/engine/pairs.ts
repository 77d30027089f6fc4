import {
  type Day,
  type Period,
  periodEnd,
  periodKind,
  periodStart,
  samePeriodLastYear,
} from '@sanyi/quantity';
import type { GroupPair } from './split.ts';

/** Stays of one group at one hospital in a month, as the grouping tells them. */
export interface MonthlyCost {
  readonly institution: string;
  readonly month: Day;
  readonly group: string;
  readonly cases: number;
  readonly costed: number;
  readonly fen: bigint;
}

/** A hospital's stays in two periods, group by group (医院两期). */
export interface HospitalPair {
  readonly institution: string;
  readonly groups: readonly GroupPair[];
  /** Stays whose cost nobody knows; they are in none of the sums. */
  readonly withoutCost: number;
}

/** First days of the months of a period. */
export function monthsOf(period: Period): Day[] {
  const [start, end] = [periodStart(period), periodEnd(period)];
  const months: Day[] = [];
  for (let month = Number(start.slice(5, 7)); month <= Number(end.slice(5, 7)); month += 1)
    months.push(`${start.slice(0, 4)}-${String(month).padStart(2, '0')}-01`);
  return months;
}

/** Periods that can be compared with the year before (可比周期), newest first: every month of both has stays. */
export function comparablePeriods(told: readonly Day[], kind: 'month' | 'quarter' | 'year'): Period[] {
  const known = new Set(told);
  const periods = [...new Set(told.map((month) => periodNamed(month, kind)))];
  const isWhole = (period: Period) => monthsOf(period).every((month) => known.has(month));
  return periods
    .filter((period) => periodKind(period) === kind && isWhole(period) && isWhole(samePeriodLastYear(period)))
    .toReversed();
}

function periodNamed(month: Day, kind: 'month' | 'quarter' | 'year'): Period {
  if (kind === 'month') return month.slice(0, 7);
  if (kind === 'year') return month.slice(0, 4);
  return `${month.slice(0, 4)}Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
}

/** Puts the stays of a period and of the one a year before side by side (两期对照), hospital by hospital. */
export function pairHospitals(rows: readonly MonthlyCost[], now: readonly Day[]): HospitalPair[] {
  const isNow = new Set(now);
  const peers = new Map<string, { cases: bigint; fen: bigint }>();
  const hospitals = new Map<string, { groups: Map<string, GroupPair>; withoutCost: number }>();
  for (const row of rows) {
    const later = isNow.has(row.month);
    const cases = BigInt(row.costed);
    if (!later) {
      const known = peers.get(row.group) ?? { cases: 0n, fen: 0n };
      peers.set(row.group, { cases: known.cases + cases, fen: known.fen + row.fen });
    }
    const hospital = hospitals.get(row.institution) ?? {
      groups: new Map<string, GroupPair>(),
      withoutCost: 0,
    };
    hospitals.set(row.institution, hospital);
    hospital.withoutCost += row.cases - row.costed;
    const pair = hospital.groups.get(row.group) ?? {
      group: row.group,
      casesBefore: 0n,
      casesNow: 0n,
      fenBefore: 0n,
      fenNow: 0n,
      peerCasesBefore: 0n,
      peerFenBefore: 0n,
    };
    hospital.groups.set(
      row.group,
      later
        ? { ...pair, casesNow: pair.casesNow + cases, fenNow: pair.fenNow + row.fen }
        : { ...pair, casesBefore: pair.casesBefore + cases, fenBefore: pair.fenBefore + row.fen },
    );
  }
  return [...hospitals].map(([institution, { groups, withoutCost }]) => ({
    institution,
    withoutCost,
    groups: [...groups.values()].map((pair) => {
      const peer = peers.get(pair.group);
      return { ...pair, peerCasesBefore: peer?.cases ?? 0n, peerFenBefore: peer?.fen ?? 0n };
    }),
  }));
}

/** All hospitals as one (全区合计): the same group at two hospitals is one group. */
export function wholeRegion(hospitals: readonly HospitalPair[]): HospitalPair {
  const groups = new Map<string, GroupPair>();
  for (const pair of hospitals.flatMap((hospital) => hospital.groups)) {
    const known = groups.get(pair.group);
    groups.set(
      pair.group,
      known
        ? {
            ...known,
            casesBefore: known.casesBefore + pair.casesBefore,
            casesNow: known.casesNow + pair.casesNow,
            fenBefore: known.fenBefore + pair.fenBefore,
            fenNow: known.fenNow + pair.fenNow,
          }
        : pair,
    );
  }
  return {
    institution: '',
    groups: [...groups.values()],
    withoutCost: hospitals.reduce((sum, hospital) => sum + hospital.withoutCost, 0),
  };
}

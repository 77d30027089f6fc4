import type { Overview, OverviewSender } from '../shared/contract.ts';

/** How many deliveries a sender owes (缺口数). */
export function gapsOf(sender: OverviewSender): number {
  return sender.lateFormats.length;
}

const partial = (sender: OverviewSender) => sender.cells.filter((cell) => cell.state === 'part').length;
const scoreOf = (sender: OverviewSender) => Number(sender.score.value ?? 101);

/** Senders in the order in which they need attention: what is missing, then what came in part, then the lowest score. */
export function byNeed(senders: readonly OverviewSender[]): readonly OverviewSender[] {
  return senders.toSorted(
    (one, other) =>
      gapsOf(other) - gapsOf(one) || partial(other) - partial(one) || scoreOf(one) - scoreOf(other),
  );
}

export interface MonthCount {
  readonly month: string;
  readonly expected: number;
  readonly arrived: number;
  readonly part: number;
  readonly late: number;
  readonly due: number;
}

/** How many senders stand how for one month (当月到报). */
export function countMonth(senders: readonly OverviewSender[], month: string): MonthCount {
  const states = senders.flatMap((sender) =>
    sender.cells.filter((cell) => cell.month.slice(0, 7) === month.slice(0, 7)).map(({ state }) => state),
  );
  const count = (state: (typeof states)[number]) => states.filter((one) => one === state).length;
  return {
    month,
    expected: states.length - count('not-expected'),
    arrived: count('arrived'),
    part: count('part'),
    late: count('late'),
    due: count('due'),
  };
}

/**
 * The month the headline speaks of: the latest of which something has arrived or is overdue, and of those the latest that
 * anybody was expected to send: a single file out of turn does not make a month.
 */
export function headlineMonth(overview: Overview): MonthCount | null {
  const agreed = overview.months.filter((month) =>
    overview.senders.some((sender) =>
      sender.cells.some((cell) => cell.month === month && cell.dueOn !== null),
    ),
  );
  const counts = (agreed.length > 0 ? agreed : overview.months).map((month) =>
    countMonth(overview.senders, month),
  );
  return counts.findLast(({ arrived, part, late }) => arrived + part + late > 0) ?? null;
}

import type { Day } from '@sanyi/quantity';
import { overdueDays } from './due.ts';
import { totalsOf } from './group-ledger.ts';
import type { LedgerTask } from './ledger-task.ts';
import type { LightName, WorkState } from './words.ts';

/** One section of a plan with what hangs below it (章节进展); counts take in the sections below. */
export interface SectionLoad {
  readonly id: string;
  readonly parentId: string | null;
  readonly number: string;
  readonly title: string;
  readonly count: number;
  readonly byState: Record<WorkState, number>;
  readonly byLight: Record<LightName, number>;
  readonly overdue: number;
  /** Tasks that stand directly under this heading. */
  readonly tasks: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly light: LightName;
    readonly workState: WorkState;
    readonly overdue: boolean;
  }[];
}

/** Sections that hold tasks, with their counts, in the order of the paper. */
export function sectionLoad(
  sections: readonly {
    readonly id: string;
    readonly parentId: string | null;
    readonly number: string;
    readonly title: string;
  }[],
  tasks: readonly LedgerTask[],
  today: Day,
): SectionLoad[] {
  return sections.flatMap((section) => {
    const below = tasks.filter((task) => task.sectionIds.includes(section.id));
    if (below.length === 0) return [];
    const { count, byState, byLight, overdue } = totalsOf(below, today);
    const direct = below.filter((task) => task.sectionId === section.id);
    return [
      {
        ...section,
        count,
        byState,
        byLight,
        overdue,
        tasks: direct.map((task) => ({
          id: task.id,
          number: task.number,
          title: task.title,
          light: task.light,
          workState: task.workState,
          overdue: overdueDays(task, today) !== null,
        })),
      },
    ];
  });
}

export interface MonthLoad {
  readonly month: string;
  readonly due: number;
  readonly done: number;
  readonly overdue: number;
}

/** Months at most shown; a plan of five years has 60. */
const MOST_MONTHS = 120;

/** Tasks by the month they are due (时限分布), every month from the first to the last. */
export function monthsOf(tasks: readonly LedgerTask[], today: Day): MonthLoad[] {
  const dated = tasks.flatMap((task) =>
    task.dueOn === null ? [] : [{ task, month: task.dueOn.slice(0, 7) }],
  );
  const named = dated.map(({ month }) => month).sort();
  const [first, last] = [named[0], named.at(-1)];
  if (first === undefined || last === undefined) return [];
  const months: MonthLoad[] = [];
  for (let month = first; month <= last && months.length < MOST_MONTHS; month = nextMonth(month)) {
    const here = dated.filter((item) => item.month === month).map(({ task }) => task);
    months.push({
      month,
      due: here.length,
      done: here.filter((task) => task.workState === 'done').length,
      overdue: here.filter((task) => overdueDays(task, today) !== null).length,
    });
  }
  return months;
}

function nextMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

export interface DepartmentLoad {
  readonly organisationId: string | null;
  readonly name: string;
  readonly nameEn: string;
  readonly lead: number;
  readonly coop: number;
  readonly done: number;
  readonly overdue: number;
  readonly soon: number;
  readonly byLight: Record<LightName, number>;
}

/** What each department carries (部门负荷), the busiest lead first. Done, overdue and lights count what it leads. */
export function departmentLoad(tasks: readonly LedgerTask[], today: Day): DepartmentLoad[] {
  const found = new Map<
    string,
    { organisationId: string | null; name: string; nameEn: string; lead: LedgerTask[]; coop: LedgerTask[] }
  >();
  for (const task of tasks)
    for (const role of ['lead', 'coop'] as const)
      for (const { organisationId, name, nameEn } of task[role]) {
        const key = organisationId ?? `name:${name}`;
        const entry = found.get(key) ?? { organisationId, name, nameEn, lead: [], coop: [] };
        if (!entry[role].includes(task)) entry[role].push(task);
        found.set(key, entry);
      }
  return [...found.values()]
    .map(({ organisationId, name, nameEn, lead, coop }) => {
      const totals = totalsOf(lead, today);
      return {
        organisationId,
        name,
        nameEn,
        lead: lead.length,
        coop: coop.length,
        done: totals.byState.done,
        overdue: totals.overdue,
        soon: totals.soon,
        byLight: totals.byLight,
      };
    })
    .sort((a, b) => b.lead - a.lead || b.coop - a.coop || (a.name < b.name ? -1 : 1));
}

import type { LocalText } from '@sanyi/kernel';
import type { Ledger, LedgerRow } from '../shared/contract.ts';

/** A row as the table shows it (表中一行): under each department that leads it once, hence a key of its own. */
export interface ShownRow {
  readonly key: string;
  readonly row: LedgerRow;
  readonly group: string | null;
}

/** Rows in the order of their groups (分组排列); without groups as they came. */
export function rowsInGroups(
  ledger: Pick<Ledger, 'rows' | 'groups'>,
  title: (group: Ledger['groups'][number]) => string,
): ShownRow[] {
  if (ledger.groups.length === 0) return ledger.rows.map((row) => ({ key: row.id, row, group: null }));
  const rows = new Map(ledger.rows.map((row) => [row.id, row]));
  return ledger.groups.flatMap((group) =>
    group.taskIds.flatMap((id) => {
      const row = rows.get(id);
      return row ? [{ key: `${group.key}|${id}`, row, group: title(group) }] : [];
    }),
  );
}

/** Task ids of ticked rows, each once although a task may stand in two groups. */
export function tickedTasks(shown: readonly ShownRow[], keys: readonly string[]): LedgerRow[] {
  const ticked = new Set(keys);
  const tasks = new Map<string, LedgerRow>();
  for (const { key, row } of shown) if (ticked.has(key)) tasks.set(row.id, row);
  return [...tasks.values()];
}

export interface Facet {
  readonly value: string;
  readonly title: string;
  readonly count: number;
}

const counted = (found: Map<string, Facet>, value: string, title: string) =>
  found.set(value, { value, title, count: (found.get(value)?.count ?? 0) + 1 });

/** Departments that stand in the rows (筛选项：单位), most tasks first. */
export function departmentFacets(rows: readonly LedgerRow[]): Facet[] {
  const found = new Map<string, Facet>();
  for (const row of rows)
    for (const one of [...row.lead, ...row.coop])
      if (one.organisationId !== null) counted(found, one.organisationId, one.name);
  return [...found.values()].toSorted((one, other) => other.count - one.count);
}

/** Sections that stand in the rows (筛选项：章节), as in the papers. */
export function sectionFacets(rows: readonly LedgerRow[]): Facet[] {
  const found = new Map<string, Facet>();
  for (const row of rows)
    if (row.sectionId !== null) counted(found, row.sectionId, row.sectionPath.at(-1) ?? '');
  return [...found.values()];
}

/** The plan of the year (默认方案): the newest of the own region that is published, else the newest own one, else the newest. */
export function usualPlan<
  Plan extends {
    readonly relation: 'own' | 'above' | 'below';
    readonly status: string;
    readonly year: number | null;
  },
>(plans: readonly Plan[]): Plan | null {
  const rank = (plan: Plan) =>
    (plan.relation === 'own' ? 4 : 0) + (plan.status === 'published' ? 2 : plan.status === 'review' ? 1 : 0);
  return (
    plans.toSorted((one, other) => rank(other) - rank(one) || (other.year ?? 0) - (one.year ?? 0))[0] ?? null
  );
}

/** A group's title with what it holds (组标题). */
export function groupTitle(
  group: Ledger['groups'][number],
  say: (text: LocalText) => string,
  summary: (count: number, done: number, overdue: number) => string,
): string {
  return `${say(group.title)}　${summary(group.count, group.byState.done, group.overdue)}`;
}

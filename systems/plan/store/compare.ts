import type { Tx } from '@sanyi/records';
import type { ComparableTask, CompareMode, PairClass } from '../engine/compare/comparable.ts';
import { departmentLabel } from '../engine/compare/compare-departments.ts';
import { comparePlans } from '../engine/compare/compare-plans.ts';
import { targetValuePhrase } from '../engine/ledger/target-phrase.ts';
import { planProblems } from '../problems.ts';
import { paperHref, taskHref } from './clause.ts';
import { sectionsAbove } from './ledger.ts';
import { departmentName, loadOrganisations } from './organisations.ts';
import { planRow } from './plans.ts';
import { planTables, type SectionRow } from './tables.ts';
import { loadTaskItems, spanOf } from './task-items.ts';
import { loadSections } from './tree.ts';

interface LoadedTask extends ComparableTask {
  readonly planId: string;
  readonly seq: number;
  readonly number: string;
  readonly span: readonly [number, number] | null;
}

async function loadComparable(tx: Tx, planId: string): Promise<LoadedTask[]> {
  const rows = await planTables(tx)
    .selectFrom('plan.task')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('review_state', '<>', 'rejected')
    .orderBy('seq')
    .execute();
  const items = await loadTaskItems(tx, { planIds: [planId] });
  const sections = new Map((await loadSections(tx, [planId])).map((section) => [section.id, section]));
  const organisations = await loadOrganisations(tx);
  return rows.map((row) => {
    const section = headSection(sectionsAbove(row.section_id, sections));
    return {
      id: row.id,
      planId,
      seq: row.seq,
      number: row.number,
      span: spanOf(row),
      sectionId: section?.id ?? null,
      sectionTitle: section?.title ?? '',
      title: row.title,
      text: row.original_text,
      departments: (items.responsibilities.get(row.id) ?? []).map((item) => {
        const name = departmentName(item, organisations.get(item.organisation_id ?? ''));
        return { role: item.role, name: name.zh, nameEn: name.en, departmentId: item.department_id };
      }),
      targets: (items.targets.get(row.id) ?? []).map((target) => ({
        id: target.id,
        indicator: target.indicator,
        comparator: target.comparator,
        value: target.value,
        value2: target.value2,
        unit: target.unit,
        change: target.change,
        phrase: targetValuePhrase(target),
      })),
      dueOn: row.due_on,
    };
  });
}

/** The section a matrix speaks of: the innermost heading above the task that is not the task itself. */
function headSection(above: readonly SectionRow[]): SectionRow | undefined {
  return above.at(-1);
}

function taskView(task: LoadedTask) {
  return {
    id: task.id,
    sectionId: task.sectionId,
    sectionTitle: task.sectionTitle,
    seq: task.seq,
    number: task.number,
    title: task.title,
    text: task.text,
    departments: task.departments.map(departmentLabel),
    targets: task.targets.map(({ indicator, phrase }) => `${indicator} ${phrase}`),
    dueOn: task.dueOn,
    href: taskHref(task.id),
    paperHref: task.span ? paperHref(task.planId, task.span) : null,
  };
}

function noClasses(): Record<PairClass, number> {
  return {
    new: 0,
    dropped: 0,
    unchanged: 0,
    reworded: 0,
    tightened: 0,
    loosened: 0,
    'moved-owner': 0,
    'renamed-body': 0,
  };
}

export type StoredComparison = Awaited<ReturnType<typeof compareStoredPlans>>;

/** Compares two stored plans (方案比对) with sentences, differences, hints and the matrix of sections. */
export async function compareStoredPlans(tx: Tx, leftId: string, rightId: string, mode: CompareMode) {
  if (leftId === rightId) throw planProblems.problem('same-plan');
  const [leftPlan, rightPlan] = [await planRow(tx, leftId), await planRow(tx, rightId)];
  const left = await loadComparable(tx, leftId);
  const right = await loadComparable(tx, rightId);
  const started = performance.now();
  const yearsApart = leftPlan.year !== null && rightPlan.year !== null ? rightPlan.year - leftPlan.year : 0;
  const result = comparePlans(left, right, { mode, yearsApart });
  const milliseconds = Math.round((performance.now() - started) * 10) / 10;
  const known = new Map([...left, ...right].map((task) => [task.id, task]));
  const counts = noClasses();
  const pairs = result.pairs.map((pair) => {
    counts[pair.class] += 1;
    const one = known.get(pair.left?.id ?? '');
    const other = known.get(pair.right?.id ?? '');
    return {
      ...pair,
      similarity: Math.round(pair.similarity * 1000) / 1000,
      left: one ? taskView(one) : null,
      right: other ? taskView(other) : null,
    };
  });
  const planView = (plan: typeof leftPlan) => ({
    id: plan.id,
    title: plan.title,
    docNumber: plan.doc_number,
    year: plan.year,
  });
  return {
    mode,
    left: planView(leftPlan),
    right: planView(rightPlan),
    counts,
    pairs,
    hints: result.hints,
    matrix: matrixOf(left, right, pairs),
    milliseconds,
  };
}

interface Cell {
  readonly rowId: string;
  readonly columnId: string;
  count: number;
  readonly classes: PairClass[];
}

/** Sections of the left plan against those of the right: how many pairs each two share. */
function matrixOf(
  left: readonly LoadedTask[],
  right: readonly LoadedTask[],
  pairs: readonly {
    readonly class: PairClass;
    readonly left: { readonly sectionId: string | null } | null;
    readonly right: { readonly sectionId: string | null } | null;
  }[],
) {
  const axis = (tasks: readonly LoadedTask[]) => {
    const found = new Map<string, { id: string; title: string; count: number }>();
    for (const { sectionId, sectionTitle } of tasks) {
      if (sectionId === null) continue;
      const entry = found.get(sectionId) ?? { id: sectionId, title: sectionTitle, count: 0 };
      entry.count += 1;
      found.set(sectionId, entry);
    }
    return [...found.values()];
  };
  const cells = new Map<string, Cell>();
  for (const pair of pairs) {
    const rowId = pair.left?.sectionId;
    const columnId = pair.right?.sectionId;
    if (!rowId || !columnId) continue;
    const cell = cells.get(`${rowId} ${columnId}`) ?? { rowId, columnId, count: 0, classes: [] };
    cell.count += 1;
    if (!cell.classes.includes(pair.class)) cell.classes.push(pair.class);
    cells.set(`${rowId} ${columnId}`, cell);
  }
  return { rows: axis(left), columns: axis(right), cells: [...cells.values()] };
}

import type { FigureDossier, LocalText } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { filterLedger, type LedgerFilter } from '../engine/ledger/filter-ledger.ts';
import { STATE_TITLES } from '../engine/ledger/group-ledger.ts';
import { workStates } from '../engine/ledger/words.ts';
import type { TargetFacts } from '../port.ts';
import { planProblems } from '../problems.ts';
import type { Actor } from './change.ts';
import { type Lights, loadLedger } from './ledger.ts';
import { loadOrganisations } from './organisations.ts';
import { loadTargets } from './plan-port.ts';
import { planRow } from './plans.ts';
import type { PlanRow } from './tables.ts';

const text = (zh: string, en: string): LocalText => ({ zh, en });

/** What can be counted in a plan (计数): the words after the plan's id in the figure's id. */
const COUNTS: Readonly<
  Record<string, { readonly title: LocalText; readonly definition: LocalText; readonly filter: LedgerFilter }>
> = {
  total: {
    title: text('任务数', 'Tasks'),
    definition: text('未剔除的全部任务。', 'All tasks that were not rejected.'),
    filter: {},
  },
  overdue: {
    title: text('逾期任务数', 'Tasks overdue'),
    definition: text(
      '完成时限早于今天、尚未提交也未销号、且不是持续推进的任务。',
      'Due before today, neither submitted nor done, and not ongoing.',
    ),
    filter: { due: 'overdue' },
  },
  soon: {
    title: text('临期任务数', 'Tasks due soon'),
    definition: text(
      '30 天内到期（含今天）且尚未提交或销号的任务。',
      'Due within 30 days, today included, neither submitted nor done.',
    ),
    filter: { due: 'soon' },
  },
  ongoing: {
    title: text('持续推进任务数', 'Ongoing tasks'),
    definition: text('没有终点的任务，永不逾期。', 'Tasks without an end; never overdue.'),
    filter: { ongoing: true },
  },
  'with-targets': {
    title: text('带目标的任务数', 'Tasks with targets'),
    definition: text('至少有一个量化目标的任务。', 'Tasks with at least one quantitative target.'),
    filter: { hasTarget: true },
  },
  unassigned: {
    title: text('未落实牵头任务数', 'Tasks without a lead'),
    definition: text('没有机构牵头的任务。', 'Tasks that no organisation leads.'),
    filter: { unassigned: true },
  },
  disputed: {
    title: text('待调整任务数', 'Tasks in dispute'),
    definition: text(
      '分工有异议、等待医改办答复的任务。',
      'Tasks whose assignment is disputed and awaits an answer.',
    ),
    filter: { disputed: true },
  },
  ...Object.fromEntries(
    workStates.map((state) => [
      state,
      {
        title: text(`${STATE_TITLES[state].zh}任务数`, `Tasks: ${STATE_TITLES[state].en.toLowerCase()}`),
        definition: text(
          `状态为“${STATE_TITLES[state].zh}”的任务。`,
          `Tasks in the state “${STATE_TITLES[state].en}”.`,
        ),
        filter: { state: [state] },
      },
    ]),
  ),
};

/** The word that counts targets instead of tasks; see {@link countFigure}. */
const TARGETS = 'targets';

/**
 * A counted figure (计数的来历): down to the tasks it counts, for `targets` down to the targets. Id: `<planId>~<what>` or,
 * for tasks, `<planId>~<what>~<organisationId>`.
 */
export async function countFigure(tx: Tx, actor: Actor, lights: Lights, id: string): Promise<FigureDossier> {
  const [planId = '', what = '', organisationId] = id.split('~');
  const count = COUNTS[what];
  const ofTargets = what === TARGETS && organisationId === undefined;
  if ((!count && !ofTargets) || !/^[0-9a-f-]{36}$/i.test(planId)) throw planProblems.problem('not-found');
  const plan = await planRow(tx, planId);
  if (!count) return targetCount(actor, plan, id, await loadTargets(tx, { planId }));
  const organisation =
    organisationId === undefined ? undefined : (await loadOrganisations(tx)).get(organisationId);
  if (organisationId !== undefined && !organisation)
    throw planProblems.problem('unknown-organisation', { organisation: organisationId });
  const rows = await loadLedger(tx, actor, lights, { planId });
  const filter: LedgerFilter = organisation
    ? { ...count.filter, organisationId: organisation.id, role: 'lead' }
    : count.filter;
  const counted = filterLedger(rows, filter, actor.today);
  const of = organisation
    ? text(`（${organisation.name.zh}牵头）`, ` (led by ${organisation.name.en})`)
    : text('', '');
  return {
    ...countedIn(actor, plan, id, counted.length),
    title: text(`${plan.title} · ${count.title.zh}${of.zh}`, `${plan.title} · ${count.title.en}${of.en}`),
    definition: count.definition,
    down: [
      {
        kind: 'row',
        title: text(`${counted.length} 项任务`, `${counted.length} tasks`),
        href: `/plan/ledger?planId=${plan.id}`,
        table: {
          columns: [
            text('序号', 'No.'),
            text('任务', 'Task'),
            text('牵头单位', 'Lead'),
            text('完成时限', 'Due'),
            text('状态', 'State'),
          ],
          rows: counted.map((row) => [
            row.number,
            row.title,
            row.lead.map(({ name }) => name).join('、'),
            row.dueOn ?? (row.ongoing ? '持续推进' : '—'),
            STATE_TITLES[row.workState].zh,
          ]),
        },
      },
      ...counted.slice(0, 50).map((row) => ({
        kind: 'task' as const,
        title: text(`${row.number} ${row.title}`.trim(), `${row.number} ${row.title}`.trim()),
        href: row.href,
      })),
    ],
  };
}

/** What every counted figure has: its value, the instant, and the paper it was counted in. */
function countedIn(actor: Actor, plan: PlanRow, id: string, count: number) {
  return {
    ref: { system: 'plan', kind: 'count', id },
    value: { text: String(count), unit: '项' },
    asOf: actor.now,
    quality: [
      { severity: 'good' as const, text: text('由台账即时计数', 'Counted from the ledger at this moment') },
    ],
    up: [
      {
        kind: 'clause' as const,
        title: text(plan.title, plan.title),
        ...(plan.doc_number === null ? {} : { text: text(plan.doc_number, plan.doc_number) }),
        href: `/plan/${plan.id}/paper`,
      },
    ],
  };
}

/** The number of targets of a plan, each of them openable. */
function targetCount(
  actor: Actor,
  plan: PlanRow,
  id: string,
  targets: readonly TargetFacts[],
): FigureDossier {
  return {
    ...countedIn(actor, plan, id, targets.length),
    value: { text: String(targets.length), unit: '个' },
    title: text(`${plan.title} · 量化目标数`, `${plan.title} · Targets`),
    definition: text(
      '方案中的量化目标：任务内的、总体目标中的和指标表中每个时点的，不含已删去的和已剔除任务的。',
      'Targets of the plan: in its tasks, its general goals and each dated cell of its indicator table, without those removed or of rejected tasks.',
    ),
    down: [
      {
        kind: 'target',
        title: text(`${targets.length} 个目标`, `${targets.length} targets`),
        figures: targets.map((target) => ({
          label: text(target.indicator, target.indicator),
          value: { text: target.phrase.slice(target.indicator.length).trim(), unit: '' },
          ref: { system: 'plan', kind: 'target', id: target.id },
        })),
      },
    ],
  };
}

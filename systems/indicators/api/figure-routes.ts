import { route } from '@sanyi/api';
import type { FigureDossier, FigureStep } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { PlanPort } from '@sanyi/system-plan/port';
import { z } from 'zod';
import { formulaSentence } from '../engine/formula-sentence.ts';
import { indicatorProblems } from '../problems.ts';
import { definitionView, getDefinition } from '../store/definitions.ts';
import { targetsOfIndicator } from '../store/links.ts';
import { selectValues, type ValueRow, valueView } from '../store/values.ts';
import { computedDossier } from './computed-figure.ts';
import * as schemas from './schemas.ts';

/** Everything behind one value (数字的来历): up to the sentence, down to who entered it and what it replaced. */
export async function valueDossier(tx: Tx, plan: PlanPort, id: string): Promise<FigureDossier> {
  const row = await selectValues(tx).where('v.id', '=', id).executeTakeFirst();
  if (!row) throw indicatorProblems.problem('no-such-value');
  const indicator = await getDefinition(tx, row.indicator_id);
  const definition = definitionView(indicator);
  const code = indicator.computed_code;
  const value = valueView(row);
  const formula = formulaSentence({
    numerator: definition.numeratorLabel,
    denominator: definition.denominatorLabel,
    factor: Number(definition.factor),
    unit: definition.unit,
  });
  return {
    ref: { system: 'indicators', kind: 'value', id },
    title: definition.name,
    value: { text: value.result, unit: definition.unit },
    numerator: { label: definition.numeratorLabel, value: { text: value.numerator, unit: '' } },
    ...(definition.denominatorLabel
      ? { denominator: { label: definition.denominatorLabel, value: { text: value.denominator, unit: '' } } }
      : {}),
    period: row.period,
    asOf: value.enteredAt,
    definition: definition.definition,
    quality: qualityOf(row, code),
    up: await stepsUp(tx, plan, row),
    down: [
      {
        kind: 'formula',
        title: formula,
        figures: [
          { label: definition.numeratorLabel, value: { text: value.numerator, unit: '' } },
          ...(definition.denominatorLabel
            ? [{ label: definition.denominatorLabel, value: { text: value.denominator, unit: '' } }]
            : []),
        ],
      },
      {
        kind: 'part',
        title: value.organisationName,
      },
      ...(code === null ? [] : [computedStep(code, row.period)]),
      ...(await entrySteps(tx, row)),
    ],
  };
}

/** Leads from a filled value to where it is computed. */
function computedStep(code: string, period: string): FigureStep {
  return {
    kind: 'rule',
    title: { zh: '由区域数据计算', en: 'Computed from the region’s data' },
    text: {
      zh: '口径、机构和明细行见计算指标。',
      en: 'Formula, institutions and rows stand on its own page.',
    },
    href: `/indicators/computed/${code}?period=${period}`,
  };
}

function qualityOf(row: ValueRow, code: string | null): FigureDossier['quality'] {
  const entered: FigureDossier['quality'][number] =
    code === null
      ? {
          severity: 'note',
          text: {
            zh: '人工填报，尚未由业务数据核对。',
            en: 'Entered by hand, not yet checked against facts.',
          },
        }
      : {
          severity: 'good',
          text: { zh: '由区域数据计算填报。', en: 'Filled in from the region’s data.' },
        };
  if (row.approval !== 'approved')
    return [
      {
        severity: 'warning',
        text:
          row.approval === 'waiting'
            ? {
                zh: '待审核，尚不计入任何目标和报告。',
                en: 'Waits for approval; no target or report counts it.',
              }
            : { zh: `审核退回：${row.judged_note}`, en: `Returned: ${row.judged_note}` },
      },
      entered,
    ];
  if (row.superseded_by === null) return [entered];
  return [
    {
      severity: 'warning',
      text: {
        zh: '此数值已被更正，现行数值见下。',
        en: 'This value was corrected; the current one stands below.',
      },
    },
    entered,
  ];
}

async function stepsUp(tx: Tx, plan: PlanPort, row: ValueRow): Promise<FigureStep[]> {
  const steps: FigureStep[] = [];
  for (const link of await targetsOfIndicator(tx, row.indicator_id)) {
    const target = await plan.target(tx, link.target_id);
    if (!target) continue;
    steps.push({
      kind: 'target',
      title: { zh: target.phrase, en: target.phrase },
      figures: [
        {
          label: { zh: '目标值', en: 'Target value' },
          value: { text: target.value, unit: target.unit },
          ref: { system: 'plan', kind: 'target', id: target.id },
        },
      ],
    });
    const task = target.taskId ? await plan.task(tx, target.taskId) : null;
    if (task)
      steps.push({
        kind: 'task',
        title: { zh: `${task.number} ${task.title}`, en: `${task.number} ${task.title}` },
        href: task.href,
      });
    const owner = await plan.plan(tx, target.planId);
    const named = [owner?.title, owner?.docNumber].filter(Boolean).join(' ');
    steps.push({
      kind: 'clause',
      title: { zh: named, en: named },
      ...(target.clause ? { quote: target.clause } : {}),
    });
  }
  return steps;
}

/** Who entered it and when; with every entry of the same period, so that a correction is seen. */
async function entrySteps(tx: Tx, row: ValueRow): Promise<FigureStep[]> {
  const rows = await selectValues(tx)
    .where('v.indicator_id', '=', row.indicator_id)
    .where('v.organisation_id', '=', row.organisation_id)
    .where('v.period', '=', row.period)
    .execute();
  return [
    {
      kind: 'entry',
      title: { zh: '填报记录', en: 'Entries' },
      table: {
        columns: [
          { zh: '填报时间', en: 'Entered at' },
          { zh: '填报人', en: 'By' },
          { zh: '分子', en: 'Numerator' },
          { zh: '分母', en: 'Denominator' },
          { zh: '结果', en: 'Result' },
          { zh: '说明', en: 'Note' },
          { zh: '审核', en: 'Judged' },
        ],
        rows: rows
          .map(valueView)
          .map((entry) => [
            entry.enteredAt,
            entry.enteredBy,
            entry.numerator,
            entry.denominator ?? '—',
            entry.result ?? '—',
            entry.superseded ? `${entry.note}（已更正 corrected）` : entry.note,
            judgedWords(entry),
          ]),
      },
    },
  ];
}

function judgedWords({ approval, judgedBy, judgedNote }: ReturnType<typeof valueView>): string {
  if (approval === 'waiting') return '待审核 waiting';
  const verdict = approval === 'returned' ? '退回 returned' : '通过 approved';
  return [verdict, judgedBy, judgedNote].filter(Boolean).join(' · ');
}

export const figureRoutes = {
  figure: route({
    params: schemas.figureParams,
    response: z.custom<FigureDossier>((answer) => typeof answer === 'object' && answer !== null),
    handle: (context) => {
      const { transact, params, platform } = context;
      if (params.kind === 'computed') return computedDossier(context, params.id);
      return transact((tx) => {
        if (params.kind !== 'value' || !z.uuid().safeParse(params.id).success)
          throw indicatorProblems.problem('no-such-value');
        return valueDossier(tx, platform.port<PlanPort>('plan'), params.id);
      });
    },
  }),
};

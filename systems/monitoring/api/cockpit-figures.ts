import type { Platform } from '@sanyi/api';
import { type FigureDossier, type FigureStep, type Light, lightWords, type Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { PlanFacts } from '@sanyi/system-plan/port';
import { periodWords } from '../engine/official-words.ts';
import { monitoringProblems } from '../problems.ts';
import { forecastPlan } from '../store/forecast-plan.ts';
import { judgePlan } from '../store/judge-plan.ts';
import { belongsTo, portsOf } from './ports.ts';
import { litOf } from './supervision-views.ts';

/** How many tasks of a plan have one light today: down to the tasks and their reasons. */
export async function planLightDossier(
  tx: Tx,
  platform: Platform,
  viewer: Viewer,
  planId: string,
  light: Light,
): Promise<FigureDossier> {
  const today = platform.clock.today();
  const ports = portsOf(platform);
  const judged = await judgePlan(tx, ports, await ownPlan(tx, platform, viewer, planId), today);
  const lit = await litOf(tx, judged, today);
  const own = lit.filter((one) => one.light === light);
  const words = lightWords[light];
  const of = (count: number) => ({ text: String(count), unit: '项' });
  return {
    ref: { system: 'monitoring', kind: 'plan-light', id: `${planId}~${light}` },
    title: { zh: `今日${words.zh}任务数`, en: `Tasks today: ${words.en}` },
    value: of(own.length),
    numerator: { label: { zh: `${words.zh}任务`, en: words.en }, value: of(own.length) },
    denominator: { label: { zh: '全部任务', en: 'All tasks' }, value: of(lit.length) },
    asOf: platform.clock.now(),
    definition: {
      zh: `全部${lit.length}项任务中的${own.length}项，按今天施行的亮灯规则判定；人工改灯的，按改后的灯计。`,
      en: `${own.length} of all ${lit.length} tasks, by the light rule in force today; an override counts as overridden.`,
    },
    quality: [{ severity: 'good', text: { zh: '实时判定。', en: 'Judged live.' } }],
    up: [ruleStep(judged.ruleVersion)],
    down: own.map(
      ({ task, reasons }): FigureStep => ({
        kind: 'task',
        title: { zh: `${task.number} ${task.title}`, en: `${task.number} ${task.title}` },
        text: {
          zh: reasons.map(({ text }) => text.zh).join(''),
          en: reasons.map(({ text }) => text.en).join(' '),
        },
        href: task.href,
        ...(task.clause ? { quote: task.clause } : {}),
      }),
    ),
  };
}

const OUTLOOKS = {
  reaches: { zh: '区间全部达到目标。', en: 'The whole interval meets the target.' },
  misses: { zh: '区间全部达不到目标。', en: 'The whole interval misses the target.' },
  open: { zh: '目标落在区间之内，达到与否未定。', en: 'The target lies within the interval: undecided.' },
} as const;

/** What is to be expected of a target: down to the values the line goes through, up to its sentence. */
export async function forecastDossier(
  tx: Tx,
  platform: Platform,
  viewer: Viewer,
  targetId: string,
): Promise<FigureDossier> {
  const today = platform.clock.today();
  const ports = portsOf(platform);
  const refuse = () => monitoringProblems.problem('no-such-figure', { key: `forecast.${targetId}` });
  const target = await ports.plan.target(tx, targetId);
  if (!target) throw refuse();
  const judgedPlan = await judgePlan(tx, ports, await ownPlan(tx, platform, viewer, target.planId), today);
  const found = (await forecastPlan(tx, ports, judgedPlan, today)).find(
    ({ judged }) => judged.target.id === targetId,
  );
  if (!found || found.forecast.expected === null || found.forecast.outlook === 'unknown') throw refuse();
  const { expected, outlook, periods } = found.forecast;
  const { value, fact } = found.judged;
  const unit = value?.unit ?? target.unit;
  return {
    ref: { system: 'monitoring', kind: 'forecast', id: targetId },
    title: { zh: `${target.indicator}预计值`, en: `${target.indicator}, expected` },
    value: { text: shown(expected.value), unit },
    asOf: platform.clock.now(),
    definition: {
      zh: `按最近${periods}期数据的直线趋势推算到${fact.due}，80%预测区间${shown(expected.low)}至${shown(expected.high)}。${OUTLOOKS[outlook].zh}趋势不变只是假设，不是承诺。`,
      en: `The straight line through the last ${periods} periods, carried on to ${fact.due}; 80 % interval ${shown(expected.low)} to ${shown(expected.high)}. ${OUTLOOKS[outlook].en} That it goes on so is assumed, not promised.`,
    },
    quality: [
      {
        severity: 'note',
        text: {
          zh: '最小二乘直线和 t 分布预测区间；系统建议的方法，待医改办确认。',
          en: 'Least squares with the t interval of prediction; proposed by the product, to be confirmed by the office.',
        },
      },
    ],
    up: [
      {
        kind: 'target',
        title: { zh: target.phrase, en: target.phrase },
        ...(target.clause ? { quote: target.clause } : {}),
      },
    ],
    down: [
      {
        kind: 'part',
        title: { zh: '所依据的各期数据', en: 'The periods it stands on' },
        table: {
          columns: [
            { zh: '周期', en: 'Period' },
            { zh: `结果（${unit}）`, en: `Result (${unit})` },
          ],
          rows: found.points.map(({ period, result }) => [{ zh: periodWords(period), en: period }, result]),
        },
      },
      ...(value?.value
        ? [
            {
              kind: 'entry' as const,
              title: { zh: '最新一期', en: 'The latest' },
              figures: [
                {
                  label: { zh: periodWords(value.value.period), en: value.value.period },
                  value: { text: value.value.result, unit },
                  ref: { system: 'indicators', kind: 'value', id: value.value.id },
                },
              ],
            },
          ]
        : []),
    ],
  };
}

/** A plan of the viewer's own region: of one from above the work cannot be seen. @throws monitoring/no-such-figure */
async function ownPlan(tx: Tx, platform: Platform, viewer: Viewer, planId: string): Promise<PlanFacts> {
  const plan = await portsOf(platform).plan.plan(tx, planId);
  if (!plan || !belongsTo(viewer, plan))
    throw monitoringProblems.problem('no-such-figure', { key: `plan.${planId}` });
  return plan;
}

function ruleStep(version: string): FigureStep {
  return { kind: 'rule', title: { zh: version, en: version }, href: '/monitoring/rule' };
}

/** Two places: a forecast knows no more. */
function shown(value: number): string {
  return value.toFixed(2);
}

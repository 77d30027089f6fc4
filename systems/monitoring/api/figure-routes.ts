import type { Platform } from '@sanyi/api';
import { route } from '@sanyi/api';
import { type FigureDossier, type FigureStep, type Light, lightWords } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { z } from 'zod';
import { dayWords, periodWords } from '../engine/official-words.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { monitoringProblems } from '../problems.ts';
import { entriesOfWindows } from '../store/entries.ts';
import { getEvaluation } from '../store/evaluations.ts';
import { getReport } from '../store/reports.ts';
import { getWindow } from '../store/windows.ts';
import { forecastDossier, planLightDossier } from './cockpit-figures.ts';
import { evaluationDossier } from './evaluation-figures.ts';
import { planOf, portsOf } from './ports.ts';
import * as schemas from './schemas.ts';
import { leadOf, windowView } from './views.ts';

const LIGHTS: readonly Light[] = ['green', 'yellow', 'red', 'grey', 'ongoing'];

export const figureRoutes = {
  figure: route({
    params: schemas.figureParams,
    response: z.custom<FigureDossier>((answer) => typeof answer === 'object' && answer !== null),
    handle: ({ transact, params, platform, viewer }) =>
      transact(async (tx) => {
        const [first = '', second = ''] = params.id.split('~');
        const light = LIGHTS.find((one) => one === second);
        if (z.uuid().safeParse(first).success) {
          if (params.kind === 'window-submitted') return submittedDossier(tx, platform, first);
          if (params.kind === 'forecast') return forecastDossier(tx, platform, viewer, first);
          if (params.kind === 'plan-light' && light)
            return planLightDossier(tx, platform, viewer, first, light);
          if (params.kind === 'report-count' && light) {
            const report = await getReport(tx, first);
            return countDossier(params.id, report.title, report.snapshot, light);
          }
          if (
            params.kind === 'evaluation-score' ||
            params.kind === 'evaluation-target' ||
            params.kind === 'evaluation-money'
          )
            return evaluationDossier(await getEvaluation(tx, first), params.kind, params.id);
          if (params.kind === 'report-target') {
            const report = await getReport(tx, first);
            return targetDossier(params.id, report.id, report.title, report.snapshot, second);
          }
        }
        throw monitoringProblems.problem('no-such-figure', { key: `${params.kind}.${params.id}` });
      }),
  }),
};

/** How many tasks of a frozen report had one light: down to the tasks and their reasons. */
function countDossier(id: string, title: string, snapshot: Snapshot, light: Light): FigureDossier {
  const tasks = snapshot.tasks.filter((task) => task.light === light);
  const words = lightWords[light];
  return {
    ref: { system: 'monitoring', kind: 'report-count', id },
    title: { zh: `${words.zh}任务数`, en: `Tasks: ${words.en}` },
    value: { text: String(tasks.length), unit: '项' },
    numerator: {
      label: { zh: `${words.zh}任务`, en: words.en },
      value: { text: String(tasks.length), unit: '项' },
    },
    denominator: {
      label: { zh: '全部任务', en: 'All tasks' },
      value: { text: String(snapshot.tasks.length), unit: '项' },
    },
    period: snapshot.period,
    asOf: snapshot.asOf,
    definition: {
      zh: `全部${snapshot.tasks.length}项任务中的${tasks.length}项。按亮灯规则判定；人工改灯的，按改后的灯计。`,
      en: `${tasks.length} of all ${snapshot.tasks.length} tasks, by the light rule; an override counts as overridden.`,
    },
    quality: [frozen(snapshot)],
    up: [reportStep(title, id), ruleStep(snapshot)],
    down: tasks.map(
      (task): FigureStep => ({
        kind: 'task',
        title: { zh: `${task.number} ${task.title}`, en: `${task.number} ${task.title}` },
        text: joined(task.reasons.map((reason) => reason.text)),
        href: `/plan/tasks/${task.taskId}`,
        ...(task.clauseHref
          ? { quote: { before: '', text: task.quote, after: '', href: task.clauseHref } }
          : {}),
      }),
    ),
  };
}

/** A target's value as a report froze it: up to the sentence, down to the entry that was current then. */
function targetDossier(
  id: string,
  reportId: string,
  title: string,
  snapshot: Snapshot,
  targetId: string,
): FigureDossier {
  const target = snapshot.targets.find((item) => item.targetId === targetId);
  if (!target) throw monitoringProblems.problem('no-such-figure', { key: `report-target.${id}` });
  const { value } = target;
  return {
    ref: { system: 'monitoring', kind: 'report-target', id },
    title: { zh: target.indicator, en: target.indicator },
    value: { text: value?.result ?? null, unit: value?.unit ?? target.unit },
    ...(value
      ? { numerator: { label: { zh: '分子', en: 'Numerator' }, value: { text: value.numerator, unit: '' } } }
      : {}),
    ...(value?.denominator
      ? {
          denominator: {
            label: { zh: '分母', en: 'Denominator' },
            value: { text: value.denominator, unit: '' },
          },
        }
      : {}),
    period: value?.period ?? snapshot.period,
    asOf: snapshot.asOf,
    definition: joined(target.reasons.map((reason) => reason.text)),
    quality: [frozen(snapshot)],
    up: [
      reportStep(title, `${reportId}~`),
      {
        kind: 'target',
        title: { zh: target.targetText, en: target.targetText },
        figures: [
          {
            label: { zh: '目标', en: 'Target' },
            value: { text: target.targetText, unit: '' },
            ref: { system: 'plan', kind: 'target', id: target.targetId },
          },
        ],
      },
      ...(target.taskId && target.taskTitle
        ? [
            {
              kind: 'task',
              title: { zh: target.taskTitle, en: target.taskTitle },
              href: `/plan/tasks/${target.taskId}`,
            } as const,
          ]
        : []),
      ...(target.clauseHref
        ? [
            {
              kind: 'clause',
              title: { zh: snapshot.planTitle, en: snapshot.planTitle },
              quote: { before: '', text: target.quote, after: '', href: target.clauseHref },
            } as const,
          ]
        : []),
    ],
    down: value
      ? [
          {
            kind: 'entry',
            title: { zh: '当时采用的填报值', en: 'The entry used at the time' },
            text: {
              zh: '打开可见填报人、填报时间和此后的更正。',
              en: 'Opens who entered it, when, and later corrections.',
            },
            figures: [
              {
                label: { zh: periodWords(value.period), en: value.period },
                value: { text: value.result, unit: value.unit },
                ref: { system: 'indicators', kind: 'value', id: value.id },
              },
            ],
          },
        ]
      : [],
  };
}

/** How many of the expected reports of a window came in: down to the tasks that are missing. */
async function submittedDossier(tx: Tx, platform: Platform, windowId: string): Promise<FigureDossier> {
  const ports = portsOf(platform);
  const window = await getWindow(tx, windowId);
  const plan = await planOf(tx, ports, window.plan_id);
  const tasks = (await ports.plan.tasks(tx, { planId: plan.id })).filter((task) => task.kind === 'task');
  const entries = await entriesOfWindows(tx, [window.id]);
  const view = windowView(window, plan.title, tasks, entries, platform.clock.today());
  const submitted = new Set(
    entries.filter((entry) => entry.state === 'submitted').map((entry) => entry.task_id),
  );
  return {
    ref: { system: 'monitoring', kind: 'window-submitted', id: windowId },
    title: { zh: `${periodWords(window.period)}已填报任务`, en: `Tasks reported for ${window.period}` },
    value: { text: String(view.submitted), unit: '项' },
    numerator: {
      label: { zh: '已填报', en: 'Reported' },
      value: { text: String(view.submitted), unit: '项' },
    },
    denominator: {
      label: { zh: '应填报', en: 'Expected' },
      value: { text: String(view.expected), unit: '项' },
    },
    period: window.period,
    asOf: platform.clock.now(),
    definition: {
      zh: `应填报${view.expected}项，已填报${view.submitted}项。有牵头部门的任务，每期各报一次；已提交的计为已填报。`,
      en: `${view.submitted} of ${view.expected} expected. Each task with a lead department reports once a period; submitted entries count.`,
    },
    quality: [
      { severity: 'good', text: { zh: '由填报记录实时计算。', en: 'Computed live from the entries.' } },
    ],
    up: plan.reporting.slice(0, 1).map((duty) => ({
      kind: 'clause',
      title: { zh: '报送要求', en: 'Reporting duty' },
      text: { zh: plan.title, en: plan.title },
      quote: { before: '', text: duty.quote, after: '', href: duty.href },
    })),
    down: tasks
      .filter((task) => leadOf(task) !== null)
      .toSorted((one, other) => Number(submitted.has(one.id)) - Number(submitted.has(other.id)))
      .map((task) => ({
        kind: 'task',
        title: { zh: `${task.number} ${task.title}`, en: `${task.number} ${task.title}` },
        text: submitted.has(task.id)
          ? { zh: '已填报', en: 'Reported' }
          : { zh: '未填报', en: 'Not reported' },
        href: task.href,
      })),
  };
}

function frozen(snapshot: Snapshot): FigureDossier['quality'][number] {
  return {
    severity: 'good',
    text: {
      zh: `报告快照中的固定值，数据截至${dayWords(snapshot.judgedOn)}。`,
      en: `Frozen in the report’s snapshot, data as of ${snapshot.judgedOn}.`,
    },
  };
}

function reportStep(title: string, id: string): FigureStep {
  return {
    kind: 'file',
    title: { zh: title, en: title },
    href: `/monitoring/reports/${id.split('~')[0]}`,
  };
}

function ruleStep(snapshot: Snapshot): FigureStep {
  return {
    kind: 'rule',
    title: { zh: snapshot.ruleVersion, en: snapshot.ruleVersion },
    href: '/monitoring/rule',
  };
}

function joined(texts: readonly { readonly zh: string; readonly en: string }[]) {
  return { zh: texts.map((text) => text.zh).join(''), en: texts.map((text) => text.en).join(' ') };
}

// This file is over the limit because everything a report says is compared here, so that nobody can add a part and forget it.
import type { Light, LocalText } from '@sanyi/kernel';
import { dayText, periodText } from './official-words.ts';
import type { Snapshot, SnapshotTarget, SnapshotTask } from './snapshot.ts';

/** What of a report can change (更正内容), in the order in which a list of changes names it. */
export const CHANGE_FIELDS = {
  value: { zh: '现值', en: 'Value' },
  light: { zh: '灯号', en: 'Light' },
  reasons: { zh: '亮灯理由', en: 'Reasons' },
  count: { zh: '任务数', en: 'Number of tasks' },
  progress: { zh: '本期进展', en: 'Progress' },
  problems: { zh: '存在问题', en: 'Problems' },
  'next-steps': { zh: '下步打算', en: 'Next steps' },
  submission: { zh: '填报', en: 'Reporting' },
  title: { zh: '名称', en: 'Name' },
  number: { zh: '序号', en: 'Number' },
  section: { zh: '板块', en: 'Section' },
  departments: { zh: '责任单位', en: 'Departments' },
  due: { zh: '时限', en: 'Due' },
  indicator: { zh: '指标', en: 'Indicator' },
  clause: { zh: '方案原文', en: 'Sentence of the paper' },
  basis: { zh: '依据', en: 'Basis' },
  whole: { zh: '整项', en: 'Whole item' },
} as const satisfies Record<string, LocalText>;

export type ChangeField = keyof typeof CHANGE_FIELDS;

/** One thing that a later issue of a report says otherwise (一处更正). */
export interface ReportChange {
  readonly kind: 'paper' | 'count' | 'task' | 'target';
  /** Of the task or target, or the light that is counted. */
  readonly id: string;
  /** Number and title of the task, words of the target. */
  readonly name: LocalText;
  readonly field: ChangeField;
  /** `null` where there was nothing. */
  readonly before: LocalText | null;
  readonly after: LocalText | null;
}

/** What a corrected report says about itself (更正说明), frozen with it. */
export interface ReportCorrection {
  /** The issue it takes the place of. */
  readonly reportId: string;
  readonly title: string;
  readonly issuedAt: string;
  readonly snapshotHash: string;
  readonly reason: string;
  readonly changes: readonly ReportChange[];
}

/**
 * What a later issue says otherwise than an earlier one (更正清单): figures first, then tasks, then what the paper rests
 * on. Empty exactly when both say the same; when they were taken does not count.
 *
 * @param lights names of the lights
 */
export function reportDifference(before: Snapshot, after: Snapshot, lights: LightNames): ReportChange[] {
  return [
    ...countChanges(before, after, lights),
    ...itemChanges(
      'target',
      before.targets,
      after.targets,
      (item) => item.targetId,
      targetName,
      (item) => targetFacts(item, lights),
    ),
    ...itemChanges(
      'task',
      before.tasks,
      after.tasks,
      (item) => item.taskId,
      taskName,
      (item) => taskFacts(item, lights),
    ),
    ...changesOf('paper', 'paper', BASIS, paperFacts(before), paperFacts(after)),
  ];
}

export type LightNames = Readonly<Record<Light, LocalText>>;

type Facts = Partial<Record<ChangeField, LocalText | null>>;

const BASIS: LocalText = { zh: '报告依据', en: 'What the report rests on' };

function changesOf(
  kind: ReportChange['kind'],
  id: string,
  name: LocalText,
  before: Facts,
  after: Facts,
): ReportChange[] {
  return (Object.keys(CHANGE_FIELDS) as ChangeField[]).flatMap((field) => {
    const [old, now] = [before[field] ?? null, after[field] ?? null];
    return old?.zh === now?.zh && old?.en === now?.en
      ? []
      : [{ kind, id, name, field, before: old, after: now }];
  });
}

function itemChanges<Item>(
  kind: 'task' | 'target',
  before: readonly Item[],
  after: readonly Item[],
  idOf: (item: Item) => string,
  nameOf: (item: Item) => LocalText,
  factsOf: (item: Item) => Facts,
): ReportChange[] {
  const old = new Map(before.map((item) => [idOf(item), item]));
  const now = new Map(after.map((item) => [idOf(item), item]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)];
    if (was !== undefined && is !== undefined)
      return changesOf(kind, id, nameOf(is), factsOf(was), factsOf(is));
    const only = is ?? was;
    if (only === undefined) return [];
    const whole = { whole: nameOf(only) };
    return changesOf(kind, id, nameOf(only), is ? {} : whole, is ? whole : {});
  });
}

function countChanges(before: Snapshot, after: Snapshot, lights: LightNames): ReportChange[] {
  return (Object.keys(lights) as Light[]).flatMap((light) =>
    changesOf(
      'count',
      light,
      lights[light],
      { count: same(String(before.counts[light])) },
      { count: same(String(after.counts[light])) },
    ),
  );
}

function targetName(target: SnapshotTarget): LocalText {
  return same(target.targetText);
}

function targetFacts(target: SnapshotTarget, lights: LightNames): Facts {
  const { value } = target;
  const parts =
    value && (value.denominator === null ? value.numerator : `${value.numerator}／${value.denominator}`);
  const period = value && periodText(value.period);
  return {
    value:
      value && period
        ? {
            zh: `${value.result ?? '—'}${value.unit}（${parts}，${period.zh}）`,
            en: `${value.result ?? '—'}${value.unit} (${parts}, ${period.en})`,
          }
        : null,
    light: lights[target.light],
    reasons: reasonsText(target),
    title: same([target.targetText, target.taskTitle ?? '', target.unit].join(' ').trim()),
    indicator: same([target.indicator, target.indicatorCode ?? ''].join(' ').trim()),
    due: target.due === null ? null : dayText(target.due),
    clause: textOrNone(target.quote),
  };
}

function taskName(task: SnapshotTask): LocalText {
  return same(`${task.number} ${task.title}`.trim());
}

function taskFacts(task: SnapshotTask, lights: LightNames): Facts {
  return {
    light: lights[task.light],
    reasons: reasonsText(task),
    progress: textOrNone(task.progress),
    problems: textOrNone(task.problems),
    'next-steps': textOrNone(task.nextSteps),
    submission: submission(task),
    title: same(task.title),
    number: same(task.number),
    section: same(task.sectionTitle),
    departments: departments(task),
    due: task.dueOn === null ? null : dayText(task.dueOn),
    clause: textOrNone(task.quote),
  };
}

function submission(task: SnapshotTask): LocalText {
  if (!task.submitted) return { zh: '未填报', en: 'Not reported' };
  return task.late ? { zh: '迟报', en: 'Reported late' } : { zh: '已填报', en: 'Reported' };
}

function departments(task: SnapshotTask): LocalText {
  const leads = task.lead.startsWith(task.firstLead) ? task.lead : `${task.firstLead}、${task.lead}`;
  const zh = [leads, task.coop && `配合：${task.coop}`].filter((part) => part !== '').join('；');
  return { zh, en: [task.leadEn ?? leads, task.coop].filter((part) => part !== '').join('; ') };
}

function reasonsText({ reasons }: SnapshotTask | SnapshotTarget): LocalText | null {
  if (reasons.length === 0) return null;
  return {
    zh: reasons.map((item) => item.text.zh).join(''),
    en: reasons.map((item) => item.text.en).join(' '),
  };
}

function paperFacts(snapshot: Snapshot): Facts {
  const day = dayText(snapshot.judgedOn);
  const paper = [snapshot.planTitle, snapshot.docNumber ?? '', snapshot.issuer].filter((part) => part !== '');
  return {
    basis: {
      zh: `${paper.join(' ')}；数据截至${day.zh}；亮灯规则${snapshot.ruleVersion}`,
      en: `${paper.join(' ')}; data as of ${day.en}; rule ${snapshot.ruleVersion}`,
    },
  };
}

function same(words: string): LocalText {
  return { zh: words, en: words };
}

function textOrNone(words: string): LocalText | null {
  return words === '' ? null : same(words);
}

/**
 * Title of a corrected issue (更正版标题): 报告（更正）, then 报告（第2次更正）.
 *
 * @param place how many corrections there are with this one
 */
export function correctedTitle(title: string, place: number): string {
  const plain = title.replace(/（(第\d+次)?更正）$/, '');
  return `${plain}（${place > 1 ? `第${place}次` : ''}更正）`;
}

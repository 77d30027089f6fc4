// This file is over the limit because every field of every kind of subject is looked up here and nowhere else.
import type { Light, LocalText } from '@sanyi/kernel';
import { dayWords, periodWords } from '../official-words.ts';
import type { Snapshot, SnapshotTarget, SnapshotTask } from '../snapshot.ts';
import { departmentOf, type FormAnswer, targetOf, taskOf } from './form-answer.ts';
import type { FormField } from './form-fields.ts';
import type { FormCell } from './form-grid.ts';
import { converted, unitOfHead } from './form-unit.ts';

/** What goes into a cell, or why it stays empty (填入值). */
export type FormValue =
  | { readonly state: 'filled'; readonly kind: 'number' | 'text'; readonly text: string }
  | { readonly state: 'empty'; readonly reason: LocalText };

/** The cell with the heads that tell its unit. */
export interface ValueCell {
  readonly format: FormCell['format'];
  readonly rowHeads: readonly string[];
  readonly columnHeads: readonly string[];
  /** A cell of a workbook, where a figure is a number; in a document it is words. */
  readonly typed: boolean;
}

export interface ReportFacts {
  readonly snapshot: Snapshot;
  /** Day on which the report was issued. */
  readonly issuedOn: string;
  readonly lights: Readonly<Record<Light, LocalText>>;
}

/** Looks an answer up in a frozen report and words it for its cell (取数填格). */
export function formValue(answer: FormAnswer, report: ReportFacts, cell: ValueCell): FormValue {
  const { snapshot } = report;
  switch (answer.kind) {
    case 'target': {
      const target = targetOf(snapshot, answer);
      return target ? targetValue(target, answer.field, report, cell) : gone(answer);
    }
    case 'task': {
      const task = taskOf(snapshot, answer);
      return task ? taskValue(task, answer.field, report) : gone(answer);
    }
    case 'department': {
      const department = departmentOf(snapshot, answer);
      return department ? countValue(department, answer.field, cell) : gone(answer);
    }
    case 'whole':
      return countValue(
        {
          tasks: snapshot.tasks.length,
          submitted: snapshot.tasks.filter((task) => task.submitted).length,
          late: snapshot.tasks.filter((task) => task.late).length,
          counts: snapshot.counts,
        },
        answer.field,
        cell,
      );
    case 'report':
      return reportValue(report, answer.field);
  }
}

function gone({ name }: FormAnswer): FormValue {
  return empty(`报告里没有“${name}”。`, `The report has no “${name}”.`);
}

function empty(zh: string, en: string): FormValue {
  return { state: 'empty', reason: { zh, en } };
}

function words(text: string, missing: readonly [zh: string, en: string]): FormValue {
  return text.trim() === '' ? empty(...missing) : { state: 'filled', kind: 'text', text };
}

function taskValue(task: SnapshotTask, field: FormField, { lights }: ReportFacts): FormValue {
  const unreported = [
    `“${task.title}”本期未填报。`,
    `“${task.title}” was not reported this period.`,
  ] as const;
  const nothing = [`“${task.title}”没有这一项。`, `“${task.title}” has none.`] as const;
  switch (field) {
    case 'progress':
      return words(task.progress, unreported);
    case 'problems':
      return words(task.problems, task.submitted ? nothing : unreported);
    case 'next-steps':
      return words(task.nextSteps, task.submitted ? nothing : unreported);
    case 'light':
      return words(lights[task.light].zh, nothing);
    case 'reasons':
      return words(task.reasons.map((item) => item.text.zh).join(''), nothing);
    case 'lead':
      return words(task.lead, nothing);
    case 'coop':
      return words(task.coop, nothing);
    case 'due':
      return words(task.dueOn === null ? '' : dayWords(task.dueOn), nothing);
    default:
      return empty('任务没有这一项内容。', 'A task has no such field.');
  }
}

function targetValue(
  target: SnapshotTarget,
  field: FormField,
  report: ReportFacts,
  cell: ValueCell,
): FormValue {
  const { value } = target;
  const unknown = empty(`“${target.indicator}”尚无数据。`, `“${target.indicator}” has no value yet.`);
  const nothing = [`“${target.indicator}”没有这一项。`, `“${target.indicator}” has none.`] as const;
  switch (field) {
    case 'value':
      return value?.result ? figure(value.result, value.unit, cell) : unknown;
    case 'numerator':
      return value ? figure(value.numerator, null, cell) : unknown;
    case 'denominator':
      if (!value) return unknown;
      return value.denominator === null ? empty(...nothing) : figure(value.denominator, null, cell);
    case 'target':
      return targetFigure(target, cell);
    case 'light':
      return words(report.lights[target.light].zh, nothing);
    case 'reasons':
      return words(target.reasons.map((item) => item.text.zh).join(''), nothing);
    case 'due':
      return words(target.due === null ? '' : dayWords(target.due), nothing);
    case 'unit':
      return words(value?.unit ?? target.unit, nothing);
    case 'period':
      return value ? words(periodWords(value.period), nothing) : unknown;
    default: {
      // What is said about a target is said of the task it belongs to.
      const task = report.snapshot.tasks.find((item) => item.taskId === target.taskId);
      return task ? taskValue(task, field, report) : empty(...nothing);
    }
  }
}

/** A figure in the unit its cell asks for; `null` as unit where the report does not know it. */
function figure(decimal: string, unit: string | null, cell: ValueCell): FormValue {
  const asked =
    [...cell.columnHeads, ...cell.rowHeads].map(unitOfHead).find((found) => found !== null) ?? null;
  if (cell.format === 'percent') {
    const share = unit === null ? null : converted(decimal, unit, '比');
    return share === null
      ? empty(
          `单元格是百分比格式，指标单位是“${unit ?? '未写明'}”。`,
          `The cell is a percentage, the unit is ${unit ?? 'unknown'}.`,
        )
      : number(share, cell);
  }
  if (asked === null) return number(decimal, cell, unit ?? '');
  // Numerators and denominators keep the unit they were entered in, which is that of a plain head such as （人）.
  if (unit === null)
    return /^[万亿千百%‰]/.test(asked)
      ? empty(
          `表头要求“${asked}”，分子分母的单位没有记录，请人工换算。`,
          `The head asks for ${asked}; the unit of the parts is not recorded.`,
        )
      : number(decimal, cell);
  const result = converted(decimal, unit, asked);
  return result === null
    ? empty(
        `表头单位“${asked}”与指标单位“${unit}”不能换算。`,
        `The head’s unit ${asked} and the indicator’s ${unit} do not convert.`,
      )
    : number(result, cell);
}

/** In a document a figure brings its unit along where no head says it. */
function number(decimal: string, cell: ValueCell, unit = ''): FormValue {
  if (cell.typed) return { state: 'filled', kind: 'number', text: decimal };
  return { state: 'filled', kind: 'text', text: `${decimal}${unit}` };
}

function targetFigure(target: SnapshotTarget, cell: ValueCell): FormValue {
  const phrase = target.targetText.replace(target.indicator, '').trim();
  const [only, ...more] = phrase.match(/\d+(\.\d+)?/g) ?? [];
  const asked = [...cell.columnHeads].map(unitOfHead).find((found) => found !== null);
  const numeric =
    cell.typed && (cell.format === 'number' || cell.format === 'percent' || asked !== undefined);
  if (numeric && only !== undefined && more.length === 0 && target.unit !== '')
    return figure(only, target.unit, { ...cell, rowHeads: [] });
  return words(phrase, [
    `“${target.indicator}”没有量化目标。`,
    `“${target.indicator}” has no figure to reach.`,
  ]);
}

interface Counted {
  readonly tasks: number;
  readonly submitted: number;
  readonly late: number;
  readonly counts: Snapshot['counts'];
}

function countValue(counted: Counted, field: FormField, cell: ValueCell): FormValue {
  switch (field) {
    case 'tasks':
    case 'submitted':
    case 'late':
      return number(String(counted[field]), cell);
    case 'green':
    case 'yellow':
    case 'red':
    case 'ongoing':
    case 'grey':
      return number(String(counted.counts[field]), cell);
    default:
      return empty('合计行不填比率和文字。', 'Totals take neither ratios nor words.');
  }
}

function reportValue({ snapshot, issuedOn }: ReportFacts, field: FormField): FormValue {
  const nothing = ['报告没有这一项。', 'The report has none.'] as const;
  switch (field) {
    case 'issuer':
      return words(snapshot.issuer, nothing);
    case 'issued-on':
      return words(dayWords(issuedOn), nothing);
    case 'period':
      return words(periodWords(snapshot.period), nothing);
    case 'plan':
      return words(snapshot.planTitle, nothing);
    case 'doc-number':
      return words(snapshot.docNumber ?? '', nothing);
    default:
      return empty(...nothing);
  }
}

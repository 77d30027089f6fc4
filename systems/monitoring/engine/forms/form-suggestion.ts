// This file is over the limit because heads, subjects, fields and the choice between their pairs are one judgement, read from top to bottom.
import type { LocalText } from '@sanyi/kernel';
import type { FormAnswer, FormSubject } from './form-answer.ts';
import { FORM_FIELDS, type FormField, fieldOfHead, isTotal } from './form-fields.ts';
import type { FormCell, FormGrid, FormPlace } from './form-grid.ts';
import { type OpenCell, openCells } from './head-words.ts';
import { likeness } from './likeness.ts';

/** What a cell is thought to ask for, how sure, and why (填法建议). */
export interface FormSuggestion {
  readonly answer: FormAnswer;
  /** Whole percent. */
  readonly sure: number;
  readonly reason: LocalText;
}

/** A cell that waits to be filled, with its heads and what is thought of it. */
export interface FormQuestion extends FormPlace {
  readonly rowHeads: readonly string[];
  readonly columnHeads: readonly string[];
  readonly format: FormCell['format'];
  readonly suggestion: FormSuggestion | null;
  /** Why nothing is suggested. */
  readonly without: LocalText | null;
}

/** Where subject and field were read from, with what that takes off the certainty. */
const WAYS = [
  { subject: 'row', field: 'column', share: 1 },
  { subject: 'column', field: 'row', share: 0.95 },
  { subject: 'row', field: 'row', share: 0.95 },
  { subject: 'column', field: 'column', share: 0.9 },
] as const;
/** A head further away says less than the nearest. */
const DISTANCE = 0.96;
/** A target whose heads name no field is asked for its value. */
const UNSAID = 0.6;
/** A row whose head names another place than ours. */
const FOREIGN_ROW = 0.3;
/** Less sure than this is no suggestion. */
const LEAST = 0.35;

/** Reads off every open cell of a form what it asks for (逐格建议). */
export function questionsOf(
  grids: readonly FormGrid[],
  subjects: readonly FormSubject[],
  places: string,
): FormQuestion[] {
  // The same heads stand over and beside many cells.
  const known = new Map<string, Found<FormSubject>[]>();
  const named = (head: string) => {
    const found = known.get(head) ?? subjectsNamed(head, subjects);
    known.set(head, found);
    return found;
  };
  return grids.flatMap((grid, index) =>
    openCells(grid).map((open): FormQuestion => {
      const suggestion = suggest(open, named, places);
      const { row, column, format } = open.cell;
      return {
        grid: index,
        row,
        column,
        rowHeads: open.rowHeads,
        columnHeads: open.columnHeads,
        format,
        suggestion,
        without: suggestion ? null : nothingSaid(open),
      };
    }),
  );
}

interface Found<Value> {
  readonly value: Value;
  readonly head: string;
  readonly share: number;
  readonly words: LocalText;
}

function suggest(open: OpenCell, named: Named, places: string): FormSuggestion | null {
  const heads = { row: open.rowHeads, column: open.columnHeads };
  let best: { suggestion: FormSuggestion; share: number } | null = null;
  const offer = (subject: Found<FormSubject>, field: Found<FormField>, share: number) => {
    const total = subject.share * field.share * share;
    if (total < LEAST || total <= (best?.share ?? 0)) return;
    const { kind, id, name } = subject.value;
    best = {
      share: total,
      suggestion: {
        answer: { kind, id, name, field: field.value },
        sure: Math.floor(total * 100),
        reason: {
          zh: `${subject.words.zh}；${field.words.zh}。`,
          en: `${subject.words.en}; ${field.words.en}.`,
        },
      },
    };
  };
  for (const way of WAYS) {
    const foreign = way.subject === 'column' && way.field === 'column' && !isOwnRow(heads.row, places);
    for (const subject of subjectsIn(heads[way.subject], named)) {
      const others = heads[way.field].filter((head) => way.subject !== way.field || head !== subject.head);
      for (const field of fieldsIn(others, subject.value))
        offer(subject, field, foreign ? way.share * FOREIGN_ROW : way.share);
    }
  }
  for (const subject of subjectsIn(heads.row, named).filter(({ value }) => value.kind === 'target'))
    offer(subject, { value: 'value', head: '', share: UNSAID, words: UNSAID_WORDS }, 1);
  for (const field of fieldsIn(heads.row.slice(0, 1), REPORT))
    offer(REPORT_FOUND, field, heads.column.length > 0 ? 0.8 : 1);
  return (best as { suggestion: FormSuggestion } | null)?.suggestion ?? null;
}

const UNSAID_WORDS: LocalText = {
  zh: '没有列头说明填什么，按现值',
  en: 'no head says what to fill in: its value',
};
const REPORT: FormSubject = { kind: 'report', id: null, name: '', also: [] };
const REPORT_FOUND: Found<FormSubject> = {
  value: REPORT,
  head: '',
  share: 1,
  words: { zh: '报告本身的信息', en: 'about the report itself' },
};

type Named = (head: string) => readonly Found<FormSubject>[];

function subjectsIn(heads: readonly string[], named: Named): Found<FormSubject>[] {
  return heads.flatMap((head, distance) =>
    named(head).map((found) => ({ ...found, share: found.share * DISTANCE ** distance })),
  );
}

/** The subjects that a head names best; several where they are named as well as each other. */
function subjectsNamed(head: string, subjects: readonly FormSubject[]): Found<FormSubject>[] {
  if (isTotal(head)) {
    const whole = subjects.find((subject) => subject.kind === 'whole');
    return whole
      ? [{ value: whole, head, share: 1, words: { zh: `“${head}”是合计`, en: `“${head}” sums up` } }]
      : [];
  }
  let best: Found<FormSubject>[] = [];
  for (const subject of subjects) {
    if (subject.kind === 'whole' || subject.kind === 'report') continue;
    for (const name of [subject.name, ...subject.also]) {
      const alike = likeness(head, name);
      if (!alike) continue;
      const found = { value: subject, head, share: alike.share, words: likenessWords(head, name, alike.way) };
      const [first] = best;
      // Task and target of one name both stay: the other head decides between them.
      if (!first || alike.share > first.share) best = [found];
      else if (alike.share === first.share && !best.some(({ value }) => value === subject)) best.push(found);
    }
  }
  return best;
}

function likenessWords(head: string, name: string, way: 'same' | 'contains' | 'similar'): LocalText {
  switch (way) {
    case 'same':
      return { zh: `“${head}”与“${name}”同名`, en: `“${head}” is the name of “${name}”` };
    case 'contains':
      return { zh: `“${head}”与“${name}”互相包含`, en: `“${head}” and “${name}” contain each other` };
    case 'similar':
      return { zh: `“${head}”与“${name}”相近`, en: `“${head}” is like “${name}”` };
  }
}

function fieldsIn(heads: readonly string[], subject: FormSubject): Found<FormField>[] {
  return heads.flatMap((head, distance) => {
    const found = fieldOfHead(head, subject.kind);
    if (!found) return [];
    const { zh, en } = FORM_FIELDS[found.field];
    const words = { zh: `“${head}”指${zh}`, en: `“${head}” means ${en}` };
    return [{ value: found.field, head, share: found.sure * DISTANCE ** distance, words }];
  });
}

/** True when the head of a row names our own place, or no place at all. */
function isOwnRow(rowHeads: readonly string[], places: string): boolean {
  return rowHeads.every((head) => !/[省市区县州旗镇]$/.test(head.trim()) || places.includes(head.trim()));
}

function nothingSaid({ rowHeads, columnHeads }: OpenCell): LocalText {
  if (rowHeads.some(isTotal)) {
    return {
      zh: '合计行只填任务数和灯数；比率不能相加，文字不能合计。',
      en: 'Totals take numbers of tasks and lights only; neither ratios nor words add up.',
    };
  }
  const heads = [...rowHeads, ...columnHeads].slice(0, 2).map((head) => `“${head}”`);
  return {
    zh: `方案的任务和指标中没有与${heads.join('、')}相符的。`,
    en: `No task or indicator of the plan fits ${heads.join(', ')}.`,
  };
}

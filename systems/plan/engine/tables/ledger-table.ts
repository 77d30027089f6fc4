import type { DeadlineContext } from '../deadlines/context.ts';
import { findDeadlines } from '../deadlines/find-deadlines.ts';
import type { Deadline, Target, Task } from '../reading.ts';
import { type Duty, mergeDuties, readDuty } from '../responsibilities/duty-grammar.ts';
import type { NameContext } from '../responsibilities/name-list.ts';
import { findTargets } from '../targets/find-targets.ts';
import { cellText, evidence, type PlacedTable, type PlanText, tidy } from '../text/plan-text.ts';
import { sentencesOf } from '../text/sentences.ts';
import { columnKind } from './column-kind.ts';
import type { Cell } from './find-tables.ts';
import { cellEvidence } from './indicator-table.ts';

/** Tasks of a ledger (任务台账): every row with a task cell is one; merged section cells are carried down. */
export function ledgerTasks(
  doc: PlanText,
  table: PlacedTable,
  names: NameContext,
  deadlines: DeadlineContext,
  firstLeads: boolean,
): Omit<Task, 'seq' | 'id'>[] {
  const kinds = table.header.map((c) => columnKind(c.text));
  kinds.forEach((k, i) => {
    if (k === 'task' && kinds.indexOf('task') < i && !kinds.includes('measure')) kinds[i] = 'measure';
  });
  if (!kinds.includes('goal')) kinds.forEach((k, i) => void (k === 'indicator' && (kinds[i] = 'goal')));
  const taskAt = kinds.includes('task') ? kinds.indexOf('task') : kinds.indexOf('section');
  kinds.forEach((k, i) => {
    if (k === 'year' && !kinds.includes('value')) kinds[i] = 'value';
  });
  const tasks: Omit<Task, 'seq' | 'id'>[] = [];
  let section: string | null = null;
  for (const cells of table.rows) {
    const filled = cells.filter((c) => c.text !== '');
    if (
      filled.length === 2 &&
      cells.length >= 4 &&
      /^[一二三四五六七八九十]{1,3}$/.test(filled[0]?.text ?? '')
    ) {
      section = filled[1] === undefined ? section : tidy(filled[1].text);
      continue;
    }
    if (cells.length === 1) {
      section = cells[0] === undefined ? section : tidy(cells[0].text);
      continue;
    }
    const short = kinds.length - cells.length;
    const shift =
      short > 0 && kinds[0] !== 'no'
        ? short
        : short > 0 && !/^\d{1,3}$/.test(cells[0]?.text ?? '')
          ? short
          : 0;
    const cell = (kind: (typeof kinds)[number]): Cell | undefined => {
      const i = kinds.indexOf(kind);
      return i < 0 ? undefined : cells[i - shift];
    };
    const main = cells[taskAt - shift] ?? cell('measure');
    if (main === undefined || main.text.length < 2) continue;
    section = (kinds.includes('task') ? cell('section')?.text || cell('domain')?.text : undefined) || section;
    const sources = [main, cell('measure'), cell('goal'), cell('value')].filter((c) => c !== undefined);
    const limits = deadlineCells(doc, cell('deadline'), deadlines);
    const duty = dutyOf(doc, cell('lead'), cell('coop'), cell('duty'), names, firstLeads);
    const first = cells[0] ?? main;
    const title = titleOf(main);
    tasks.push({
      ...cellEvidence(doc, first, cells.at(-1) ?? main, 0.95, 'task.ledger-row'),
      kind: 'task',
      number: cell('no')?.text || String(tasks.length + 1),
      title,
      titleIsLeadSentence: title.length < main.text.length,
      sectionPath: section === null ? [] : [section],
      sectionIds: [],
      responsibilityMode: duty?.mode ?? 'none',
      lead: duty?.lead ?? [],
      coop: duty?.coop ?? [],
      openEnded: duty?.openEnded ?? false,
      scope: [],
      responsibilityQuote: null,
      deadlines: [...limits, ...sources.flatMap((c) => textDeadlines(doc, c, deadlines))].filter(
        (d, i, all) => all.findIndex((x) => x.due === d.due && x.rule === d.rule) === i,
      ),
      targets: sources.flatMap((c) =>
        cellTargets(
          doc,
          c,
          deadlines,
          limits[0]?.due ?? null,
          c === main || c === cell('measure') ? null : title,
        ),
      ),
      cited: [],
      reporting: [],
      source: 'ledger',
    });
  }
  return tasks;
}

function titleOf(cell: Cell): string {
  const stop = cell.text.search(/[。;:]/);
  return tidy((stop >= 4 ? cell.text.slice(0, stop) : cell.text).replace(/^\d{1,3}[.、](?!\d)/, ''));
}

function dutyOf(
  doc: PlanText,
  lead: Cell | undefined,
  coop: Cell | undefined,
  joint: Cell | undefined,
  names: NameContext,
  firstLeads: boolean,
): Duty | null {
  const read = (cell: Cell | undefined): Duty | null =>
    cell === undefined || cell.text.length < 2
      ? null
      : readDuty(cellText(doc, cell), 0, cell.text.length, names, 'duty.ledger');
  const parts: Duty[] = [];
  const l = read(lead);
  if (l !== null) parts.push({ ...l, explicitLead: true });
  const j = read(joint);
  if (j !== null) parts.push(j);
  const c = read(coop);
  if (c !== null) parts.push({ ...c, lead: [], coop: [...c.lead, ...c.coop], explicitLead: false });
  return mergeDuties(parts, firstLeads);
}

function deadlineCells(doc: PlanText, cell: Cell | undefined, context: DeadlineContext): Deadline[] {
  if (cell === undefined || cell.text === '') return [];
  return deadlinesIn(cellText(doc, cell), { ...context, mode: 'field', dropPast: false });
}

function textDeadlines(doc: PlanText, cell: Cell, context: DeadlineContext): Deadline[] {
  return deadlinesIn(cellText(doc, cell), { ...context, mode: 'text', dropPast: true });
}

function deadlinesIn(text: PlanText, context: DeadlineContext): Deadline[] {
  return findDeadlines(text.text.slice(0, 600), context).map((d) => ({
    ...evidence(text, d.start, d.end, d.confidence, d.reason),
    kind: d.kind,
    due: d.due,
    from: d.from,
    rule: d.rule,
    dueAlt: d.dueAlt,
    what: null,
  }));
}

function cellTargets(
  doc: PlanText,
  cell: Cell,
  context: DeadlineContext,
  due: string | null,
  subject: string | null,
): Target[] {
  const text = cellText(doc, cell);
  const bare = /^(\d{1,6}(?:\.\d{1,4})?)(%|‰|[\u4e00-\u9fff]{1,2})?$/.exec(text.text);
  if (bare !== null && subject !== null)
    return [
      {
        ...evidence(text, 0, text.text.length, 0.75, 'target.weak'),
        indicator: subject,
        comparator: 'reach',
        value: Number(bare[1]),
        value2: null,
        unit: bare[2] ?? '',
        population: null,
        due,
        change: null,
        period: null,
        aspirational: false,
      },
    ];
  return sentencesOf(text, 0, text.text.length).flatMap((s) => {
    const words = text.text.slice(s.start, s.end);
    const found = findTargets({
      text: words,
      deadlines: findDeadlines(words, { ...context, mode: 'text', dropPast: true }),
      horizon: due,
      ...(subject === null ? {} : { listing: true, subject }),
    });
    return found.map(({ start, end, confidence, reason, ...rest }) => ({
      ...evidence(text, s.start + start, s.start + end, confidence, reason),
      ...rest,
    }));
  });
}

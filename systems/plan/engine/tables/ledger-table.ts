import type { DeadlineContext } from '../deadlines/context.ts';
import type { Task } from '../reading.ts';
import type { NameContext } from '../responsibilities/name-context.ts';
import { tidy } from '../text/evidence.ts';
import type { PlacedTable, PlanText } from '../text/plan-text.ts';
import { cellEvidence } from './cell-evidence.ts';
import type { Cell } from './cells.ts';
import { columnKind } from './column-kind.ts';
import { cellTargets, deadlineCells, dutyOf, textDeadlines, titleOf } from './ledger-cells.ts';

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

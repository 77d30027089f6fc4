import type { DeadlineContext } from '../deadlines/context.ts';
import { findDeadlines } from '../deadlines/find-deadlines.ts';
import type { Deadline, Target } from '../reading.ts';
import type { Duty } from '../responsibilities/duty.ts';
import { readDuty } from '../responsibilities/duty-grammar.ts';
import { mergeDuties } from '../responsibilities/merge-duties.ts';
import type { NameContext } from '../responsibilities/name-context.ts';
import { findTargets } from '../targets/find-targets.ts';
import { evidence, tidy } from '../text/evidence.ts';
import { cellText, type PlanText } from '../text/plan-text.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Cell } from './cells.ts';

/** Title of a ledger task (任务标题): the first sentence of its cell. */
export function titleOf(cell: Cell): string {
  const stop = cell.text.search(/[。;:]/);
  return tidy((stop >= 4 ? cell.text.slice(0, stop) : cell.text).replace(/^\d{1,3}[.、](?!\d)/, ''));
}

/** Who is responsible by the cells of a row (台账责任单位); null when they name nobody. */
export function dutyOf(
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

/** Deadlines of the cell for them (时限栏). */
export function deadlineCells(doc: PlanText, cell: Cell | undefined, context: DeadlineContext): Deadline[] {
  if (cell === undefined || cell.text === '') return [];
  return deadlinesIn(cellText(doc, cell), { ...context, mode: 'field', dropPast: false });
}

/** Deadlines inside the running text of a cell (栏内时限). */
export function textDeadlines(doc: PlanText, cell: Cell, context: DeadlineContext): Deadline[] {
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

/** Targets of a cell (栏内目标); a bare number is one when `subject` says what of. */
export function cellTargets(
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

import { attachCitations } from './citations/attach-citations.ts';
import { findCitations } from './citations/find-citations.ts';
import type { DeadlineContext } from './deadlines/context.ts';
import { extractStatements } from './extract-statements.ts';
import { findLayout } from './metadata/layout.ts';
import { readMetadata } from './metadata/read-metadata.ts';
import { readTasks } from './read-tasks.ts';
import type { Deadline, PlanReading, ReadOptions, Section, Task } from './reading.ts';
import type { NameContext } from './responsibilities/name-context.ts';
import { findFirstLeads, findScopeRules } from './responsibilities/scope-rules.ts';
import { reviewQueue } from './review-queue.ts';
import { nodeLookup } from './structure/outline-lookup.ts';
import { readPhases } from './structure/phases.ts';
import { breaksOf } from './structure/section-breaks.ts';
import { sectionTree } from './structure/section-tree.ts';
import { sectionsOf } from './structure/sections.ts';
import { indicatorTable } from './tables/indicator-table.ts';
import { ledgerTasks } from './tables/ledger-table.ts';
import { yearOf } from './text/days.ts';
import { planText } from './text/plan-text.ts';

/**
 * Reads an official reform paper (读取方案): raw text in, everything the paper says out, each with its quotation,
 * confidence and reason. Pure and total: the same text gives the same reading, any text gives a reading.
 */
export function readPlan(rawText: string, options: ReadOptions = {}): PlanReading {
  const doc = planText(rawText);
  const layout = findLayout(doc);
  const metadata = readMetadata(doc, layout);
  const paperDay =
    options.asOfWins === true ? (options.asOf ?? null) : (metadata.issueDate?.day ?? options.asOf ?? null);
  const year =
    paperDay !== null
      ? yearOf(paperDay)
      : metadata.period?.from != null
        ? yearOf(metadata.period.from)
        : null;
  const context: DeadlineContext = {
    year,
    planEnd: metadata.period?.to ?? null,
    mode: 'text',
    dropPast: true,
  };
  const names: NameContext = { onDay: paperDay, aliases: options.aliases ?? [] };
  const outline = sectionTree(doc, {
    breaks: breaksOf(doc, layout),
    bodyStart: layout.envelopeTitle === null ? 0 : (doc.paragraphs[layout.bodyParagraph]?.start ?? 0),
  });
  const nodeAt = nodeLookup(outline);
  const scopeRules = findScopeRules(doc);
  const firstIsLead = findFirstLeads(doc);
  const tables = doc.tables.map((t) => ({ table: t, role: nodeAt(Math.max(0, t.at - 1))?.role ?? null }));
  const ledgers = tables
    .filter((t) => t.table.kind === 'ledger' && t.role !== 'background')
    .flatMap((t) => ledgerTasks(doc, t.table, names, context, firstIsLead !== null));
  const indicators = tables
    .filter((t) => t.table.kind === 'indicator')
    .map((t) => indicatorTable(doc, t.table, year, context.planEnd));
  const read = readTasks(doc, outline, names, { firstLeads: firstIsLead !== null, scopeRules });
  const tasks = numbered([...read.tasks, ...ledgers]);
  const byIndex = new Map(tasks.map((t) => [t.index, t.task]));
  const docTargets: PlanReading['docTargets'] = [];
  const docDeadlines: PlanReading['docDeadlines'] = [];
  const monitoring: PlanReading['monitoring'] = [];
  const reporting: PlanReading['reporting'] = [];
  for (const stretch of read.stretches(context.planEnd)) {
    const task = stretch.taskIndex === null ? null : (byIndex.get(stretch.taskIndex) ?? null);
    const found = extractStatements(doc, { ...stretch, task: task?.id ?? null }, context);
    monitoring.push(...found.monitoring);
    reporting.push(...found.reporting);
    if (task === null) {
      docTargets.push(...found.targets);
      docDeadlines.push(...found.deadlines);
    } else {
      task.deadlines = found.deadlines;
      task.targets = found.targets;
      task.reporting = found.reporting;
    }
  }
  docDeadlines.push(...indicators.flatMap((t) => t.deadlines));
  const ownTitles = [metadata.title?.text, metadata.envelopeTitle?.text].filter((t) => t !== undefined);
  const citedDocuments = findCitations(doc, ownTitles, (offset) => ({ role: nodeAt(offset)?.role ?? null }));
  const finished = tasks.map((t) => t.task);
  attachCitations(finished, citedDocuments);
  const sections: Section[] = sectionsOf(doc, outline, read.chosen);
  const reading: PlanReading = {
    chars: rawText.length,
    metadata: withPeriod(
      metadata,
      docDeadlines,
      outline.all.some((n) => n.role === 'period'),
    ),
    citedDocuments,
    sections,
    tasks: finished,
    docTargets,
    docDeadlines: unique(docDeadlines),
    indicatorTable: indicators.flatMap((t) => t.rows),
    reporting,
    monitoring,
    phases: readPhases(doc, outline, context),
    scopeRules,
    firstIsLead,
    reviewQueue: [],
  };
  return { ...reading, reviewQueue: reviewQueue(reading, options.reviewBelow ?? 0.7) };
}

/** The same day named twice outside tasks is one deadline. */
function unique(deadlines: readonly Deadline[]): Deadline[] {
  const seen = new Set<string>();
  return deadlines.filter((d) => {
    const key = `${d.due}|${d.rule}|${d.from}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Puts text tasks and ledger tasks into document order and names them. */
function numbered(
  list: readonly (Omit<Task, 'seq' | 'id'> & { index?: number })[],
): { task: Task; index: number | null }[] {
  const ordered = [...list].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  return ordered.map(({ index, ...rest }, i) => ({
    task: { ...rest, seq: i + 1, id: `t${i + 1}` },
    index: index ?? null,
  }));
}

/** A section 实施时间 states the period better than the title does. */
function withPeriod(
  metadata: PlanReading['metadata'],
  deadlines: PlanReading['docDeadlines'],
  hasPeriodSection: boolean,
): PlanReading['metadata'] {
  const stated = hasPeriodSection ? deadlines.find((d) => d.kind === 'period' && d.from !== null) : undefined;
  return stated === undefined ? metadata : { ...metadata, period: { from: stated.from, to: stated.due } };
}

import { randomUUID } from 'node:crypto';
import { json, type StoredFile, type Tx } from '@sanyi/records';
import type { Insertable } from 'kysely';
import { decimalText } from '../engine/ledger/decimal-text.ts';
import { dueOfTask } from '../engine/ledger/due.ts';
import type {
  CitedDocument,
  Deadline,
  DepartmentRef,
  Evidence,
  PlanReading,
  Section,
  Target,
  Task,
} from '../engine/reading.ts';
import { type Actor, recordChange } from './change.ts';
import { initialsOf } from './initials.ts';
import { loadOrganisations, type OrganisationEntry, organisationFor } from './organisations.ts';
import { suggestLinks } from './plan-links.ts';
import {
  type CitationTable,
  type DeadlineTable,
  type PaperBlock,
  planTables,
  type ResponsibilityTable,
  type SectionTable,
  type TargetTable,
  type TaskTable,
} from './tables.ts';

/** A paper that has been read, ready to become a plan. */
export interface ReadPaper {
  readonly file: StoredFile;
  readonly format: string;
  readonly encoding: string | null;
  readonly text: string;
  readonly blocks: readonly PaperBlock[];
  readonly notes: readonly {
    readonly code: string;
    readonly message: { readonly zh: string; readonly en: string };
  }[];
  readonly readerVersion: string;
  readonly reading: PlanReading;
  readonly readMilliseconds: number;
}

/** Aliases taught in this region: printed name → organisation. */
export type TaughtOrganisations = ReadonlyMap<string, string | null>;

/** Rows of one insert; keeps a statement below the limit of 65,535 parameters. */
const BATCH = 400;

interface Origin {
  readonly scopePath: string;
  readonly planId: string;
}

/**
 * Makes a plan of a paper (方案入库): paper, plan, sections, tasks and everything that hangs on them, in the region of the
 * actor. Departments are tied to organisations where exactly one fits. Answers the plan's id.
 */
export async function saveReading(
  tx: Tx,
  actor: Actor,
  paper: ReadPaper,
  taught: TaughtOrganisations,
): Promise<string> {
  const db = planTables(tx);
  const { scopePath } = actor.viewer;
  const { reading } = paper;
  const [paperId, planId] = [randomUUID(), randomUUID()];
  const origin: Origin = { scopePath, planId };
  await db
    .insertInto('plan.paper')
    .values({
      id: paperId,
      scope_path: scopePath,
      file_id: paper.file.id,
      sha256: paper.file.sha256,
      file_name: paper.file.originalName,
      bytes: BigInt(paper.file.bytes),
      format: paper.format,
      encoding: paper.encoding,
      raw_text: paper.text,
      blocks: json(paper.blocks),
      notes: json(paper.notes),
      reader_version: paper.readerVersion,
      reading: json(reading),
      read_milliseconds: paper.readMilliseconds,
      imported_by: actor.viewer.accountId,
      imported_by_name: actor.viewer.displayName,
    })
    .execute();
  const facts = planFacts(paper);
  const links = await suggestLinks(tx, scopePath, reading, facts);
  await db
    .insertInto('plan.plan')
    .values({
      id: planId,
      scope_path: scopePath,
      paper_id: paperId,
      owner_organisation_id: actor.viewer.organisationId,
      ...facts,
      ...links,
    })
    .execute();

  const sectionIds = new Map(reading.sections.map((section) => [section.id, randomUUID()]));
  const organisations = await loadOrganisations(tx);
  const rows = taskRows(
    reading,
    origin,
    sectionIds,
    paper.text,
    (department) => taught.get(department.raw) ?? organisationFor(department, scopePath, organisations),
  );
  await inBatches(
    reading.sections.map((section, seq) => sectionRow(section, seq, origin, sectionIds)),
    (batch) => db.insertInto('plan.section').values(batch).execute(),
  );
  await inBatches(rows.tasks, (batch) => db.insertInto('plan.task').values(batch).execute());
  await inBatches(rows.responsibilities, (batch) =>
    db.insertInto('plan.responsibility').values(batch).execute(),
  );
  await inBatches(rows.deadlines, (batch) => db.insertInto('plan.deadline').values(batch).execute());
  await inBatches([...rows.targets, ...planTargets(reading, origin)], (batch) =>
    db.insertInto('plan.target').values(batch).execute(),
  );
  await inBatches([...rows.citations, ...planCitations(reading, origin)], (batch) =>
    db.insertInto('plan.citation').values(batch).execute(),
  );
  await recordChange(tx, actor, {
    action: 'imported',
    planId,
    taskId: null,
    scopePath,
    before: {},
    after: {
      title: facts.title,
      docNumber: facts.doc_number,
      tasks: reading.tasks.length,
      sha256: paper.file.sha256,
    },
  });
  return planId;
}

export async function inBatches<Row>(
  rows: readonly Row[],
  insert: (batch: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) await insert(rows.slice(start, start + BATCH));
}

export interface PlanFacts {
  readonly title: string;
  readonly initials: string;
  readonly doc_number: string | null;
  readonly issuer: string | null;
  readonly issued_on: string | null;
  readonly region: string | null;
  readonly year: number | null;
}

function planFacts(paper: ReadPaper): PlanFacts {
  const { metadata } = paper.reading;
  const title =
    (metadata.title ?? metadata.envelopeTitle)?.text.replace(/\s+/g, '') ||
    paper.file.originalName.replace(/\.[^.]+$/, '');
  const issuedOn = metadata.issueDate?.day ?? metadata.draftDate?.day ?? null;
  const named = /(?:19|20)\d\d(?=\s*年)/.exec(title)?.[0];
  const year = named ?? metadata.period?.from?.slice(0, 4) ?? issuedOn?.slice(0, 4);
  return {
    title,
    initials: initialsOf(title),
    doc_number: metadata.docNumber?.text ?? null,
    issuer: metadata.issuers.map((issuer) => issuer.text).join('、') || null,
    issued_on: issuedOn,
    region: metadata.region?.name ?? null,
    year: year === undefined ? null : Number(year),
  };
}

function sectionRow(
  section: Section,
  seq: number,
  origin: Origin,
  ids: ReadonlyMap<string, string>,
): Insertable<SectionTable> {
  return {
    id: ids.get(section.id) ?? randomUUID(),
    scope_path: origin.scopePath,
    plan_id: origin.planId,
    parent_id: section.parent === null ? null : (ids.get(section.parent) ?? null),
    seq,
    level: section.level,
    number: section.number,
    title: section.title,
    initials: initialsOf(section.title),
    role: section.role,
    span_start: section.span[0],
    span_end: section.span[1],
    extent_start: section.extent[0],
    extent_end: section.extent[1],
  };
}

interface TaskRows {
  readonly tasks: Insertable<TaskTable>[];
  readonly responsibilities: Insertable<ResponsibilityTable>[];
  readonly deadlines: Insertable<DeadlineTable>[];
  readonly targets: Insertable<TargetTable>[];
  readonly citations: Insertable<CitationTable>[];
}

function taskRows(
  reading: PlanReading,
  origin: Origin,
  sectionIds: ReadonlyMap<string, string>,
  text: string,
  organisationOf: (department: NamedRef) => string | null,
): TaskRows {
  const rows: TaskRows = { tasks: [], responsibilities: [], deadlines: [], targets: [], citations: [] };
  reading.tasks.forEach((task, at) => {
    const taskId = randomUUID();
    const due = dueOfTask(
      task.deadlines.map((deadline) => ({ kind: deadline.kind, dueOn: deadline.due, quote: deadline.quote })),
    );
    rows.tasks.push({
      id: taskId,
      scope_path: origin.scopePath,
      plan_id: origin.planId,
      section_id: sectionIds.get(task.sectionIds.at(-1) ?? '') ?? null,
      seq: at + 1,
      number: task.number,
      title: task.title || task.quote.slice(0, 60),
      initials: taskInitials(task),
      span_start: task.span[0],
      span_end: task.span[1],
      original_text: text.slice(task.span[0], task.span[1]),
      kind: task.kind,
      confidence: task.confidence,
      reason: task.reason,
      responsibility_mode: task.responsibilityMode,
      open_ended: task.openEnded,
      implementers: task.scope,
      ongoing: due.ongoing,
      due_on: due.dueOn,
      due_text: due.dueText,
      responsible_person: null,
      submitted_by: null,
      submitted_at: null,
      closed_by: null,
      closed_at: null,
      original: json(task),
      split_from: null,
      merged_into: null,
    });
    const departments = [
      ...task.lead.map((ref) => ['lead', ref] as const),
      ...task.coop.map((ref) => ['coop', ref] as const),
    ];
    departments.forEach(([role, ref], seq) => {
      const organisationId = organisationOf({
        raw: ref.raw,
        norm: ref.norm,
        departmentId: ref.departmentId,
        level: ref.level,
      });
      rows.responsibilities.push(responsibilityRow(ref, role, organisationId, taskId, seq, origin));
    });
    task.deadlines.forEach((deadline, seq) =>
      rows.deadlines.push(deadlineRow(deadline, taskId, seq, origin)),
    );
    task.targets.forEach((target, seq) => rows.targets.push(targetRow(target, 'task', taskId, seq, origin)));
    task.cited.forEach((cited, seq) => rows.citations.push(citationRow(cited, taskId, seq, origin)));
  });
  return rows;
}

type NamedRef = Pick<DepartmentRef, 'raw' | 'norm' | 'departmentId' | 'level'>;

/** What a task is found by: its title, departments and indicators. */
function taskInitials(task: Task): string {
  return initialsOf(
    task.title,
    ...task.lead.map((ref) => ref.norm || ref.raw),
    ...task.coop.map((ref) => ref.norm || ref.raw),
    ...task.targets.map((target) => target.indicator),
  );
}

function place(item: Evidence) {
  return {
    span_start: item.span[0],
    span_end: item.span[1],
    quote: item.quote,
    confidence: item.confidence,
    reason: item.reason,
  };
}

function responsibilityRow(
  ref: DepartmentRef,
  role: 'lead' | 'coop',
  organisationId: string | null,
  taskId: string,
  seq: number,
  origin: Origin,
): Insertable<ResponsibilityTable> {
  const values = {
    role,
    raw: ref.raw,
    norm: ref.norm || null,
    department_id: ref.departmentId,
    level: ref.level,
    organisation_id: organisationId,
    in_text: ref.inText,
  };
  return { ...base(taskId, seq, origin), ...place(ref), ...values, original: json(values) };
}

function deadlineRow(
  deadline: Deadline,
  taskId: string,
  seq: number,
  origin: Origin,
): Insertable<DeadlineTable> {
  const values = {
    kind: deadline.kind,
    due_on: deadline.due,
    from_on: deadline.from,
    rule: deadline.rule,
    due_alt: deadline.dueAlt,
    what: deadline.what,
  };
  return { ...base(taskId, seq, origin), ...place(deadline), ...values, original: json(values) };
}

function base(taskId: string, seq: number, origin: Origin) {
  return {
    scope_path: origin.scopePath,
    plan_id: origin.planId,
    task_id: taskId,
    seq,
    origin: 'read' as const,
    removed_at: null,
  };
}

function targetRow(
  target: Target,
  source: 'task' | 'document',
  taskId: string | null,
  seq: number,
  origin: Origin,
): Insertable<TargetTable> {
  const values = {
    indicator: target.indicator || target.quote,
    comparator: target.comparator,
    value: decimalText(target.value),
    value2: target.value2 === null ? null : decimalText(target.value2),
    unit: target.unit,
    population: target.population,
    due_on: target.due,
    change: target.change,
    period: target.period,
    aspirational: target.aspirational,
  };
  return {
    scope_path: origin.scopePath,
    plan_id: origin.planId,
    task_id: taskId,
    source,
    seq,
    ...place(target),
    ...values,
    initials: initialsOf(values.indicator),
    raw: null,
    attribute: null,
    domain: null,
    row_number: null,
    baseline_on: null,
    baseline_value: null,
    baseline_raw: null,
    origin: 'read',
    original: json(values),
    removed_at: null,
  };
}

/** Targets outside tasks: the general goals, and each dated cell of the indicator table. */
function planTargets(reading: PlanReading, origin: Origin): Insertable<TargetTable>[] {
  const goals = reading.docTargets.map((target, seq) => targetRow(target, 'document', null, seq, origin));
  const cells = reading.indicatorTable.flatMap((row) =>
    row.targets.map((cell): Insertable<TargetTable> => {
      const values = {
        indicator: row.name,
        comparator: cell.comparator,
        value: cell.value === null ? null : decimalText(cell.value),
        value2: cell.value2 === null ? null : decimalText(cell.value2),
        unit: row.unit,
        population: row.population,
        due_on: cell.date,
        change: cell.change,
        period: null,
        aspirational: false,
      };
      return {
        scope_path: origin.scopePath,
        plan_id: origin.planId,
        task_id: null,
        source: 'table',
        seq: 0,
        ...place(cell),
        ...values,
        initials: initialsOf(row.name),
        raw: cell.raw,
        attribute: row.attribute,
        domain: row.domain,
        row_number: row.no,
        baseline_on: row.baseline?.date ?? null,
        baseline_value: row.baseline?.value == null ? null : decimalText(row.baseline.value),
        baseline_raw: row.baseline?.raw ?? null,
        origin: 'read',
        original: json(values),
        removed_at: null,
      };
    }),
  );
  return [...goals, ...cells.map((cell, at) => ({ ...cell, seq: goals.length + at }))];
}

function planCitations(reading: PlanReading, origin: Origin): Insertable<CitationTable>[] {
  return reading.citedDocuments.map((cited, seq) => citationRow(cited, null, seq, origin));
}

function citationRow(
  cited: CitedDocument,
  taskId: string | null,
  seq: number,
  origin: Origin,
): Insertable<CitationTable> {
  return {
    scope_path: origin.scopePath,
    plan_id: origin.planId,
    task_id: taskId,
    seq,
    title: cited.title,
    doc_number: cited.docNumber,
    issuer: cited.issuer,
    relation: cited.relation,
    span_start: cited.span[0],
    span_end: cited.span[1],
    quote: cited.quote,
    mentions: json(cited.mentions),
  };
}

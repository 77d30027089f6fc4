import { randomUUID } from 'node:crypto';
import { json } from '@sanyi/records';
import type { Insertable } from 'kysely';
import { dueOfTask } from '../engine/ledger/due.ts';
import type { CitedDocument, Deadline, DepartmentRef, PlanReading, Section } from '../engine/reading.ts';
import { initialsOf, taskInitials } from './initials.ts';
import type {
  CitationTable,
  DeadlineTable,
  ResponsibilityTable,
  SectionTable,
  TargetTable,
  TaskTable,
} from './paper-tables.ts';
import { type Origin, place, targetRow } from './target-rows.ts';

/** A heading as a row (章节行); `ids` gives every section of the reading its id. */
export function sectionRow(
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

/** Tasks with all that hangs on them as rows (任务行); what was read is kept beside the values that may change. */
export function taskRows(
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
      initials: taskInitials({
        title: task.title,
        departments: [...task.lead, ...task.coop].map((ref) => ref.norm || ref.raw),
        indicators: task.targets.map((target) => target.indicator),
      }),
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

/** Documents cited anywhere in the paper, in its order (引用文件行). */
export function planCitations(reading: PlanReading, origin: Origin): Insertable<CitationTable>[] {
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

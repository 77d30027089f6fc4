import type {
  DeadlineList,
  DepartmentList,
  ReviewTask,
  TargetList,
  TaskCorrection,
} from '../shared/contract.ts';

type Row<List> = List extends readonly (infer Item)[] ? Item & { readonly key: string } : never;
export type DraftDepartment = Row<DepartmentList['responsibilities']>;
export type DraftDeadline = Row<DeadlineList['deadlines']>;
export type DraftTarget = Row<TargetList['targets']>;

/** What the form holds while a task is corrected (更正草稿). */
export interface Draft {
  readonly number: string;
  readonly title: string;
  readonly kind: ReviewTask['kind'];
  readonly sectionId: string | null;
  readonly ongoing: boolean;
  readonly dueOn: string | null;
  readonly note: string;
  readonly teach: boolean;
  readonly responsibilities: readonly DraftDepartment[];
  readonly deadlines: readonly DraftDeadline[];
  readonly targets: readonly DraftTarget[];
}

/** One request of a correction; they are sent in order, each with the version that the one before gave. */
export type CorrectionCall =
  | { readonly route: 'correct-task'; readonly body: TaskCorrection }
  | { readonly route: 'set-departments'; readonly body: DepartmentList }
  | { readonly route: 'set-deadlines'; readonly body: DeadlineList }
  | { readonly route: 'set-targets'; readonly body: TargetList };

/** The draft of a task as it stands. */
export function draftOf(task: ReviewTask): Draft {
  return {
    number: task.number,
    title: task.title,
    kind: task.kind,
    sectionId: task.sectionId,
    ongoing: task.ongoing,
    dueOn: task.dueOn,
    note: '',
    teach: true,
    responsibilities: task.responsibilities.map(({ id, role, raw, departmentId, organisation }) => ({
      key: id,
      id,
      role,
      raw,
      departmentId,
      organisationId: organisation?.id ?? null,
    })),
    deadlines: task.deadlines.map(({ id, kind, dueOn, fromOn, rule, what, span }) => ({
      key: id,
      id,
      kind,
      dueOn,
      fromOn,
      rule,
      what,
      span,
    })),
    targets: task.targets.map((target) => ({
      key: target.id,
      id: target.id,
      indicator: target.indicator,
      comparator: target.comparator,
      value: target.value,
      value2: target.value2,
      unit: target.unit,
      population: target.population,
      dueOn: target.dueOn,
      change: target.change,
      period: target.period,
      aspirational: target.aspirational,
      span: target.span,
    })),
  };
}

/** A row that somebody added and left empty is no change. */
function withoutEmpty(draft: Draft): Draft {
  return {
    ...draft,
    responsibilities: draft.responsibilities.filter(({ raw }) => raw.trim() !== ''),
    deadlines: draft.deadlines.filter(
      ({ id, dueOn, fromOn, rule, what, kind }) =>
        id !== undefined || kind === 'ongoing' || [dueOn, fromOn, rule, what].some((value) => value !== null),
    ),
    targets: draft.targets.filter(({ indicator }) => indicator.trim() !== ''),
  };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const sent = <Item extends { readonly key: string }>(rows: readonly Item[]) =>
  rows.map((row) => {
    const { key: _, ...rest } = row;
    return rest;
  });

/**
 * The requests that turn a task into its draft (更正请求): only the parts that differ are sent. An item whose id the
 * task does not have any more is sent as a new one, so that a correction outlives somebody else's change.
 */
export function callsOf(task: ReviewTask, given: Draft): CorrectionCall[] {
  const draft = withoutEmpty(given);
  const before = draftOf(task);
  const calls: CorrectionCall[] = [];
  const change: Record<string, unknown> = {};
  for (const field of ['number', 'title', 'kind', 'sectionId', 'ongoing', 'dueOn'] as const)
    if (draft[field] !== before[field]) change[field] = draft[field];
  const note = draft.note.trim() ? { note: draft.note.trim() } : {};
  if (Object.keys(change).length > 0)
    calls.push({ route: 'correct-task', body: { ...(change as TaskCorrection), ...note } });

  const known = new Set(
    [...before.responsibilities, ...before.deadlines, ...before.targets].map(({ id }) => id),
  );
  const owned = <Item extends { readonly id?: string | undefined }>(rows: readonly Item[]) =>
    rows.map((row) => {
      if (row.id !== undefined && known.has(row.id)) return row;
      const { id: _, ...rest } = row;
      return rest;
    });
  if (!same(draft.responsibilities, before.responsibilities))
    calls.push({
      route: 'set-departments',
      body: { responsibilities: owned(sent(draft.responsibilities)), teach: draft.teach },
    });
  if (!same(draft.deadlines, before.deadlines))
    calls.push({
      route: 'set-deadlines',
      body: { deadlines: owned(sent(draft.deadlines)) },
    });
  if (!same(draft.targets, before.targets))
    calls.push({ route: 'set-targets', body: { targets: owned(sent(draft.targets)) } });
  return calls;
}

/** Printed names that this draft settles (教会的别名): a name that stood for nothing, or for another organisation. */
export function taughtBy(task: ReviewTask, draft: Draft): string[] {
  if (!draft.teach) return [];
  const before = new Map(task.responsibilities.map((one) => [one.id, one]));
  return draft.responsibilities
    .filter((row) => {
      const old = row.id === undefined ? undefined : before.get(row.id);
      return old !== undefined && row.organisationId !== null && old.organisation?.id !== row.organisationId;
    })
    .map(({ raw }) => raw);
}

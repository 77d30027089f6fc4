import type { Snapshot, SnapshotDepartment, SnapshotTarget, SnapshotTask } from '../snapshot.ts';
import type { FormField, SubjectKind } from './form-fields.ts';

/** What a cell of a form is to be filled with (填法): a field of something that every report speaks of. */
export interface FormAnswer {
  readonly kind: SubjectKind;
  /** Of the target or task; departments go by their name, the others need none. */
  readonly id: string | null;
  /** Name of the subject, by which it is found again in the plan of another year. */
  readonly name: string;
  readonly field: FormField;
}

/** Something that heads of a form may name (可匹配对象). */
export interface FormSubject {
  readonly kind: SubjectKind;
  readonly id: string | null;
  readonly name: string;
  /** Further names: indicator, code, English. */
  readonly also: readonly string[];
}

/** What the forms of a region may ask for, as a report knows it. */
export function subjectsOf(snapshot: Snapshot): FormSubject[] {
  return [
    ...snapshot.targets.map((target) => ({
      kind: 'target' as const,
      id: target.targetId,
      name: target.indicator,
      also: [target.targetText, target.indicatorCode ?? ''].filter((name) => name !== ''),
    })),
    ...snapshot.tasks.map((task) => ({ kind: 'task' as const, id: task.taskId, name: task.title, also: [] })),
    ...snapshot.departments.map((department) => ({
      kind: 'department' as const,
      id: null,
      name: department.name,
      also: [],
    })),
    { kind: 'whole', id: null, name: '全部任务', also: [] },
    { kind: 'report', id: null, name: snapshot.planTitle, also: [] },
  ];
}

/** The target of a report that an answer means: by id, else the only one of that name. */
export function targetOf(snapshot: Snapshot, answer: FormAnswer): SnapshotTarget | undefined {
  return found(
    snapshot.targets,
    (target) => target.targetId === answer.id,
    (target) => target.indicator === answer.name,
  );
}

/** The task of a report that an answer means: by id, else the only one of that title (对应任务). */
export function taskOf(snapshot: Snapshot, answer: FormAnswer): SnapshotTask | undefined {
  return found(
    snapshot.tasks,
    (task) => task.taskId === answer.id,
    (task) => task.title === answer.name,
  );
}

/** The department of a report that an answer means, by its name (对应部门). */
export function departmentOf(snapshot: Snapshot, answer: FormAnswer): SnapshotDepartment | undefined {
  return snapshot.departments.find((department) => department.name === answer.name);
}

function found<Item>(
  items: readonly Item[],
  same: (item: Item) => boolean,
  named: (item: Item) => boolean,
): Item | undefined {
  const own = items.find(same);
  if (own !== undefined) return own;
  const [only, ...more] = items.filter(named);
  return more.length === 0 ? only : undefined;
}

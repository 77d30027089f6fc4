import type { Light } from '@sanyi/kernel';
import type { Snapshot, SnapshotTask } from './snapshot.ts';

/** One department of a bulletin (通报中的一个部门), with its tasks by what is to be said of them. */
export interface BulletinDepartment {
  readonly name: string;
  readonly tasks: number;
  /** Of the tasks that can be late: green ones by those that are not ongoing; `null` where all are ongoing. */
  readonly onTrack: { readonly green: number; readonly of: number } | null;
  readonly red: readonly SnapshotTask[];
  readonly yellow: readonly SnapshotTask[];
  readonly late: readonly SnapshotTask[];
  readonly silent: readonly SnapshotTask[];
}

/**
 * The departments of a quarter for a bulletin (通报排序): by share on track, highest first; of equal ones the larger
 * first. Departments without a share come last. Every task stands under its first lead, so the parts add up.
 */
export function bulletinDepartments(snapshot: Snapshot): BulletinDepartment[] {
  return snapshot.departments
    .map((department): BulletinDepartment => {
      const own = snapshot.tasks.filter((task) => (task.firstLead || UNSETTLED) === department.name);
      const lit = (light: Light) => own.filter((task) => task.light === light);
      const bounded = own.length - lit('ongoing').length;
      return {
        name: department.name,
        tasks: own.length,
        onTrack: bounded === 0 ? null : { green: lit('green').length, of: bounded },
        red: lit('red'),
        yellow: lit('yellow'),
        late: own.filter((task) => task.submitted && task.late),
        silent: own.filter((task) => !task.submitted && task.organisationId !== null),
      };
    })
    .toSorted(byShare);
}

const UNSETTLED = '未明确';

/** Shares are compared as fractions, so that none is rounded. */
function byShare(one: BulletinDepartment, other: BulletinDepartment): number {
  if (!one.onTrack || !other.onTrack) return Number(one.onTrack === null) - Number(other.onTrack === null);
  return (
    other.onTrack.green * one.onTrack.of - one.onTrack.green * other.onTrack.of || other.tasks - one.tasks
  );
}

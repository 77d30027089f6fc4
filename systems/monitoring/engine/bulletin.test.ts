import type { Light } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulletinDepartments } from './bulletin.ts';
import { departmentsOf, type Snapshot, type SnapshotTask } from './snapshot.ts';

function snapshotOf(tasks: readonly SnapshotTask[]): Snapshot {
  const known: Partial<Snapshot> = { departments: departmentsOf(tasks), tasks };
  return known as Snapshot;
}

const task = (firstLead: string, light: Light, more: Partial<SnapshotTask> = {}) =>
  ({
    taskId: `${firstLead}${light}`,
    firstLead,
    light,
    submitted: true,
    late: false,
    organisationId: 'o',
    ...more,
  }) as SnapshotTask;

describe('bulletinDepartments', () => {
  it('ranks by share on track, and leaves out what is never late', () => {
    const tasks = [
      task('甲', 'green'),
      task('甲', 'red', { submitted: false }),
      task('乙', 'green', { late: true }),
      task('乙', 'ongoing'),
      task('丙', 'ongoing'),
      task('丁', 'green'),
      task('丁', 'green'),
      task('丁', 'yellow'),
      task('丁', 'grey'),
    ];
    const ranked = bulletinDepartments(snapshotOf(tasks));
    expect(ranked.map(({ name, onTrack }) => [name, onTrack && `${onTrack.green}/${onTrack.of}`])).toEqual([
      ['乙', '1/1'],
      ['丁', '2/4'],
      ['甲', '1/2'],
      ['丙', null],
    ]);
    expect([ranked[0]?.late.length, ranked[2]?.silent.length, ranked[1]?.yellow.length]).toEqual([1, 1, 1]);
  });

  it('names every task once, settled or not', () => {
    const any = fc.record({
      firstLead: fc.constantFrom('甲', '乙', ''),
      light: fc.constantFrom<Light>('green', 'yellow', 'red', 'grey', 'ongoing'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (given) => {
        const tasks = given.map(({ firstLead, light }) => task(firstLead, light));
        const ranked = bulletinDepartments(snapshotOf(tasks));
        expect(ranked.reduce((sum, department) => sum + department.tasks, 0)).toBe(tasks.length);
        expect(ranked.flatMap(({ red }) => red)).toHaveLength(
          tasks.filter(({ light }) => light === 'red').length,
        );
      }),
    );
  });
});

import type { Light } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLights, departmentsOf, type SnapshotTask, sectionsOf } from './snapshot.ts';

const task = fc.record({
  taskId: fc.uuid(),
  lead: fc.constantFrom('区卫生健康委', '区医保局', ''),
  sectionTitle: fc.constantFrom('推进支付方式改革', '健全监管体系'),
  light: fc.constantFrom<Light>('green', 'yellow', 'red', 'grey', 'ongoing'),
  submitted: fc.boolean(),
  late: fc.boolean(),
});

describe('snapshot sums', () => {
  it('no task is lost: departments, sections and lights add up to all', () => {
    fc.assert(
      fc.property(fc.array(task, { maxLength: 60 }), (given) => {
        const tasks = given.map(
          (item): SnapshotTask => ({
            ...item,
            number: '1',
            title: 't',
            quote: '',
            clauseHref: null,
            organisationId: null,
            firstLead: item.lead,
            coop: '',
            dueOn: null,
            reasons: [],
            progress: '',
            problems: '',
            nextSteps: '',
          }),
        );
        const total = (counts: Record<Light, number>) =>
          Object.values(counts).reduce((sum, count) => sum + count, 0);
        const departments = departmentsOf(tasks);
        expect(total(countLights(tasks))).toBe(tasks.length);
        expect(departments.reduce((sum, item) => sum + item.tasks, 0)).toBe(tasks.length);
        for (const item of departments) expect(total(item.counts)).toBe(item.tasks);
        expect(departments.some((item) => item.name === '')).toBe(false);
        expect(
          sectionsOf(tasks)
            .flatMap((section) => section.taskIds)
            .sort(),
        ).toEqual(tasks.map((item) => item.taskId).sort());
      }),
    );
  });
});

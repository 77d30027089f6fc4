import { departmentById } from '@sanyi/codes';
import { decimalText } from '../ledger/decimal-text.ts';
import { dueOfTask } from '../ledger/due.ts';
import { targetValuePhrase } from '../ledger/target-phrase.ts';
import { readPlan } from '../read-plan.ts';
import type { ComparableTask } from './comparable.ts';

/** The tasks of a paper as the reader finds them, ready to compare (待比对任务); for tests and benchmarks. */
export function comparableTasks(text: string): ComparableTask[] {
  const reading = readPlan(text);
  const sections = new Map(reading.sections.map((section) => [section.id, section.title]));
  return reading.tasks.map((task) => {
    const sectionId = task.sectionIds.at(-1) ?? null;
    return {
      id: task.id,
      sectionId,
      sectionTitle: sections.get(sectionId ?? '') ?? '',
      title: task.title,
      text: task.quote,
      departments: [
        ...task.lead.map((ref) => ({
          role: 'lead' as const,
          ...namesOf(ref),
          departmentId: ref.departmentId,
        })),
        ...task.coop.map((ref) => ({
          role: 'coop' as const,
          ...namesOf(ref),
          departmentId: ref.departmentId,
        })),
      ],
      targets: task.targets.map((target, at) => {
        const phrased = {
          id: `${task.id} ${at + 1}`,
          indicator: target.indicator,
          comparator: target.comparator,
          value: decimalText(target.value),
          value2: target.value2 === null ? null : decimalText(target.value2),
          unit: target.unit,
          change: target.change,
        };
        return { ...phrased, phrase: targetValuePhrase(phrased) };
      }),
      dueOn: dueOfTask(task.deadlines.map(({ kind, due, quote }) => ({ kind, dueOn: due, quote }))).dueOn,
    };
  });
}

function namesOf(ref: {
  readonly raw: string;
  readonly norm: string | null;
  readonly departmentId: string | null;
}) {
  const name = ref.norm || ref.raw;
  return { name, nameEn: (ref.departmentId && departmentById(ref.departmentId)?.en) || name };
}

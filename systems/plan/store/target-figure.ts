import type { FigureDossier, LocalText } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { COMPARATOR_WORDS, targetValuePhrase } from '../engine/ledger/target-phrase.ts';
import { planProblems } from '../problems.ts';
import type { Actor } from './change.ts';
import type { createPlanPort } from './plan-port.ts';
import { planRow } from './plans.ts';
import { planTables } from './tables.ts';

const text = (zh: string, en: string): LocalText => ({ zh, en });

/** A figure printed in a paper (目标值的来历): up to the sentence, with what stands around it. */
export async function targetFigure(
  tx: Tx,
  actor: Actor,
  port: Pick<ReturnType<typeof createPlanPort>, 'target' | 'task'>,
  id: string,
): Promise<FigureDossier> {
  const target = /^[0-9a-f-]{36}$/i.test(id) ? await port.target(tx, id) : null;
  if (!target) throw planProblems.problem('not-found');
  const plan = await planRow(tx, target.planId);
  const task = target.taskId === null ? null : await port.task(tx, target.taskId);
  const row = await planTables(tx)
    .selectFrom('plan.target')
    .select(['origin', 'confidence', 'removed_at', 'original'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const words = COMPARATOR_WORDS[target.comparator];
  return {
    ref: { system: 'plan', kind: 'target', id },
    title: text(target.indicator, target.indicator),
    value: {
      text:
        target.value === null
          ? null
          : target.value2 === null
            ? target.value
            : `${target.value}–${target.value2}`,
      unit: target.unit,
    },
    ...(target.dueOn === null ? {} : { period: target.dueOn }),
    asOf: actor.now,
    definition: text(
      `${target.indicator}${words.zh} ${targetValuePhrase(target)}${target.population ? `（${target.population}）` : ''}`,
      `${target.indicator}: ${words.en} ${targetValuePhrase(target)}${target.population ? ` (${target.population})` : ''}`,
    ),
    quality: [
      row.origin === 'read'
        ? { severity: 'good', text: text('由原文读出，未改动', 'Read from the paper, unchanged') }
        : row.origin === 'changed'
          ? {
              severity: 'note',
              text: text('由原文读出，经人工更正', 'Read from the paper and corrected by a person'),
            }
          : { severity: 'note', text: text('人工补录', 'Entered by a person') },
      ...((row.confidence ?? 1) < 0.7
        ? [
            {
              severity: 'warning' as const,
              text: text('读取把握不高，请核对原句', 'Read with low confidence; check the sentence'),
            },
          ]
        : []),
      ...(row.removed_at === null
        ? []
        : [{ severity: 'warning' as const, text: text('此目标已被删去', 'This target was removed') }]),
    ],
    up: [
      ...(task
        ? [
            {
              kind: 'task' as const,
              title: text(`${task.number} ${task.title}`.trim(), `${task.number} ${task.title}`.trim()),
              href: task.href,
            },
          ]
        : []),
      {
        kind: 'clause',
        title: text(plan.title, plan.title),
        ...(plan.doc_number === null ? {} : { text: text(plan.doc_number, plan.doc_number) }),
        href: target.clause?.href ?? `/plan/${plan.id}/paper`,
        ...(target.clause ? { quote: target.clause } : {}),
      },
    ],
    down: [],
  };
}

import { lightWords } from '@sanyi/kernel';
import { describe, expect, it } from 'vitest';
import { snapshot as printed } from '../ui/fixtures/window.ts';
import { correctedTitle, reportDifference as differenceIn } from './report-difference.ts';
import type { Snapshot } from './snapshot.ts';

const reportDifference = (old: Snapshot, now: Snapshot) => differenceIn(old, now, lightWords);

const before: Snapshot = {
  ...printed,
  tasks: printed.tasks.map((task) => ({ ...task, organisationId: null })),
} as Snapshot;

/**
 * Addresses and keys that nobody reads, the moment of the snapshot, what is not said of a task that was not reported, and
 * sums and lists that follow from the tasks.
 */
const UNREAD =
  /^period$|^tasks\.1\.late$|(^|\.)(asOf|planId|taskId|targetId|organisationId|indicatorId|clauseHref|code|id)$|^departments|^sections|reasons\.\d+\.light$/;

function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, path === '' ? key : `${path}.${key}`));
}

/** The same content with one leaf changed. */
function changed(path: string): Snapshot {
  const copy: unknown = structuredClone(before);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce(
    (at, key) => at[key] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  const old = parent[last];
  const other: Record<string, unknown> = { boolean: !old, number: Number(old) + 1 };
  parent[last] =
    last === 'light'
      ? old === 'grey'
        ? 'red'
        : 'grey'
      : last === 'period'
        ? '2026Q4'
        : /^(due|dueOn|judgedOn)$/.test(last)
          ? '2027-01-31'
          : (other[typeof old] ?? (typeof old === 'string' ? `${old}改` : '改'));
  return copy as Snapshot;
}

describe('reportDifference', () => {
  it('is empty for the same content, whenever it was taken', () => {
    expect(
      reportDifference(before, { ...structuredClone(before), asOf: '2027-01-01T00:00:00.000Z' }),
    ).toEqual([]);
  });

  const read = leaves(before).filter((path) => !UNREAD.test(path));
  it('looks at more than thirty kinds of content', () => expect(read.length).toBeGreaterThan(30));
  it.each(read)('tells a change of %s', (path) => {
    expect(reportDifference(before, changed(path)).length).toBeGreaterThan(0);
  });

  it('says old and new in both languages, figures before texts', () => {
    const [target] = before.targets;
    const [task, other] = before.tasks;
    if (!target?.value || !task || !other) throw new Error('the fixture has a target and two tasks');
    const after: Snapshot = {
      ...before,
      counts: { ...before.counts, red: 0, green: 2 },
      targets: [{ ...target, light: 'green', value: { ...target.value, result: '2.90', numerator: '271' } }],
      tasks: [{ ...task, light: 'green', progress: '增幅回落到控制线内。' }],
    };
    const changes = reportDifference(before, after);
    expect(
      changes.map(({ kind, field, before: old, after: now }) => [
        kind,
        field,
        old?.zh ?? null,
        now?.zh ?? null,
      ]),
    ).toEqual([
      ['count', 'count', String(before.counts.green), '2'],
      ['count', 'count', String(before.counts.red), '0'],
      ['target', 'value', '3.61%（337／9345，2026年三季度）', '2.90%（271／9345，2026年三季度）'],
      ['target', 'light', '红灯', '绿灯'],
      ['task', 'light', '红灯', '绿灯'],
      ['task', 'progress', task.progress, '增幅回落到控制线内。'],
      ['task', 'whole', '9 提升医疗质量', null],
    ]);
    expect(changes[2]?.before?.en).toBe('3.61% (337／9345, 2026 Q3)');
  });

  it('tells added items as it tells removed ones', () => {
    const less = { ...before, targets: [], tasks: before.tasks.slice(0, 1) };
    const forth = reportDifference(before, less);
    const back = reportDifference(less, before);
    expect(back.map((change) => [change.id, change.after])).toEqual(
      forth.map((change) => [change.id, change.before]),
    );
  });
});

describe('correctedTitle', () => {
  it('counts corrections and never piles up marks', () => {
    expect(correctedTitle('一季度监测报告', 1)).toBe('一季度监测报告（更正）');
    expect(correctedTitle('一季度监测报告（更正）', 2)).toBe('一季度监测报告（第2次更正）');
    expect(correctedTitle('一季度监测报告（第2次更正）', 3)).toBe('一季度监测报告（第3次更正）');
  });
});

import { describe, expect, it } from 'vitest';
import { BROKEN_LAYOUTS } from './fixtures/broken-layouts.ts';
import { FURTHER_BROKEN_LAYOUTS } from './fixtures/further-broken-layouts.ts';
import { FURTHER_HEAD_LAYOUTS } from './fixtures/further-head-layouts.ts';
import { FURTHER_LIST_LAYOUTS } from './fixtures/further-list-layouts.ts';
import { FURTHER_MEASURE_LAYOUTS } from './fixtures/further-measure-layouts.ts';
import { FURTHER_TABLE_LAYOUTS } from './fixtures/further-table-layouts.ts';
import { FURTHER_TEXT_LAYOUTS } from './fixtures/further-text-layouts.ts';
import { FURTHER_YEAR_LAYOUTS } from './fixtures/further-year-layouts.ts';
import type { ConstructedPaper } from './fixtures/paper.ts';
import { TABLE_LAYOUTS } from './fixtures/table-layouts.ts';
import { TEXT_LAYOUTS } from './fixtures/text-layouts.ts';
import { readPlan } from './read-plan.ts';
import type { Deadline, IndicatorRow, PlanMetadata, PlanReading, Target, TextItem } from './reading.ts';

const PAPERS = [
  ...TEXT_LAYOUTS,
  ...TABLE_LAYOUTS,
  ...BROKEN_LAYOUTS,
  ...FURTHER_TEXT_LAYOUTS,
  ...FURTHER_BROKEN_LAYOUTS,
  ...FURTHER_HEAD_LAYOUTS,
  ...FURTHER_MEASURE_LAYOUTS,
  ...FURTHER_LIST_LAYOUTS,
  ...FURTHER_YEAR_LAYOUTS,
  ...FURTHER_TABLE_LAYOUTS,
];

function target(
  t: Pick<Target, 'comparator' | 'value' | 'value2' | 'unit' | 'due'> & { quote: string },
): string {
  const number = /一(?:次|轮)/.test(t.quote) && t.value === 1 ? '一' : String(t.value);
  return `${t.comparator} ${number}${t.value2 === null ? '' : `-${t.value2}`}${t.unit}${t.due === null ? '' : `@${t.due}`}`;
}

function deadline(d: Deadline): string {
  return d.due ?? d.rule ?? '?';
}

function tasksOf(reading: PlanReading): string[] {
  return reading.tasks.map((t) =>
    [
      t.number,
      t.title,
      t.lead.map((d) => d.norm).join(','),
      t.coop.map((d) => d.norm).join(','),
      t.deadlines.map(deadline).join(','),
      t.targets.map(target).join(','),
    ].join('|'),
  );
}

function indicator(r: IndicatorRow): string {
  return `${r.no}|${r.name}|${r.unit}|${r.targets.map((t) => `${t.comparator} ${t.value}@${t.date}`).join(',')}|${r.baseline?.value ?? ''}`;
}

function metaOf(m: PlanMetadata, key: string): string | null {
  const list = (items: readonly TextItem[]): string => items.map((i) => i.text).join('/');
  const values: Record<string, string | null> = {
    title: m.title?.text ?? null,
    docNumber: m.docNumber?.text ?? null,
    issueDate: m.issueDate?.day ?? null,
    issuers: list(m.issuers),
    recipients: list(m.recipients),
    cc: list(m.cc),
    indexNo: m.indexNo?.text ?? null,
    printDate: m.printDate?.day ?? null,
    disclosure: m.disclosure?.text ?? null,
    region: m.region === null ? null : `${m.region.name}/${m.region.level}`,
    period: m.period === null ? null : `${m.period.from}/${m.period.to}`,
  };
  return values[key] ?? null;
}

describe.each(PAPERS.map((p): [string, ConstructedPaper] => [p.name, p]))(
  'constructed paper: %s',
  (_name, paper) => {
    const reading = readPlan(paper.text);
    it('tasks, departments, deadlines, targets', () => expect(tasksOf(reading)).toEqual(paper.tasks));
    it('statements outside tasks', () => {
      if (paper.docTargets !== undefined) expect(reading.docTargets.map(target)).toEqual(paper.docTargets);
      if (paper.docDeadlines !== undefined)
        expect(reading.docDeadlines.map(deadline)).toEqual(paper.docDeadlines);
      expect(reading.indicatorTable.map(indicator)).toEqual(paper.indicators ?? []);
      if (paper.cited !== undefined)
        expect(
          reading.citedDocuments.map((c) => `${c.title}${c.docNumber === null ? '' : `#${c.docNumber}`}`),
        ).toEqual(paper.cited);
      if (paper.reporting !== undefined)
        expect(reading.reporting.map((r) => r.cadence)).toEqual(paper.reporting);
    });
    it('head and tail', () => {
      for (const [key, value] of Object.entries(paper.meta ?? {}))
        expect([key, metaOf(reading.metadata, key)]).toEqual([key, value]);
    });
  },
);

import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlan } from './read-plan.ts';
import type { PlanReading } from './reading.ts';

/** The project's own papers and their hand-written gold, read and compared by set equality (回归样文). */
const SEED = path.resolve(import.meta.dirname, '../seed');
const FOLDERS = ['example', 'papers'].map((f) => path.join(SEED, f)).filter((f) => fs.existsSync(f));
const PAPERS = FOLDERS.flatMap((f) =>
  fs
    .readdirSync(f)
    .filter((n) => n.endsWith('.gold.json'))
    .map((n) => path.join(f, n.replace(/\.gold\.json$/, ''))),
);

interface GoldDepartment {
  raw: string;
  norm?: string;
  optional?: boolean;
}
interface GoldDeadline {
  due: string | null;
  rule?: string;
  kind: string;
  optional?: boolean;
}
interface GoldTarget {
  comparator: string;
  value: number;
  value2?: number;
  unit: string;
  optional?: boolean;
}
interface Gold {
  tasks: {
    kind: string;
    title: string;
    span: [number, number];
    lead: GoldDepartment[];
    coop: GoldDepartment[];
    optional_depts?: (string | GoldDepartment)[];
    deadlines: GoldDeadline[];
    targets: GoldTarget[];
  }[];
}

const flat = (s: string): string =>
  s
    .normalize('NFKC')
    .replace(/[\s“”"]/g, '')
    .replace(/[〔〕]/g, '');
const required = <T extends { optional?: boolean }>(items: readonly T[]): T[] =>
  items.filter((i) => i.optional !== true);
const optionals = <T extends { optional?: boolean }>(items: readonly T[]): T[] =>
  items.filter((i) => i.optional === true);
const sorted = (items: readonly string[]): string[] => [...new Set(items)].sort();
const cadence = (d: { due: string | null; rule?: string | null; kind: string }): string =>
  d.due ?? d.rule?.split(';')[0] ?? d.kind;
const amount = (t: { value: number; value2?: number | null; unit: string }): string =>
  `${t.value}${t.value2 === undefined || t.value2 === null ? '' : `-${t.value2}`}${t.unit}`;

/** What is missing (-) and what gold knows neither as required nor as optional (+). */
function difference(
  found: readonly string[],
  wanted: readonly string[],
  optional: readonly string[],
): string[] {
  const extra = found.filter((f) => !wanted.includes(f) && !optional.includes(f));
  return sorted([
    ...wanted.filter((w) => !found.includes(w)).map((w) => `-${w}`),
    ...extra.map((e) => `+${e}`),
  ]);
}

/** Task of the reading that begins where a gold task begins. */
function pairs(
  gold: Gold,
  reading: PlanReading,
): [Gold['tasks'][number], PlanReading['tasks'][number] | undefined][] {
  return gold.tasks
    .filter((t) => t.kind === 'task')
    .map((g) => [
      g,
      reading.tasks.find(
        (t) =>
          t.span[0] < g.span[1] &&
          g.span[0] < t.span[1] &&
          flat(t.title).slice(0, 8) === flat(g.title).slice(0, 8),
      ),
    ]);
}

if (PAPERS.length === 0)
  process.stderr.write(
    'No example papers beside the engine: the regression test has nothing to compare and is skipped.\n',
  );

describe.skipIf(PAPERS.length === 0).each(PAPERS.map((p): [string, string] => [path.basename(p), p]))(
  'own paper %s',
  (_name, stem) => {
    const gold = JSON.parse(fs.readFileSync(`${stem}.gold.json`, 'utf8')) as Gold;
    const reading = readPlan(fs.readFileSync(`${stem}.txt`, 'utf8'));
    const matched = pairs(gold, reading);
    it('has every task', () =>
      expect(matched.filter(([, t]) => t === undefined).map(([g]) => g.title)).toEqual([]));
    it('has no task too many', () => {
      const known = gold.tasks.map((t) => flat(t.title).slice(0, 8));
      expect(reading.tasks.map((t) => flat(t.title).slice(0, 8)).filter((t) => !known.includes(t))).toEqual(
        [],
      );
    });
    it('names the departments', () => {
      for (const [g, t] of matched) {
        const optional = optionals([...g.lead, ...g.coop])
          .map((d) => flat(d.raw))
          .concat((g.optional_depts ?? []).map((d) => flat(typeof d === 'string' ? d : d.raw)));
        expect([
          g.title,
          ...difference(
            t?.lead.map((d) => flat(d.raw)) ?? [],
            required(g.lead).map((d) => flat(d.raw)),
            optional,
          ),
        ]).toEqual([g.title]);
        expect([
          g.title,
          ...difference(
            t?.coop.map((d) => flat(d.raw)) ?? [],
            required(g.coop).map((d) => flat(d.raw)),
            optional,
          ),
        ]).toEqual([g.title]);
      }
    });
    it('dates them', () => {
      for (const [g, t] of matched)
        expect([
          g.title,
          ...difference(
            t?.deadlines.map(cadence) ?? [],
            required(g.deadlines).map(cadence),
            optionals(g.deadlines).map(cadence),
          ),
        ]).toEqual([g.title]);
    });
    it('finds the targets', () => {
      for (const [g, t] of matched)
        expect([
          g.title,
          ...difference(
            t?.targets.map(amount) ?? [],
            required(g.targets).map(amount),
            optionals(g.targets).map(amount),
          ),
        ]).toEqual([g.title]);
    });
  },
);

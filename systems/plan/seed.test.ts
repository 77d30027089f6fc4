import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEPARTMENTS } from '@sanyi/codes';
import { roles } from '@sanyi/kernel';
import { isDay, isPeriod } from '@sanyi/quantity';
import { describe, expect, it } from 'vitest';
import { SEED_ORGANISATIONS } from '../../demonstration/organisations.ts';
import { SEED_PEOPLE } from '../../demonstration/people.ts';
import {
  STORY_COMMENTS,
  STORY_DISPUTES,
  STORY_EVIDENCE,
  STORY_MEASURES,
  STORY_MILESTONES,
  STORY_TODAY,
} from '../../demonstration/story.ts';
import { STORY_INDICATORS, STORY_LINKS, STORY_VALUES } from '../../demonstration/story-figures.ts';
import { STORY_PROGRESS } from '../../demonstration/story-progress.ts';
import type { StoryIndicator, StoryLink } from '../../demonstration/story-types.ts';
import { goldOf } from './seed/example/gold.ts';
import { readLabels } from './seed/example/labels.ts';

/** The part of plan-gold/1 that these tests read. */
interface Gold {
  tasks: {
    id: string;
    kind: string;
    number: string;
    title: string;
    span: [number, number];
    lead: { norm: string; affiliate?: string }[];
    coop: { norm: string }[];
    deadlines: { quote: string; due: string | null; span: [number, number] }[];
    targets: {
      indicator: string;
      comparator: string;
      value: number;
      unit: string;
      due: string | null;
      quote: string;
      span: [number, number];
    }[];
  }[];
  doc_targets: { quote: string; span: [number, number] }[];
  doc_deadlines: { quote: string; span: [number, number] }[];
  counts: Record<string, number>;
}

const ROOT = join(import.meta.dirname, 'seed');
const stems = ['example', 'papers'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(folder, name.slice(0, -'.txt'.length))),
);
const text = (stem: string): string => readFileSync(join(ROOT, `${stem}.txt`), 'utf8');
const gold = (stem: string): Gold =>
  JSON.parse(readFileSync(join(ROOT, `${stem}.gold.json`), 'utf8')) as Gold;
const plan = gold('example/clearwater-2026');

const organisationIds = new Set(SEED_ORGANISATIONS.map((organisation) => organisation.id));
const usernames = new Set(SEED_PEOPLE.map((person) => person.username));

function taskOf(ref: string): Gold['tasks'][number] {
  const [number = '', title = ''] = ref.split(' ');
  const task = plan.tasks.find((one) => one.number === number && one.title.startsWith(title));
  if (task === undefined || title === '') throw new Error(`no task ${ref}`);
  return task;
}

function targetsOfLink(link: StoryLink): Gold['tasks'][number]['targets'] {
  const targets = plan.tasks.find((task) => task.number === link.task)?.targets ?? [];
  return targets.filter((target) => target.quote.includes(link.target) && target.value === link.value);
}

describe('example papers and their gold', () => {
  it.each(stems)('%s: the committed gold is what its labels say', (stem) => {
    const labels = readLabels(readFileSync(join(ROOT, `${stem}.labels`), 'utf8'));
    const made = goldOf(`${labels.id}.txt`, text(stem), labels);
    expect(JSON.parse(JSON.stringify(made))).toEqual(gold(stem));
  });

  it.each(stems)('%s: every span quotes the paper exactly', (stem) => {
    const raw = text(stem);
    const doc = gold(stem);
    const quoted = [
      ...doc.doc_targets,
      ...doc.doc_deadlines,
      ...doc.tasks.flatMap((task) => [...task.targets, ...task.deadlines]),
    ];
    expect(quoted.length).toBeGreaterThan(0);
    for (const { quote, span } of quoted) expect(raw.slice(span[0], span[1])).toBe(quote);
  });

  it('refuses a quotation that the paper does not hold, or holds twice', () => {
    const label = (quote: string): string => `id x\ntask 1 | 甲\ndue ${quote} | 2026-12-31 | by | 乙`;
    expect(() => goldOf('x.txt', '1.甲。年底前完成。', readLabels(label('月底前')))).toThrow(
      'not in the text',
    );
    expect(() => goldOf('x.txt', '1.甲。年底前、年底前。', readLabels(label('年底前')))).toThrow('2 places');
    expect(() => readLabels('dew 年底前')).toThrow('line 1');
  });

  it('the example plan is large enough to show the product', () => {
    const tasks = plan.tasks.filter((task) => task.kind === 'task');
    const departments = new Set(
      tasks.flatMap((task) => [...task.lead, ...task.coop].map((department) => department.norm)),
    );
    expect(tasks.length).toBeGreaterThanOrEqual(28);
    expect(departments.size).toBeGreaterThanOrEqual(10);
    expect(plan.counts.targets).toBeGreaterThanOrEqual(18);
    expect(plan.counts.deadlines).toBeGreaterThanOrEqual(12);
  });

  it('two years differ in every way that the comparison shows', () => {
    const before = gold('example/clearwater-2025').tasks.filter((task) => task.kind === 'task');
    const now = plan.tasks.filter((task) => task.kind === 'task');
    const pairs = now.flatMap((task) => {
      const old = before.find((one) => one.title === task.title);
      return old === undefined ? [] : [{ task, old }];
    });
    const targetsOf = (direction: 1 | -1) =>
      pairs.flatMap(({ task, old }) =>
        task.targets.filter((target) => {
          const was = old.targets.find((one) => one.indicator === target.indicator);
          if (was === undefined || was.unit !== target.unit) return false;
          const sense = target.comparator === 'le' ? -1 : 1;
          return Math.sign(target.value - was.value) * sense === direction;
        }),
      );
    expect(targetsOf(1).map((target) => target.indicator)).toContain('重点人群签约率');
    expect(targetsOf(-1).map((target) => target.indicator)).toEqual(['“云惠保”参保率']);
    const moved = pairs.filter(({ task, old }) => task.lead[0]?.norm !== old.lead[0]?.norm);
    expect(moved.map(({ task }) => task.number)).toEqual(['7']);
    expect(now.length - pairs.length).toBeGreaterThanOrEqual(8);
    expect(before.length - pairs.length).toBeGreaterThanOrEqual(3);
  });
});

describe('organisations and people', () => {
  it('is a tree whose parents stand first, with bodies that the registry knows', () => {
    const bodies = new Set(DEPARTMENTS.map((department) => department.id));
    const seen = new Set<string>();
    for (const organisation of SEED_ORGANISATIONS) {
      expect(organisation.parentId === null || seen.has(organisation.parentId), organisation.id).toBe(true);
      expect(seen.has(organisation.id), organisation.id).toBe(false);
      seen.add(organisation.id);
      expect(organisation.departmentBody !== null, organisation.id).toBe(organisation.kind === 'department');
      if (organisation.departmentBody !== null) {
        expect(bodies.has(organisation.departmentBody), organisation.departmentBody).toBe(true);
      }
    }
  });

  it('has a department for every body that the district paper names', () => {
    const names = new Set(
      SEED_ORGANISATIONS.filter((organisation) => organisation.id.startsWith('qh-')).map((organisation) =>
        organisation.name.zh
          .replace('医保局', '医疗保障局')
          .replace('市场监管局', '市场监督管理局')
          .replace('医改办', '深化医药卫生体制改革领导小组办公室'),
      ),
    );
    const printed = plan.tasks
      .flatMap((task) => [...task.lead, ...task.coop])
      .map((department) => department.norm)
      .filter((norm) => !norm.endsWith('各成员单位'));
    for (const norm of printed) expect(names.has(norm), norm).toBe(true);
  });

  it('gives every role an account in an organisation of the tree', () => {
    expect(usernames.size).toBe(SEED_PEOPLE.length);
    for (const role of roles)
      expect(
        SEED_PEOPLE.some((person) => person.role === role.id),
        role.id,
      ).toBe(true);
    for (const person of SEED_PEOPLE) expect(organisationIds.has(person.organisationId)).toBe(true);
  });
});

describe('the story', () => {
  it('names tasks, organisations, people and days that exist', () => {
    const refs = [
      ...STORY_MEASURES,
      ...STORY_MILESTONES,
      ...STORY_EVIDENCE,
      ...STORY_DISPUTES,
      ...STORY_COMMENTS,
      ...STORY_PROGRESS,
    ];
    for (const { task } of refs) expect(taskOf(task).kind).toBe('task');
    const organisations = [
      ...STORY_MEASURES.map((one) => one.owner),
      ...STORY_DISPUTES.map((one) => one.organisation),
      ...STORY_PROGRESS.map((one) => one.organisation),
      ...STORY_INDICATORS.map((one) => one.owner),
      ...STORY_VALUES.map((one) => one.organisation),
    ];
    for (const id of organisations) expect(organisationIds.has(id), id).toBe(true);
    const people = [
      ...STORY_EVIDENCE.map((one) => one.addedBy),
      ...STORY_DISPUTES.map((one) => one.raisedBy),
      ...STORY_COMMENTS.map((one) => one.by),
      ...STORY_PROGRESS.map((one) => one.enteredBy),
      ...STORY_VALUES.map((one) => one.enteredBy),
    ];
    for (const username of people) expect(usernames.has(username), username).toBe(true);
    const past = [
      ...STORY_MILESTONES.flatMap((one) => (one.doneOn === null ? [] : [one.doneOn])),
      ...STORY_DISPUTES.map((one) => one.raisedOn),
      ...STORY_COMMENTS.map((one) => one.on),
      ...STORY_PROGRESS.map((one) => one.enteredOn),
      ...STORY_VALUES.map((one) => one.enteredOn),
    ];
    for (const day of past) expect(isDay(day) && day <= STORY_TODAY, day).toBe(true);
    for (const { due } of [...STORY_MEASURES, ...STORY_MILESTONES]) expect(isDay(due), due).toBe(true);
  });

  it('lets the lead department report, or the reform office for it', () => {
    for (const entry of STORY_PROGRESS) {
      const leads = taskOf(entry.task).lead.map((department) => department.norm);
      const own = SEED_ORGANISATIONS.find((organisation) => organisation.id === entry.organisation);
      const name = own?.name.zh.replace('医保局', '医疗保障局').replace('市场监管局', '市场监督管理局');
      expect(leads, entry.task).toContain(name?.replace('医改办', '深化医药卫生体制改革领导小组办公室'));
      const person = SEED_PEOPLE.find((one) => one.username === entry.enteredBy);
      expect([entry.organisation, 'qh-ygb']).toContain(person?.organisationId);
      expect(entry.period).toMatch(/^2026Q[123]$/);
    }
    const keys = STORY_PROGRESS.map((entry) => `${entry.task} ${entry.period}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('links each figure to one target and keeps the form of its indicator', () => {
    for (const link of STORY_LINKS) {
      expect(targetsOfLink(link).length, `${link.task} ${link.target}`).toBe(1);
      expect(STORY_INDICATORS.some((indicator) => indicator.id === link.indicator)).toBe(true);
    }
    for (const value of STORY_VALUES) {
      const indicator = STORY_INDICATORS.find((one) => one.id === value.indicator);
      expect(isPeriod(value.period), value.period).toBe(true);
      expect(value.denominator === null, value.indicator).toBe(indicator?.denominator === null);
      expect(value.numerator).toMatch(/^\d+(\.\d+)?$/);
    }
  });

  it('gives figures for lights of all four colours at the end of the third quarter', () => {
    const shown = (indicator: StoryIndicator, period: string): number | null => {
      const value = STORY_VALUES.find((one) => one.indicator === indicator.id && one.period === period);
      if (value === undefined) return null;
      return (Number(value.numerator) / Number(value.denominator ?? '1')) * indicator.factor;
    };
    const lights = STORY_LINKS.map((link) => {
      const indicator = STORY_INDICATORS.find((one) => one.id === link.indicator);
      const [target] = targetsOfLink(link);
      if (indicator === undefined || target === undefined) throw new Error(`link ${link.target} hangs`);
      const now = shown(indicator, '2026Q3');
      if (now === null) return 'grey';
      if (target.comparator === 'le') return now <= target.value ? 'green' : 'red';
      if (target.due !== null && target.due <= '2026-09-30' && now < target.value) return 'red';
      const base = shown(indicator, '2025Q4') ?? 0;
      const behind = 75 - (100 * (now - base)) / (target.value - base);
      return behind <= 5 ? 'green' : behind <= 20 ? 'yellow' : 'red';
    });
    const tally = (colour: string): number => lights.filter((light) => light === colour).length;
    expect([tally('green'), tally('yellow'), tally('red'), tally('grey')].join('/')).toBe('8/3/3/2');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from './decimal-text.ts';
import { dueOfTask, dueSoon, overdueDays } from './due.ts';
import { filterLedger } from './filter-ledger.ts';
import { groupLedger, totalsOf } from './group-ledger.ts';
import type { LedgerTask } from './ledger-task.ts';
import { departmentLoad, monthsOf, sectionLoad } from './overview.ts';
import { sortLedger } from './sort-ledger.ts';
import type { Mover, Situation } from './step-rules.ts';
import { targetPhrase } from './target-phrase.ts';
import { lights, workStates } from './words.ts';
import { stepsOf } from './work-state.ts';

const TODAY = '2026-08-15';

function task(given: Partial<LedgerTask> & { readonly id: string }): LedgerTask {
  return {
    planId: 'p',
    planTitle: '方案',
    sectionId: 's2',
    sectionIds: ['s1', 's2'],
    sectionPath: ['二 重点任务', '（一） 基层服务'],
    seq: 1,
    number: '1',
    title: '优化签约服务',
    text: '1.优化签约服务。',
    initials: 'yhqyfw',
    kind: 'task',
    lead: [{ name: '区卫生健康委', nameEn: '区卫生健康委', organisationId: 'health' }],
    coop: [],
    responsiblePerson: null,
    dueOn: null,
    ongoing: false,
    workState: 'running',
    reviewState: 'confirmed',
    light: 'grey',
    targets: [],
    disputed: false,
    mine: null,
    updatedAt: '2026-08-01T00:00:00.000Z',
    ...given,
  };
}

describe('deadlines of a task', () => {
  const deadline = (kind: 'by' | 'start' | 'recurring' | 'ongoing', dueOn: string | null, quote: string) => ({
    kind,
    dueOn,
    quote,
  });

  it('takes the last day, and no start, for the day of the whole task', () => {
    expect(
      dueOfTask([
        deadline('by', '2026-06-30', '6月底前'),
        deadline('by', '2026-12-31', '年底前'),
        deadline('start', '2027-01-01', '明年起'),
      ]),
    ).toEqual({
      dueOn: '2026-12-31',
      dueText: '年底前',
      ongoing: false,
    });
  });

  it('is ongoing only when a duty recurs and no day ends it', () => {
    expect(dueOfTask([deadline('recurring', null, '每季度')])).toMatchObject({ dueOn: null, ongoing: true });
    expect(
      dueOfTask([deadline('recurring', null, '每季度'), deadline('by', '2026-12-31', '年底前')]),
    ).toMatchObject({ ongoing: false });
    expect(dueOfTask([])).toEqual({ dueOn: null, dueText: null, ongoing: false });
  });

  it('counts the due day itself as in time', () => {
    const due = (dueOn: string, more = {}) => ({
      dueOn,
      ongoing: false,
      workState: 'running' as const,
      ...more,
    });
    expect(overdueDays(due('2026-08-15'), TODAY)).toBeNull();
    expect(overdueDays(due('2026-08-14'), TODAY)).toBe(1);
    expect(overdueDays(due('2026-08-14', { ongoing: true }), TODAY)).toBeNull();
    expect(overdueDays(due('2026-08-14', { workState: 'submitted' }), TODAY)).toBeNull();
    expect([
      dueSoon(due('2026-08-15'), TODAY),
      dueSoon(due('2026-09-14'), TODAY),
      dueSoon(due('2026-09-15'), TODAY),
    ]).toEqual([true, true, false]);
  });
});

describe('filters', () => {
  const rows = [
    task({ id: 'a', dueOn: '2026-08-01', mine: 'lead' }),
    task({
      id: 'b',
      seq: 2,
      title: '强化基金监管',
      text: '2.强化基金监管。',
      initials: 'qhjjjg',
      lead: [{ name: '区医保局', nameEn: '区医保局', organisationId: 'insurance' }],
      coop: [{ name: '区卫生健康委', nameEn: '区卫生健康委', organisationId: 'health' }],
      dueOn: '2026-09-01',
      targets: [{ indicator: '整改完成率' }],
    }),
    task({ id: 'c', seq: 3, reviewState: 'rejected' }),
    task({
      id: 'd',
      seq: 4,
      number: '12',
      lead: [{ name: '各镇街', nameEn: '各镇街', organisationId: null }],
      ongoing: true,
      light: 'red',
      sectionId: 's3',
      sectionIds: ['s1', 's3'],
    }),
  ];
  const ids = (filter: Parameters<typeof filterLedger>[1]) =>
    filterLedger(rows, filter, TODAY).map(({ id }) => id);

  it.each([
    [{}, ['a', 'b', 'd']],
    [{ review: ['rejected'] }, ['c']],
    [{ organisationId: 'health' }, ['a', 'b']],
    [{ organisationId: 'health', role: 'lead' }, ['a']],
    [{ organisationId: 'health', role: 'coop' }, ['b']],
    [{ sectionId: 's1' }, ['a', 'b', 'd']],
    [{ sectionId: 's3' }, ['d']],
    [{ due: 'overdue' }, ['a']],
    [{ due: 'soon' }, ['b']],
    [{ due: 'none' }, []],
    [{ dueBefore: '2026-08-31' }, ['a']],
    [{ hasTarget: true }, ['b']],
    [{ ongoing: true }, ['d']],
    [{ unassigned: true }, ['d']],
    [{ mine: true }, ['a']],
    [{ light: ['red'] }, ['d']],
    [{ text: 'jjjg' }, ['b']],
    [{ text: '签约 卫生' }, ['a']],
    [{ text: '整改' }, ['b']],
    [{ text: '12' }, ['d']],
    [{ text: 'x' }, []],
  ] as const)('%o → %o', (filter, expected) => {
    expect(ids(filter)).toEqual(expected);
  });

  it('sorts by what presses, the papers deciding between equals', () => {
    expect(sortLedger(rows, 'due').map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(sortLedger(rows, 'light').map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c']);
  });
});

describe('totals and groups', () => {
  const someTask = fc
    .record({
      state: fc.constantFrom(...workStates),
      light: fc.constantFrom(...lights),
      due: fc.constantFrom(null, '2026-05-31', '2026-08-15', '2026-08-31', '2027-02-28'),
      section: fc.constantFrom('s1', 's2', null),
      leads: fc.uniqueArray(fc.constantFrom('health', 'insurance', 'finance'), { maxLength: 2 }),
    })
    .map(({ state, light, due, section, leads }) =>
      task({
        id: '',
        workState: state,
        light,
        dueOn: due,
        sectionId: section,
        sectionIds: section === null ? [] : [section],
        sectionPath: section === null ? [] : [section],
        lead: leads.map((organisationId) => ({
          name: organisationId,
          nameEn: organisationId,
          organisationId,
        })),
      }),
    );
  const rows = fc
    .array(someTask, { maxLength: 30 })
    .map((list) => list.map((item, at) => ({ ...item, id: `t${at}`, seq: at })));

  it('adds up: states and lights to the whole, sections and states to the whole', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const totals = totalsOf(list, TODAY);
        const sum = (counts: Readonly<Record<string, number>>) =>
          Object.values(counts).reduce((a, b) => a + b, 0);
        expect([sum(totals.byState), sum(totals.byLight)]).toEqual([list.length, list.length]);
        for (const grouping of ['section', 'state'] as const) {
          const groups = groupLedger(list, grouping, TODAY);
          expect(groups.flatMap(({ taskIds }) => taskIds).length).toBe(list.length);
          expect(groups.reduce((total, group) => total + group.overdue, 0)).toBe(totals.overdue);
        }
        const byDepartment = new Set(
          groupLedger(list, 'department', TODAY).flatMap(({ taskIds }) => taskIds),
        );
        expect(byDepartment.size).toBe(list.length);
      }),
    );
  });

  it('draws months without gaps and departments without loss', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const months = monthsOf(list, TODAY);
        expect(months.reduce((total, { due }) => total + due, 0)).toBe(
          list.filter(({ dueOn }) => dueOn !== null).length,
        );
        expect(new Set(months.map(({ month }) => month)).size).toBe(months.length);
        const led = departmentLoad(list, TODAY).reduce((total, { lead }) => total + lead, 0);
        expect(led).toBe(list.reduce((total, { lead }) => total + lead.length, 0));
        const sections = sectionLoad(
          [
            { id: 's1', parentId: null, number: '一', title: '甲' },
            { id: 's2', parentId: null, number: '二', title: '乙' },
          ],
          list,
          TODAY,
        );
        expect(sections.reduce((total, { count }) => total + count, 0)).toBe(
          list.filter(({ sectionId }) => sectionId !== null).length,
        );
      }),
    );
  });
});

describe('the path of a task', () => {
  const running: Situation = { state: 'running', ongoing: false, published: true, evidence: 1, accepted: 0 };
  const lead: Mover = { role: 'department', part: 'lead', reporter: false };
  const inspector: Mover = { role: 'inspector', part: null, reporter: false };
  const office: Mover = { role: 'reform-office', part: null, reporter: false };
  const allowed = (situation: Situation, mover: Mover) =>
    stepsOf(situation, mover)
      .filter(({ refusal }) => refusal === null)
      .map(({ to }) => to);

  it('gives each hand its steps', () => {
    expect(allowed({ ...running, state: 'to-confirm' }, lead)).toEqual(['running']);
    expect(allowed(running, lead)).toEqual(['submitted']);
    expect(allowed(running, { ...lead, part: 'coop' })).toEqual([]);
    expect(allowed(running, office)).toEqual(['delayed', 'cancelled']);
    expect(allowed({ ...running, state: 'submitted', accepted: 1 }, inspector)).toEqual(['done', 'running']);
    expect(allowed({ ...running, state: 'to-adjust' }, office)).toEqual([]);
  });

  it('closes nothing without evidence, without a verdict, by the reporter, or before publication', () => {
    expect(allowed({ ...running, evidence: 0 }, lead)).toEqual([]);
    expect(allowed({ ...running, ongoing: true }, lead)).toEqual([]);
    const submitted: Situation = { ...running, state: 'submitted', accepted: 1 };
    expect(allowed({ ...submitted, accepted: 0 }, inspector)).toEqual(['running']);
    expect(allowed(submitted, { ...inspector, reporter: true })).toEqual(['running']);
    expect(allowed({ ...submitted, published: false }, inspector)).toEqual([]);
  });

  it('explains every refusal in both languages and asks for reasons where somebody is overruled', () => {
    for (const state of workStates)
      for (const mover of [lead, inspector, office, { ...lead, part: null }])
        for (const step of stepsOf({ ...running, state }, mover)) {
          if (step.refusal)
            expect([step.refusal.zh, step.refusal.en].every((words) => words.length > 3)).toBe(true);
          else if (step.to === 'cancelled' || step.to === 'delayed') expect(step.needsReason).toBe(true);
        }
    expect(stepsOf({ ...running, state: 'submitted' }, lead)).toMatchObject([
      { to: 'done' },
      { to: 'running', refusal: null, needsReason: false },
      { to: 'cancelled' },
    ]);
  });
});

describe('numbers as words', () => {
  it('keeps decimals exactly as printed', () => {
    expect([75, 26.5, 0.3, 123456789012345, 1e-7, -2].map(decimalText)).toEqual([
      '75',
      '26.5',
      '0.3',
      '123456789012345',
      '0.0000001',
      '-2',
    ]);
    expect([Number.NaN, Number.POSITIVE_INFINITY, 1e21].map(decimalText)).toEqual([null, null, null]);
  });

  it('phrases a target with its sign, change and range', () => {
    const target = {
      indicator: '签约率',
      comparator: 'ge' as const,
      value: '75',
      value2: null,
      unit: '%',
      change: null,
    };
    expect(targetPhrase(target)).toBe('签约率 ≥ 75%');
    expect(targetPhrase({ ...target, comparator: 'range', value2: '80' })).toBe('签约率 75~80%');
    expect(targetPhrase({ ...target, comparator: 'eq', change: 'increase' })).toBe('签约率 = +75%');
    expect(targetPhrase({ ...target, value: null, raw: '逐步提高' })).toBe('签约率 逐步提高');
  });
});

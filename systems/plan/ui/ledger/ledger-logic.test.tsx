import { describe, expect, it } from 'vitest';
import { bulkUndo } from './bulk-change.ts';
import { ledgerOf, row, taskId } from './fixtures/answers.ts';
import { ledgerHere } from './ledger-here.ts';
import { ledgerQueryOf, sameQuery, toggled } from './ledger-query.ts';
import { usualPlan } from './ledger-rows.ts';

const changed = (place: number, version = 4) => ({
  taskId: taskId(place),
  status: 'changed' as const,
  version,
  problem: null,
});

describe('bulkUndo', () => {
  it('takes rows back to what each of them was, with the version of now', () => {
    const rows = [row(1, { dueOn: '2026-06-30' }), row(2), row(3, { dueOn: '2026-06-30' })];
    const result = { changed: 3, rows: [changed(1), changed(2, 9), changed(3)] };
    expect(bulkUndo(rows, { dueOn: '2026-11-30', ongoing: false }, result)).toEqual([
      {
        rows: [
          { taskId: taskId(1), version: 4 },
          { taskId: taskId(3), version: 4 },
        ],
        change: { dueOn: '2026-06-30', ongoing: false },
      },
      { rows: [{ taskId: taskId(2), version: 9 }], change: { dueOn: '2026-12-31', ongoing: false } },
    ]);
  });

  it('leaves alone what was refused, moved on, or had nobody in the lead', () => {
    const refused = { ...changed(1), status: 'refused' as const, version: null };
    expect(bulkUndo([row(1)], { responsiblePerson: '李敏' }, { changed: 0, rows: [refused] })).toEqual([]);
    const result = { changed: 1, rows: [changed(1)] };
    expect(bulkUndo([row(1)], { state: { to: 'cancelled', reason: '合并' } }, result)).toEqual([]);
    expect(bulkUndo([row(1, { lead: [] })], { leadOrganisationIds: ['finance'] }, result)).toEqual([]);
  });
});

describe('the ledger in the address', () => {
  it('takes the plan of the year unless one or all are named, and drops what is no filter', () => {
    expect(ledgerQueryOf({ light: 'red', open: 'x', figure: 'y' }, 'p1')).toEqual({
      light: 'red',
      planId: 'p1',
    });
    expect(ledgerQueryOf({ planId: 'p2' }, 'p1')).toEqual({ planId: 'p2' });
    expect(ledgerQueryOf({ planId: 'all', sort: 'due' }, 'p1')).toEqual({ sort: 'due' });
  });

  it('puts members in and out of a list, and compares queries whatever their order', () => {
    expect(toggled('red', 'yellow')).toBe('red,yellow');
    expect(toggled('red,yellow', 'red')).toBe('yellow');
    expect(toggled('red', 'red')).toBeNull();
    expect(sameQuery('?a=1&b=2', 'b=2&a=1')).toBe(true);
    expect(sameQuery('?a=1', '?a=2')).toBe(false);
  });

  it('opens with the newest published plan of the own region', () => {
    const plan = (id: string, relation: 'own' | 'above', status: string, year: number) => ({
      id,
      relation,
      status,
      year,
    });
    expect(
      usualPlan([
        plan('city', 'above', 'published', 2027),
        plan('draft', 'own', 'review', 2027),
        plan('last', 'own', 'published', 2025),
        plan('this', 'own', 'published', 2026),
      ])?.id,
    ).toBe('this');
    expect(usualPlan([])).toBeNull();
  });
});

describe('ledgerHere', () => {
  const rows = [
    row(1, { title: '家庭医生签约', light: { ...row(1).light, light: 'red' } }),
    row(2, { dueOn: '2026-08-01' }),
    row(3, { lead: [], dueOn: null }),
  ];
  const titles = (query: Parameters<typeof ledgerHere>[1]) =>
    ledgerHere(ledgerOf(rows), query)?.rows.map(({ title }) => title);

  it('filters, sorts and groups the rows at hand as the server does', () => {
    expect(titles({ light: 'red' })).toEqual(['家庭医生签约']);
    expect(titles({ text: 'jtys' })).toEqual(['家庭医生签约']);
    expect(titles({ due: 'soon' })).toEqual(['任务2']);
    expect(titles({ unassigned: 'true' })).toEqual(['任务3']);
    expect(titles({ sort: 'due' })).toEqual(['任务2', '家庭医生签约', '任务3']);
    const grouped = ledgerHere(ledgerOf(rows), { group: 'department' });
    expect(grouped?.groups.map(({ title, count }) => [title.zh, count])).toEqual([
      ['区卫生健康委', 2],
      ['（无牵头单位）', 1],
    ]);
  });

  it('leaves to the server what the rows cannot tell', () => {
    expect(ledgerHere(ledgerOf(rows), { sectionId: '00000000-0000-4000-8000-000000000299' })).toBeNull();
    expect(ledgerHere(ledgerOf(rows), { review: 'rejected' })).toBeNull();
  });
});

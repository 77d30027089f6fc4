import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderingPapers } from './ordering-papers.ts';
import { seedCoverage } from './seed-coverage.ts';
import { departmentShares, systemBoard, tallyOf } from './system-board.ts';
import { termIndex } from './term-index.ts';

const index = termIndex([
  { id: 'referral', terms: ['双向转诊'] },
  { id: 'tcm', terms: ['中医药'] },
]);
const task = (title: string, departments: string[] = [], targets = 0) => ({
  title,
  text: '',
  departments: departments.map((name, place) => ({
    name,
    nameEn: `en ${name}`,
    role: place === 0 ? ('lead' as const) : ('coop' as const),
  })),
  targets: Array.from({ length: targets }, (_, place) => place),
});

describe('systemBoard', () => {
  it('counts tasks and targets per system and keeps what belongs to none', () => {
    const board = systemBoard(
      [task('双向转诊', [], 2), task('中医药与双向转诊', [], 1), task('修屋顶')],
      index,
    );
    expect(tallyOf(board.bySystem.get('referral') ?? [])).toEqual({ tasks: 2, targets: 3 });
    expect(tallyOf(board.bySystem.get('tcm') ?? [])).toEqual({ tasks: 1, targets: 1 });
    expect(board.unassigned.map((item) => item.title)).toEqual(['修屋顶']);
  });

  it('property: every task is in a system or unassigned', () => {
    const title = fc.constantFrom('双向转诊', '中医药', '双向转诊和中医药', '修屋顶', '');
    fc.assert(
      fc.property(fc.array(title), (titles) => {
        const tasks = titles.map((text) => task(text));
        const board = systemBoard(tasks, index);
        const seen = new Set([...board.bySystem.values()].flatMap((list) => list.map((item) => item.task)));
        for (const item of board.unassigned) expect(seen.has(item)).toBe(false);
        expect(seen.size + board.unassigned.length).toBe(tasks.length);
      }),
    );
  });

  it('counts a department once per task and role, leaders first', () => {
    expect(departmentShares([task('甲', ['教育局', '民政局', '民政局']), task('乙', ['民政局'])])).toEqual([
      { name: { zh: '民政局', en: 'en 民政局' }, leads: 1, supports: 1 },
      { name: { zh: '教育局', en: 'en 教育局' }, leads: 1, supports: 0 },
    ]);
  });
});

describe('clauses', () => {
  const papers = [
    [
      'alpha',
      { title: '甲方案', docNumber: '甲〔2020〕1号', issuedOn: '2020-01-01', clauses: ['一', '二1', '二2'] },
    ],
    ['beta', { title: '乙方案', docNumber: null, issuedOn: '2021-01-01', clauses: ['任务1'] }],
  ] as const;
  const system = (id: string, sources: string[]) => ({
    id,
    state: 'tracked' as const,
    sources,
    page: `/systems/${id}`,
    tests: [],
  });

  it('lists the papers that order a system, clauses in their order', () => {
    expect(orderingPapers(['alpha#二2', 'alpha#二1'], papers)).toEqual([
      { ...papers[0][1], document: 'alpha', clauses: ['二1', '二2'] },
    ]);
    expect(orderingPapers([], papers)).toEqual([]);
  });

  it('puts every clause either in a row or among the unclaimed, and names sources that exist nowhere', () => {
    const documents = papers.map(([id, paper]) => ({ id, clauses: [...paper.clauses] }));
    const coverage = seedCoverage(documents, [
      system('a', ['alpha#二1', 'beta#任务1']),
      system('b', ['alpha#二1', 'beta#任务9']),
    ]);
    expect(coverage.rows.map((row) => [row.clause, row.systems.map((item) => item.id)])).toEqual([
      ['二1', ['a', 'b']],
      ['任务1', ['a']],
    ]);
    expect(coverage.unclaimed.map((row) => row.clause)).toEqual(['一', '二2']);
    expect(coverage.unresolved).toEqual([{ system: 'b', source: 'beta#任务9' }]);
  });
});

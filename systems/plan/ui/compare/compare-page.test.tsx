import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tree } from '../review/fixture.ts';
import type { ComparedPair, ComparedTask, CompareMode, Comparison } from '../shared/contract.ts';
import ComparePage from './compare-page.tsx';
import { classCounts, shownPairs, stretches, titleEnd, valueWords } from './model.ts';

const side = (id: string, seq: number, title: string, text: string): ComparedTask => ({
  id,
  sectionId: `s${seq}`,
  sectionTitle: '重点任务',
  seq,
  number: String(seq),
  title,
  text,
  departments: [{ zh: '区医保局', en: 'Healthcare Security Administration' }],
  targets: [],
  dueOn: null,
  href: `/plan/tasks/${id}`,
  paperHref: `/plan/p/paper?span=${seq}-${seq + 9}`,
});
const pair = (
  some: Partial<ComparedPair> & Pick<ComparedPair, 'class' | 'left' | 'right'>,
): ComparedPair => ({
  classes: [some.class],
  similarity: 0.8,
  sharedWords: [],
  leftOnly: [],
  rightOnly: [],
  targetChanges: [],
  departmentChanges: { removed: [], added: [], renamed: [] },
  dueChange: { before: null, after: null, change: 'same' },
  explanation: { zh: '说明', en: 'why' },
  ...some,
});
const comparison = (mode: CompareMode): Comparison => ({
  mode,
  left: { id: 'l', title: '去年的方案', docNumber: null, year: 2025 },
  right: { id: 'r', title: '今年的方案', docNumber: null, year: 2026 },
  counts: {
    new: 1,
    dropped: 1,
    unchanged: 0,
    reworded: 0,
    tightened: 1,
    loosened: 0,
    'moved-owner': 0,
    'renamed-body': 0,
  },
  pairs: [
    pair({ class: 'new', left: null, right: side('n', 3, '新任务', '3.新任务。办好。') }),
    pair({
      class: 'tightened',
      classes: ['tightened', 'reworded'],
      left: side('a', 1, '家庭医生签约', '1.家庭医生签约。达到75%。'),
      right: side('b', 2, '家庭医生签约', '2.家庭医生签约。达到80%。'),
      leftOnly: [[11, 14]],
      rightOnly: [[11, 14]],
      targetChanges: [
        {
          indicator: '签约率',
          before: '签约率 ≥ 75%',
          after: '签约率 ≥ 80%',
          beforeId: 'old',
          afterId: 'new',
          change: 'tightened',
        },
      ],
    }),
    pair({ class: 'dropped', left: side('d', 2, '旧任务', '2.旧任务。'), right: null }),
  ],
  hints: [],
  matrix: {
    rows: [{ id: 's1', title: '左章', count: 1 }],
    columns: [{ id: 's2', title: '右章', count: 1 }],
    cells: [{ rowId: 's1', columnId: 's2', count: 1, classes: ['tightened'] }],
  },
  milliseconds: 3,
});

function open(address: string) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    const mode = path.includes('mode=parent') ? 'parent' : 'previous';
    const plans = [
      { ...tree.plan, id: 'r', title: '今年的方案', previousPlanId: 'l' },
      { ...tree.plan, id: 'l', title: '去年的方案' },
    ];
    const body = path.includes('/plan/compare') ? comparison(mode) : { plans };
    return Promise.resolve(new Response(JSON.stringify(body)));
  });
  render(
    <PageHarness
      page={ComparePage}
      path="/plan/compare"
      address={address}
      session={testSession(['plan.read'])}
    />,
  );
  return asked;
}
const rows = () => [...document.querySelectorAll('.cmp-row')].map((row) => row.getAttribute('data-class'));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the comparison', () => {
  it('suggests last year’s plan and states the finding in a sentence', async () => {
    const asked = open('/plan/compare');
    await screen.findByText(
      '与2025年方案相比，2026年方案新增 1 项，不再提 1 项，1 项收紧（如签约率 ≥ 75% → ≥ 80%）。',
    );
    expect(asked.some((path) => path.includes('left=l&right=r&mode=previous'))).toBe(true);
    expect(rows()).toEqual(['tightened', 'new', 'dropped']);
    expect(document.querySelector('del')?.textContent).toBe('75%');
    expect(document.querySelector('ins')?.textContent).toBe('80%');
    expect(document.querySelector('.cmp-chip')?.textContent).toContain('≥ 75% → ≥ 80%');
    const opened = [...document.querySelectorAll('.cmp-chip [data-figure]')].map((figure) =>
      figure.getAttribute('data-figure'),
    );
    expect(opened).toEqual(['plan.target.old', 'plan.target.new']);
  });

  it('filters by class, by words and by sections', async () => {
    open('/plan/compare');
    await screen.findByText(/与2025年/);
    fireEvent.click(screen.getByRole('button', { name: /新增/ }));
    await waitFor(() => expect(rows()).toEqual(['new']));
    fireEvent.click(screen.getByRole('button', { name: '清除筛选' }));
    await waitFor(() => expect(rows()).toHaveLength(3));
    fireEvent.change(screen.getByLabelText('搜索任务、部门或词语'), { target: { value: 'jtys' } });
    await waitFor(() => expect(rows()).toEqual(['tightened']));
    fireEvent.change(screen.getByLabelText('搜索任务、部门或词语'), { target: { value: '' } });
    fireEvent.click(screen.getByRole('button', { name: '左章 → 右章 1' }));
    await waitFor(() => expect(rows()).toEqual(['tightened']));
  });

  it('against a parent the clauses without a task here come first', async () => {
    open('/plan/compare?left=l&right=r&mode=parent');
    await screen.findByText('上级 2 项任务中，1 项本地没有对应任务；本地另有 1 项自加任务。');
    expect(rows()).toEqual(['dropped', 'tightened', 'new']);
    screen.getByText('本地没有任务落实这一条');
  });
});

describe('differences', () => {
  it('cut a sentence without losing a character and set numbers apart', () => {
    const text = '2.家庭医生签约。达到80%以上';
    const cut = stretches(text, [[9, 16]], titleEnd(text, '家庭医生签约'));
    expect(cut.map((one) => one.text).join('')).toBe(text);
    expect(cut.filter(({ number }) => number).map((one) => one.text)).toEqual(['80%']);
    expect(cut.filter(({ title }) => title).map((one) => one.text)).toEqual(['2.家庭医生签约']);
  });

  it('take spans that overlap or reach beyond the text', () => {
    const cut = stretches('甲乙丙', [
      [2, 9],
      [1, 3],
    ]);
    expect(cut.map((one) => [one.text, one.only])).toEqual([
      ['甲', false],
      ['乙丙', true],
    ]);
  });

  it('count other words only where nothing else changed', () => {
    expect(classCounts(comparison('previous').pairs).has('reworded')).toBe(false);
    const filters = { class: 'reworded', find: '', cell: '' };
    expect(shownPairs(comparison('previous'), filters)).toEqual([]);
    expect(valueWords('签约率 ≥ 75%', '签约率')).toBe('≥ 75%');
    expect(valueWords('≥ 75%', '签约率')).toBe('≥ 75%');
  });
});

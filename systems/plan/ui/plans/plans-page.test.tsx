import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tree } from '../review/fixture.ts';
import type { ImportState } from '../shared/contract.ts';
import PlansPage from './plans-page.tsx';

const text = (zh: string) => ({ zh, en: zh });
const one = (some: Partial<ImportState> & Pick<ImportState, 'id' | 'fileName' | 'state'>): ImportState => ({
  percent: 0,
  step: text(''),
  planId: null,
  existed: false,
  problem: null,
  createdAt: '2026-03-23T02:00:00Z',
  ...some,
});
const imports = [
  one({ id: 'i1', fileName: '甲.docx', state: 'running', percent: 40, step: text('拆解任务') }),
  one({ id: 'i2', fileName: '乙.txt', state: 'done', percent: 100, planId: tree.plan.id }),
  one({
    id: 'i3',
    fileName: '丙.doc',
    state: 'failed',
    problem: {
      code: 'documents/old-office',
      title: text('旧版格式'),
      detail: text('是二进制格式。'),
      cure: text('请另存为 docx。'),
    },
  }),
  one({ id: 'i4', fileName: '丁.txt', state: 'done', percent: 100, planId: tree.plan.id, existed: true }),
];

function open(permissions: readonly string[]) {
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(
      new Response(JSON.stringify(path.includes('/imports') ? { imports } : { plans: [tree.plan] })),
    ),
  );
  render(
    <PageHarness
      page={PlansPage}
      path="/plan/plans"
      address="/plan/plans"
      session={testSession(permissions)}
    />,
  );
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the plans', () => {
  it('show the progress of an import, its refusal in words, and the way to its review', async () => {
    open(['plan.read', 'plan.import', 'plan.review']);
    const list = within(await screen.findByRole('list', { name: '导入记录' }));
    list.getByText('拆解任务 40%');
    list.getByText('是二进制格式。');
    list.getByText('请另存为 docx。');
    expect(list.getByText('去核对 →').getAttribute('href')).toBe(`/plan/${tree.plan.id}/review`);
    expect(list.getByText('打开方案 →').getAttribute('href')).toBe(`/plan/${tree.plan.id}`);
    list.getByText('以前导入过同一个文件，没有重复建立方案。');
  });

  it('offer neither import nor review to those who only read', async () => {
    open(['plan.read']);
    const title = await screen.findByText(tree.plan.title);
    expect(title.getAttribute('href')).toBe(`/plan/${tree.plan.id}`);
    expect(screen.queryByRole('list', { name: '导入记录' })).toBeNull();
    expect(screen.queryByText('核对')).toBeNull();
    screen.getByText('已核对 0 / 2');
  });
});

import { PageHarness } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemManifests } from '../../index.ts';
import type { System, Systems } from '../api/schemas.ts';
import BoardPage from './board-page.tsx';
import { stagesOf } from './stages.ts';
import SystemPage from './system-page.tsx';

const head = (id: string, zh: string, state: 'works' | 'tracked', stage: string) => ({
  id,
  cluster: 'K99',
  title: { zh, en: id },
  summary: { zh: `${zh}的说明`, en: id },
  stage,
  state,
  scope: { zh: '目前只跟踪。', en: 'Tracked only.' },
});
const board: Systems = {
  systems: [
    { ...head('plan', '方案与台账', 'works', 'plan'), clauses: 6, papers: 5, tasks: 3, targets: 2 },
    { ...head('referral', '双向转诊', 'tracked', 'care'), clauses: 3, papers: 3, tasks: 0, targets: 0 },
  ],
  plans: 1,
  tasks: 4,
  unassigned: [{ taskId: 't9', planTitle: '清水湾区方案', number: '9', title: '修缮屋顶' }],
  plansVisible: true,
};
const system: System = {
  system: head('referral', '双向转诊', 'tracked', 'care'),
  papers: [
    {
      document: 'a',
      title: '甲方案',
      docNumber: '甲〔2020〕1号',
      issuedOn: '2020-05-07',
      clauses: ['二5', '二7'],
    },
    { document: 'b', title: '乙方案', docNumber: null, issuedOn: '2014-05-29', clauses: ['（四）2'] },
  ],
  tasks: [
    {
      taskId: 't1',
      href: '/plan/tasks/t1',
      planTitle: '清水湾区方案',
      number: '3',
      title: '做实双向转诊',
      leads: [{ zh: '区卫生健康委', en: 'Health Commission' }],
      supports: [],
      confidence: 60,
      matches: [{ term: '双向转诊', where: 'title' }],
    },
  ],
  departments: [{ name: { zh: '区卫生健康委', en: 'Health Commission' }, leads: 1, supports: 0 }],
  targets: [
    {
      targetId: 'g1',
      taskTitle: null,
      href: '/plan/p1/paper',
      indicator: '下转人次占比',
      phrase: '≥ 30%',
      due: '2026-12-31',
      entered: {
        text: '28.5',
        unit: '%',
        period: '2026Q1',
        figure: { system: 'indicators', kind: 'value', id: 'v1' },
      },
    },
  ],
  pages: [],
  plansVisible: true,
};

/** The browser's side alone: the server answers what its schemas promise. */
function serverAnswers(body: unknown): void {
  vi.stubGlobal('fetch', async () =>
    Promise.resolve(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })),
  );
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the board', () => {
  it('shows every system with its state, what orders it and what belongs to it', async () => {
    serverAnswers(board);
    render(<PageHarness page={BoardPage} />);
    const card = await screen.findByRole('link', { name: /双向转诊/ });
    expect(card.getAttribute('href')).toBe('/systems/referral');
    expect(card.textContent).toContain('跟踪中，尚不计算');
    expect(card.textContent).toContain('3 份文件 3 条');
    expect(screen.getByRole('link', { name: /方案与台账/ }).textContent).toContain('可用');
    expect(screen.getAllByText(/修缮屋顶/).length).toBeGreaterThan(0);
  });

  it('narrows to what works, by the address', async () => {
    serverAnswers(board);
    render(<PageHarness page={BoardPage} />);
    await screen.findByRole('link', { name: /双向转诊/ });
    fireEvent.click(screen.getByRole('radio', { name: /可用/ }));
    expect(screen.queryByRole('link', { name: /双向转诊/ })).toBeNull();
    expect(screen.getByRole('link', { name: /方案与台账/ })).toBeTruthy();
  });

  it('says to a role without plans why nothing is counted', async () => {
    serverAnswers({ ...board, plans: 0, tasks: 0, unassigned: [], plansVisible: false });
    render(<PageHarness page={BoardPage} />);
    expect(await screen.findByText(/您的角色不查看方案内容/)).toBeTruthy();
  });
});

describe('stages', () => {
  it('shows every system in exactly one group, whatever its stage', () => {
    const stages = new Set(systemManifests.map((manifest) => manifest.stage));
    const listed = [...stages].map((stage) => ({
      ...head(stage, '系统', 'works', stage),
      clauses: 1,
      papers: 1,
      tasks: 0,
      targets: 0,
    }));
    expect(stagesOf(listed).flatMap((group) => group.items)).toHaveLength(stages.size);
  });
});

describe('one system', () => {
  it('walks from clauses to tasks, targets with entered values, and departments', async () => {
    serverAnswers(system);
    render(<PageHarness page={SystemPage} path="/systems/$systemId" address="/systems/referral" />);
    expect(await screen.findByText(/2 份来源文件的 3 条条款要求建设/)).toBeTruthy();
    for (const text of ['甲〔2020〕1号', '无文号', '（四）2', '双向转诊（标题）', '≥ 30%'])
      expect(screen.getAllByText(text).length).toBeGreaterThan(0);
    expect(screen.getByRole('link', { name: /做实双向转诊/ }).getAttribute('href')).toBe('/plan/tasks/t1');
    expect(document.querySelector('[data-figure="indicators.value.v1"]')).not.toBeNull();
    expect(screen.getAllByText('区卫生健康委').length).toBeGreaterThan(0);
  });
});

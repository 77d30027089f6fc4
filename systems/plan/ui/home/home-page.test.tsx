import type { RoleId } from '@sanyi/kernel';
import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answering, home, ledgerOf, PLAN, row } from '../ledger/fixtures/answers.ts';
import type { Home } from '../shared/contract.ts';
import HomePage from './home-page.tsx';
import { lastDay, monthBars } from './month-span.ts';
import { figureOfNeed } from './needs.tsx';

// The first page of a file loads the whole table library.
configure({ asyncUtilTimeout: 15_000 });

const overdue = row(1, { title: '畅通双向转诊', mine: 'lead', overdueDays: 20 });
const soon = row(2, { title: '集中带量采购', mine: 'coop' });
const other = row(3, { title: '人才招聘', mine: 'lead' });

function show(role: RoleId, answer: Home, permissions: readonly string[] = ['plan.read']) {
  const session = testSession(permissions);
  const { viewer } = session;
  if (!viewer) throw new Error('no viewer');
  const server = answering({
    'GET /plan/home': () => answer,
    'GET /plan/ledger': ({ address }) =>
      ledgerOf(address.includes('submitted') ? [row(5, { title: '待销号的任务', evidence: 2 })] : [overdue]),
  });
  vi.stubGlobal('fetch', server.fetch);
  render(<PageHarness page={HomePage} session={{ ...session, viewer: { ...viewer, role } }} />);
  return server;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('HomePage', () => {
  it('tells the reform office what to do now; counts of tasks open, others are plain', async () => {
    show(
      'reform-office',
      home({
        needs: [
          {
            kind: 'disputes',
            title: { zh: '件分工异议待答复', en: '' },
            count: 2,
            href: '/plan/ledger?disputed=true',
            tone: 'now',
          },
          {
            kind: 'overdue-all',
            title: { zh: '项任务逾期', en: '' },
            count: 4,
            href: '/plan/ledger?due=overdue',
            tone: 'now',
          },
        ],
        departments: [
          {
            organisationId: 'health',
            name: '区卫生健康委',
            nameEn: 'Health Commission',
            lead: 3,
            coop: 1,
            done: 1,
            overdue: 1,
            soon: 0,
            byLight: { green: 2, yellow: 0, red: 1, grey: 0, ongoing: 0 },
          },
        ],
      }),
    );
    const needs = await screen.findByRole('list', { name: '现在要办的事' });
    const items = within(needs).getAllByRole('listitem');
    expect(items.map((item) => within(item).getByRole('link').getAttribute('href'))).toEqual([
      '/plan/ledger?disputed=true',
      '/plan/ledger?due=overdue',
    ]);
    expect(items[0]?.querySelector('[data-figure]')).toBeNull();
    expect(items[1]?.querySelector('[data-figure]')?.getAttribute('data-figure')).toBe(
      `plan.count.${PLAN}~overdue`,
    );
    expect(screen.getByText('3项任务已销号1项，红灯1项、黄灯0项')).toBeTruthy();
    expect(screen.getByText('红灯 1、绿灯 2')).toBeTruthy();
    expect(screen.getByRole('link', { name: '区卫生健康委' }).getAttribute('href')).toBe(
      `/plan/ledger?planId=${PLAN}&organisationId=health&role=lead`,
    );
  });

  it('shows a department its tasks by urgency and what it is asked', async () => {
    show(
      'department',
      home({
        mine: {
          tasks: [other, soon, overdue],
          soon: [soon],
          overdue: [overdue],
          disputed: [],
          asked: [
            {
              commentId: 'c1',
              taskId: overdue.id,
              taskTitle: overdue.title,
              text: '口径是否含随迁人口？',
              by: '张岚',
              at: '2026-07-10T02:00:00Z',
              href: overdue.href,
            },
          ],
        },
      }),
    );
    await screen.findByText('人才招聘');
    const rows = [...document.querySelectorAll('.ant-table-tbody > tr.ant-table-row')].map(
      (one) => one.textContent,
    );
    expect(rows.map((text) => text?.slice(0, 12))).toEqual([
      '逾期',
      '1. 畅通双向转诊绿灯达',
      '30天内到期',
      '2. 集中带量采购绿灯达',
      '其他',
      '3. 人才招聘绿灯达到时',
    ]);
    expect(screen.getByText('口径是否含随迁人口？')).toBeTruthy();
    expect(screen.getByRole('link', { name: '去答复 →' }).getAttribute('href')).toBe(overdue.href);
  });

  it('shows an inspector what waits for verification and what is behind', async () => {
    const { asked } = show('inspector', home());
    await screen.findByText('待销号的任务');
    await screen.findByText('畅通双向转诊');
    expect(asked.map(({ address }) => address)).toContain(`/plan/ledger?planId=${PLAN}&state=submitted`);
    expect(asked.map(({ address }) => address)).toContain(
      `/plan/ledger?planId=${PLAN}&light=red%2Cyellow&sort=light`,
    );
  });

  it('says what to do first when there is no plan, to those who can', async () => {
    const none = home({ plans: [], planId: null });
    show('reform-office', none, ['plan.read', 'plan.import']);
    expect(await screen.findByRole('button', { name: '导入方案' })).toBeTruthy();
    cleanup();
    show('department', none);
    await screen.findByText('还没有方案');
    expect(screen.queryByRole('button', { name: '导入方案' })).toBeNull();
  });

  it('offers the other plans', async () => {
    const { asked } = show(
      'reform-office',
      home({
        plans: [
          { id: PLAN, title: '今年的方案', year: 2026, status: 'published' },
          { id: 'p2', title: '去年的方案', year: 2025, status: 'archived' },
        ],
      }),
    );
    fireEvent.mouseDown(await screen.findByRole('combobox', { name: '方案' }));
    fireEvent.click(await screen.findByTitle('去年的方案（已归档）'));
    await waitFor(() => expect(asked.map(({ address }) => address)).toContain('/plan/home?planId=p2'));
  });
});

describe('figureOfNeed', () => {
  it('counts own tasks for the own organisation only', () => {
    expect(figureOfNeed('soon', 'p', 'health')?.id).toBe('p~soon~health');
    expect(figureOfNeed('soon-all', 'p', 'health')?.id).toBe('p~soon');
    expect(figureOfNeed('asked', 'p', 'health')).toBeNull();
  });
});

describe('monthBars', () => {
  const month = (name: string, due: number) => ({ month: name, due, done: 0, overdue: 0 });
  it('keeps a year to either side of today and gathers the rest', () => {
    const bars = monthBars(
      [
        month('2024-01', 2),
        month('2026-05', 0),
        month('2026-06', 3),
        month('2026-07', 0),
        month('2026-12', 4),
        month('2027-01', 0),
        month('2030-12', 1),
      ],
      '2026-07-20',
    );
    expect(bars.map(({ month: name, side, due }) => [name ?? side, due])).toEqual([
      ['before', 2],
      ['2026-06', 3],
      ['2026-07', 0],
      ['2026-12', 4],
      ['after', 1],
    ]);
  });

  it('knows the last day of every month', () => {
    expect(['2026-02', '2028-02', '2100-02', '2026-04', '2026-12'].map(lastDay)).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2100-02-28',
      '2026-04-30',
      '2026-12-31',
    ]);
  });
});

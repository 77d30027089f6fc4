import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answering, reviewTask, taskId, taskPage } from '../ledger/fixtures/answers.ts';
import type { TaskPage } from '../shared/contract.ts';
import { withHeir } from './disputes.tsx';
import TaskPageView from './task-page.tsx';
import { placesOnLine } from './timeline.tsx';

// The first page of a file loads the whole table library.
configure({ asyncUtilTimeout: 15_000 });

const ID = taskId(1);
const by = { accountId: 'a1', name: '陈立舟' };
const authored = {
  by,
  organisation: { id: 'health', name: { zh: '区卫生健康委', en: 'Health' }, kind: 'department' },
  createdAt: '2026-05-01T02:00:00Z',
  updatedAt: '2026-05-01T02:00:00Z',
  version: 1,
};

function show(page: TaskPage, more: Parameters<typeof answering>[0] = {}) {
  const server = answering({
    [`GET /plan/tasks/${ID}`]: () => page,
    'GET /administration/organisations': () => ({ organisations: [] }),
    ...more,
  });
  vi.stubGlobal('fetch', server.fetch);
  render(
    <PageHarness
      page={TaskPageView}
      path="/plan/tasks/$taskId"
      address={`/plan/tasks/${ID}`}
      session={testSession(['plan.read'])}
    />,
  );
  return server;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('TaskPage', () => {
  it('shows no progress where monitoring is switched off, and both lights where one was set by hand', async () => {
    show(taskPage());
    expect(await screen.findAllByText('达到时序进度。')).toHaveLength(2);
    expect(screen.queryByText('季度进展')).toBeNull();
    cleanup();
    const reason = { code: 'late', light: 'red', text: { zh: '已过 20 天。', en: '' } };
    show(taskPage(), {
      [`GET /monitoring/tasks/${ID}`]: () => ({
        entries: [],
        targets: [],
        lights: [
          {
            period: '2026Q2',
            light: 'yellow',
            computed: 'red',
            reasons: [reason],
            ruleVersion: 'light@2026-01-01',
            override: { light: 'yellow', reason: '市级验收推迟', by: '张岚', until: '2026-09-30' },
          },
        ],
      }),
    });
    expect(await screen.findByText('市级验收推迟')).toBeTruthy();
    expect(screen.getByText('已过 20 天。')).toBeTruthy();
    expect(screen.getByText('2026年1月1日起施行的规则')).toBeTruthy();
    expect(screen.getByText('还没有填报过进展。')).toBeTruthy();
  });

  it('asks for a reason where a step needs one, and sends it with the version', async () => {
    const { asked } = show(
      taskPage({
        transitions: [
          {
            to: 'running',
            title: { zh: '退回', en: 'Return' },
            allowed: true,
            refusal: null,
            needsReason: true,
            needsDay: false,
          },
          {
            to: 'done',
            title: { zh: '核实销号', en: 'Close' },
            allowed: false,
            refusal: { zh: '请先核验通过至少一份佐证。', en: '' },
            needsReason: false,
            needsDay: false,
          },
        ],
      }),
      { [`POST /plan/tasks/${ID}/state`]: () => reviewTask({ version: 4 }) },
    );
    fireEvent.click(await screen.findByRole('button', { name: '退回' }));
    expect(screen.getByText('请先核验通过至少一份佐证。')).toBeTruthy();
    fireEvent.change(await screen.findByLabelText('理由'), { target: { value: '缺少盖章件' } });
    const buttons = screen.getAllByRole('button', { name: '退回' });
    fireEvent.click(buttons.at(-1) as HTMLElement);
    await waitFor(() => expect(asked.find(({ method }) => method === 'POST')).toBeTruthy());
    expect(asked.find(({ method }) => method === 'POST')).toMatchObject({
      body: { to: 'running', reason: '缺少盖章件', dueOn: null },
      ifMatch: '"3"',
    });
  });

  it('saves a measure where it stands and takes it back', async () => {
    const measure = {
      id: 'm1',
      taskId: ID,
      text: '制定细则',
      responsiblePerson: null,
      dueOn: null,
      doneOn: null,
      ...authored,
    };
    const { asked } = show(
      taskPage({ measures: [measure], rights: { ...taskPage().rights, work: true }, mine: 'lead' }),
      { 'PATCH /plan/measures/m1': () => ({ ...measure, version: 2 }) },
    );
    fireEvent.click(await screen.findByRole('button', { name: '修改 举措' }));
    const field = screen.getByLabelText('举措');
    fireEvent.change(field, { target: { value: '制定实施细则' } });
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
    await waitFor(() => expect(asked.filter(({ method }) => method === 'PATCH')).toHaveLength(2));
    expect(
      asked.filter(({ method }) => method === 'PATCH').map(({ body, ifMatch }) => [body, ifMatch]),
    ).toEqual([
      [{ text: '制定实施细则' }, '"1"'],
      [{ text: '制定细则' }, '"2"'],
    ]);
  });

  it('lets an inspector judge evidence and no one else', async () => {
    const evidence = {
      id: 'e1',
      taskId: ID,
      milestoneId: null,
      fileName: '批复.pdf',
      mediaType: 'application/pdf',
      bytes: 2048,
      sha256: '',
      note: null,
      verdict: 'unverified' as const,
      verifiedBy: null,
      verifiedAt: null,
      verdictNote: null,
      mayVerify: true,
      mayWithdraw: false,
      ...authored,
    };
    show(taskPage({ evidence: [evidence] }));
    await screen.findByText('批复.pdf');
    expect(screen.queryByRole('button', { name: '核验通过' })).toBeNull();
    cleanup();
    const { asked } = show(
      taskPage({ evidence: [evidence], rights: { ...taskPage().rights, verify: true } }),
      {
        'POST /plan/evidence/e1/verify': () => ({ ...evidence, verdict: 'returned', version: 2 }),
      },
    );
    const sendBack = await screen.findByRole('button', { name: '退回' });
    expect(sendBack.hasAttribute('disabled')).toBe(true);
    fireEvent.change(screen.getByLabelText('核验意见'), { target: { value: '缺第二页' } });
    fireEvent.click(screen.getByRole('button', { name: '退回' }));
    await waitFor(() =>
      expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
        verdict: 'returned',
        note: '缺第二页',
      }),
    );
  });
});

describe('withHeir', () => {
  it('puts another lead in the place of the one that disputed and keeps everybody else', () => {
    const one = (id: string, role: 'lead' | 'coop') => ({
      id,
      role,
      raw: id,
      norm: null,
      departmentId: null,
      inText: false,
      span: null,
      quote: null,
      confidence: null,
      reason: null,
      origin: 'read' as const,
      organisation: { id, name: { zh: id, en: id }, kind: 'department' },
    });
    expect(
      withHeir(
        { responsibilities: [one('health', 'lead'), one('finance', 'coop'), one('insurance', 'coop')] },
        'health',
        'insurance',
      ),
    ).toEqual([
      { organisationId: 'insurance', role: 'lead' },
      { organisationId: 'finance', role: 'coop' },
    ]);
  });
});

describe('placesOnLine', () => {
  it('spreads days from the first to the last', () => {
    const place = placesOnLine(['2026-01-11', '2026-01-01', '2026-01-06']);
    expect(['2026-01-01', '2026-01-06', '2026-01-11'].map(place)).toEqual([0, 50, 100]);
    expect(placesOnLine(['2026-01-01'])('2026-01-01')).toBe(50);
  });
});

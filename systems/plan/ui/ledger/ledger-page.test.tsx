import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type Asked,
  answering,
  ledgerOf,
  PLAN,
  plan,
  reviewTask,
  row,
  taskId,
  taskPage,
} from './fixtures/answers.ts';
import LedgerPage from './ledger-page.tsx';

// The first page of a file loads the whole table library.
configure({ asyncUtilTimeout: 15_000 });

const rows = [
  row(1),
  row(2, { title: '家庭医生签约', light: { ...row(2).light, light: 'red' }, overdueDays: 12 }),
  row(3),
];

function show(more: Parameters<typeof answering>[0] = {}, address = '/') {
  const server = answering({
    'GET /plan/plans': () => ({ plans: [plan] }),
    'GET /plan/views': () => ({ views: [] }),
    'GET /plan/ledger': () => ledgerOf(rows),
    'GET /administration/organisations': () => ({ organisations: [] }),
    ...more,
  });
  vi.stubGlobal('fetch', server.fetch);
  render(
    <PageHarness
      page={LedgerPage}
      address={address}
      session={testSession(['plan.read', 'plan.assign', 'plan.review'])}
    />,
  );
  return server;
}

const queries = (asked: readonly Asked[]) =>
  asked
    .filter(({ address }) => address.startsWith('/plan/ledger?'))
    .map(({ address }) => new URLSearchParams(address.slice(13)));
const tick = (title: string) => {
  const line = screen.getByText(title).closest('tr');
  if (!line) throw new Error(`no row ${title}`);
  fireEvent.keyDown(line, { key: ' ' });
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('LedgerPage', () => {
  it('asks for what the address says, and writes what is chosen back into it', async () => {
    const { asked } = show({}, '/?due=overdue&group=state');
    await screen.findByText('家庭医生签约');
    const first = queries(asked).find((query) => query.get('due'));
    expect(Object.fromEntries(first ?? [])).toEqual({ due: 'overdue', group: 'state', planId: PLAN });
    fireEvent.click(screen.getByRole('button', { name: /^红灯/ }));
    await waitFor(() => expect(queries(asked).at(-1)?.get('light')).toBe('red'));
    fireEvent.click(screen.getByRole('button', { name: /^黄灯/ }));
    await waitFor(() => expect(queries(asked).at(-1)?.get('light')).toBe('red,yellow'));
    fireEvent.click(screen.getByRole('button', { name: '清除筛选' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: '清除筛选' })).toBeNull());
    expect(screen.getByRole('button', { name: /^红灯/ }).getAttribute('aria-pressed')).toBe('false');
  });

  it('searches after a moment of rest', async () => {
    const { asked } = show();
    await screen.findByText('家庭医生签约');
    fireEvent.change(screen.getByLabelText('任务、单位、人名、拼音'), { target: { value: 'jtys' } });
    await waitFor(() => expect(queries(asked).at(-1)?.get('text')).toBe('jtys'));
  });

  it('ticks with the space bar, edits in bulk and says for each row what became of it', async () => {
    const problem = {
      code: 'plan/version-conflict',
      title: { zh: '内容已被他人修改', en: '' },
      detail: { zh: '您依据的是第 3 版，现在是第 4 版。', en: '' },
      cure: { zh: '请对照两个版本。', en: '' },
      facts: {},
    };
    const { asked } = show({
      'POST /plan/ledger/bulk': () => ({
        changed: 1,
        rows: [
          { taskId: taskId(1), status: 'changed', version: 4, problem: null },
          { taskId: taskId(2), status: 'refused', version: null, problem },
        ],
      }),
    });
    await screen.findByText('家庭医生签约');
    tick('任务1');
    tick('家庭医生签约');
    fireEvent.click(await screen.findByRole('button', { name: '改责任人' }));
    fireEvent.change(await screen.findByLabelText('责任人'), { target: { value: '李敏' } });
    fireEvent.click(screen.getByRole('button', { name: '修改2项' }));
    const outcome = await screen.findByText('修改了1项，1项没有改');
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      rows: [
        { taskId: taskId(1), version: 3 },
        { taskId: taskId(2), version: 3 },
      ],
      change: { responsiblePerson: '李敏' },
    });
    const dialog = outcome.closest('.ant-modal');
    if (!(dialog instanceof HTMLElement)) throw new Error('no dialog');
    const lines = within(dialog).getAllByRole('row');
    expect(lines[1]?.textContent).toBe(
      '2. 家庭医生签约没有改内容已被他人修改您依据的是第 3 版，现在是第 4 版。请对照两个版本。',
    );
    expect(lines[2]?.textContent).toBe('1. 任务1已修改');
    fireEvent.click(within(dialog).getByRole('button', { name: '只勾选没有改的' }));
    await waitFor(() => expect(screen.getByText('已选1行')).toBeTruthy());
  });

  it('shows both versions when somebody was faster, and sends again what was changed here', async () => {
    let tries = 0;
    const { asked } = show(
      {
        [`GET /plan/tasks/${taskId(1)}`]: () => taskPage(),
        [`PATCH /plan/tasks/${taskId(1)}`]: () => {
          tries += 1;
          return tries === 1
            ? {
                status: 409,
                body: {
                  code: 'plan/version-conflict',
                  facts: { current: reviewTask({ version: 5, dueOn: '2026-10-31' }), yours: {} },
                },
              }
            : reviewTask({ version: 6, dueOn: '2026-10-31', responsiblePerson: '李敏' });
        },
      },
      `/?open=${taskId(1)}`,
    );
    fireEvent.click(await screen.findByRole('button', { name: '修改 责任人' }));
    const field = screen.getByLabelText('责任人');
    fireEvent.change(field, { target: { value: '李敏' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    const dialog = (await screen.findByText('有人先改了这一条')).closest('.ant-modal');
    if (!(dialog instanceof HTMLElement)) throw new Error('no dialog');
    expect(within(dialog).getByText('≠ 责任人').closest('tr')?.textContent).toBe('≠ 责任人李敏未填写');
    expect(dialog.querySelector('.plan-meanwhile')?.textContent).toBe(
      '完成时限 2026年12月31日 → 2026年10月31日',
    );
    fireEvent.click(within(dialog).getByRole('button', { name: '用我的覆盖' }));
    await waitFor(() => expect(screen.queryByText('有人先改了这一条')).toBeNull());
    const sent = asked.filter(({ method }) => method === 'PATCH');
    expect(sent.map(({ ifMatch, body }) => [ifMatch, body])).toEqual([
      ['"3"', { responsiblePerson: '李敏' }],
      ['"5"', { responsiblePerson: '李敏' }],
    ]);
  });

  it('shows a task under each department that leads it, and changes it once', async () => {
    const group = (key: string, title: string, ids: readonly string[]) => ({
      ...ledgerOf(rows).totals,
      key,
      title: { zh: title, en: title },
      taskIds: ids,
    });
    const { asked } = show(
      {
        'GET /plan/ledger': () =>
          ledgerOf(rows, [
            group('health', '区卫生健康委', [taskId(1), taskId(2)]),
            group('finance', '区财政局', [taskId(2), taskId(3)]),
          ]),
        'POST /plan/ledger/bulk': () => ({ changed: 0, rows: [] }),
      },
      '/?group=department',
    );
    await waitFor(() => expect(screen.getAllByText('家庭医生签约')).toHaveLength(2));
    for (const title of screen.getAllByText('家庭医生签约')) {
      const line = title.closest('tr');
      if (line) fireEvent.keyDown(line, { key: ' ' });
    }
    fireEvent.click(await screen.findByRole('button', { name: '改责任人' }));
    fireEvent.click(await screen.findByRole('button', { name: '修改1项' }));
    await waitFor(() => expect(asked.find(({ method }) => method === 'POST')?.body).toBeTruthy());
    expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
      rows: [{ taskId: taskId(2), version: 3 }],
    });
  });
});

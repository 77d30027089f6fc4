import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LedgerPreview } from '../shared/contract.ts';
import { answering, taskId } from './fixtures/answers.ts';
import LedgerImportPage from './ledger-import-page.tsx';

// The first page of a file loads the whole table library.
configure({ asyncUtilTimeout: 15_000 });

const ID = '00000000-0000-4000-8000-000000000301';
const person = { zh: '责任人', en: 'Person' };
const line = (row: number, some: Partial<LedgerPreview['rows'][number]>): LedgerPreview['rows'][number] => ({
  row,
  taskId: taskId(row),
  number: `${row}.`,
  title: `任务${row}`,
  status: 'same',
  changes: [],
  errors: [],
  conflict: null,
  ...some,
});
const change = { field: 'responsiblePerson', label: person, before: '', after: '李敏' };
const preview: LedgerPreview = {
  id: ID,
  fileName: '台账.xlsx',
  state: 'open',
  createdAt: '2026-07-20T02:00:00Z',
  counts: { change: 2, same: 1, error: 1, conflict: 1 },
  rows: [
    line(2, { status: 'change', changes: [change] }),
    line(3, {}),
    line(4, { status: 'change', changes: [change] }),
    line(5, {
      status: 'error',
      errors: [
        {
          address: 'H5',
          label: { zh: '牵头单位', en: 'Lead' },
          message: { zh: '机构表中没有“区卫生局”。', en: '' },
        },
      ],
    }),
    line(6, {
      status: 'conflict',
      changes: [change],
      conflict: { exported: 1, current: 3, changedBy: '陈立舟', changedAt: '2026-07-19T02:00:00Z' },
    }),
  ],
};

function boxOf(title: string): HTMLInputElement {
  const box = screen.getByText(title).closest('tr')?.querySelector('input');
  if (!box) throw new Error(`no box beside ${title}`);
  return box;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('LedgerImportPage', () => {
  it('shows what needs a person first, and writes only the rows that are ticked', async () => {
    let state: LedgerPreview['state'] = 'open';
    const { asked, fetch } = answering({
      [`GET /plan/ledger/imports/${ID}`]: () => ({ ...preview, state }),
      [`POST /plan/ledger/imports/${ID}/apply`]: () => {
        state = 'applied';
        return { changed: 1, rows: [{ taskId: taskId(4), status: 'changed', version: 2, problem: null }] };
      },
    });
    vi.stubGlobal('fetch', fetch);
    render(
      <PageHarness
        page={LedgerImportPage}
        path="/imports/$previewId"
        address={`/imports/${ID}`}
        session={testSession(['plan.assign'])}
      />,
    );
    await screen.findByText('任务2');
    const rows = [...document.querySelectorAll('.ant-table-tbody > tr.ant-table-row')].map(
      (one) => one.textContent,
    );
    expect(rows[0]).toContain('H5 单元格（牵头单位）机构表中没有“区卫生局”。');
    expect(rows[1]).toContain('导出时是第1版，陈立舟于2026年7月19日 10:00又改过，现在是第3版。');
    expect(rows[2]).toContain('责任人（空） → 李敏');
    // Ticked without doing anything: the two plain changes, neither the error nor the conflict.
    expect(screen.getByRole('button', { name: '写入2行' })).toBeTruthy();
    fireEvent.click(boxOf('任务2'));
    fireEvent.click(await screen.findByRole('button', { name: '写入1行' }));
    await screen.findByText('已写入台账');
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ rows: [4] });
    expect(screen.queryByRole('button', { name: /^写入/ })).toBeNull();
  });

  it('cannot tick a row in error', async () => {
    const { fetch } = answering({ [`GET /plan/ledger/imports/${ID}`]: () => preview });
    vi.stubGlobal('fetch', fetch);
    render(
      <PageHarness
        page={LedgerImportPage}
        path="/imports/$previewId"
        address={`/imports/${ID}`}
        session={testSession()}
      />,
    );
    await screen.findByText('任务5');
    fireEvent.click(boxOf('任务5'));
    await waitFor(() => expect(screen.getByRole('button', { name: '写入2行' })).toBeTruthy());
  });
});

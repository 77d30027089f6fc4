import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useAddressFilters } from '../shell/address.ts';
import { PageHarness } from '../testing/page-harness.tsx';
import type { DataColumn } from './columns.ts';
import { DataTable } from './data-table.tsx';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly count: number;
}
const rows: readonly Row[] = [
  { id: 'a', title: '分级诊疗', section: '一、服务', count: 3 },
  { id: 'b', title: '支付改革', section: '一、服务', count: 5 },
  { id: 'c', title: '集中采购', section: '二、药品', count: 2 },
];
const columns: readonly DataColumn<Row>[] = [
  { id: 'id', title: '编号', render: (row) => row.id },
  { id: 'title', title: '任务', matters: 1, render: (row) => row.title },
  {
    id: 'count',
    title: '数量',
    matters: 2,
    align: 'end',
    render: (row) => row.count,
    total: '10',
    order: (x, y) => x.count - y.count,
  },
  { id: 'note', title: '备注', spare: true, render: () => '无' },
];
const opened: string[] = [];

function Table() {
  return (
    <DataTable
      id="test.table"
      label="任务台账"
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
      groupOf={(row) => row.section}
      onOpen={(row) => opened.push(row.id)}
    />
  );
}

function narrow(yes: boolean) {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: yes && query.includes('max-width'),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }));
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
  opened.length = 0;
});

const bodyRows = () => [...document.querySelectorAll<HTMLElement>('.ant-table-tbody > tr.ant-table-row')];

function bodyRow(place: number): HTMLElement {
  const row = bodyRows()[place];
  if (!row) throw new Error(`no row ${place}`);
  return row;
}

describe('DataTable', () => {
  it('shows groups and totals, and no spare column', async () => {
    render(<PageHarness page={Table} />);
    await screen.findByText('分级诊疗');
    expect(bodyRows().map((row) => row.textContent)).toEqual([
      '一、服务',
      'a分级诊疗3',
      'b支付改革5',
      '二、药品',
      'c集中采购2',
    ]);
    expect(document.querySelector('.sanyi-table-totals')?.textContent).toBe('合计10');
    expect(screen.queryByText('备注')).toBeNull();
  });

  it('moves between rows with the arrows, past group headings, and opens with Enter', async () => {
    render(<PageHarness page={Table} />);
    await screen.findByText('分级诊疗');
    const [first, second, third] = [bodyRow(1), bodyRow(2), bodyRow(4)];
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    fireEvent.keyDown(second, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(third);
    fireEvent.keyDown(third, { key: 'Enter' });
    expect(opened).toEqual(['c']);
    fireEvent.click(within(first).getByText('分级诊疗'));
    expect(opened).toEqual(['c', 'a']);
  });

  it('remembers the chosen columns on this machine', async () => {
    localStorage.setItem('sanyi.columns.test.table', 'title,note');
    render(<PageHarness page={Table} />);
    await screen.findByText('分级诊疗');
    expect(bodyRow(1).textContent).toBe('分级诊疗无');
  });

  it('becomes cards with the columns that matter on a phone', async () => {
    narrow(true);
    render(<PageHarness page={Table} />);
    await screen.findByText('分级诊疗');
    expect(document.querySelector('table')).toBeNull();
    const cards = [...document.querySelectorAll('.sanyi-card')];
    expect(cards.map((card) => card.textContent)).toEqual([
      '分级诊疗数量3›',
      '支付改革数量5›',
      '集中采购数量2›',
    ]);
    expect([...document.querySelectorAll('.sanyi-cards h4')].map((head) => head.textContent)).toEqual([
      '一、服务',
      '二、药品',
    ]);
    fireEvent.click(within(cards[1] as HTMLElement).getByRole('button', { name: '打开此行' }));
    expect(opened).toEqual(['b']);
  });
});

const resting = { status: 'all', department: '' };

function Filters() {
  const { filters, set, reset, active } = useAddressFilters(resting);
  return (
    <>
      <output>{`${filters.status}|${filters.department}|${active}`}</output>
      <button type="button" onClick={() => set({ status: 'red', department: '区医保局' })}>
        筛
      </button>
      <button type="button" onClick={reset}>
        清
      </button>
    </>
  );
}

describe('useAddressFilters', () => {
  it('keeps filters in the address and nothing at rest', async () => {
    render(<PageHarness page={Filters} address="/?status=2026&keep=1" />);
    await screen.findByText('2026||1');
    fireEvent.click(screen.getByText('筛'));
    await waitFor(() => expect(screen.getByText('red|区医保局|2')).toBeTruthy());
    fireEvent.click(screen.getByText('清'));
    await waitFor(() => expect(screen.getByText('all||0')).toBeTruthy());
  });
});

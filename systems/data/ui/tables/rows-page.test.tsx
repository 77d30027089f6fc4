import { PageHarness } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { line } from '../fixtures/files.ts';
import { serve } from '../fixtures/server.ts';
import { columnsAtFirst, headOf } from './column-kind.ts';
import RowsPage from './rows-page.tsx';

const column = (name: string, kind: string, zh: string) => ({ name, kind, title: { zh, en: name } });
const rows = {
  table: 'settlement',
  columns: [
    column('institution_code', 'code', '机构编号'),
    column('settlement_id', 'text', '结算 ID'),
    column('person_key', 'key', '人员键'),
    column('insurance_code', 'code', '险种'),
    column('total_fen', 'fen', '总费用'),
    column('kind_code', 'code', '就诊类型'),
  ],
  rows: [
    { cells: ['H1', 'S1', '7710402213994402', null, '120450', 'inpatient'], fileNo: 12, sheet: 0, line: 3 },
  ],
  total: '41280',
};

function show(address = '/data/tables/settlement') {
  const sent = serve({
    'GET /data/tables/settlement/rows': rows,
    'GET /data/tables': { tables: [] },
    'GET /data/quality': {
      months: [],
      rows: [{ institution: 'H1', name: { zh: '区人民医院', en: 'Hospital' } }],
    },
    'GET /data/overview': { senders: [], months: ['2026-10-01'] },
    'GET /data/files/12/lines/0/3': line,
  });
  render(<PageHarness page={RowsPage} path="/data/tables/$table" address={address} />);
  return sent;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('rows of a canonical table', () => {
  it('reads keys, amounts and institutions as a person does, and opens the sender’s line', async () => {
    show();
    expect(await screen.findByText('1,204.50元')).toBeTruthy();
    expect(screen.getByText('7710…4402')).toBeTruthy();
    expect(screen.getByText('住院')).toBeTruthy();
    expect(await screen.findByText('区人民医院')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '12号文件第3行' }));
    expect(await screen.findByText('33************21')).toBeTruthy();
  });

  it('filters by what is typed only when it is finished', async () => {
    const sent = show();
    const box = await screen.findByRole('textbox', { name: '按编号查找' });
    const before = sent.length;
    fireEvent.change(box, { target: { value: 'S1' } });
    expect(sent).toHaveLength(before);
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 13 });
    await waitFor(() => expect(sent.at(-1)?.query.get('key')).toBe('S1'));
  });
});

describe('pages', () => {
  it('shows as many rows as are chosen, and goes on from the row that was in sight', async () => {
    const sent = show('/data/tables/settlement?page=3');
    await screen.findByText('1,204.50元');
    const chooser = document.querySelector('.ant-pagination-options .ant-select');
    if (!chooser) throw new Error('no chooser of the size');
    fireEvent.mouseDown(chooser);
    const sizes = [...document.querySelectorAll('.ant-select-item-option')];
    expect(sizes.map((size) => size.textContent)).toEqual(['10 条/页', '20 条/页', '50 条/页', '100 条/页']);
    for (const [at, size, page] of [
      [3, '100', '2'],
      [1, '20', '6'],
      [0, '10', '11'],
    ] as const) {
      const option = document.querySelectorAll('.ant-select-item-option')[at];
      if (!option) throw new Error(`no size ${size}`);
      fireEvent.click(option);
      await waitFor(() => {
        const asked = sent.findLast((one) => one.path.endsWith('/rows'))?.query;
        expect([asked?.get('size'), asked?.get('page')]).toEqual([size, page]);
      });
    }
  });
});

describe('columns', () => {
  it('shows at first which row it is and how much, then the codes', () => {
    expect(columnsAtFirst(rows.columns)).toEqual([
      'institution_code',
      'settlement_id',
      'person_key',
      'total_fen',
      'insurance_code',
      'kind_code',
    ]);
    expect(headOf('Kind: inpatient, outpatient')).toBe('Kind');
    expect(headOf('Total in fen')).toBe('Total');
    expect(headOf('Keyed hash of the person number')).toBe('Person key');
    expect(headOf('月份（首日；未知为 1970-01-01）')).toBe('月份');
  });
});

import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FormDetail } from './contract.ts';
import FormPage from './form-page.tsx';

const answer = { kind: 'target', id: 'g1', name: '重点人群签约率', field: 'value' } as const;
const question: FormDetail['questions'][number] = {
  grid: 0,
  row: 2,
  column: 2,
  place: { zh: '季报!B2', en: '季报!B2' },
  rowHeads: ['重点人群签约率'],
  columnHeads: ['完成值（%）'],
  suggestion: { answer, sure: 100, reason: { zh: '同名。', en: 'Same name.' } },
  without: null,
  value: { state: 'filled', kind: 'number', text: '74.26' },
};
const cell = (row: number, column: number, text: string) => ({
  row,
  column,
  text,
  rowSpan: 1,
  columnSpan: 1,
  formula: false,
});
const detail = {
  form: {
    id: 'f1',
    fileName: '季报.xlsx',
    format: 'xlsx',
    uploadedBy: '张岚',
    uploadedAt: '2026-10-11T01:30:00.000Z',
    confirmed: null,
  },
  version: 0,
  grids: [
    {
      name: '季报',
      cells: [
        cell(1, 1, '指标'),
        cell(1, 2, '完成值（%）'),
        cell(2, 1, '重点人群签约率'),
        cell(2, 2, ''),
        cell(3, 1, '别的'),
        cell(3, 2, ''),
      ],
    },
  ],
  reports: [{ id: 'r1', title: '三季度监测报告', period: '2026Q3', corrected: false }],
  reportId: 'r1',
  subjects: [{ kind: 'target', id: 'g1', name: '重点人群签约率' }],
  questions: [
    question,
    {
      ...question,
      row: 3,
      place: { zh: '季报!B3', en: '季报!B3' },
      rowHeads: ['别的'],
      suggestion: null,
      without: { zh: '没有相符的。', en: 'Nothing fits.' },
      value: null,
    },
  ],
} satisfies FormDetail;

const show = () =>
  render(
    <PageHarness
      page={FormPage}
      path="/monitoring/forms/$formId"
      address="/monitoring/forms/f1"
      session={testSession(['monitoring.manage'])}
    />,
  );

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('FormPage', () => {
  it('shows the form with its values, why a cell stays empty, and downloads nothing unconfirmed', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(detail))));
    show();
    expect(await screen.findByText('没有相符的。')).toBeTruthy();
    expect(document.querySelector('.monitoring-form-cell-filled')?.textContent).toBe('74.26');
    expect(document.querySelector('.monitoring-form-cell-doubt')).toBeTruthy();
    expect(document.querySelector('[data-figure]')?.getAttribute('data-figure')).toBe(
      'monitoring.report-target.r1~g1',
    );
    const download = screen.getByRole('button', { name: '下载填好的表格' });
    expect(download).toHaveProperty('disabled', true);
  });

  it('sends what a person confirmed, cell by cell', async () => {
    const sent: unknown[] = [];
    vi.stubGlobal('fetch', (_address: string, init?: RequestInit) => {
      if (init?.method === 'PUT') sent.push(JSON.parse(init.body as string));
      return Promise.resolve(new Response(JSON.stringify(init?.method === 'PUT' ? detail.form : detail)));
    });
    show();
    await screen.findByText('没有相符的。');
    const doubt = document.querySelector('.monitoring-form-cell-doubt');
    if (!doubt) throw new Error('no cell to check');
    fireEvent.click(doubt);
    fireEvent.click(await screen.findByText(/留\s*空/, {}, { timeout: 10_000 }));
    fireEvent.click(screen.getByText('确认填法'));
    await waitFor(() =>
      expect(sent).toEqual([
        {
          answers: [
            { grid: 0, row: 2, column: 2, answer },
            { grid: 0, row: 3, column: 2, answer: null },
          ],
        },
      ]),
    );
  });
});

import { PageHarness } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { line } from '../fixtures/files.ts';
import { text } from '../fixtures/senders.ts';
import { serve } from '../fixtures/server.ts';
import FrontPagesPage from './front-pages-page.tsx';

const score = (value: string, figure: string) => ({ value, numerator: '9', denominator: '10', figure });
const issue = (code: string, severity: 'reject' | 'warn', rows: number, zh: string) => ({
  code,
  field: code,
  fieldTitle: code,
  severity,
  rows,
  message: text(zh),
  cure: text('请核对病案'),
});
const hospital = (institution: string, zh: string, value: string) => ({
  institution,
  name: text(zh),
  cases: 200,
  score: score(value, `data.front-page.${institution}`),
  issues: [
    issue('symptom', 'warn', 30, '以症状作主诊断'),
    issue('unknown-code', 'reject', 10, '编码不在字典'),
  ],
  coders: [
    { coder: '770021', cases: 50, score: score('81.0', `data.front-page.${institution}~1`), issues: 9 },
  ],
  trend: [{ month: '2026-10-01', value }],
});
const balances = {
  checks: [
    {
      id: 'parts',
      title: text('各项支付之和等于总费用'),
      checked: 400,
      wrong: 1,
      rows: [
        {
          institution: 'H1',
          key: 'S1',
          leftFen: '120450',
          rightFen: '120453',
          differenceFen: '-3',
          fileNo: 12,
          sheet: 0,
          line: 3,
        },
      ],
    },
  ],
};

function show(address: string) {
  serve({
    'GET /data/front-pages': {
      hospitals: [hospital('H1', '甲医院', '96.0'), hospital('H2', '乙医院', '82.0')],
    },
    'GET /data/balances': balances,
    'GET /data/quality': { months: [], rows: [] },
    'GET /data/files/12/lines/0/3': line,
  });
  render(<PageHarness page={FrontPagesPage} path="/data/front-pages" address={address} />);
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('front pages', () => {
  it('puts the lowest score first, adds up the issues of all hospitals, and opens one with its coders', async () => {
    show('/data/front-pages');
    expect(
      await screen.findByText('2 家医院、400 份首页。最常见的问题是“以症状作主诊断”，60 份。'),
    ).toBeTruthy();
    const rows = screen.getAllByRole('row').map((row) => row.textContent);
    expect(rows[1]).toContain('乙医院');
    expect(screen.getByText('“以症状作主诊断”占问题的 75.0%')).toBeTruthy();
    fireEvent.click(screen.getByText('乙医院'));
    expect(await screen.findByText('770021')).toBeTruthy();
    expect(document.querySelector('[data-figure="data.front-page.H2~1"]')).not.toBeNull();
  });
});

describe('sums', () => {
  it('lists what does not agree to the fen, left, right and difference, down to the line', async () => {
    show('/data/front-pages?tab=balances');
    expect(await screen.findByText('核对 400 笔，1 笔不平。')).toBeTruthy();
    for (const amount of ['1,204.50元', '1,204.53元', '−0.03元'])
      expect(screen.getByText(amount)).toBeTruthy();
    fireEvent.click(screen.getByText('S1'));
    expect(await screen.findByText('33************21')).toBeTruthy();
  });
});

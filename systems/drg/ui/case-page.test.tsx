import { PageHarness } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import CasePage from './case-page.tsx';
import type { OneCase } from './contract.ts';

const words = (zh: string) => ({ zh, en: zh });

const one: OneCase = {
  case: {
    institution: 'H1',
    hospital: words('东院'),
    encounter: 'a',
    day: '2026-01-05',
    drg: 'HC23',
    name: '胆囊切除，伴并发症',
    status: 'grouped',
    reason: null,
    mainDiagnosis: 'K80.000',
    mainDiagnosisName: '胆囊结石',
    days: 5,
    totalFen: '1200000',
  },
  facts: {
    sex: '1',
    ageYears: 50,
    ageDays: null,
    weightGrams: null,
    icuHours: null,
    dischargeMode: '1',
    source: 'front-page',
  },
  codes: [
    {
      what: 'diagnosis',
      code: 'K80.000',
      name: '胆囊结石',
      main: true,
      known: true,
      complication: null,
      excludedBy: null,
    },
    {
      what: 'diagnosis',
      code: 'E11.900',
      name: '2型糖尿病',
      main: false,
      known: true,
      complication: 'cc',
      excludedBy: null,
    },
    {
      what: 'diagnosis',
      code: 'I50.900',
      name: '心力衰竭',
      main: false,
      known: true,
      complication: 'mcc',
      excludedBy: '3',
    },
  ],
  scheme: { schemeNo: 1, name: '教学方案' },
  agrees: true,
  tree: [
    { code: 'MDCA', name: '先期', holds: false, text: words('不符合：主要手术计入分组'), steps: [] },
    {
      code: 'MDCH',
      name: '肝胆胰',
      holds: true,
      text: words('符合：主要诊断在清单中'),
      steps: [
        { code: 'HC1', name: '探查', holds: false, text: words('不符合：缺探查'), drgs: [] },
        {
          code: 'HC2',
          name: '胆囊切除',
          holds: true,
          text: words('符合：主要手术在清单中'),
          drgs: [{ code: 'HC23', name: '伴并发症', holds: true, text: words('符合：有 CC') }],
        },
      ],
    },
  ],
  nearMisses: [{ code: 'HC1', name: '探查', text: words('某一其他手术在清单中') }],
  neighbours: [{ text: words('没有诊断 E11.900：HC25'), drg: 'HC25', name: '不伴并发症', status: 'grouped' }],
  row: { href: '/data/files/12?line=12.0.3', file: 'front-page.csv', line: 3 },
};

function show(answer: OneCase): void {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }),
    ),
  );
  render(<PageHarness page={CasePage} path="/drg/cases/$institution/$encounter" address="/drg/cases/H1/a" />);
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('the reasoning is a tree: what held is in sight, what failed opens', async () => {
  show(one);
  expect(await screen.findByText('符合：有 CC')).toBeTruthy();
  expect(screen.queryByText('不符合：缺探查')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '另外 1 个不符合' }));
  expect(screen.getByText('不符合：缺探查')).toBeTruthy();
  expect(screen.getByText('没有诊断 E11.900：HC25')).toBeTruthy();
});

test('complications say whether they count, and the row of the sender is one click away', async () => {
  show(one);
  expect(await screen.findByText('CC，计入')).toBeTruthy();
  expect(screen.getByText('MCC，与主要诊断同属排除表 3，不计')).toBeTruthy();
  const row = screen.getByText('front-page.csv 第 3 行').closest('a');
  expect(row?.getAttribute('href')).toBe('/data/files/12?line=12.0.3');
});

test('a case whose data changed says so', async () => {
  show({ ...one, agrees: false });
  expect(await screen.findByText(/病例的数据在分组后有变化/)).toBeTruthy();
});

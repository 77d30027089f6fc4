import { PageHarness } from '@sanyi/ui/testing';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { snapshot } from './fixtures/window.ts';
import ReportPage from './report-page.tsx';

const report = {
  id: 'r1',
  planId: 'p1',
  planTitle: snapshot.planTitle,
  period: '2026Q3',
  title: '示例区2026年三季度监测报告',
  snapshotHash: 'a'.repeat(64),
  issuedBy: '张岚',
  issuedAt: '2026-10-11T01:30:00.000Z',
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('ReportPage', () => {
  it('states every count and value as a figure of the frozen report', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ report, snapshot }))));
    render(
      <PageHarness page={ReportPage} path="/monitoring/reports/$reportId" address="/monitoring/reports/r1" />,
    );
    await screen.findByText('2项任务中，', { exact: false });
    const figures = [...document.querySelectorAll('[data-figure]')].map((one) =>
      one.getAttribute('data-figure'),
    );
    expect(figures).toEqual([
      'monitoring.report-count.r1~green',
      'monitoring.report-count.r1~red',
      'monitoring.report-target.r1~g1',
    ]);
  });

  it('names what needs attention with its reason, and what the report rests on', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ report, snapshot }))));
    render(
      <PageHarness page={ReportPage} path="/monitoring/reports/$reportId" address="/monitoring/reports/r1" />,
    );
    expect(await screen.findByText('区卫生健康委最需要关注：1 项红灯')).toBeTruthy();
    expect(screen.getAllByText('“费用增幅”突破限额。', { exact: false }).length).toBeGreaterThan(0);
    expect(screen.getByText('a'.repeat(64))).toBeTruthy();
    expect(screen.getByText('2026年10月11日 09:30')).toBeTruthy();
  });
});

import { PageHarness, testSession } from '@sanyi/ui/testing';
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
  corrects: null,
  correctedBy: null,
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

  it('says by which issue it was corrected, and what a corrected one says otherwise', async () => {
    const other = { id: 'r0', title: '三季度监测报告', issuedAt: '2026-10-11T01:30:00.000Z' };
    const correction = {
      reportId: 'r0',
      title: other.title,
      issuedAt: other.issuedAt,
      snapshotHash: 'b'.repeat(64),
      reason: '补报一个街道',
      changes: [
        {
          kind: 'target',
          id: 'g1',
          name: { zh: '住院次均费用增幅 ≤ 3%', en: '住院次均费用增幅 ≤ 3%' },
          field: 'value',
          before: { zh: '3.90%', en: '3.90%' },
          after: { zh: '3.61%', en: '3.61%' },
        },
      ],
    };
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        new Response(
          JSON.stringify({
            report: { ...report, corrects: other, correctedBy: { ...other, id: 'r2', title: '第2次更正' } },
            snapshot: { ...snapshot, correction },
          }),
        ),
      ),
    );
    const page = (
      <PageHarness
        page={ReportPage}
        path="/monitoring/reports/$reportId"
        address="/monitoring/reports/r1"
        session={testSession(['monitoring.manage'])}
      />
    );
    render(page);
    const [newer, older] = await screen.findAllByRole('note');
    expect(newer?.textContent).toContain('请以更正后的报告为准：第2次更正');
    expect(older?.querySelector('a')?.getAttribute('href')).toContain('/monitoring/reports/r0');
    expect(screen.getByText('更正原因：补报一个街道')).toBeTruthy();
    expect(document.querySelector('del')?.textContent).toBe('3.90%');
    expect(document.querySelector('ins')?.textContent).toBe('3.61%');
    // Only the issue that holds can be corrected.
    expect(screen.queryByRole('button', { name: '出具更正' })).toBeNull();
    cleanup();
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ report, snapshot }))));
    render(page);
    expect(await screen.findByRole('button', { name: '出具更正' })).toBeTruthy();
  });
});

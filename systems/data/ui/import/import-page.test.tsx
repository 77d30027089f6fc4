import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { detailOf, preview, report, settlementFormat } from '../fixtures/files.ts';
import { fileOf } from '../fixtures/senders.ts';
import { type Sent, serve } from '../fixtures/server.ts';
import type { FileDetail } from '../shared/contract.ts';
import ImportPage from './import-page.tsx';

const overlaps = [{ fileNo: 9, name: 'setl_d_202610_初报.csv', identical: 900, different: 12, covers: 98 }];

function show(detail: FileDetail, address: string, others: Readonly<Record<string, unknown>> = {}): Sent[] {
  const sent = serve({
    'GET /data/files': { files: [detail], total: 1 },
    'GET /data/files/12': detail,
    'POST /data/files/12/preview': preview,
    'POST /data/files/12/dry-run': { jobId: 'j1' },
    'POST /data/files/12/import': { jobId: 'j1' },
    'GET /data/formats': { formats: [settlementFormat] },
    'GET /data/overview': { senders: [], months: [] },
    'GET /administration/jobs': { jobs: [] },
    ...others,
  });
  render(
    <PageHarness
      page={ImportPage}
      path="/data/import"
      address={address}
      session={testSession(['data.read', 'data.import'])}
    />,
  );
  return sent;
}

const bodyOf = (sent: readonly Sent[], path: string) => sent.findLast((one) => one.path === path)?.body;

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the wizard', () => {
  it('says what a file was taken for and why, and goes on to the preview', async () => {
    const sent = show(detailOf(), '/data/import?file=12');
    expect(await screen.findByText('认出是“医保结算（setl_d）”')).toBeTruthy();
    expect(screen.getByText(/10 列列名与医保结算表一致；文件名含 setl_d/)).toBeTruthy();
    expect(await screen.findByText('1 列没有用到，原件中保留')).toBeTruthy();
    const next = screen.getByRole('button', { name: '下一步：预览' });
    await waitFor(() => expect(next).toHaveProperty('disabled', false));
    fireEvent.click(next);
    expect(await screen.findByText('前 20 行发现 1 处问题')).toBeTruthy();
    expect(bodyOf(sent, '/data/files/12/preview')).toMatchObject({
      format: 'insurer-settlements',
      encoding: 'gb18030',
      headLine: 1,
    });
  });

  it('marks the wrong cell, says why on focus, and shows what comes out beside it', async () => {
    show(detailOf(), '/data/import?file=12&step=preview');
    const wrong = await screen.findByRole('button', { name: /^medfee_sumamt：1204\.50。各项支付之和/ });
    expect(wrong.closest('td')?.className).toContain('wrong');
    expect(wrong.closest('tr')?.textContent).toContain('整行退回');
    expect(screen.getByRole('tab', { name: '结算 19' })).toBeTruthy();
  });

  it('asks with a heading twice for another file, and does not go on', async () => {
    const twice = { ...preview, recognition: { ...preview.recognition, repeated: ['备注'] } };
    show(detailOf(), '/data/import?file=12', { 'POST /data/files/12/preview': twice });
    expect((await screen.findByRole('alert')).textContent).toContain('重名的列：备注');
    expect(screen.getByRole('button', { name: '下一步：预览' })).toHaveProperty('disabled', true);
  });

  it('starts the dry run with what was chosen', async () => {
    const sent = show(detailOf(), '/data/import?file=12&step=check');
    fireEvent.click(await screen.findByRole('button', { name: '开始试导入' }));
    await waitFor(() =>
      expect(bodyOf(sent, '/data/files/12/dry-run')).toMatchObject({
        format: 'insurer-settlements',
        onOverlap: 'new-only',
        wrongRows: 'set-aside',
      }),
    );
  });

  it('shows the sum of the report and takes the choice of what to replace', async () => {
    const sent = show(
      detailOf({ state: 'checked', dryRun: { ...report, overlaps } }),
      '/data/import?file=12',
    );
    expect((await screen.findByRole('group', { name: /^读到 182,340 行/ })).textContent).toBe(
      '182,340读到=182,012可收+328退回'.replace('可收', '可入库'),
    );
    expect(screen.getByText('相同 900 行，不同 12 行；覆盖该文件的 98%')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: /替换先前的文件/ }));
    fireEvent.click(screen.getByRole('button', { name: '导入 182,012 行' }));
    await waitFor(() =>
      expect(bodyOf(sent, '/data/files/12/import')).toMatchObject({ onOverlap: 'supersede', supersedes: 9 }),
    );
  });

  it('says that all-or-nothing would refuse this file before anything is done', async () => {
    show(detailOf({ state: 'checked', dryRun: report }), '/data/import?file=12');
    fireEvent.click(await screen.findByRole('radio', { name: /有一行错就都不收/ }));
    expect(screen.queryByRole('button', { name: /^导入 / })).toBeNull();
    expect(screen.getByRole('button', { name: '退回文件' })).toBeTruthy();
  });

  it('shows percent and pace of the running import after a reload, with a way to cancel', async () => {
    const job = {
      id: 'j1',
      title: { zh: '导入', en: 'Import' },
      state: 'running',
      done: 250,
      total: 1000,
      unit: null,
      message: null,
    };
    const detail = detailOf({ state: 'importing', jobId: 'j1' });
    const sent = show(detail, '/data/import?file=12&step=recognise', {
      'GET /administration/jobs': { jobs: [job] },
    });
    const status = await screen.findByText(/可以离开本页，导入会继续/);
    const box = status.closest<HTMLElement>('[role=status]');
    if (!box) throw new Error('no progress');
    await waitFor(() => expect(box.textContent).toContain('25%'));
    fireEvent.click(within(box).getByRole('button', { name: '取消' }));
    await waitFor(() => expect(sent.some((one) => one.path === '/administration/jobs/j1/cancel')).toBe(true));
  });

  it('tells what came in and what was set aside, and offers the marked file', async () => {
    const detail = detailOf({
      state: 'current',
      report,
      read: 182_340,
      accepted: 182_012,
      rejected: 328,
    });
    show(detail, '/data/import?file=12');
    expect(await screen.findByText('已入库 182,012 行，退回 328 行')).toBeTruthy();
    expect(screen.getByRole('button', { name: '下载标注后的原文件' })).toBeTruthy();
    expect(document.querySelector('[data-figure="data.file.12~rejected"]')).not.toBeNull();
  });
});

describe('the desk', () => {
  it('imports all that are ready with one button, and leaves alone what needs a person', async () => {
    const files = [
      fileOf(1, { state: 'received', read: 0 }),
      fileOf(2, { state: 'received', format: 'mapped', formatTitle: null, read: 0 }),
      fileOf(3, { state: 'checked' }),
      fileOf(4, { state: 'received', sameAs: 3 }),
      fileOf(5, { state: 'importing', jobId: 'j1' }),
      fileOf(6),
    ];
    const mapping = { format: 'finance', headLine: 2, sheet: 1, fields: { 月份: '统计月' } };
    const sent = show(detailOf(), '/data/import', {
      'GET /data/files': { files, total: 6 },
      'GET /data/files/1': detailOf({ fileNo: 1 }),
      'GET /data/files/3': detailOf({ fileNo: 3, mapping }),
    });
    fireEvent.click(await screen.findByRole('button', { name: '导入全部就绪的 2 个' }));
    const started = () => sent.filter((one) => one.method === 'POST').map((one) => one.path);
    await waitFor(() => expect(started()).toEqual(['/data/files/1/import', '/data/files/3/import']));
    expect(bodyOf(sent, '/data/files/3/import')).toMatchObject({ ...mapping, onOverlap: 'new-only' });
    // What went in before this page was opened is not at hand any more.
    expect(screen.queryByText(/^6号文件/)).toBeNull();
  });

  it('says what to do while nothing is at hand', async () => {
    show(detailOf(), '/data/import', { 'GET /data/files': { files: [], total: 0 } });
    expect(await screen.findByText('手头没有待处理的文件')).toBeTruthy();
  });
});

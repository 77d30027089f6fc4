import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { detailOf, issues, line, report } from '../fixtures/files.ts';
import { serve } from '../fixtures/server.ts';
import FilePage from './file-page.tsx';

const file = detailOf({ state: 'current', report, read: 182_340, accepted: 182_012, rejected: 328 });

function show(address = '/data/files/12', permissions: readonly string[] = ['data.read', 'data.import']) {
  const sent = serve({
    'GET /data/files/12': file,
    'GET /data/files/12/issues': { issues, total: 3 },
    'GET /data/files/12/lines/0/3': line,
    'GET /administration/jobs': { jobs: [] },
  });
  render(
    <PageHarness
      page={FilePage}
      path="/data/files/$fileNo"
      address={address}
      session={testSession(permissions)}
    />,
  );
  return sent;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the story of a file', () => {
  it('says from whom, what it was taken for, and that the parts add up', async () => {
    show();
    expect(
      await screen.findByText('清河区人民医院于2026年11月6日报来，认作“医保结算（setl_d）”，已计入数据。'),
    ).toBeTruthy();
    expect(screen.getByRole('group', { name: /^读到 182,340 行，等于/ })).toBeTruthy();
    expect(screen.getByText('10 列列名与医保结算表一致')).toBeTruthy();
    expect(screen.getByText('缺 1 个可缺的列')).toBeTruthy();
    expect(screen.getByText('上传文件')).toBeTruthy();
  });

  it('groups issues by code with cure and fields, what sets rows aside first', async () => {
    show();
    await screen.findByText('各项支付之和与医疗费总额相差不为零');
    const heads = [...document.querySelectorAll('.data-issue-head strong')].map((head) => head.textContent);
    expect(heads).toEqual([
      '各项支付之和与医疗费总额相差不为零',
      '必填项为空或填“-”',
      '填“其他”的比例明显高于同类机构',
    ]);
    expect(screen.getByText('114')).toBeTruthy();
  });

  it('walks from an issue to its rows and to the sender’s own line', async () => {
    const sent = show();
    fireEvent.click(await screen.findByRole('button', { name: /^医疗费总额/ }));
    const rows = await screen.findByRole('region', { name: /涉及的行$/ });
    await waitFor(() => expect(within(rows).getAllByText('医疗费总额')).toHaveLength(3));
    const asked = sent.find((one) => one.path.endsWith('/issues'));
    expect([asked?.query.get('code'), asked?.query.get('field')]).toEqual(['parts-differ', 'medfee_sumamt']);
    const [first] = within(rows).getAllByText('1204.50');
    if (!first) throw new Error('no row');
    fireEvent.click(first);
    const cell = await screen.findByText('有问题的单元格');
    expect(cell.closest('[role=dialog]')?.textContent).toContain('原始行 · 第3行');
  });

  it('shows the line masked, the wrong cell marked, empty cells on demand', async () => {
    show('/data/files/12?line=12.0.3&wrong=medfee_sumamt');
    const panel = await screen.findByRole('dialog', { name: /原始行/ });
    await within(panel).findByText('33************21');
    expect(within(panel).getAllByText('已掩码')).toHaveLength(2);
    const wrong = [...panel.querySelectorAll('.data-cell-wrong')].map((cell) => cell.textContent);
    expect(wrong).toEqual(['medfee_sumamt医疗费总额1204.50', 'medfee_sumamt医疗费总额1204.50']);
    expect(within(panel).queryByText('psn_cash_pay')).toBeNull();
    fireEvent.click(within(panel).getByRole('switch'));
    expect(within(panel).getByText('psn_cash_pay')).toBeTruthy();
  });

  it('shows a record of a message as it was sent', async () => {
    serve({
      'GET /data/files/12': file,
      'GET /data/files/12/lines/0/3': {
        ...line,
        cells: [],
        records: [{ text: '{\n  "psn_name": "张**"\n}', masked: true }],
        recordCount: 40,
      },
      'GET /administration/jobs': { jobs: [] },
    });
    render(
      <PageHarness
        page={FilePage}
        path="/data/files/$fileNo"
        address="/data/files/12?line=12.0.3&wrong=setlinfo.psn_name"
        session={testSession(['data.read'])}
      />,
    );
    const panel = await screen.findByRole('dialog', { name: /原始行/ });
    expect((await within(panel).findByLabelText('第1条记录')).textContent).toContain('"psn_name": "张**"');
    expect(within(panel).getByText(/有 40 条，显示前 1 条/)).toBeTruthy();
    expect(within(panel).getByText('setlinfo.psn_name')).toBeTruthy();
    expect(within(panel).queryByRole('switch')).toBeNull();
  });

  it('undoes the whole file after saying what that means', async () => {
    const sent = show();
    fireEvent.click(await screen.findByRole('button', { name: '撤销这个文件' }));
    expect(await screen.findByText(/涉及 182,012 行。原件和经过都保留/)).toBeTruthy();
    const [confirm] = screen.getAllByRole('button', { name: '撤销这个文件' }).slice(-1);
    if (!confirm) throw new Error('no confirmation');
    fireEvent.click(confirm);
    await waitFor(() => expect(sent.some((one) => one.path === '/data/files/12/undo')).toBe(true));
  });

  it('offers nothing that changes anything to whoever may only read', async () => {
    show('/data/files/12', ['data.read']);
    await screen.findByRole('button', { name: '下载标注后的原文件' });
    expect(screen.queryByRole('button', { name: '撤销这个文件' })).toBeNull();
  });
});

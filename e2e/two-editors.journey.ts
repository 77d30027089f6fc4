import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Journey } from './journey.ts';
import { picture } from './means.ts';

export const title = '两个人同时改一项任务：后存的人看到两个版本，谁的都不丢';

const TASK = '健全应急物资和救治储备';

export async function run({ step, signIn, address }: Journey): Promise<void> {
  const [first, second] = [(await signIn('zhanglan')).page, (await signIn('zhanglan')).page];
  const conflict = second.getByRole('dialog', { name: '有人先改了这一条' });
  const change = async (page: Page, field: string, value: string) => {
    await page.getByRole('button', { name: `修改 ${field}` }).click();
    await page.getByLabel(field, { exact: true }).fill(value);
    await page.getByLabel(field, { exact: true }).press('Enter');
  };
  const reads = (page: Page, field: string, words: string) =>
    page
      .getByRole('button', { name: `修改 ${field}` })
      .filter({ hasText: words })
      .waitFor();

  await step('假如 两个人都打开了同一项任务', async () => {
    await first.goto(`${address}/plan/ledger?text=${encodeURIComponent(TASK)}`);
    await first
      .getByRole('row', { name: new RegExp(TASK) })
      .getByText(TASK)
      .click();
    await first
      .getByRole('dialog')
      .getByRole('link', { name: /打开任务页/ })
      .click();
    await first.getByRole('button', { name: '修改 责任人' }).waitFor();
    await second.goto(first.url());
    await second.getByRole('button', { name: '修改 责任人' }).waitFor();
  });

  await step('当 第一人写上责任人，第二人随后改时限', async () => {
    await change(first, '责任人', '吴一鸣');
    await first.getByText(`已保存“${TASK}”`).waitFor();
    await change(second, '完成时限', '2027-01-31');
  });

  await step('那么 第二人看到两个版本并排，自己改的和别人改的都标出', async () => {
    await conflict.waitFor();
    const due = conflict.getByRole('row', { name: /完成时限/ });
    await due.getByText(/2027年1月31日|2027-01-31/).waitFor();
    await due.getByText(/2026年10月31日|2026-10-31/).waitFor();
    assert.equal((await conflict.getByText('吴一鸣').count()) > 0, true);
    await picture(second, 'conflict');
  });

  await step('当 他坚持自己的修改，那么 别人写的责任人也还在', async () => {
    await conflict.getByRole('button', { name: '用我的覆盖' }).click();
    await conflict.waitFor({ state: 'hidden' });
    await reads(second, '完成时限', '2027年1月31日');
    await reads(second, '责任人', '吴一鸣');
  });

  await step('当 两人改同一格，后存的人放弃自己的，那么 先存的保留', async () => {
    await first.reload();
    await reads(first, '完成时限', '2027年1月31日');
    await change(first, '责任人', '周正');
    await reads(first, '责任人', '周正');
    await change(second, '责任人', '郑好');
    const row = conflict.getByRole('row', { name: /责任人/ });
    await row.getByText('郑好').waitFor();
    await row.getByText('周正').waitFor();
    await conflict.getByRole('button', { name: '放弃我的修改' }).click();
    await reads(second, '责任人', '周正');
  });

  await step('并且 办理记录里三次修改都在，各有其人', async () => {
    const history = second.getByRole('heading', { name: '办理记录' }).locator('xpath=..');
    for (const words of ['吴一鸣', '周正', '2027-01-31']) await history.getByText(words).first().waitFor();
    assert.equal(await history.getByText('郑好').count(), 0);
  });
}

import assert from 'node:assert/strict';
import { readDocument } from '@sanyi/documents';
import type { Journey } from './journey.ts';
import { choose, download, goTo, picture } from './means.ts';

export const title = '一个早上：驾驶舱看全局和预计，费用监测定目标，上级的空表填好寄回';

const FORM = '市级医改监测季报（空表）.xlsx';
const INDICATOR = '住院次均费用增幅';

export async function run({ step, signIn }: Journey): Promise<void> {
  const { page } = await signIn('zhanglan');
  const drawer = () => page.getByRole('dialog');
  const close = async () => {
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
  };

  await step('假如 医改办打开驾驶舱，红灯项数点开是哪些任务、为什么', async () => {
    await goTo(page, '驾驶舱');
    const red = page.getByRole('region', { name: '全局' }).getByRole('button', { name: /红灯/ });
    const count = /\d+/.exec(await red.innerText())?.[0];
    await red.click();
    await drawer().getByText(`全部32项任务中的${count}项`).waitFor();
    await close();
    await picture(page, 'cockpit');
  });

  await step('当 只看预计达不到的目标，那么 预计值点开是各期数据和推算方法', async () => {
    await page.locator('.ant-segmented-item').filter({ hasText: '预计达不到' }).click();
    const row = page.getByRole('row', { name: new RegExp(INDICATOR) });
    await row.getByRole('button', { name: new RegExp(`${INDICATOR}到期预计值`) }).click();
    await drawer()
      .getByText(/80%预测区间/)
      .waitFor();
    await drawer().getByText('所依据的各期数据').waitFor();
    await close();
  });

  await step('当 在费用监测给一家医院定更严的目标并写明理由，那么 它当场变成超目标', async () => {
    await goTo(page, '费用监测');
    const name = '清河区中医医院';
    await page.getByRole('button', { name: '设定目标' }).click();
    await choose(drawer().getByRole('combobox', { name: '范围' }), name, name);
    await drawer()
      .getByRole('textbox', { name: /不超过/ })
      .fill('-30');
    await drawer().getByRole('textbox', { name: /理由/ }).fill('费用基数偏高，单独约定。');
    await drawer()
      .getByRole('button', { name: /保\s*存/ })
      .click();
    await page.getByText('目标已保存').waitFor();
    const changed = page.getByRole('row').filter({ hasText: name });
    await changed.getByText('超目标').waitFor();
    await changed.getByText('≤ -30.00%').waitFor();
    await changed.getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByText('不超过 -30.00%（张岚设定）').waitFor();
    await picture(page, 'expenditure');
  });

  await step('那么 变动分成四部分，每一部分点开有公式和病组', async () => {
    await page.getByRole('button', { name: '表', exact: true }).first().click();
    const parts = page.getByRole('table').first();
    for (const part of ['人次', '结构', '价格', '用量'])
      await parts
        .getByRole('row', { name: new RegExp(`^${part}`) })
        .getByRole('button')
        .waitFor();
    await parts.getByRole('row', { name: /^人次/ }).getByRole('button').click();
    await drawer()
      .getByText(/上年同期例数）× 上年同期次均费用/)
      .waitFor();
    await drawer().getByText('组内变动最大的病组').waitFor();
    await close();
  });

  await step('当 打开市里发来的空表并确认填法，那么 下载的表格里是报告里的数，别的没动', async () => {
    await goTo(page, '上级表格');
    await page.getByRole('link', { name: FORM }).click();
    await page.getByRole('heading', { level: 1, name: FORM }).waitFor();
    await page.getByRole('button', { name: '确认填法' }).click();
    await page.getByText('填法已确认，可以下载').waitFor();
    const filled = await download(page, () => page.getByRole('button', { name: '下载填好的表格' }).click());
    const { text } = await readDocument(filled.bytes, filled.name);
    for (const words of ['云州市医改重点指标监测季报', INDICATOR, '3.61'])
      assert.ok(text.includes(words), words);
    await picture(page, 'form');
  });
}

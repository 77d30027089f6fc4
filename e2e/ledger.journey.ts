import assert from 'node:assert/strict';
import { readWorkbook } from '@sanyi/documents';
import type { Journey } from './journey.ts';
import { choose, type DeskFile, download, dropFile, goTo, picture } from './means.ts';
import { returnedLedger } from './returned-ledger.ts';

export const title = '台账：筛选、分组、批量修改，导出改过的表再收回来';

export async function run({ step, signIn }: Journey): Promise<void> {
  const { page } = await signIn('zhanglan');
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
  const shown = (count: number) => page.getByText(`${count}项，共35项`).waitFor();
  let exported: DeskFile;

  await step('假如 医改办打开任务台账', async () => {
    await goTo(page, '任务台账');
    await page.getByText('35项任务').first().waitFor();
    await page.getByText('压实改革领导责任').waitFor();
  });

  await step('当 按单位筛选，用拼音首字母查找', async () => {
    await choose(page.getByRole('combobox', { name: '责任单位' }), '区民政局', 'mzj');
    await page.getByText(/^\d+项，共35项/).waitFor();
    const others = page
      .getByRole('row')
      .filter({ has: page.getByRole('checkbox', { name: /row/ }), hasNotText: '区民政局' });
    assert.equal(await others.count(), 0, 'rows of other departments');
    assert.match(page.url(), /organisationId=qh-mzj/);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByRole('textbox', { name: /拼音/ }).fill('jtys');
    await row('提升家庭医生签约服务质量').waitFor();
    await shown(1);
    await page.getByRole('button', { name: '清除筛选' }).click();
  });

  await step('当 按灯色筛选，那么 只剩红灯，行数与按钮上的数一致', async () => {
    const red = page.getByRole('group', { name: '灯色' }).getByRole('button', { name: /红灯/ });
    const count = Number(/\d+/.exec(await red.innerText())?.[0]);
    await red.click();
    await shown(count);
    await red.click();
  });

  await step('当 按牵头单位分组，那么 每组给出小计', async () => {
    await choose(page.getByRole('combobox', { name: '分组' }), '牵头单位');
    await page
      .getByText(/区医改办.*2项/)
      .first()
      .waitFor();
    await picture(page, 'ledger-groups');
    await choose(page.getByRole('combobox', { name: '分组' }), '不分组');
  });

  await step('当 选列，那么 表头随之增减', async () => {
    const head = page.getByRole('columnheader', { name: '留言' });
    assert.equal(await head.count(), 0);
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByRole('checkbox', { name: '留言' }).check();
    await head.waitFor();
    await page.getByRole('button', { name: '恢复默认' }).click();
    await head.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '列', exact: true }).click();
  });

  await step('当 勾选两项批量改时限，那么 两项都改了，撤销又都回去', async () => {
    for (const name of ['加强编制和人才保障', '提升医疗质量安全水平'])
      await row(name).getByRole('checkbox').check();
    await page.getByRole('button', { name: '改时限' }).click();
    const dialog = page.getByRole('dialog', { name: '改时限：2项任务' });
    await dialog.getByLabel('新的完成时限').fill('2027-02-28');
    await picture(page, 'ledger-bulk');
    await dialog.getByRole('button', { name: '修改2项' }).click();
    await page.getByText('已修改2项').waitFor();
    for (const name of ['加强编制和人才保障', '提升医疗质量安全水平'])
      await row(name).getByText('2027年2月28日').waitFor();
    await page.getByRole('status').getByRole('button', { name: '撤销' }).last().click();
    await page.getByText('2027年2月28日').first().waitFor({ state: 'detached' });
    await row('提升医疗质量安全水平').getByText('未写时限').waitFor();
  });

  await step('当 导出 XLSX，那么 时限一列都是真日期', async () => {
    exported = await download(page, async () => {
      await page.getByRole('button', { name: '导出', exact: true }).click();
      await page.getByRole('menuitem', { name: /XLSX/ }).click();
    });
    const [sheet] = await readWorkbook(exported.bytes);
    assert.ok(sheet);
    const column = sheet.cells.find(({ shown: words }) => words === '完成时限')?.column;
    const days = sheet.cells.filter((cell) => cell.column === column && cell.row > 1);
    assert.ok(days.length > 0, 'no due day at all');
    for (const { kind, shown: words } of days) assert.equal(kind, 'date', words);
    assert.ok(days.some(({ day }) => day === '2026-12-31'));
  });

  await step('当 部门改了两格（一格对、一格错）寄回，医改办放回台账', async () => {
    const back = await returnedLedger(exported, [
      { task: '稳步实施长期护理保险', column: '完成时限', value: '2027-03-31' },
      { task: '规范发展互联网医院', column: '完成时限', value: '过了年再说' },
    ]);
    await page.getByRole('button', { name: '回导', exact: true }).click();
    await dropFile(page.getByRole('dialog').getByRole('button', { name: /把文件拖到这里/ }), back);
    await page.getByRole('heading', { level: 1, name: '台账回导核对' }).waitFor();
  });

  await step('那么 预览给出一处修改和一行错误，错误写明哪一格、为什么', async () => {
    const change = row('稳步实施长期护理保险');
    await change.getByText('2027-03-31').or(change.getByText('2027年3月31日')).waitFor();
    const wrong = row('规范发展互联网医院');
    await wrong.getByText(/[A-Z]\d+ 单元格（完成时限）/).waitFor();
    await wrong.getByText(/过了年再说/).waitFor();
    await page.getByRole('button', { name: '写入1行' }).waitFor();
    await picture(page, 'ledger-preview');
  });

  await step('并且 可以下载标注了错误的表', async () => {
    const marked = await download(page, () => page.getByRole('button', { name: '下载标注后的表' }).click());
    const [sheet] = await readWorkbook(marked.bytes);
    assert.ok(sheet?.cells.some(({ shown: words }) => words.includes('过了年再说')));
  });

  await step('当 写入，那么 台账变了，错的那一行没有动', async () => {
    await page.getByRole('button', { name: '写入1行' }).click();
    await page.getByText('已写入台账').waitFor();
    await page.getByRole('button', { name: '回到台账' }).click();
    await row('稳步实施长期护理保险').getByText('2027年3月31日').waitFor();
    await row('规范发展互联网医院').getByText('2026年11月30日').waitFor();
  });
}

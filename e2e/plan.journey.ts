import assert from 'node:assert/strict';
import type { Journey } from './journey.ts';
import { choose, clickInPaper, dropFile, goTo, litWords, picture, until } from './means.ts';
import { supplementPaper } from './supplement-paper.ts';

export const title = '一份新文件：导入、核对、发布、分派，再从台账回到原句';

export async function run({ step, signIn, address }: Journey): Promise<void> {
  const { page } = await signIn('zhanglan');
  const breakdown = page.getByRole('region', { name: '读出的任务' });
  const taskOf = (name: string) => breakdown.getByRole('listitem').filter({ hasText: name }).last();
  const openTask = (name: string) =>
    breakdown.getByRole('button', { name: new RegExp(`${name}( \\d+%)?$`) }).click();
  const undo = page.getByRole('main').getByRole('button', { name: '撤销', exact: true });
  const counted = (done: number) => page.getByText(`已核对 ${done} / 4`).waitFor();

  await step('当 医改办把一份新的 DOCX 拖进“方案”', async () => {
    await goTo(page, '方案');
    await dropFile(page.getByRole('button', { name: /把文件拖到这里/ }), await supplementPaper());
  });

  await step('那么 读完后给出去核对的路，文号和题目已经认出', async () => {
    const row = page
      .getByRole('list', { name: '导入记录' })
      .getByRole('listitem')
      .filter({ hasText: '一老一小' });
    await row.getByText('%').or(row.getByRole('link')).first().waitFor();
    await row.getByRole('link', { name: /去核对/ }).click();
    await page.getByRole('heading', { level: 1, name: '清河区“一老一小”健康服务补充任务' }).waitFor();
    await page.getByRole('link', { name: '清医改办〔2026〕11号' }).waitFor();
    await counted(0);
  });

  await step('当 点右边的任务，那么 左边的句子一字不差地亮起', async () => {
    await openTask('建设儿童友好医院');
    await until('the sentence is lit', async () =>
      (await litWords(page)).includes('（四）建设儿童友好医院。2027年6月底前，建成儿童友好医院2家。'),
    );
  });

  await step('当 点左边的句子，那么 右边的任务展开，所点的目标标出', async () => {
    await clickInPaper(page, '新增家庭病床150张');
    const open = breakdown.locator('[aria-current="true"]');
    await open.filter({ hasText: '扩大家庭病床服务' }).waitFor();
    await open.getByRole('listitem').filter({ hasText: '150' }).waitFor();
    await picture(page, 'review-lit');
  });

  await step('当 更正责任单位和目标，那么 读出的原样仍在旁边', async () => {
    await openTask('推进安宁疗护');
    await breakdown.getByRole('button', { name: /^更正/ }).click();
    await choose(page.getByRole('combobox', { name: '对应机构' }).first(), '区卫生健康委', 'wsjkw');
    await page.getByLabel('数值').fill('2');
    await page.getByRole('button', { name: '保存更正' }).click();
    await page.getByText('下次会认得“区老龄健康处”').waitFor();
    await taskOf('推进安宁疗护').getByText('读出的原样').waitFor();
    await counted(1);
  });

  await step('当 确认第一项，那么 它记为已核对，光标走到下一项', async () => {
    await openTask('扩大家庭病床服务');
    await breakdown.getByRole('button', { name: /^确认/ }).click();
    await counted(2);
    await breakdown.getByRole('button', { name: /已确认.*扩大家庭病床服务/ }).waitFor();
  });

  const cutOff = breakdown.getByRole('button', { name: /提高老年人健康体检率/ });
  // While one thing is being written the buttons rest, and so does “undo”.
  const written = () =>
    until('the work is written', () => breakdown.getByRole('button', { name: /^更正/ }).isEnabled());
  const split = async () => {
    await openTask('扩大家庭病床服务');
    await breakdown.getByRole('button', { name: /^拆分/ }).click();
    const panel = page.getByRole('region', { name: '拆分任务' });
    await clickInPaper(page, '六十五岁以上老年人');
    await panel.getByLabel('第二条的名称').fill('提高老年人健康体检率');
    await panel.getByRole('button', { name: '拆成两条' }).click();
    await cutOff.waitFor();
    await written();
  };
  const merge = async () => {
    await openTask('扩大家庭病床服务');
    await breakdown.getByRole('button', { name: /^与下一条合并/ }).click();
    await cutOff.waitFor({ state: 'detached' });
    await written();
  };

  await step('当 在原文中点一处把任务拆成两条，那么 目标各归其主；撤销后恢复原样', async () => {
    await split();
    await taskOf('提高老年人健康体检率').getByText('目标 1').waitFor();
    await page.getByText('已核对 3 / 5').waitFor();
    await picture(page, 'review-split');
    await undo.click();
    await cutOff.waitFor({ state: 'detached' });
    await written();
    await counted(2);
  });

  await step('当 再拆开、合并回去，那么 撤销合并又成两条，再合并仍是一条', async () => {
    await split();
    await merge();
    await undo.click();
    await cutOff.waitFor();
    await written();
    await merge();
    await counted(2);
  });

  await step('当 发布方案，那么 先说明还有什么没有核对', async () => {
    await page.getByRole('button', { name: '发布方案' }).click();
    const dialog = page.getByRole('dialog', { name: '发布方案' });
    await dialog.getByText('2 项任务未核对').waitFor();
    await dialog.getByText('1 项任务没有牵头单位').waitFor();
    await picture(page, 'publish');
    await dialog.getByRole('button', { name: '仍然发布' }).click();
    await page.getByText('已发布，各单位现在可以看到任务').waitFor();
  });

  await step('那么 任务出现在台账里，没有牵头单位的标为未落实', async () => {
    await goTo(page, '任务台账');
    await choose(page.getByRole('combobox', { name: '方案' }), '清河区“一老一小”健康服务补充任务');
    await page.getByText('4项任务').first().waitFor();
    await page.getByRole('button', { name: '未落实牵头' }).click();
    const row = page.getByRole('row', { name: /建设儿童友好医院/ });
    await row.getByText('未落实').waitFor();
    await row.getByText('建设儿童友好医院').click();
  });

  await step('当 就地把它分派给区卫生健康委', async () => {
    const panel = page.getByRole('dialog', { name: /建设儿童友好医院/ });
    await panel.getByRole('button', { name: '分派' }).click();
    await choose(panel.getByRole('combobox', { name: '牵头单位' }), '区卫生健康委', 'wsjkw');
    await panel.getByText('完成时限').click();
    await panel.getByRole('button', { name: '分派' }).click();
    await picture(page, 'assign');
    await page.getByText('已分派“建设儿童友好医院”').waitFor();
  });

  await step('那么 它不再是“未落实”；从台账打开原文，停在那一句', async () => {
    await page.getByRole('button', { name: '清除筛选' }).click();
    const row = page.getByRole('row', { name: /建设儿童友好医院/ });
    await row.getByText('区卫生健康委').waitFor();
    await row.getByText('建设儿童友好医院').click();
    const panel = page.getByRole('dialog', { name: /建设儿童友好医院/ });
    await panel.getByRole('link', { name: /在原文中查看/ }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const cited = page.getByRole('article').locator('.plan-piece-spot');
    await cited.first().waitFor();
    assert.match((await cited.allInnerTexts()).join('').replace(/\s+/g, ''), /建成儿童友好医院2家/);
    await picture(page, 'paper-sentence');
  });

  await step('而 区卫生健康委登录后，也看到这项新任务', async () => {
    const { page: own } = await signIn('chenlizhou');
    await own.goto(`${address}/plan/ledger?text=${encodeURIComponent('儿童友好医院')}&planId=all`);
    await own.getByRole('row', { name: /建设儿童友好医院/ }).waitFor();
  });
}

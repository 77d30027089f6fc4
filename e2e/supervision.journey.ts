import assert from 'node:assert/strict';
import { readDocument } from '@sanyi/documents';
import type { Page } from 'playwright-core';
import type { Journey } from './journey.ts';
import { download, goTo, picture } from './means.ts';

export const title = '一个迟迟不动的部门：从催办走到约谈，答复由别人审核，最后销号';

const TASK = '推进检查检验结果互认';

/** The whole name of a button; two characters may stand apart. */
const named = (words: string) => new RegExp(`^${[...words].join('\\s*')}$`);

/** Writes what a dialog asks for and sends it. */
async function write(page: Page, open: string, words: string, send: string, told: string): Promise<void> {
  await page.getByRole('button', { name: named(open) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(words);
  await dialog.getByRole('button', { name: named(send) }).click();
  await page.getByText(told, { exact: true }).first().waitFor();
}

export async function run({ step, signIn }: Journey): Promise<void> {
  const { page: office } = await signIn('zhanglan');
  const { page: health } = await signIn('chenlizhou');
  const { page: inspector } = await signIn('shenqingyue');

  await step('假如 医改办打开“督办”，灯号建议督办的任务已按轻重列出', async () => {
    await goTo(office, '督办');
    await office.getByRole('heading', { name: '灯号建议督办' }).waitFor();
    await office.getByRole('link', { name: new RegExp(TASK) }).waitFor();
    await picture(office, 'supervision');
  });

  await step('当 对一项红灯任务发催办函，那么 文书引着文件原句和灯号理由', async () => {
    await office.getByRole('button', { name: '发催办函' }).first().click();
    const dialog = office.getByRole('dialog');
    await dialog.getByRole('textbox').fill('请说明原因，明确完成时间。');
    await dialog.getByRole('button', { name: /发\s*出/ }).click();
    await office.getByText('催办函已发出').waitFor();
    const letter = await download(office, () => office.getByRole('button', { name: '下载文书' }).click());
    assert.match(letter.name, /^催办函〔2026〕3号 .+\.docx$/);
    const { text } = await readDocument(letter.bytes, letter.name);
    for (const words of ['文件要求', '目前情况', '红灯', '请说明原因，明确完成时间。'])
      assert.ok(text.includes(words), `the letter does not say “${words}”`);
  });

  await step('而 被督办的部门只看见发给自己的文书，答复后不能自己销号', async () => {
    await goTo(health, '督办');
    await health.getByRole('link', { name: new RegExp(TASK) }).click();
    await health.getByRole('heading', { name: '督办单' }).waitFor();
    assert.equal(await health.getByRole('heading', { name: '灯号建议督办' }).count(), 0);
    await write(health, '写答复', '正在推进。', '发出', '答复已提交，等待审核');
    assert.equal(await health.getByRole('button', { name: /销\s*号/ }).count(), 0);
  });

  await step('当 督查室退回没有时间的答复，那么 阶梯走到约谈', async () => {
    await goTo(inspector, '督办');
    await inspector.getByRole('link', { name: new RegExp(TASK) }).click();
    await write(inspector, '退回', '没有完成时间和责任人。', '退回', '答复已退回');
    await inspector.getByText('答复被退回。').waitFor();
    await write(inspector, '发约谈通知书', '请主要负责同志参加约谈。', '发出', '约谈通知书已发出');
    await inspector.getByText('约谈通知书〔2026〕2号').waitFor();
    await picture(inspector, 'case');
  });

  await step('而 督查室写下约谈记录并定稿，那么 部门逐项回复，医改办核验办结', async () => {
    await inspector.getByRole('link', { name: '写约谈记录' }).click();
    await inspector.getByRole('button', { name: '增加一人' }).first().click();
    await inspector.getByRole('textbox', { name: '姓名' }).fill('沈清越');
    await inspector.getByLabel('未到场原因').fill('');
    await inspector.getByRole('button', { name: '增加一人' }).last().click();
    await inspector.getByRole('textbox', { name: '姓名' }).last().fill('某副主任');
    await inspector.getByRole('textbox', { name: '原因', exact: true }).fill('方案反复征求意见。');
    await inspector.getByRole('button', { name: '增加一项' }).click();
    await inspector.getByLabel('承诺事项').fill('完成并报送佐证');
    await inspector.getByLabel('责任人').fill('某副主任');
    await inspector.getByLabel('完成时限').fill('2026-12-20');
    await inspector.getByRole('button', { name: /定\s*稿/ }).click();
    await inspector.getByRole('heading', { name: '约谈记录〔2026〕2号' }).waitFor();
    const paper = await download(inspector, () =>
      inspector.getByRole('button', { name: '下载（DOCX）' }).click(),
    );
    const { text } = await readDocument(paper.bytes, paper.name);
    for (const words of ['约谈记录〔2026〕2号', '方案反复征求意见。', '2026年12月20日'])
      assert.ok(text.includes(words), `the record does not say “${words}”`);
    await picture(inspector, 'interview');
    await health.goto(inspector.url());
    await health.getByRole('button', { name: /回\s*复/ }).click();
    await health.getByRole('dialog').getByRole('textbox').fill('已完成，佐证已上传。');
    await health
      .getByRole('dialog')
      .getByRole('button', { name: /回\s*复/ })
      .click();
    await health.getByText('已回复，等待核验').first().waitFor();
    await office.goto(inspector.url());
    await write(office, '核验属实', '看过佐证。', '核验属实', '已核验');
    await write(office, '办结', '承诺兑现。', '办结', '约谈已办结');
    await inspector.goBack();
  });

  await step('当 部门重新答复、督查室认可，那么 由督查室销号，经过都在', async () => {
    await health.goBack();
    await health.reload();
    await write(
      health,
      '写答复',
      '已明确12月20日前完成，责任人为分管副主任。',
      '发出',
      '答复已提交，等待审核',
    );
    await inspector.reload();
    await write(inspector, '认可', '时间和责任人已明确。', '认可', '答复已认可');
    await write(inspector, '销号', '已核实整改。', '销号', '已销号');
    await inspector.getByText('已核实整改。').waitFor();
    assert.equal(await inspector.getByText('已退回').count(), 1);
    await inspector.getByRole('button', { name: '重新督办' }).waitFor();
  });
}

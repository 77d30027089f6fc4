import assert from 'node:assert/strict';
import { readDocument } from '@sanyi/documents';
import { addDays } from '@sanyi/quantity';
import { JOURNEY_DAY, type Journey } from './journey.ts';
import { choose, type DeskFile, download, goTo, picture } from './means.ts';

export const title = '一个季度走完一圈：开窗、填报、亮灯、出报告，报告里的数回到原句';

/** The last quarter of the story, whose window nobody has opened yet. */
const PERIOD = '2026年四季度';
const TASK = '扩大异地就医直接结算';
const INDICATOR = '跨省住院费用直接结算率';
const WORDS = '本季度新增跨省直接结算定点机构六家，覆盖全部镇街。';

export async function run({ step, signIn, address }: Journey): Promise<void> {
  const { page: office } = await signIn('zhanglan');
  const { page: bureau } = await signIn('guminzhi');
  const { page: health } = await signIn('chenlizhou');
  let before = '';
  let report: DeskFile;
  const reason = () => bureau.getByRole('article').getByRole('list').first().innerText();

  await step('假如 医改办看到文件要求开设四季度窗口，并从今天起开放填报', async () => {
    await goTo(office, '季度填报');
    await office.getByRole('button', { name: `开设 ${PERIOD}` }).waitFor();
    await office.getByText(/各牵头单位分别于4月、7月、10月和次年1月上旬/).waitFor();
    await office.getByRole('button', { name: '另开窗口' }).click();
    await choose(
      office.getByRole('combobox', { name: '方案' }),
      '清河区2026年深化医药卫生体制改革重点工作任务',
    );
    await choose(office.getByRole('combobox', { name: /^\*? ?周期$/ }), PERIOD);
    await office.getByLabel('开始日期').fill(addDays(JOURNEY_DAY, -1));
    await office.getByLabel('截止日期').fill(addDays(JOURNEY_DAY, 14));
    await office.getByRole('button', { name: '开设', exact: true }).last().click();
    await office.getByText(`已开设${PERIOD}填报窗口`).waitFor();
    await office
      .getByRole('row', { name: new RegExp(PERIOD) })
      .getByText('填报中')
      .waitFor();
    await picture(office, 'windows');
  });

  await step('当 区卫生健康委写下本季进展并提交', async () => {
    await goTo(health, '季度填报');
    await health.getByRole('heading', { name: '本部门待填报' }).waitFor();
    await health.getByRole('link', { name: '提升家庭医生签约服务质量' }).click();
    await health
      .getByRole('textbox', { name: '本期进展' })
      .fill('完成楼宇集中签约十二场，新增签约居民四千余人。');
    await health.getByRole('textbox', { name: '下步打算' }).fill('在园区开设签约服务点。');
    await health.getByText(/已自动保存/).waitFor();
    await health.getByRole('button', { name: '提交', exact: true }).click();
    await health.getByText('“提升家庭医生签约服务质量”已提交').waitFor();
    await picture(health, 'entry');
  });

  await step('而 区医保局的任务此时还是红灯，灯旁写着理由', async () => {
    await goTo(bureau, '季度填报');
    await bureau.getByRole('heading', { name: '本部门待填报' }).waitFor();
    await bureau.getByRole('link', { name: TASK }).click();
    await bureau.getByRole('textbox', { name: '本期进展' }).fill(WORDS);
    await bureau.getByRole('button', { name: '提交', exact: true }).click();
    await bureau.getByText(`“${TASK}”已提交`).waitFor();
    before = await reason();
    await picture(bureau, 'light-before');
  });

  await step('当 区医保局更正上一期的分子和分母，那么 结果当场算出', async () => {
    await bureau.goto(`${address}/indicators`);
    await bureau
      .getByRole('row', { name: new RegExp(INDICATOR) })
      .getByText('cross-province-settlement-rate')
      .click();
    const panel = bureau.getByRole('dialog', { name: INDICATOR });
    await panel.getByRole('combobox', { name: '周期', exact: true }).waitFor();
    await panel.getByLabel('跨省住院直接结算人次').fill('7280');
    await panel.getByLabel('跨省住院结算总人次').fill('7680');
    await panel.getByRole('status').getByText('94.79').waitFor();
    await picture(bureau, 'value-form');
    await panel.getByRole('button', { name: '报送' }).click();
    await bureau.getByText(/已报送.*94\.79%，待审核/).waitFor();
  });

  await step('那么 审核之前它不算数，医改办审核通过后才计入', async () => {
    await goTo(bureau, '季度填报');
    await bureau.getByRole('link', { name: PERIOD }).click();
    await bureau.getByRole('button', { name: new RegExp(TASK) }).click();
    await bureau
      .getByText(/数值已报送、待审核，未计入/)
      .first()
      .waitFor();
    assert.match(await reason(), /完成率83.22%/);
    await office.goto(`${address}/indicators/entry?tab=waiting`);
    const row = office.getByRole('row', { name: new RegExp(INDICATOR) });
    await row.getByRole('checkbox').check();
    await picture(office, 'value-waits');
    await office.getByRole('button', { name: '通过', exact: true }).click();
    const asked = office.getByRole('dialog', { name: '通过 1 个数值' });
    await asked.getByRole('textbox', { name: '理由' }).fill('已与结算清单核对');
    await asked.getByRole('button', { name: '通过', exact: true }).click();
    await office.getByText('已审核 1 个数值').waitFor();
    await goTo(office, '季度填报');
  });

  await step('那么 灯号变了，新的理由写在旁边', async () => {
    await goTo(bureau, '季度填报');
    await bureau.getByRole('link', { name: PERIOD }).click();
    await bureau.getByRole('button', { name: new RegExp(TASK) }).click();
    await bureau.reload();
    await bureau.getByText(`“${INDICATOR}”已达到目标。`).first().waitFor();
    assert.match(before, /完成率83.22%/);
    assert.doesNotMatch(await reason(), /完成率83.22%/);
    await picture(bureau, 'light-after');
  });

  await step('当 医改办出具报告', async () => {
    await office.getByRole('link', { name: PERIOD }).click();
    await office.getByRole('button', { name: '出具报告' }).click();
    await office.getByRole('dialog', { name: '出具报告' }).getByRole('button', { name: '出具报告' }).click();
    await office.getByRole('heading', { name: '量化目标' }).waitFor();
    await picture(office, 'report');
  });

  await step('那么 下载的 DOCX 里有各部门写的进展和填报的数', async () => {
    report = await download(office, () => office.getByRole('button', { name: '下载报告（DOCX）' }).click());
    const { text } = await readDocument(report.bytes, report.name);
    for (const words of ['楼宇集中签约十二场', WORDS.slice(0, 12), '94.79%'])
      assert.ok(text.includes(words), words);
  });

  await step('并且 点开报告里的数，向上走到原文那一句', async () => {
    await office
      .getByRole('row', { name: new RegExp(INDICATOR) })
      .getByRole('button', { name: /94\.79/ })
      .click();
    const drawer = office.getByRole('dialog', { name: /这个数字从哪里来|跨省住院费用直接结算率/ });
    await drawer
      .getByText(/7,?280/)
      .first()
      .waitFor();
    await picture(office, 'report-figure');
    await drawer
      .getByRole('link', { name: /在原文中查看/ })
      .first()
      .click();
    const cited = office.getByRole('article').locator('.plan-piece-spot');
    await cited.first().waitFor();
    assert.match((await cited.allInnerTexts()).join('').replace(/\s+/g, ''), /跨省住院费用直接结算率/);
    await picture(office, 'report-sentence');
  });
}

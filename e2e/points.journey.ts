import assert from 'node:assert/strict';
import { readDocument } from '@sanyi/documents';
import type { Page } from 'playwright-core';
import type { Journey } from './journey.ts';
import { download, dropFile, goTo, picture } from './means.ts';

export const title = '病种分值：一个病种点开到病例和原始行，月度结算单逐例对账，差在哪里分毫不差';

const GROUP = 'J18.9';
/** Points of the bureau: one case in another group, one with other points, one that is not ours. */
const WORTH = '12.5';

interface Case {
  readonly institution: string;
  readonly encounter: string;
  readonly day: string;
}

/** Cases of the group in the month that has most of them. */
async function casesOfMonth(page: Page): Promise<{ month: string; cases: Case[] }> {
  const found = await page.evaluate(async (group) => {
    const answer = await fetch(`/api/dip/cases?group=${encodeURIComponent(group)}`);
    return (await answer.json()) as { cases: Case[] };
  }, GROUP);
  const months = new Map<string, Case[]>();
  for (const item of found.cases)
    months.set(item.day.slice(0, 7), [...(months.get(item.day.slice(0, 7)) ?? []), item]);
  const [month = '', cases = []] =
    [...months].sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
  return { month, cases };
}

export async function run({ step, signIn }: Journey): Promise<void> {
  const { page } = await signIn('zhanglan');
  const drawer = () => page.getByRole('dialog');
  const close = async () => {
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
  };

  await step('假如 打开病种分值，入核心病种的病例数点开是怎样入组的', async () => {
    await goTo(page, '病种分值');
    await page.getByRole('button', { name: /^核心病种：/ }).click();
    await drawer().getByText('按匹配方式和原因').waitFor();
    await close();
    await picture(page, 'dip-groups');
  });

  await step('当 打开一个病种，那么 分值点开是均费和基准，区间写明', async () => {
    await page
      .getByRole('link', { name: new RegExp(`^${GROUP.replace('.', '\\.')}`) })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: new RegExp(GROUP) }).waitFor();
    await page.getByRole('button', { name: new RegExp(`^${GROUP} 分值`) }).click();
    await drawer().getByText('年度加权均费', { exact: true }).waitFor();
    await drawer().getByText('分值基准（1000 分）').waitFor();
    await close();
    await picture(page, 'dip-group');
  });

  await step('当 打开其中一例，那么 说得出怎样入组、缺什么会到哪里，原始行一点就到', async () => {
    await page.getByRole('link', { name: '查看病例' }).click();
    await page.getByRole('heading', { level: 1, name: '病例', exact: true }).waitFor();
    await page
      .getByRole('row')
      .getByRole('link', { name: new RegExp(GROUP) })
      .first()
      .click();
    await page.getByText('主要诊断、主要手术、相关手术完全一致').first().waitFor();
    await page.getByRole('link', { name: /第\s*\d+\s*行/ }).waitFor();
  });

  await step('当 导入经办机构的结算单，那么 差额按原因分开，加起来分毫不差', async () => {
    const { month, cases } = await casesOfMonth(page);
    assert.ok(cases.length >= 4, `${cases.length} cases`);
    await goTo(page, '病种分值');
    await page.getByRole('button', { name: '结算单对账' }).click();
    await page.getByRole('heading', { level: 1, name: '结算单对账' }).waitFor();
    await page.getByLabel('结算月份').fill(month);
    await page.getByLabel('点值（元/分）').fill(WORTH);
    const lines = cases.map(({ institution, encounter }, place) =>
      [institution, encounter, place === 0 ? 'I10.x' : GROUP, place === 1 ? '1' : '936.05'].join(','),
    );
    const [first] = cases;
    await dropFile(page.getByText('把文件拖到这里'), {
      name: `${month}结算单.csv`,
      bytes: Buffer.from(
        `机构编码,就诊ID,病种编码,结算分值\n${lines.join('\n')}\n${first?.institution},none,${GROUP},936.05\n`,
      ),
    });
    await page.getByText(`已导入“${month}结算单.csv”，${cases.length + 1} 例`).waitFor();
    await page.getByRole('link', { name: '开始对账' }).click();
    await page.getByText('差额主要来自').waitFor();
    for (const cause of ['入组不同', '结算单有、本方没有的病例', '本方有、结算单没有的病例'])
      await page.getByText(cause).first().waitFor();
    await picture(page, 'dip-statement');
    const file = await download(page, () => page.getByRole('button', { name: /导出 XLSX/ }).click());
    const { text } = await readDocument(file.bytes, file.name);
    assert.ok(text.includes('结算单减本方'));
    assert.ok(text.includes('入组不同'));
  });
}

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Journey } from './journey.ts';
import { goTo, picture } from './means.ts';

export const title = '各看各的：相邻区县看不到，上级只能看，督查核验而部门不能';

const TASK = '畅通双向转诊渠道';
const WITH_EVIDENCE = '提升家庭医生签约服务质量';

export async function run({ step, signIn, address }: Journey): Promise<void> {
  const { page: office } = await signIn('zhanglan');
  const search = async (page: Page, words: string) => {
    await page.getByRole('button', { name: '搜索' }).click();
    const dialog = page.getByRole('dialog').filter({ has: page.getByRole('combobox', { name: '搜索' }) });
    await dialog.getByRole('combobox').fill(words);
    return dialog;
  };
  const openTask = async (page: Page, name: string) => {
    const dialog = await search(page, name);
    await dialog
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
    return new URL(page.url());
  };
  let task: URL;
  let plan = '';

  await step('假如 清河区医改办能搜到并打开自己的任务', async () => {
    task = await openTask(office, TASK);
    const link = office
      .getByRole('main')
      .getByRole('link', { name: /清河区2026年/ })
      .first();
    plan = (await link.getAttribute('href')) ?? '';
    assert.match(plan, /^\/plan\/[0-9a-f-]{36}$/);
  });

  await step('那么 相邻的临江区从菜单里看不到清河区的方案、窗口、报告和指标', async () => {
    const { page } = await signIn('xuwangshu');
    for (const [menu, ready] of [
      ['方案', '1 份方案'],
      ['任务台账', '34项任务'],
      ['季度填报', '还没有填报窗口'],
      ['报告', '还没有报告'],
      ['指标库', '还没有指标'],
    ] as const) {
      await goTo(page, menu);
      await page.getByRole('main').getByText(ready).first().waitFor();
      assert.doesNotMatch(await page.getByRole('main').innerText(), /清河|区卫生健康委/, menu);
    }
    await picture(page, 'sibling');

    const dialog = await search(page, TASK);
    await dialog.getByText(/没有找到/).waitFor();
    await page.keyboard.press('Escape');

    for (const path of [task.pathname, plan, `${plan}/paper`, `${plan}/review`]) {
      await page.goto(address + path);
      await page.getByRole('alert').getByText('没有找到').waitFor();
      await page.getByRole('alert').getByText('怎么办').waitFor();
    }
    await picture(page, 'sibling-refused');
    const answers = await page.evaluate(
      async (paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)),
      [
        `/api/plan/plans/${plan.slice(6)}`,
        `/api/plan/plans/${plan.slice(6)}/original`,
        `/api${task.pathname}`,
      ],
    );
    assert.deepEqual(answers, [404, 404, 404]);
  });

  await step('而 云州市医改办看得到清河区的方案和任务，但不能核对、更正和分派', async () => {
    const { page } = await signIn('luojiashu');
    await goTo(page, '方案');
    await page.getByRole('heading', { name: /^下级/ }).waitFor();
    await page.getByRole('link', { name: '清河区2026年深化医药卫生体制改革重点工作任务' }).click();
    await page.getByRole('heading', { level: 1, name: /清河区2026年/ }).waitFor();
    await page.goto(`${address}${plan}/review`);
    await page.getByText('这是其他地区的方案，只能查看。').waitFor();
    assert.equal(await page.getByRole('button', { name: /^(批量确认|发布方案|更正)/ }).count(), 0);
    await page.goto(address + task.pathname);
    await page.getByRole('heading', { level: 1, name: new RegExp(TASK) }).waitFor();
    assert.equal(await page.getByRole('button', { name: /^(分派|修改)/ }).count(), 0);
    await picture(page, 'city');
  });

  await step('当 部门打开自己的佐证，那么 没有核验的按钮', async () => {
    const { page } = await signIn('chenlizhou');
    await openTask(page, WITH_EVIDENCE);
    await page.getByText('待核验').waitFor();
    assert.equal(await page.getByRole('button', { name: /核验通过/ }).count(), 0);
    const [, taskId = ''] = /tasks\/(.+)$/.exec(new URL(page.url()).pathname) ?? [];
    const refused = await page.evaluate(async (id) => {
      const task = (await (await fetch(`/api/plan/tasks/${id}`)).json()) as {
        evidence: { id: string; version: number }[];
      };
      const [first] = task.evidence;
      const answer = await fetch(`/api/plan/evidence/${first?.id}/verify`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'if-match': `"${first?.version}"` },
        body: JSON.stringify({ verdict: 'accepted', note: null }),
      });
      return answer.status;
    }, taskId);
    assert.equal(refused, 403);
  });

  await step('当 督查室核验，那么 佐证记为已核验，写明谁核验', async () => {
    const { page } = await signIn('shenqingyue');
    await openTask(page, WITH_EVIDENCE);
    await page.getByRole('button', { name: /核验通过/ }).click();
    await page.getByText('已核验', { exact: true }).waitFor();
    await page
      .getByText(/沈清越，/)
      .first()
      .waitFor();
    await picture(page, 'verified');
  });
}

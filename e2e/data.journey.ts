import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shownText, streamWorkbook } from '../packages/documents/src/index.ts';
import { faultyFinance, goodFinance, writeFeeLines } from './data-files.ts';
import type { Journey } from './journey.ts';
import { download, dropFile, goTo, picture, until } from './means.ts';

export const title = '数据文件：无误的入库，有错的退回并带标注，导到一半断电的接着导完';

const FEE_LINES = 150_000;
/** Reading and checking a large file on a busy machine. */
const LONG_MS = 240_000;

/** Every cell of a workbook as it is shown. */
async function wordsOf(bytes: Uint8Array): Promise<string[]> {
  const words: string[] = [];
  for await (const event of streamWorkbook(bytes))
    if (event.kind === 'rows')
      words.push(...event.rows.flatMap((row) => row.cells.map((cell) => shownText(cell))));
  return words;
}

export async function run({ step, signIn, crash, address }: Journey): Promise<void> {
  const { page } = await signIn('zhanglan');
  const place = page.getByRole('button', { name: /把文件或文件夹拖到这里/ });
  const next = (name: string | RegExp) => page.getByRole('button', { name }).click();
  const told = (words: string | RegExp, timeout = 30_000) =>
    page.getByText(words).first().waitFor({ timeout });
  const good = goodFinance();

  await step('当 医改办把一份财务月报拖进“导入数据”，那么 认出格式并说明依据', async () => {
    await goTo(page, '导入数据');
    await dropFile(place, good);
    await told('认出是“机构财务月报”');
    await told(/^依据/);
  });

  await step('当 看过预览并试导入，那么 读到的行数等于可收与退回之和', async () => {
    await next('下一步：预览');
    await told('前 20 行没有问题。');
    await picture(page, 'data-preview');
    await next('下一步：试导入');
    await next('开始试导入');
    await page.getByRole('group', { name: '读到 4 行，等于可收 4 行、退回 0 行、已有 0 行之和' }).waitFor();
  });

  await step('当 导入，那么 四行入库，文件出现在文件列表', async () => {
    await next('导入 4 行');
    await told('已入库 4 行');
    await goTo(page, '数据文件');
    await page
      .getByRole('row', { name: new RegExp(good.name) })
      .getByText('已入库')
      .waitFor();
  });

  await step('当 再拖入同一份文件，那么 说明以前收到过，什么都没有变', async () => {
    await goTo(page, '导入数据');
    await dropFile(place, good);
    await told('内容与以前的文件相同');
    await page.getByRole('link', { name: '打开先前的文件' }).first().click();
    await page.getByRole('heading', { level: 1, name: good.name }).waitFor();
  });

  const faulty = await faultyFinance();
  await step('当 拖入一份有错的工作簿，那么 预览里标出错格，逐条说明怎么改', async () => {
    await goTo(page, '导入数据');
    await dropFile(place, faulty);
    await page
      .getByRole('row', { name: new RegExp(faulty.name) })
      .getByRole('button', { name: /处理/ })
      .or(page.getByRole('region', { name: faulty.name }))
      .first()
      .waitFor();
    if (!(await page.getByRole('region', { name: faulty.name }).isVisible())) await next(/处理/);
    await next('下一步：预览');
    await told(/^前 20 行发现 \d+ 处问题/);
    await page.getByRole('button', { name: /^项目：食堂收入。/ }).waitFor();
    await picture(page, 'data-preview-faulty');
  });

  await step('那么 试导入把两行可收、四行退回分开，问题按种类列出', async () => {
    await next('下一步：试导入');
    await next('开始试导入');
    await page.getByRole('group', { name: /^读到 6 行，等于可收 2 行、退回 4 行/ }).waitFor();
    await picture(page, 'data-dry-run');
    await next('导入 2 行');
    await told('已入库 2 行，退回 4 行');
  });

  await step('那么 下载的还是报送单位自己的工作簿，多了原因', async () => {
    const file = await download(page, () => next('下载标注后的原文件'));
    assert.match(file.name, /\.xlsx$/);
    const words = await wordsOf(file.bytes);
    for (const kept of ['食堂收入', '约五百万', '7990120.50'.slice(0, 7)])
      assert.ok(
        words.some((word) => word.includes(kept)),
        `the workbook lost “${kept}”`,
      );
    assert.ok(
      words.some((word) => word.includes('食堂收入') && word.length > '食堂收入'.length),
      'no reason names the unknown item',
    );
  });

  await step('当 从问题走到行，那么 打开报送单位的原始行，错格标出', async () => {
    await next('打开文件页');
    await page.getByRole('heading', { level: 1, name: faulty.name }).waitFor();
    await page.getByRole('button', { name: /^项目/ }).first().click();
    await page
      .getByRole('row', { name: /食堂收入/ })
      .first()
      .click();
    const panel = page.getByRole('dialog', { name: /原始行 · 第3行/ });
    await panel.getByText('有问题的单元格').waitFor();
    await panel.getByText('食堂收入').first().waitFor();
    await picture(page, 'data-line');
    await panel.getByRole('button', { name: '关闭' }).click();
  });

  await step('当 整份撤销，那么 它不再计入，仍在列表里可查', async () => {
    await next('撤销这个文件');
    await page
      .getByRole('tooltip')
      .or(page.locator('.ant-popover'))
      .getByRole('button', { name: '撤销这个文件' })
      .click();
    await told(/目前已撤销，不计入数据/);
  });

  const folder = await mkdtemp(join(tmpdir(), 'sanyi-fees-'));
  const large = join(folder, 'fee_list_d_202603.csv');
  try {
    await writeFeeLines(large, FEE_LINES);
    await step('当 导入十五万行费用明细，进行中服务器断电', async () => {
      await goTo(page, '导入数据');
      await page.locator('input[type=file]').first().setInputFiles(large);
      await page.getByRole('button', { name: '导入全部就绪的 1 个' }).click({ timeout: LONG_MS });
      await page
        .getByRole('row', { name: /fee_list_d_202603/ })
        .first()
        .click();
      await page
        .getByText(/^[1-9]\d?%/)
        .first()
        .waitFor({ timeout: LONG_MS });
      await picture(page, 'data-importing');
      await crash();
    });

    await step('那么 重新启动后接着导完，一行不多一行不少', async () => {
      await page.reload();
      await told('已入库 150,000 行', LONG_MS);
      const { total } = (await (
        await page.request.get(
          `${address}/api/data/tables/fee_line/rows?fileNo=${new URL(page.url()).searchParams.get('file')}`,
        )
      ).json()) as { total: string };
      assert.equal(total, String(FEE_LINES));
      await until('nothing is under way', async () => (await page.getByRole('progressbar').count()) === 0);
      await picture(page, 'data-resumed');
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }

  await step('那么 总览一眼看出谁报了什么、还缺什么', async () => {
    await goTo(page, '数据总览');
    await page.getByRole('grid', { name: /各单位各月报送情况/ }).waitFor();
    await page.getByRole('heading', { name: '缺什么，由谁补' }).waitFor();
    await picture(page, 'data-overview');
  });
}

import assert from 'node:assert/strict';
import { hostileFiles } from '../packages/documents/src/fixtures/hostile.ts';
import { writePdf } from '../packages/documents/src/fixtures/pdf.ts';
import type { Journey } from './journey.ts';
import { type DeskFile, dropFile, goTo, picture } from './means.ts';

export const title = '读不了的文件：扫描件、旧格式、空文件、太大的和有意为害的，都说明原因和办法';

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Scanned pages hold a picture and no letters; here a frame stands for the picture. */
const scan = () => writePdf([1, 2].map(() => ({ prints: [], rules: [[50, 50, 500, 50] as const] })));
const hostile = (name: string) => {
  const make = hostileFiles[name]?.make;
  assert.ok(make, `no hostile file ${name}`);
  return make();
};

/** File, what is said of it, and the way out. */
const REFUSED: readonly (readonly [DeskFile, string, string])[] = [
  [{ name: '扫描的通知.pdf', bytes: scan() }, '这是扫描件', '请向发文单位要文字版'],
  [
    { name: '去年的要点.doc', bytes: Uint8Array.from([...OLD_OFFICE, ...Array<number>(4096).fill(0)]) },
    '旧版办公文件读不了',
    '另存为 .docx',
  ],
  [{ name: '空白.docx', bytes: new Uint8Array(0) }, '文件为空', '请选择正确的文件'],
  [
    { name: '压缩炸弹.docx', bytes: hostile('zip bomb that declares a small size') },
    '文件解压后大得反常',
    '另存一份再上传',
  ],
  [
    { name: '一笑十亿.docx', bytes: hostile('billion laughs in a Word file') },
    '文件内含不允许的声明',
    '另存一份再上传',
  ],
];

export async function run({ step, signIn }: Journey): Promise<void> {
  const { page } = await signIn('zhanglan');
  const place = page.getByRole('button', { name: /把文件拖到这里/ });

  await step('假如 医改办打开“方案”，已有三份', async () => {
    await goTo(page, '方案');
    await page.getByText('3 份方案').waitFor();
  });

  for (const [file, reason, wayOut] of REFUSED) {
    await step(`当 拖入“${file.name}”，那么 说明“${reason}”和办法`, async () => {
      await dropFile(place, file);
      const said = page
        .getByRole('list', { name: '导入记录' })
        .getByRole('listitem')
        .filter({ hasText: file.name })
        .or(page.getByRole('alert').filter({ hasText: file.name }));
      await said.getByText(reason).waitFor();
      await said.getByText(wayOut).waitFor();
    });
  }

  await step('当 拖入 21 MB 的文件，那么 不上传就说明太大', async () => {
    await dropFile(place, { name: '全套附件.pdf', bytes: new Uint8Array(21 * 1024 * 1024) });
    await page.getByRole('alert').getByText('“全套附件.pdf”超过20 MB，没有上传。请拆分后再传。').waitFor();
    await picture(page, 'refusals');
  });

  await step('那么 没有多出任何方案', async () => {
    await page.reload();
    await page.getByText('3 份方案').waitFor();
  });
}

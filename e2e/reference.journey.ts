import assert from 'node:assert/strict';
import type { Journey } from './journey.ts';
import { dropFile, picture, until } from './means.ts';

export const title = '字典与人员：导入新版目录后查得到，查人只见脱敏，看明文要写事由并留痕';

/** Three new codes and a row without a name; made up, they stand in no official list. */
const ROWS = [
  ['诊断编码', '诊断名称'],
  ['Z98.801', '演示人工晶状体植入术后复查'],
  ['Z98.802', '演示膝关节置换术后复查'],
  ['Z98.803', ''],
  ['Z98.804', '演示冠状动脉支架术后复查'],
];
const LIST = {
  name: '诊断目录增补_演示.csv',
  bytes: Buffer.from(`\uFEFF${ROWS.map((row) => row.join(',')).join('\r\n')}\r\n`),
};

/** The first of the demonstration's persons: the area 990102 exists nowhere. */
const PERSON = '990102000000001';
const REASON = '核对一笔转外就医的报销';

export async function run({ step, signIn, address }: Journey): Promise<void> {
  const { page: city } = await signIn('luojiashu');
  const { page: district } = await signIn('zhanglan');
  const { page: inspector } = await signIn('shenqingyue');
  const box = city.getByRole('textbox', { name: '检索编码' });
  const found = city.getByRole('region', { name: '检索结果' });

  await step('假如 新增的编码还没有导入，那么 检索说明没有', async () => {
    await city.goto(`${address}/dictionaries`);
    await box.fill('Z98.802');
    await city.getByText('没有“Z98.802”').waitFor();
  });

  await step('当 市医改办拖入增补目录并试算，那么 三条新增，一条错误说明怎么改', async () => {
    await city.goto(`${address}/dictionaries`);
    await city.getByRole('button', { name: '导入目录' }).click();
    await dropFile(city.getByRole('button', { name: /把文件拖到这里/ }), LIST);
    await city.getByText(LIST.name).waitFor();
    await city.getByLabel('版本名称').fill('insurance-2.1');
    await city.getByLabel('启用日期').fill('2026-03-01');
    await city.getByText('只增补').click();
    await city.getByRole('button', { name: '试算' }).click();
    const counts = city.locator('.dictionaries-counts');
    await counts.waitFor();
    assert.match((await counts.innerText()).replaceAll(/\s+/g, ''), /^新增3变更0停用0不变0错误行1/);
    await city.getByRole('row', { name: /诊断名称 没有名称 补上名称/ }).waitFor();
    await picture(city, 'dictionary-try');
  });

  await step('当 跳过错误行导入，那么 新版接替旧版，别的编码保持不变', async () => {
    const apply = city.getByRole('button', { name: /^导\s?入$/ });
    assert.ok(await apply.isDisabled(), 'a wrong row has to be passed over on purpose');
    await city.getByText('跳过 1 个错误行，导入其余').click();
    await apply.click();
    await city.getByText('新增 3，变更 0，停用 0。').waitFor();
    await city.getByRole('link', { name: '查看字典' }).click();
    await city.getByRole('row', { name: /疾病诊断 ICD-10.*insurance-2\.1/ }).waitFor();
  });

  for (const [way, typed] of [
    ['编码', 'Z98.802'],
    ['名称的几个字', '膝关节置换'],
    ['拼音首字母', 'ysxgjzhshfc'],
  ] as const)
    await step(`当 按${way}检索，那么 边输入边找到`, async () => {
      await box.fill(typed);
      await found.getByRole('row', { name: /Z98\.802.*演示膝关节置换术后复查/ }).waitFor();
    });

  await step('当 打开一个编码，那么 看到名称、版本和启用日期，区县也查得到而不能导入', async () => {
    await picture(city, 'dictionary-found');
    await found.getByRole('link', { name: 'Z98.802' }).click();
    await city.getByRole('heading', { level: 1, name: /Z98\.802/ }).waitFor();
    await city.getByText('2026年3月1日').first().waitFor();
    await district.goto(`${address}/dictionaries?q=Z98.804`);
    await district.getByRole('row', { name: /演示冠状动脉支架术后复查/ }).waitFor();
    assert.equal(await district.getByRole('button', { name: '导入目录' }).count(), 0);
  });

  const card = inspector.getByRole('article');
  await step('当 督查凭完整的人员编号查询，那么 只见脱敏，号码不进地址', async () => {
    await inspector.goto(`${address}/identities`);
    await inspector.getByRole('textbox', { name: '号码' }).fill(PERSON);
    await inspector.getByRole('button', { name: /^查\s?询$/ }).click();
    await card.waitFor();
    const shown = await card.innerText();
    assert.match(shown, /赵\*+/);
    for (const secret of [PERSON, '990102196001010010', '13800000001'])
      assert.ok(!shown.includes(secret), `${secret} is shown before anybody gave a reason`);
    assert.ok(!inspector.url().includes(PERSON));
    await picture(inspector, 'person-masked');
  });

  await step('当 写明事由查看明文，那么 显示六十秒，事由里写号码则被拒绝', async () => {
    await card.getByRole('button', { name: '查看明文' }).click();
    const dialog = inspector.getByRole('dialog', { name: '查看明文' });
    const confirm = dialog.getByRole('button', { name: /确\s?定$/ });
    assert.ok(await confirm.isDisabled(), 'no reason has been given');
    await dialog.getByRole('textbox').fill(`核对${PERSON}`);
    await confirm.click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('textbox').fill(REASON);
    await confirm.click();
    await card.getByText(PERSON).waitFor();
    await card.getByText(/^\d+ 秒后自动收起$/).waitFor();
    await picture(inspector, 'person-clear');
    await card.getByRole('button', { name: '收起明文' }).click();
    await until('the number is hidden again', async () => !(await card.innerText()).includes(PERSON));
  });

  await step('那么 使用记录里有查询和查看明文各一条，连同事由', async () => {
    await inspector.getByRole('link', { name: '使用记录' }).first().click();
    const row = inspector.getByRole('row', { name: new RegExp(REASON) });
    await row.waitFor();
    assert.match(await row.innerText(), /沈清越[\s\S]*查看明文/);
    await inspector.getByRole('row', { name: /沈清越.*查询/ }).waitFor();
    assert.ok(!(await inspector.getByRole('main').innerText()).includes(PERSON));
    await picture(inspector, 'person-uses');
  });

  await step('那么 医改办能查不能看明文，部门连入口都没有', async () => {
    await district.goto(`${address}/identities`);
    await district.getByRole('textbox', { name: '号码' }).fill(PERSON);
    await district.getByRole('button', { name: /^查\s?询$/ }).click();
    await district.getByRole('article').waitFor();
    assert.equal(await district.getByRole('button', { name: '查看明文' }).count(), 0);
    const { page: department } = await signIn('guminzhi');
    assert.equal(await department.getByRole('link', { name: '人员查询' }).count(), 0);
  });
}

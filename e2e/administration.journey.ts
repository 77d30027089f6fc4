import type { Journey } from './journey.ts';

export const title = '系统管理员新建账号，新人首次登录必须修改密码';

export async function run({ step, signIn, address }: Journey): Promise<void> {
  const { page } = await signIn('admin');
  let password = '';

  await step('假如 管理员打开“账号与机构”', async () => {
    await page.goto(`${address}/administration/accounts`);
    await page.getByText('陈立舟').first().waitFor();
  });

  await step('当 管理员为区财政局新建账号', async () => {
    await page.getByRole('button', { name: '新建账号' }).click();
    await page.getByLabel('用户名').fill('wangjing');
    await page.getByLabel('姓名（中文）').fill('王静');
    await page.getByLabel('角色').click();
    await page.getByTitle('责任部门').click();
    await page.getByLabel('所属机构').fill('区财政局');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '保存' }).click();
    password = await page.locator('.ant-modal code').innerText();
    await page.getByRole('button', { name: '知道了' }).click();
  });

  await step('那么 新人用初始密码登录后，只能先修改密码', async () => {
    const context = await page.context().browser()!.newContext({ locale: 'zh-CN' });
    const own = await context.newPage();
    await own.goto(address);
    await own.getByLabel('用户名').fill('wangjing');
    await own.getByLabel(/^密码/).fill(password);
    await own.getByRole('button', { name: /登\s*录/ }).click();
    await own.getByLabel(/当前密码|初始密码/).fill(password);
    const fresh = own.getByLabel(/新密码/);
    await fresh.first().fill('hu-bian-qing-feng-27');
    if ((await fresh.count()) > 1) await fresh.nth(1).fill('hu-bian-qing-feng-27');
    await own.getByRole('button', { name: '设置密码' }).click();
    await own.getByRole('navigation').first().waitFor();
    await context.close();
  });

  await step('并且 审计记录留下了这一切，链条完整', async () => {
    await page.goto(`${address}/administration/audit`);
    await page.getByText('administration.create-account').first().waitFor();
    await page.getByRole('button', { name: '校验完整性' }).click();
    await page.getByText(/链条完整/).waitFor();
  });
}

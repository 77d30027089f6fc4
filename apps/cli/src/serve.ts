import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig, serve } from '@sanyi/app-server';
import { type CommandContext, type ExitCode, inLocale } from '@sanyi/kernel';
import { systemManifests } from '../../../systems/index.ts';
import { serverBindings } from '../../../systems/server.ts';
import { recordsTemplate } from './template.ts';
import { version } from './version.ts';

/** Where the built browser application lies, seen from the built command line. */
const webDirectory = join(import.meta.dirname, '../../web/dist');

/** `sanyi serve`: runs until it is told to stop, then closes the stores. */
export async function serveCommand({ args, locale, print }: CommandContext): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: { demonstration: { type: 'boolean', default: false } },
  });
  const { demonstration } = values;
  const environment = { ...process.env };
  if (demonstration) environment['SANYI_DATA'] ??= 'data/demonstration';
  const config = readConfig(environment);
  if (demonstration && !existsSync(config.dataDirectory)) {
    print(
      locale === 'zh-CN'
        ? '首次启动：正在建立演示数据（三份方案、三个季度的填报、演练区域两年的业务数据），约需一分钟……'
        : 'First start: laying down the demonstration (three papers, three quarters of reports, two years of a practice region), about a minute…',
    );
  }
  // Heard from the first moment: a stop while starting closes the stores as well.
  const stopped = untilStopped();
  const began = performance.now();
  const template = await recordsTemplate();
  const running = await serve(config, serverBindings, {
    demonstration,
    version,
    manifests: systemManifests,
    tell: (text) => showProgress(inLocale(text, locale)),
    threads: Number(environment['UV_THREADPOOL_SIZE'] ?? 4),
    ...(template ? { recordsTemplate: template } : {}),
    ...(existsSync(webDirectory) ? { webDirectory } : {}),
  });
  const zh = locale === 'zh-CN';
  const { installation, records, facts } = running.platform;
  print('');
  print(`三医 Sanyi ${version}  ${running.address}`);
  print(
    zh
      ? `启动用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒；数据文件夹 ${config.dataDirectory}`
      : `Started in ${((performance.now() - began) / 1000).toFixed(1)} s; data folder ${config.dataDirectory}`,
  );
  print(
    `${zh ? '业务库' : 'Records'}: ${records.engine.kind} ${records.engine.version} — ${zh ? records.engine.promise.zh : records.engine.promise.en}`,
  );
  print(
    `${zh ? '分析库' : 'Facts'}: ${facts ? `${facts.engine.kind} ${facts.engine.version}` : zh ? '未启用' : 'off'}`,
  );
  if (installation.demonstration) {
    print('');
    print(
      zh
        ? '演示账号（仅存在于演示数据中）：'
        : 'Demonstration logins (they exist in this demonstration only):',
    );
    for (const login of installation.demonstrationLogins) {
      print(
        `  ${login.username.padEnd(16)} ${login.password.padEnd(16)} ${zh ? login.title.zh : login.title.en}`,
      );
    }
  }
  if (running.setUpLogin) {
    print('');
    print(
      zh
        ? `首次启动，已建立管理员账号（首次登录须修改密码，此密码只显示这一次）：`
        : 'First start: an administrator was created (the password must be changed and is shown only now):',
    );
    print(`  ${running.setUpLogin.username}  ${running.setUpLogin.password}`);
  }
  print('');
  print(zh ? '按 Ctrl+C 停止。' : 'Ctrl+C stops it.');
  await stopped;
  await running.close();
  return 0;
}

/** One line that changes in place on a terminal; elsewhere a line every so often. */
let shown = 0;
function showProgress(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text.slice(0, 100)}`);
  else if (Date.now() - shown > 3_000) {
    shown = Date.now();
    process.stdout.write(`${text}\n`);
  }
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

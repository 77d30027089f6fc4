import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Somebody who is not root, where the tests run as root. */
const NOBODY = 65_534;

let folder: string;
let data: string;
/** Where compiled sources are kept: one place for all runs, or each would compile the product anew. */
const temporary = mkdtempSync(join(tmpdir(), 'sanyi-cli-temporary-'));
chmodSync(temporary, 0o777);
const started = new Set<ChildProcess>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanyi-cli-'));
  data = join(folder, '三医 data', '正式');
  mkdirSync(data, { recursive: true });
});

afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
  rmSync(folder, { recursive: true, force: true });
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  said(): string;
  complained(): string;
  /** Waits until it said something. */
  until(words: RegExp): Promise<RegExpExecArray>;
}

/** The product as it was built just before, where the whole test run built it; else its source, which starts slowly. */
function program(): readonly string[] {
  if (process.env['SANYI_TEST_BUILT']) return ['apps/cli/bin/sanyi.mjs'];
  const hook = join(process.cwd(), 'packages/testing/src/raw-text-hook.mjs');
  return ['--import', 'tsx', '--import', hook, 'apps/cli/src/sanyi.ts'];
}

/** Runs the command line in a process of its own. */
function sanyi(args: readonly string[], environment: Record<string, string> = {}, uid?: number): Run {
  const { PATH = '', NODE_PATH = '' } = process.env;
  const child = spawn(process.execPath, [...program(), ...args], {
    env: {
      PATH,
      NODE_PATH,
      HOME: folder,
      TMPDIR: temporary,
      LANG: 'zh_CN.UTF-8',
      SANYI_DATA: data,
      SANYI_PORT: '0',
      SANYI_FACTS_URL: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  started.add(child);
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString('utf8')));
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('close', (code, signal) => {
      started.delete(child);
      resolve({ code, signal });
    }),
  );
  return {
    child,
    ended,
    said: () => texts.out,
    complained: () => texts.err,
    until: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = words.exec(texts.out);
          if (match) resolve(match);
          return match !== null;
        };
        child.stdout.on('data', look);
        void ended.then(
          (end) =>
            look() ||
            reject(new Error(`ended ${JSON.stringify(end)} before ${words}:\n${texts.out}${texts.err}`)),
        );
        look();
      }),
  };
}

async function finished(args: readonly string[], environment: Record<string, string> = {}) {
  const run = sanyi(args, environment);
  const { code } = await run.ended;
  return { code, out: run.said(), err: run.complained() };
}

describe('the command line', () => {
  it('tells its version and its commands', async () => {
    expect(await finished(['version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      err: '',
    });
    const [chinese, english] = await Promise.all([finished([]), finished(['help'], { LANG: 'en_GB.UTF-8' })]);
    expect(chinese).toMatchObject({ code: 0, err: '' });
    expect(chinese.out).toContain('用法');
    expect(english).toMatchObject({ code: 0, err: '' });
    expect(english.out).toContain('Usage');
    expect(english.out).not.toMatch(/[一-鿿]/);
  });

  it('ends with 2 when it is misused', async () => {
    const [unknown, english, option, extra] = await Promise.all([
      finished(['dance']),
      finished(['dance'], { LANG: 'en' }),
      finished(['serve', '--everything']),
      finished(['plan', 'dance']),
    ]);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toContain('没有这个命令：dance');
    expect(english.err).toContain('No such command: dance');
    expect(option).toMatchObject({ code: 2, out: '' });
    expect(option.err).toContain('--everything');
    expect(option.err).not.toContain('    at ');
    expect(extra.code).toBe(2);
  });

  it('ends with 1 and every fault when the configuration is wrong', async () => {
    const [chinese, english] = await Promise.all(
      ['zh_CN.UTF-8', 'en_US.UTF-8'].map((LANG) =>
        finished(['serve'], { LANG, SANYI_PORT: 'x', SANYI_LOG_LEVEL: 'loud' }),
      ),
    );
    for (const run of [chinese, english]) {
      expect(run?.code).toBe(1);
      expect(run?.err).toMatch(/SANYI_PORT.*SANYI_LOG_LEVEL/s);
      expect(run?.err).not.toContain('    at ');
    }
    expect(chinese?.err).toContain('配置有误');
    expect(english?.err).toContain('The configuration is not valid');
    expect(english?.err).not.toMatch(/[一-鿿]/);
  });
});

describe('commands that work on an installation', () => {
  it('refuse a folder where there is none, and leave it as it was', async () => {
    const file = join(folder, 'fees.csv');
    writeFileSync(file, 'a,b,c\n1,2,3\n');
    for (const words of [
      ['data', 'import', file],
      ['data', 'sweep'],
    ]) {
      const run = await finished(words);
      expect(run).toMatchObject({ code: 1, out: '' });
      expect(run.err).toContain('这里还没有安装');
      expect(run.err).toContain('sanyi serve');
      expect(readdirSync(data)).toEqual([]);
    }
  });
});

describe('sanyi data import', () => {
  /** Signs in as the administrator of a new installation and makes an account that may import. */
  async function setUp(address: string, password: string): Promise<void> {
    let cookie = '';
    const ask = async (path: string, body: object) => {
      const answer = await fetch(`${address}/api/administration/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-sanyi-request': '1', cookie },
        body: JSON.stringify(body),
      });
      expect([path, answer.ok]).toEqual([path, true]);
      cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    };
    const next = 'a-long-new-password-7';
    await ask('session', { username: 'admin', password });
    await ask('password', { current: password, next });
    await ask('session', { username: 'admin', password: next });
    await ask('accounts', {
      username: 'insurance',
      displayName: { zh: '医保局', en: 'Insurance bureau' },
      role: 'department',
      organisationId: 'root',
    });
  }

  it('takes a folder in without a server, and says of every file what became of it', async () => {
    const stores = { SANYI_FACTS_URL: '', UV_THREADPOOL_SIZE: '16' };
    const server = sanyi(['serve'], stores);
    const [, address = ''] = await server.until(/(http:\/\/127\.0\.0\.1:\d+)/);
    const [, password = ''] = await server.until(/admin {2}([a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5})/);
    await setUp(address, password);
    const beside = await finished(['data', 'sweep'], stores);
    expect(beside).toMatchObject({ code: 1, out: '' });
    expect(beside.err).toContain('请先停止服务');
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual({ code: 0, signal: null });

    const files = join(folder, '报送');
    const finance = '机构编码,月份,项目,金额（元）\n';
    const row = (month: string) => `H31011800001,${month},药品收入,12.50\n`;
    mkdirSync(join(files, 'again'), { recursive: true });
    writeFileSync(join(files, '财务.csv'), `${finance}${row('2026-01')}${row('2026-02')}`);
    writeFileSync(join(files, 'again', '财务.csv'), `${finance}${row('2026-02')}${row('2026-01')}`);
    writeFileSync(join(files, '错.csv'), `${finance}H31011800001,2026-01,不知道,1.00\n`);
    writeFileSync(join(files, '名单.csv'), '甲,乙,丙\n1,2,3\n');
    writeFileSync(join(files, 'unicode.csv'), Buffer.from(`\uFEFF${finance}${row('2026-03')}`, 'utf16le'));
    const run = await finished(['data', 'import', files], stores);
    expect(run).toMatchObject({ code: 1, err: '' });
    const said = (name: string) =>
      run.out
        .split('\n')
        .filter((line) => line.includes(name))
        .join('\n');
    expect(said(join('报送', '财务.csv'))).toContain('读到 2，收下 2');
    expect(said(join('again', '财务.csv'))).toContain('内容相同');
    expect(said('错.csv')).toContain('data/nothing-accepted');
    expect(run.out).toContain('1 行：项目');
    expect(said('名单.csv')).toContain('data/needs-columns');
    expect(said('unicode.csv')).toContain('data/utf-16');

    const known = await finished(['data', 'import', join(files, '财务.csv')], stores);
    expect(known).toMatchObject({ code: 0, err: '' });
    expect(known.out).toContain('没有新增内容');
    const swept = await finished(['data', 'sweep', '--delete', '--json'], stores);
    expect(swept).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(swept.out)).toMatchObject({ importing: 0 });
  }, 240_000);
});

describe('sanyi serve', () => {
  it('serves a real installation, one process a folder, and closes so that it opens again', async () => {
    const asRoot = process.getuid?.() === 0;
    const uid = asRoot ? NOBODY : undefined;
    for (const place of asRoot ? [folder, join(folder, '三医 data'), data] : [])
      chownSync(place, NOBODY, NOBODY);
    const first = sanyi(['serve'], {}, uid);
    const [, address = ''] = await first.until(/(http:\/\/127\.0\.0\.1:\d+)/);
    const [, password = ''] = await first.until(/admin {2}([a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5})/);
    await first.until(/Ctrl\+C/);
    const answer = await fetch(`${address}/api/administration/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-sanyi-request': '1' },
      body: JSON.stringify({ username: 'admin', password }),
    });
    expect(answer.status).toBe(204);
    expect(statSync(join(data, 'records')).uid).toBe(uid ?? process.getuid?.());

    const second = sanyi(['serve'], { LANG: 'en' }, uid);
    expect((await second.ended).code).toBe(1);
    expect(second.complained()).toContain('Data folder in use');
    expect(second.complained()).toContain(String(first.child.pid));
    expect(second.complained()).not.toContain('    at ');

    first.child.kill('SIGTERM');
    expect(await first.ended).toEqual({ code: 0, signal: null });
    expect(first.complained()).toBe('');

    const demonstration = sanyi(['serve', '--demonstration'], {}, uid);
    expect((await demonstration.ended).code).toBe(1);
    expect(demonstration.complained()).toContain('这不是演示数据');

    const again = sanyi(['serve'], { LANG: 'en' }, uid);
    await again.until(/Ctrl\+C stops it/);
    expect(again.said()).not.toContain('admin');
    again.child.kill('SIGINT');
    expect(await again.ended).toEqual({ code: 0, signal: null });
  }, 120_000);
});

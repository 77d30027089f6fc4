import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passwordMatches, type ServerBinding } from '@sanyi/api';
import { createTemplate } from '@sanyi/records';
import { server as administration } from '@sanyi/system-administration/server';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Config, openPlatform, type RunningServer, readConfig, serve } from './src/index.ts';

const options = { version: '0.0.0', manifests: [administration.manifest], threads: 4 };
let template: Blob;
let folder: string;
let config: Config;

beforeAll(async () => {
  template = await createTemplate([]);
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanyi 数据 '));
  config = readConfig({
    SANYI_DATA: join(folder, '数据 文件夹'),
    SANYI_FACTS_URL: 'off',
    SANYI_PORT: '0',
    SANYI_LOG_LEVEL: 'silent',
  });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Opens, looks and closes; answers what the look saw. */
async function once<T>(
  demonstration: boolean,
  bindings: readonly ServerBinding[],
  look: (running: RunningServer) => Promise<T>,
): Promise<T> {
  const running = await serve(config, bindings, { ...options, demonstration, recordsTemplate: template });
  try {
    return await look(running);
  } finally {
    await running.close();
  }
}

const people = (running: RunningServer) =>
  running.platform.records.asSystem('test', (tx) =>
    tx
      .selectFrom('platform.account')
      .select(['username', 'role', 'must_change_password', 'password_hash'])
      .execute(),
  );

describe('a data folder', () => {
  it('is not set up by a command, which has nobody to show the password to', async () => {
    const command = () =>
      openPlatform(config, [administration], {
        ...options,
        demonstration: 'as-it-is',
        recordsTemplate: template,
      });
    await expect(command()).rejects.toMatchObject({ code: 'installation/not-set-up' });
    // What was opened is closed again, and the next start sets it up as any other.
    await once(false, [administration], async (running) => {
      expect(running.setUpLogin?.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){2}$/);
    });
    const { close } = await command();
    await close();
  });

  it('begins as a real installation with one account, whose password is told once and must be changed', async () => {
    const first = await once(false, [administration], async (running) => {
      const [account, ...others] = await people(running);
      expect(others).toEqual([]);
      expect(account).toMatchObject({ username: 'admin', role: 'administrator', must_change_password: true });
      expect(await passwordMatches(running.setUpLogin?.password ?? '', account?.password_hash ?? '')).toBe(
        true,
      );
      expect(running.platform.installation).toMatchObject({ demonstration: false, demonstrationLogins: [] });
      const session = await fetch(`${running.address}/api/administration/session`);
      expect(await session.text()).not.toContain('sanyi-demo');
      return running.setUpLogin;
    });
    expect(first?.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){2}$/);
    await once(false, [administration], async (running) => {
      expect(running.setUpLogin).toBeNull();
      expect(await people(running)).toHaveLength(1);
    });
    await expect(once(true, [administration], async () => null)).rejects.toMatchObject({
      code: 'installation/not-a-demonstration',
    });
    // The refusal left it as it was, and unlocked.
    await once(false, [administration], async (running) => expect(await people(running)).toHaveLength(1));
  });

  it('begun as a demonstration stays one', async () => {
    const count = await once(true, [administration], async (running) => {
      expect(running.platform.installation.demonstration).toBe(true);
      expect(running.platform.installation.demonstrationLogins.length).toBeGreaterThan(3);
      return (await people(running)).length;
    });
    await expect(once(false, [administration], async () => null)).rejects.toMatchObject({
      code: 'installation/is-a-demonstration',
    });
    await once(true, [administration], async (running) => expect(await people(running)).toHaveLength(count));
  });

  it('left half laid down is neither a demonstration nor a real installation', async () => {
    const broken: ServerBinding = {
      ...administration,
      seed: async (platform) => {
        await administration.seed?.(platform);
        throw new Error('the power went');
      },
    };
    await expect(once(true, [broken], async () => null)).rejects.toThrow('the power went');
    await expect(once(true, [administration], async () => null)).rejects.toMatchObject({
      code: 'installation/demonstration-unfinished',
    });
    await expect(once(false, [administration], async () => null)).rejects.toMatchObject({
      code: 'installation/is-a-demonstration',
    });
  });

  it('is opened by one at a time', async () => {
    await once(false, [administration], async () => {
      await expect(once(false, [administration], async () => null)).rejects.toMatchObject({
        code: 'records/locked',
      });
    });
  });

  it('that cannot be made is a refusal, not a stack', async () => {
    writeFileSync(join(folder, 'file'), '');
    const impossible = { ...config, dataDirectory: join(folder, 'file', 'below') };
    await expect(
      openPlatform(impossible, [administration], {
        ...options,
        demonstration: false,
        recordsTemplate: template,
      }),
    ).rejects.toMatchObject({ code: 'records/directory-unusable' });
    mkdirSync(config.dataDirectory, { recursive: true });
    chmodSync(config.dataDirectory, 0o755);
  });
});

describe('a server', () => {
  it('that finds its port taken says so and leaves the folder free', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const address = holder.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const free = config;
    config = { ...config, port };
    await expect(once(false, [administration], async () => null)).rejects.toMatchObject({
      code: 'config/cannot-listen',
    });
    await new Promise<void>((resolve) => holder.close(() => resolve()));
    config = free;
    await once(false, [administration], async (running) =>
      expect(running.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/),
    );
  });

  it('answers a request under way before it closes', async () => {
    const running = await serve(config, [administration], {
      ...options,
      demonstration: false,
      recordsTemplate: template,
    });
    const request = fetch(`${running.address}/api/administration/session`);
    const answer = await request;
    await running.close();
    expect(answer.status).toBe(200);
    await expect(fetch(`${running.address}/api/administration/session`)).rejects.toThrow('fetch failed');
  });
});

import { hashPassword, type Installation, type Platform, type ServerBinding } from '@sanyi/api';
import { problemCatalogue } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { demonstrationLogins } from '@sanyi/system-administration/demonstration';
import { initialPassword } from '@sanyi/system-administration/passwords';
import type { PlatformOptions } from './open-platform.ts';

export const installationProblems = problemCatalogue('installation', {
  'not-a-demonstration': {
    kind: 'conflict',
    title: { zh: '这不是演示数据', en: 'This is not a demonstration' },
    detail: {
      zh: '数据文件夹里是正式数据，不能以演示方式启动。',
      en: 'The data folder holds a real installation and cannot be started as a demonstration.',
    },
    cure: {
      zh: '请去掉 --demonstration，或用 SANYI_DATA 指定另一个文件夹。',
      en: 'Leave out --demonstration, or name another folder with SANYI_DATA.',
    },
  },
  'is-a-demonstration': {
    kind: 'conflict',
    title: { zh: '这是演示数据', en: 'This is a demonstration' },
    detail: {
      zh: '数据文件夹是作为演示建立的，含有公开的演示账号，不能用于正式工作。',
      en: 'The data folder was created as a demonstration with public logins; it must not serve real work.',
    },
    cure: {
      zh: '请用 SANYI_DATA 指定新的文件夹，或加上 --demonstration 启动演示。',
      en: 'Name a new folder with SANYI_DATA, or add --demonstration.',
    },
  },
  'not-set-up': {
    kind: 'conflict',
    title: { zh: '这里还没有安装', en: 'Nothing is set up here' },
    detail: {
      zh: '{place} 里没有安装，没有账号可以执行命令。',
      en: '{place} holds no installation, so there is no account a command could act for.',
    },
    cure: {
      zh: '请先运行 sanyi serve（首次启动会显示管理员密码），建立有相应权限的账号后再执行；位置不对时用 SANYI_DATA 或 SANYI_RECORDS_URL 指明。',
      en: 'Run sanyi serve first (its first start shows the administrator’s password) and create an account that may do this; name another place with SANYI_DATA or SANYI_RECORDS_URL.',
    },
  },
  'demonstration-unfinished': {
    kind: 'conflict',
    title: { zh: '演示数据没有建完', en: 'The demonstration is unfinished' },
    detail: {
      zh: '上次建立演示数据时被中断，数据文件夹不完整。',
      en: 'Laying down the demonstration was interrupted; the data folder is incomplete.',
    },
    cure: {
      zh: '请删除该数据文件夹后重新启动；其中只有演示数据。',
      en: 'Delete the data folder and start again; it holds nothing but the demonstration.',
    },
  },
});

type Kind = 'real' | 'demonstration' | 'unfinished-demonstration';

interface Begun {
  readonly installation: Installation;
  readonly setUpLogin: { readonly username: string; readonly password: string } | null;
}

/**
 * Decides what a data folder is (演示或正式), once: a new folder becomes a demonstration with its public logins, or a
 * real installation with one set-up account; an old one stays what it was.
 *
 * @throws Problem `installation/not-a-demonstration`, `installation/is-a-demonstration`,
 * `installation/demonstration-unfinished`, `installation/not-set-up`
 */
export async function initialise(
  platform: Platform,
  bindings: readonly ServerBinding[],
  options: Pick<PlatformOptions, 'demonstration' | 'version' | 'tell'>,
): Promise<Begun> {
  const kind = await readKind(platform);
  if (options.demonstration === 'as-it-is')
    return await initialiseAsItIs(platform, bindings, kind, options.version);
  if (kind === 'real' && options.demonstration) throw installationProblems.problem('not-a-demonstration');
  if (kind !== null && kind !== 'real' && !options.demonstration)
    throw installationProblems.problem('is-a-demonstration');
  if (kind === 'unfinished-demonstration') throw installationProblems.problem('demonstration-unfinished');
  const installation: Installation = {
    name: options.demonstration
      ? { zh: '云州市清河区（演示）', en: 'Qinghe District, Yunzhou (demonstration)' }
      : { zh: '三医', en: 'Sanyi' },
    demonstration: options.demonstration,
    version: options.version,
    demonstrationLogins: options.demonstration ? demonstrationLogins : [],
  };
  if (kind !== null) return { installation, setUpLogin: null };
  if (!options.demonstration) {
    return { installation, setUpLogin: await createSetUpAccount(platform) };
  }
  // Noted before the first public login exists: a folder left half laid down never becomes a real installation.
  await writeKind(platform, 'unfinished-demonstration');
  await seed(platform, bindings, options.tell);
  await writeKind(platform, 'demonstration');
  return { installation, setUpLogin: null };
}

async function seed(
  platform: Platform,
  bindings: readonly ServerBinding[],
  tell: PlatformOptions['tell'],
): Promise<void> {
  const prepared = new Map(
    bindings.flatMap((binding) =>
      binding.prepareSeed ? [[binding, binding.prepareSeed(platform, tell)] as const] : [],
    ),
  );
  try {
    for (const binding of bindings) await binding.seed?.(platform, tell, await prepared.get(binding));
    for (const binding of bindings) await binding.finishSeed?.(platform, tell);
  } finally {
    // Where another seed failed, what is still being prepared ends before the stores close.
    await Promise.allSettled(prepared.values());
  }
}

/**
 * What a command finds: an installation of either kind. It sets nothing up: nobody would be shown the password.
 *
 * @throws Problem `installation/not-set-up`
 */
async function initialiseAsItIs(
  platform: Platform,
  bindings: readonly ServerBinding[],
  kind: Kind | null,
  version: string,
): Promise<Begun> {
  if (kind === null)
    throw installationProblems.problem('not-set-up', { place: platform.records.engine.kind });
  return await initialise(platform, bindings, {
    demonstration: kind === 'demonstration' || kind === 'unfinished-demonstration',
    version,
  });
}

async function readKind(platform: Platform): Promise<Kind | null> {
  const row = await platform.records.asSystem('read what the installation is', (tx) =>
    tx.selectFrom('platform.installation').select('value').where('key', '=', 'kind').executeTakeFirst(),
  );
  return (row?.value as Kind | undefined) ?? null;
}

async function writeKind(platform: Platform, kind: Kind): Promise<void> {
  await platform.records.asSystem('note what the installation is', (tx) => noteKind(tx, kind));
}

async function noteKind(tx: Tx, kind: Kind): Promise<void> {
  const value = JSON.stringify(kind);
  await tx
    .insertInto('platform.installation')
    .values({ key: 'kind', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

async function createSetUpAccount(platform: Platform): Promise<{ username: string; password: string }> {
  const username = 'admin';
  const password = initialPassword();
  const hash = await hashPassword(password);
  // With the note of what the folder is, or not at all: a crash in between would lose the password for good.
  await platform.records.asSystem('create the set-up account', async (tx) => {
    await noteKind(tx, 'real');
    await tx
      .insertInto('platform.organisation')
      .values({
        id: 'root',
        parent_id: null,
        kind: 'region',
        name_zh: '本地区',
        name_en: 'This region',
        path: '/root/',
      })
      .execute();
    await tx
      .insertInto('platform.account')
      .values({
        username,
        display_zh: '系统管理员',
        display_en: 'Administrator',
        role: 'administrator',
        organisation_id: 'root',
        password_hash: hash,
        must_change_password: true,
      })
      .execute();
  });
  return { username, password };
}

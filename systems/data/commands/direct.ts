import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { CommandHost, Platform } from '@sanyi/api';
import { mayAccess, type RoleId, type Viewer } from '@sanyi/kernel';
import { choiceOf, fileDetail, register, startJob } from '../api/file-routes.ts';
import { fileView, surroundingsOf } from '../api/file-views.ts';
import * as schemas from '../api/schemas.ts';
import { undo } from '../jobs/undo.ts';
import { manifest } from '../manifest.ts';
import { dataProblems } from '../problems.ts';
import { type Actor, listFiles } from '../store/files.ts';
import type { Installation } from './installation.ts';

/** Works on the installation in this process. @throws Problem `data/command-account` and the refusals of opening */
export async function openDirect(host: CommandHost): Promise<Installation> {
  const { platform, close } = await host.open();
  try {
    const viewer = await accountOf(platform, host.username);
    const actor: Actor = { viewer, clock: platform.clock, requestId: null };
    const transact = <Result>(work: Parameters<typeof platform.records.asViewer<Result>>[1]) =>
      platform.records.asViewer(viewer, work);
    return {
      async receive(path, sender) {
        const sealed = await platform.sealed.receive(createReadStream(path), basename(path), host.dataBytes);
        const view = await register(platform, actor, {
          ...sealed,
          name: basename(path),
          senderId: sender ?? viewer.organisationId,
        });
        return { ...schemas.file.parse(view), known: view.known };
      },
      start: (fileNo, job, choice) =>
        startJob(platform, actor, fileNo, job, choiceOf(schemas.importChoice.parse(choice))),
      job: (jobId) => platform.jobs.get(viewer, jobId),
      file: async (fileNo) => schemas.fileDetail.parse(await fileDetail({ transact }, fileNo)),
      files: (page) =>
        transact(async (tx) => {
          const { rows, total } = await listFiles(tx, { page, size: schemas.USUAL_SIZE });
          const around = await surroundingsOf(tx, rows);
          return { files: rows.map((row) => schemas.file.parse(fileView(row, around))), total };
        }),
      async undo(fileNo) {
        await undo(platform, actor, fileNo);
        return schemas.fileDetail.parse(await fileDetail({ transact }, fileNo));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The account named, or the only one that may import. */
async function accountOf(platform: Platform, username: string | null): Promise<Viewer> {
  const rows = await platform.records.asSystem('accounts for a command', async (tx) => {
    const accounts = await tx
      .selectFrom('platform.account as a')
      .innerJoin('platform.organisation as o', 'o.id', 'a.organisation_id')
      .select(['a.id', 'a.username', 'a.display_zh', 'a.role', 'a.organisation_id', 'o.path'])
      .where('a.disabled_at', 'is', null)
      .execute();
    const regions = await tx
      .selectFrom('platform.organisation')
      .select('path')
      .where('kind', '=', 'region')
      .execute();
    return accounts.map((account) => ({
      account,
      region: regions
        .map((region) => region.path)
        .filter((path) => account.path.startsWith(path))
        .toSorted((a, b) => b.length - a.length)[0],
    }));
  });
  const access = manifest.routes.find((route) => route.id === 'import')?.access ?? '';
  const able = rows.filter(({ account }) => mayAccess([manifest], account.role as RoleId, access));
  const chosen = username === null ? able : able.filter(({ account }) => account.username === username);
  const [found] = chosen;
  if (!found || chosen.length > 1)
    throw dataProblems.problem('command-account', {
      user: username ?? able.map(({ account }) => account.username).join(' / '),
    });
  const { account, region } = found;
  return {
    accountId: account.id,
    username: account.username,
    displayName: account.display_zh,
    role: account.role as RoleId,
    organisationId: account.organisation_id,
    scopePath: region ?? account.path,
    mustChangePassword: false,
  };
}

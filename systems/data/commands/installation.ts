import { type CommandHost, hostOf } from '@sanyi/api';
import { type CommandContext, Problem } from '@sanyi/kernel';
import type { JobView } from '@sanyi/records';
import type { z } from 'zod';
import type * as schemas from '../api/schemas.ts';
import { dataProblems } from '../problems.ts';
import { openDirect } from './direct.ts';
import { openRemote } from './remote.ts';

export type FileView = z.output<typeof schemas.file>;
export type FileDetail = z.output<typeof schemas.fileDetail>;
export type Choice = z.input<typeof schemas.importChoice>;

/** The installation as a command works on it (命令所用的安装): opened here, or through the server that owns it. */
export interface Installation {
  receive(path: string, sender: string | null): Promise<FileView & { readonly known: boolean }>;
  start(fileNo: number, job: 'import' | 'dry-run', choice: Choice): Promise<string>;
  job(jobId: string): Promise<JobView>;
  file(fileNo: number): Promise<FileDetail>;
  files(page: number): Promise<{ readonly files: readonly FileView[]; readonly total: number }>;
  undo(fileNo: number): Promise<FileDetail>;
  close(): Promise<void>;
}

/** The folder belongs to another process: a store says so by one of these. */
export const OWNED: readonly string[] = ['records/locked', 'facts/folder-in-use'];

/**
 * Opens the installation, or goes through the server that owns it where an account with its password is given.
 *
 * @throws Problem `data/folder-owned`, `data/command-account`
 */
export async function openInstallation(context: CommandContext): Promise<Installation> {
  const host: CommandHost = hostOf(context);
  try {
    return await openDirect(host);
  } catch (error) {
    if (!(error instanceof Problem) || !OWNED.includes(error.code)) throw error;
    if (host.username === null || host.password === null)
      throw dataProblems.problem('folder-owned', { address: host.address }, { cause: error });
    return await openRemote(host, host.username, host.password);
  }
}

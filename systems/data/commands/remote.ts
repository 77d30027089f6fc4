import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { CommandHost } from '@sanyi/api';
import type { JobView } from '@sanyi/records';
import { dataProblems } from '../problems.ts';
import type { FileDetail, FileView, Installation } from './installation.ts';

interface Refusal {
  readonly detail?: string;
  readonly cure?: string;
  readonly code?: string;
}

/** Works through the running server, signed in as an account (经由服务). @throws Problem `data/server-refused` */
export async function openRemote(
  host: CommandHost,
  username: string,
  password: string,
): Promise<Installation> {
  let cookie = '';
  async function ask<Body>(method: string, path: string, body?: object): Promise<Body> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${host.address}/api${path}`, {
      method,
      headers: {
        'x-sanyi-request': '1',
        ...(cookie ? { cookie } : {}),
        ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    }).catch((cause: unknown) => {
      throw dataProblems.problem('server-refused', { reason: host.address }, { cause });
    });
    for (const set of answer.headers.getSetCookie()) cookie = set.split(';')[0] ?? '';
    const text = await answer.text();
    const content: unknown = text === '' ? null : JSON.parse(text);
    if (!answer.ok) {
      const { detail, cure, code } = (content ?? {}) as Refusal;
      throw dataProblems.problem('server-refused', {
        reason: [detail, cure, code && `(${code})`].filter(Boolean).join(' ') || String(answer.status),
      });
    }
    return content as Body;
  }
  await ask('POST', '/administration/session', { username, password });
  return {
    async receive(path, sender) {
      const form = new FormData();
      // The sender goes first: a file is entered as soon as it has arrived.
      if (sender !== null) form.append('sender', sender);
      form.append('file', await openAsBlob(path), basename(path));
      const { files } = await ask<{ files: (FileView & { known: boolean })[] }>('POST', '/data/files', form);
      const [file] = files;
      if (!file) throw dataProblems.problem('server-refused', { reason: basename(path) });
      return file;
    },
    async start(fileNo, job, choice) {
      return (await ask<{ jobId: string }>('POST', `/data/files/${fileNo}/${job}`, choice)).jobId;
    },
    async job(jobId) {
      const { jobs } = await ask<{ jobs: JobView[] }>('GET', '/administration/jobs');
      const found = jobs.find((job) => job.id === jobId);
      if (!found) throw dataProblems.problem('server-refused', { reason: jobId });
      return found;
    },
    file: (fileNo) => ask<FileDetail>('GET', `/data/files/${fileNo}`),
    files: (page) => ask('GET', `/data/files?page=${page}`),
    undo: (fileNo) => ask<FileDetail>('POST', `/data/files/${fileNo}/undo`),
    async close() {
      await ask('DELETE', '/administration/session');
    },
  };
}

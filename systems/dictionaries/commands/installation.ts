import { type CommandHost, hostOf } from '@sanyi/api';
import { type CommandContext, Problem } from '@sanyi/kernel';
import { importFile, type Outcome } from '../api/import-file.ts';
import * as schemas from '../api/schemas.ts';
import type { FoundCode } from '../port.ts';
import { dictionaryProblems } from '../problems.ts';
import { searchDictionaries } from '../store/search.ts';

/** The dictionaries as a command works on them (命令所用的字典): opened here, or through the server that owns the folder. */
export interface Dictionaries {
  import(
    file: { readonly bytes: Uint8Array; readonly name: string },
    fields: Readonly<Record<string, string>>,
    apply: boolean,
  ): Promise<Outcome>;
  search(text: string, limit: number): Promise<readonly FoundCode[]>;
  close(): Promise<void>;
}

/** The folder belongs to another process: a store says so by one of these. */
const OWNED = ['records/locked', 'facts/folder-in-use'];

/** @throws Problem dictionaries/sign-in-needed, dictionaries/server-refused and the refusals of opening */
export async function openDictionaries(context: CommandContext): Promise<Dictionaries> {
  const host = hostOf(context);
  try {
    return await openDirect(host);
  } catch (error) {
    if (!(error instanceof Problem) || !OWNED.includes(error.code)) throw error;
    if (host.username === null || host.password === null)
      throw dictionaryProblems.problem('sign-in-needed', { address: host.address }, { cause: error });
    return await openRemote(host, host.username, host.password);
  }
}

async function openDirect(host: CommandHost): Promise<Dictionaries> {
  const { platform, close } = await host.open();
  return {
    import: (file, fields, apply) =>
      importFile(platform, file, schemas.orderFields.parse(fields), {
        apply,
        importer: { system: 'command line' },
        requestId: null,
      }),
    search: (text, limit) =>
      platform.records.asSystem('search from the command line', (tx) =>
        searchDictionaries(platform.records, tx, { text, limit }, platform.clock.today()),
      ),
    close,
  };
}

async function openRemote(host: CommandHost, username: string, password: string): Promise<Dictionaries> {
  let cookie = '';
  async function ask<Body>(method: string, path: string, body?: BodyInit): Promise<Body> {
    const answer = await fetch(`${host.address}/api${path}`, {
      method,
      headers: {
        'x-sanyi-request': '1',
        ...(cookie ? { cookie } : {}),
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      },
      ...(body === undefined ? {} : { body }),
    }).catch((cause: unknown) => {
      throw dictionaryProblems.problem('server-refused', { reason: host.address }, { cause });
    });
    for (const set of answer.headers.getSetCookie()) cookie = set.split(';')[0] ?? '';
    const text = await answer.text();
    const content: unknown = text === '' ? null : JSON.parse(text);
    if (answer.ok) return content as Body;
    const { detail, cure, code } = (content ?? {}) as { detail?: string; cure?: string; code?: string };
    throw dictionaryProblems.problem('server-refused', {
      reason: [detail, cure, code && `(${code})`].filter(Boolean).join(' ') || String(answer.status),
    });
  }
  await ask('POST', '/administration/session', JSON.stringify({ username, password }));
  return {
    import(file, fields, apply) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
      return ask('POST', `/dictionaries/${apply ? 'import' : 'dry-run'}`, form);
    },
    async search(text, limit) {
      const { codes } = await ask<{ codes: FoundCode[] }>(
        'GET',
        `/dictionaries/search?text=${encodeURIComponent(text)}&limit=${limit}`,
      );
      return codes;
    },
    async close() {
      await ask('DELETE', '/administration/session');
    },
  };
}

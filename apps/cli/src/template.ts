import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** Lies beside the built command line. */
export const TEMPLATE_FILE = 'records-template.tar.gz';

/** The prepared embedded database, or nothing where the build did not make one. */
export async function recordsTemplate(): Promise<Blob | undefined> {
  const place = join(import.meta.dirname, TEMPLATE_FILE);
  if (!existsSync(place)) return undefined;
  return new Blob([new Uint8Array(await promisify(gunzip)(await readFile(place)))]);
}

import { openEmbedded } from './embedded.ts';
import { openPglite } from './pglite-engine.ts';
import { openPostgres } from './postgres-engine.ts';
import { createRecords, type Records, type RecordsExtras } from './records.ts';

export type RecordsOptions =
  | { readonly kind: 'embedded'; readonly directory: string }
  | { readonly kind: 'memory' }
  | { readonly kind: 'postgres'; readonly url: string; readonly poolSize?: number };

export interface OpenExtras extends RecordsExtras {
  /** A data directory as tar (see `dumpTemplate`): a new embedded or in-memory database starts from it in ~0.3 s. */
  readonly template?: Blob;
}

/**
 * Opens the records (打开业务库). The caller runs `migrate` next and must `close`, also on SIGTERM and SIGINT: an
 * embedded database that is left open keeps the process alive and its lock file in place.
 *
 * @throws Problem `records/locked`, `records/directory-unusable`, `records/embedded-damaged`, `records/unreachable`,
 *   `records/version-too-old`.
 */
export async function openRecords(options: RecordsOptions, extras: OpenExtras = {}): Promise<Records> {
  switch (options.kind) {
    case 'postgres':
      return createRecords(await openPostgres(options.url, options.poolSize ?? 10, extras.logger), extras);
    case 'memory':
      return createRecords(await openPglite('memory', extras.template), extras);
    case 'embedded': {
      const { engine, unlock } = await openEmbedded(options.directory, extras);
      return createRecords(engine, extras, unlock);
    }
  }
}

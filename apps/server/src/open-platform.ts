import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Installation, Platform, ServerBinding } from '@sanyi/api';
import { openFacts } from '@sanyi/facts';
import { type Clock, type LocalText, type SystemManifest, systemClock } from '@sanyi/kernel';
import {
  createJobQueue,
  openFileVault,
  openKeyRing,
  openRecords,
  openSealedVault,
  type RecordsLogger,
  recordsProblems,
} from '@sanyi/records';
import { regionMigrations } from '@sanyi/region/migrations';
import type { Config } from './config.ts';
import { followUp } from './follow-up.ts';
import { initialise } from './installation.ts';

export interface OpenPlatform {
  readonly platform: Platform;
  /** What a person must be told once: the set-up login of a new installation. */
  readonly setUpLogin: { readonly username: string; readonly password: string } | null;
  close(): Promise<void>;
}

export interface PlatformOptions {
  /** `as-it-is`: whatever the folder has been made; for commands. */
  readonly demonstration: boolean | 'as-it-is';
  readonly version: string;
  /** All systems, those that are only tracked included. */
  readonly manifests: readonly SystemManifest[];
  /** Size of the process's thread pool, which the embedded facts engine shares. */
  readonly threads: number;
  readonly clock?: Clock;
  /** What the stores and jobs have to say; nothing is said without one. */
  readonly log?: RecordsLogger;
  /** A prepared embedded database, from which a new folder starts at once. */
  readonly recordsTemplate?: Blob;
  /** Shows how far the laying down of a demonstration is. */
  readonly tell?: (text: LocalText) => void;
}

/**
 * Opens the stores, brings them up to date and hands every system the same platform (打开平台). Whatever was opened
 * is closed again when a later step refuses.
 */
export async function openPlatform(
  config: Config,
  bindings: readonly ServerBinding[],
  options: PlatformOptions,
): Promise<OpenPlatform> {
  const clock = options.clock ?? systemClock();
  const logger = options.log ? { logger: options.log } : {};
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    const faults: unknown[] = [];
    // One store that does not close must not keep the others open.
    for (const closer of closers.splice(0).toReversed())
      await closer().catch((fault: unknown) => faults.push(fault));
    if (faults.length > 0) throw new AggregateError(faults, 'not everything could be closed');
  };
  try {
    await makeFolder(config.dataDirectory);
    const records = await openRecords(
      config.recordsUrl
        ? { kind: 'postgres', url: config.recordsUrl }
        : { kind: 'embedded', directory: join(config.dataDirectory, 'records') },
      { clock, ...logger, ...(options.recordsTemplate ? { template: options.recordsTemplate } : {}) },
    );
    closers.push(() => records.close());
    await records.migrate(bindings.flatMap((binding) => binding.migrations));

    const facts =
      config.factsUrl === 'off'
        ? null
        : await openFacts(
            config.factsUrl
              ? { kind: 'clickhouse', url: config.factsUrl, database: config.factsDatabase }
              : {
                  kind: 'chdb',
                  directory: join(config.dataDirectory, 'facts'),
                  database: config.factsDatabase,
                  threads: options.threads,
                },
          );
    if (facts) {
      closers.push(() => facts.close());
      await facts.migrate(regionMigrations);
    }

    const files = await openFileVault(join(config.dataDirectory, 'files'));
    const keys = await openKeyRing(config.keyFile || `${config.dataDirectory}.keys`);
    const sealed = await openSealedVault(join(config.dataDirectory, 'sealed'), keys, 'files');
    const ports = new Map<string, unknown>();
    const installation: { current: Installation } = {
      current: {
        name: { zh: '', en: '' },
        demonstration: false,
        version: options.version,
        demonstrationLogins: [],
      },
    };
    const handlers: Record<string, ReturnType<ServerBinding['jobs'][string]>> = {};
    const jobs = createJobQueue(records, { handlers, ...logger });
    const platform: Platform = {
      records,
      facts,
      files,
      sealed,
      keys,
      jobs,
      clock,
      get installation() {
        return installation.current;
      },
      manifests: options.manifests,
      port: <Port>(system: string): Port => {
        if (!ports.has(system)) throw new Error(`no system offers the port ${system}`);
        return ports.get(system) as Port;
      },
    };
    for (const binding of bindings) {
      if (binding.port) ports.set(binding.manifest.id, binding.port(platform));
      for (const [id, handler] of Object.entries(binding.jobs))
        handlers[`${binding.manifest.id}.${id}`] = handler(platform);
    }
    followUp(handlers, bindings, platform);
    await jobs.start();
    closers.push(() => jobs.stop());
    const begun = await initialise(platform, bindings, options);
    installation.current = begun.installation;
    return { platform, setUpLogin: begun.setUpLogin, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeFolder(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw recordsProblems.problem('directory-unusable', { directory, reason }, { cause: error });
  }
}

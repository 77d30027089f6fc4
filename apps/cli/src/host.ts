import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandHost } from '@sanyi/api';
import { installationProblems, openPlatform, readConfig } from '@sanyi/app-server';
import { systemManifests } from '../../../systems/index.ts';
import { serverBindings } from '../../../systems/server.ts';
import { recordsTemplate } from './template.ts';
import { version } from './version.ts';

const MEGABYTE = 1024 * 1024;

/**
 * What commands that work on an installation are given (命令行宿主), by the configuration of the environment. Opening it throws
 * Problem `installation/not-set-up` where there is none.
 */
export function commandHost(): CommandHost {
  const config = readConfig(process.env);
  return {
    address: `http://${config.host}:${config.port}`,
    username: config.user || null,
    password: config.password || null,
    dataBytes: config.dataMegabytes * MEGABYTE,
    async open() {
      // Looked at before anything is opened: a command leaves no empty stores behind in a folder that was named wrongly.
      if (!config.recordsUrl && !existsSync(join(config.dataDirectory, 'records')))
        throw installationProblems.problem('not-set-up', { place: config.dataDirectory });
      const template = await recordsTemplate();
      const { platform, close } = await openPlatform(config, serverBindings, {
        demonstration: 'as-it-is',
        version,
        manifests: systemManifests,
        threads: Number(process.env['UV_THREADPOOL_SIZE'] ?? 4),
        ...(template ? { recordsTemplate: template } : {}),
      });
      return { platform, close };
    },
  };
}

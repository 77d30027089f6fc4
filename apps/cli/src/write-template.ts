import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { createTemplate } from '@sanyi/records';
import { serverBindings } from '../../../systems/server.ts';
import { TEMPLATE_FILE } from './template.ts';

/**
 * Prepares the embedded records (内置库模板) once, while building: an empty database with every migration applied, so
 * that a first start needs a second instead of creating one.
 */
const template = await createTemplate(serverBindings.flatMap((binding) => binding.migrations));
const packed = await promisify(gzip)(new Uint8Array(await template.arrayBuffer()), { level: 4 });
await writeFile(join(import.meta.dirname, TEMPLATE_FILE), packed);

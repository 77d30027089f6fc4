import { bindCommands } from '@sanyi/kernel';
import { generateCommand } from './commands/generate.ts';
import { manifest } from './manifest.ts';

/** The command line of the practice region. */
export const commands = bindCommands(manifest, { generate: generateCommand });

import { bindCommands } from '@sanyi/kernel';
import { readCommand } from './commands/read.ts';
import { manifest } from './manifest.ts';

/** The command line of the plan system. */
export const commands = bindCommands(manifest, { read: readCommand });

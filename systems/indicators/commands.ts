import { bindCommands } from '@sanyi/kernel';
import { computeCommand } from './commands/compute.ts';
import { manifest } from './manifest.ts';

/** The command line of the indicators. */
export const commands = bindCommands(manifest, { compute: computeCommand });

import { bindCommands } from '@sanyi/kernel';
import { catalogueCommand } from './commands/catalogue.ts';
import { groupCommand } from './commands/group.ts';
import { manifest } from './manifest.ts';

/** The command line of points by disease. */
export const commands = bindCommands(manifest, { catalogue: catalogueCommand, group: groupCommand });

import { bindCommands } from '@sanyi/kernel';
import { importCommand } from './commands/import.ts';
import { searchCommand } from './commands/search.ts';
import { manifest } from './manifest.ts';

/** The command line of the dictionaries. */
export const commands = bindCommands(manifest, { import: importCommand, search: searchCommand });

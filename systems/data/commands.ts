import { bindCommands } from '@sanyi/kernel';
import { filesCommand } from './commands/files.ts';
import { importCommand } from './commands/import.ts';
import { sweepCommand } from './commands/sweep.ts';
import { undoCommand } from './commands/undo.ts';
import { manifest } from './manifest.ts';

/** The command line of the data system. */
export const commands = bindCommands(manifest, {
  import: importCommand,
  undo: undoCommand,
  files: filesCommand,
  sweep: sweepCommand,
});

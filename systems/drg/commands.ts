import { bindCommands } from '@sanyi/kernel';
import { compareCommand } from './commands/compare.ts';
import { groupCommand } from './commands/group.ts';
import { lintCommand } from './commands/lint.ts';
import { manifest } from './manifest.ts';

/** The command line of the grouping. */
export const commands = bindCommands(manifest, {
  group: groupCommand,
  lint: lintCommand,
  compare: compareCommand,
});

import { bindCommands, type CommandBinding } from '@sanyi/kernel';
import { readCommand } from '@sanyi/system-plan/commands/read';
import { manifest as plan } from '@sanyi/system-plan/manifest';

/** The commands of every system that is switched on. */
export const commandBindings: readonly CommandBinding[] = [bindCommands(plan, { read: readCommand })];

import type { CommandBinding } from '@sanyi/kernel';

/** The commands of every system that is switched on. */
export const commandBindings: readonly CommandBinding[] = [];

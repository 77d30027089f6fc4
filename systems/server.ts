import type { ServerBinding } from '@sanyi/api';
import { server as administration } from '@sanyi/system-administration/server';

/** The server side of every system that is switched on, in the order their demonstrations are laid down. */
export const serverBindings: readonly ServerBinding[] = [administration];

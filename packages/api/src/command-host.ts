import type { CommandContext } from '@sanyi/kernel';
import type { Platform } from './platform.ts';

/** What the command line offers to commands that work on an installation (命令行宿主). */
export interface CommandHost {
  /** Where a server of this configuration listens. */
  readonly address: string;
  /** Account the command acts for; the password is needed only through a server. */
  readonly username: string | null;
  readonly password: string | null;
  /** Largest data file in bytes. */
  readonly dataBytes: number;
  /** Opens the installation in this process; refused while a server owns its folder. The caller closes it. */
  open(): Promise<{ readonly platform: Platform; close(): Promise<void> }>;
}

/** The host of a command (取宿主). @throws Error where the command line gave none */
export function hostOf(context: CommandContext): CommandHost {
  const { host } = context;
  if (typeof host !== 'object' || host === null || !('open' in host))
    throw new Error('this command needs an installation');
  return host as CommandHost;
}

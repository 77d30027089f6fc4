import type { Locale } from './local-text.ts';
import type { IdOf, SystemManifest } from './system.ts';

/** How a command ends: 0 done, 1 refused with a problem, 2 called wrongly. */
export type ExitCode = 0 | 1 | 2;

export interface CommandContext {
  /** What stands after noun and verb. */
  readonly args: readonly string[];
  readonly locale: Locale;
  print(line: string): void;
  /** What the command line offers to commands that work on an installation: a `CommandHost` of `@sanyi/api`. */
  readonly host?: unknown;
}

export type Command = (context: CommandContext) => Promise<ExitCode>;

export interface CommandBinding {
  readonly manifest: SystemManifest;
  readonly commands: Readonly<Record<string, Command>>;
}

/** Binds the commands a manifest declares (命令行); a missing or extra id does not compile. */
export function bindCommands<const Manifest extends SystemManifest>(
  manifest: Manifest,
  commands: Readonly<Record<IdOf<Manifest['commands']>, Command>>,
): CommandBinding {
  return { manifest, commands };
}

import type { Facts } from '@sanyi/facts';
import type { Clock, LocalText, SystemManifest } from '@sanyi/kernel';
import type { FileVault, JobQueue, KeyRing, Records, SealedVault } from '@sanyi/records';

/** What the installation is called and whether it is a demonstration. */
export interface Installation {
  readonly name: LocalText;
  readonly demonstration: boolean;
  readonly version: string;
  readonly demonstrationLogins: readonly DemonstrationLogin[];
}

export interface DemonstrationLogin {
  readonly username: string;
  readonly password: string;
  readonly title: LocalText;
}

/** Everything a system may use from the house; built once by the server, handed to every slice. */
export interface Platform {
  readonly records: Records;
  /** `null` when no facts engine is installed or configured. */
  readonly facts: Facts | null;
  readonly files: FileVault;
  /** Senders' files as they arrived, sealed: they hold names. */
  readonly sealed: SealedVault;
  /** The installation's keys, for hashes and personal fields. */
  readonly keys: KeyRing;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly installation: Installation;
  readonly manifests: readonly SystemManifest[];
  /** The port of another system; only systems named in the caller's `needs` may be asked for. */
  port<Port>(system: string): Port;
}

import type { CodeSystem, EditionLine } from './code-system.ts';

/** A line of editions, or the map between the two lines of a system (对照). */
export type Line = EditionLine | 'map';

/** What a file can hold (导入种类): the codes of a system, or its map between the clinical and the insurance edition. */
export interface Target {
  readonly system: CodeSystem;
  readonly content: 'codes' | 'map';
}

/** Name of a target as the command line writes it: `icd-10`, `icd-10-map`. */
export function targetName(target: Target): string {
  return target.content === 'map' ? `${target.system}-map` : target.system;
}

/** One row of a dictionary (字典条目). A field that the file has no column for is undefined and keeps what was known. */
export interface Entry {
  readonly code: string;
  readonly name: string;
  /** Maps only: the code of the insurance edition. */
  readonly target?: string;
  readonly category?: string;
  readonly grey?: boolean;
  readonly successor?: string;
  /** The file itself says that the code counts no more (停用). */
  readonly ended?: boolean;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** An entry as it is kept: every field has a value. */
export interface KeptEntry {
  readonly code: string;
  readonly target: string;
  readonly name: string;
  readonly category: string;
  readonly grey: boolean;
  readonly successor: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What makes an entry the same one in the next edition (条目主键): its code, in a map the pair. */
export function entryKey(entry: Pick<Entry, 'code' | 'target'>): string {
  return entry.target ? `${entry.code}→${entry.target}` : entry.code;
}

import type { LocalText } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { CodeSystem, EditionLine } from './engine/code-system.ts';

export type { CodeSystem, EditionLine } from './engine/code-system.ts';

/**
 * One system of codes as it stood on a day (编码集), in memory: ask it a million times, it never goes to the database.
 * A new import makes a new set; fetch it once for each run, not once for each row.
 */
export interface CodeSet {
  readonly system: CodeSystem;
  /** Name of the edition in force, such as `insurance-2.0`. */
  readonly edition: string;
  readonly validFrom: Day;
  /** Codes in force. */
  readonly size: number;
  /** In force on the day. Codes are compared as they are; `normalCode` first where a sender writes freely. */
  has(code: string): boolean;
  nameOf(code: string): string | null;
  /** 灰码: in the dictionary, but not to be used as a main diagnosis or operation. False for unknown codes. */
  isGrey(code: string): boolean;
  /** An earlier edition had it and this one has not; null where it is in force or was never known. */
  retired(code: string): RetiredCode | null;
  /** Codes in force, in the order of the code. */
  codes(): Iterable<string>;
}

export interface RetiredCode {
  /** First day on which it counted no more. */
  readonly since: Day;
  readonly name: string;
  /** The code that took its place, where the dictionary says so. */
  readonly replacement: string | null;
}

export interface CodeSetChoice {
  readonly system: CodeSystem;
  /** A line (`insurance`, `clinical`, `national`): the edition in force on the day; or one edition by name. */
  readonly edition: EditionLine | (string & {});
  readonly on: Day;
}

/** The map from one line of editions to the other (版本对照). */
export interface CodeMap {
  readonly size: number;
  /** Codes of the other line; the first is the preferred one; empty where the map says nothing. */
  targetsOf(code: string): readonly string[];
}

/** One code found by a search (检索结果). */
export interface FoundCode {
  readonly system: CodeSystem;
  readonly line: EditionLine;
  readonly edition: string;
  readonly code: string;
  readonly name: string;
  readonly grey: boolean;
  /** Set where the code is no longer in force. */
  readonly retiredOn: Day | null;
  readonly replacement: string | null;
  /** The other edition's codes. */
  readonly mapsTo: readonly string[];
}

export interface CodeSearch {
  /** Prefix or part of a code, part of a name, or pinyin initials (`cq` finds 重庆). */
  readonly text: string;
  readonly systems?: readonly CodeSystem[];
  readonly line?: EditionLine;
  readonly limit?: number;
  /** Retired codes too, after those in force; true unless said otherwise. */
  readonly withRetired?: boolean;
}

/** A value of a national value list (值域). */
export interface ListedValue extends LocalText {
  /** An older or regional code that is still met and stands for another one of the list. */
  readonly sameAs?: string;
}

/** What the dictionaries offer to other systems (编码字典端口). */
export interface DictionaryPort {
  /** Null while no edition of the line is in force on the day: nothing can then be said about any code. */
  codeSet(tx: Tx, choice: CodeSetChoice): Promise<CodeSet | null>;
  /** `from: 'clinical'` maps 国临版 to 医保版. Empty while no map was imported. */
  codeMap(tx: Tx, choice: { system: CodeSystem; from: 'clinical' | 'insurance'; on: Day }): Promise<CodeMap>;
  /** Values of a national field such as `gend`, `med_type`, `insutype`; null where the product has no list for it. */
  valueList(field: string): ReadonlyMap<string, ListedValue> | null;
  /** Fields that have a value list. */
  valueFields(): readonly string[];
  /** A code as the sets hold it: half-width, without blanks, capitals save the `x` of extensions. */
  normalCode(system: CodeSystem, text: string): string;
  search(tx: Tx, search: CodeSearch): Promise<readonly FoundCode[]>;
}

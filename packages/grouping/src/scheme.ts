import type { Rule } from './rule.ts';

/** A group of the lowest kind (DRG 细分组); the first of an ADRG whose rule holds is the answer. */
export interface DrgRow {
  readonly code: string;
  readonly name?: string;
  readonly rule: Rule;
}

/** A row of the table of basic groups (ADRG). Several rows may share one code: the group is reached by any of them. */
export interface AdrgRow {
  readonly code: string;
  readonly name?: string;
  readonly rule: Rule;
  readonly drgs: readonly DrgRow[];
}

/**
 * One step inside a main category: a row of the ADRG table by its id, the ambiguous group (歧义组 QY), or the place where a category
 * keeps what fits none of its ADRGs (未入组 00).
 */
export type MdcStep =
  | { readonly adrg: string }
  | { readonly ambiguous: string; readonly rule: Rule }
  | { readonly leftover: string; readonly rule: Rule };

/** A main diagnostic category (主要诊断大类 MDC). */
export interface Mdc {
  readonly code: string;
  readonly name?: string;
  readonly rule: Rule;
  readonly steps: readonly MdcStep[];
}

export interface SchemeOptions {
  /** When no ADRG of a matching MDC fits, the search goes on with the next MDC; otherwise it ends there. */
  readonly fallThrough: boolean;
  /** A case without sex is not grouped. */
  readonly needsSex?: boolean;
  /** A newborn of up to 28 days without a weight is not grouped. */
  readonly needsNewbornWeight?: boolean;
}

/**
 * A grouping scheme as data (分组方案): nothing in the engine knows of a place or a year. Lists and maps are named so that an
 * explanation and a linter can speak of them.
 */
export interface Scheme {
  readonly id: string;
  readonly name: string;
  /** In the order they are tried. */
  readonly mdcs: readonly Mdc[];
  /** Rows of the ADRG table by id. */
  readonly adrgs: Readonly<Record<string, AdrgRow>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Maps of codes to a class or body site. */
  readonly maps: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** CC and MCC: code → exclusion table. */
  readonly cc: Readonly<Record<string, string>>;
  readonly mcc: Readonly<Record<string, string>>;
  /** Main diagnosis → exclusion table; a CC or MCC of the same table does not count. */
  readonly exclusions: Readonly<Record<string, string>>;
  /** Operations that count for grouping. */
  readonly countingOperations: readonly string[];
  readonly options: SchemeOptions;
}

import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import { lineOf } from '../engine/code-system.ts';
import { type Comparison, compareEdition } from '../engine/compare-edition.ts';
import type { KeptEntry, Line, Target } from '../engine/entry.ts';
import type { ReadEntries } from '../engine/read-entries.ts';
import { dictionaryProblems } from '../problems.ts';
import { type Edition, editionsOf } from './editions.ts';
import { tables } from './tables.ts';

/** What somebody wants imported (导入请求). */
export interface ImportOrder {
  readonly target: Target;
  readonly edition: string;
  /** First day; null for an edition that is there, and for the first of its line, which counts from the beginning. */
  readonly validFrom: Day | null;
  /** The file is the whole list: what it does not name is retired. */
  readonly complete: boolean;
  readonly fileName: string;
  readonly sha256: string;
  readonly read: ReadEntries;
}

/** What an import does or would do (导入方案). */
export interface ImportPlan {
  readonly line: Line;
  readonly edition: string;
  readonly validFrom: Day;
  readonly isNew: boolean;
  /** The edition it takes the place of. */
  readonly supersedes: string | null;
  readonly comparison: Comparison;
  readonly present: ReadonlyMap<string, KeptEntry>;
  /** Whether anything would be written at all. */
  readonly changes: boolean;
}

/** First day of the first edition of a line, where none is given. */
export const BEGINNING: Day = '1900-01-01';

/**
 * Works out what an import would do (导入试算); writes nothing. Reads the line's entries in force: some ten thousand rows.
 *
 * @throws Problem dictionaries/edition-form, dictionaries/valid-from-missing, dictionaries/valid-from-differs,
 *   dictionaries/older-than-present
 */
export async function planImport(tx: Tx, order: ImportOrder): Promise<ImportPlan> {
  const { target, edition } = order;
  const line: Line | null = target.content === 'map' ? 'map' : lineOf(target.system, edition);
  if (line === null || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(edition))
    throw dictionaryProblems.problem('edition-form', { edition: edition.slice(0, 60) });
  const editions = await editionsOf(tx, target.system, line);
  const { validFrom, isNew, supersedes } = placeOf(editions, edition, order.validFrom);
  const { present, endedBefore } = await entriesOf(tx, target, line);
  const comparison = compareEdition(present, order.read.entries, {
    complete: order.complete,
    untouched: order.read.untouched,
    endedBefore,
  });
  const { added, changed, retired, addedEnded, succeeded } = comparison;
  const touched = added.length + changed.length + retired.length + addedEnded.length + succeeded.length;
  return { line, edition, validFrom, isNew, supersedes, comparison, present, changes: isNew || touched > 0 };
}

function placeOf(
  editions: readonly Edition[],
  name: string,
  given: Day | null,
): { validFrom: Day; isNew: boolean; supersedes: string | null } {
  const last = editions.at(-1);
  const same = editions.find((edition) => edition.name === name);
  if (!last) return { validFrom: given ?? BEGINNING, isNew: true, supersedes: null };
  if (same && same !== last)
    throw dictionaryProblems.problem('older-than-present', {
      present: last.name,
      since: last.validFrom,
      edition: name,
    });
  if (same) {
    if (given !== null && given !== same.validFrom)
      throw dictionaryProblems.problem('valid-from-differs', { edition: name, since: same.validFrom, given });
    return { validFrom: same.validFrom, isNew: false, supersedes: editions.at(-2)?.name ?? null };
  }
  if (given === null)
    throw dictionaryProblems.problem('valid-from-missing', { present: last.name, edition: name });
  if (given <= last.validFrom)
    throw dictionaryProblems.problem('older-than-present', {
      present: last.name,
      since: last.validFrom,
      edition: name,
    });
  return { validFrom: given, isNew: true, supersedes: last.name };
}

/** Entries in force by key, and the ended ones with what took their place. */
async function entriesOf(tx: Tx, target: Target, line: Line) {
  const rows = await tables(tx)
    .selectFrom('dictionaries.entry')
    .select(['key', 'code', 'target', 'name', 'category', 'grey', 'successor', 'attributes', 'valid_until'])
    .where('system', '=', target.system)
    .where('line', '=', line)
    .orderBy('id')
    .execute();
  const present = new Map<string, KeptEntry>();
  const endedBefore = new Map<string, string>();
  for (const { key, valid_until: until, ...entry } of rows) {
    if (until === null) present.set(key, entry);
    else endedBefore.set(key, entry.successor);
  }
  return { present, endedBefore };
}

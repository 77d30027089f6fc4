import { createHash } from 'node:crypto';
import {
  compileScheme,
  Explainer,
  Grouper,
  type ImportGap,
  type LintFinding,
  type Scheme,
} from '@sanyi/grouping';
import type { Viewer } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import { json, type PlatformTables, type Records, type Tx } from '@sanyi/records';
import type { Kysely } from 'kysely';
import { findingCounts, schemeSize } from '../engine/scheme-size.ts';
import { schemeOf, schemeText } from '../engine/scheme-text.ts';
import { drgProblems } from '../problems.ts';
import { type DrgTables, drgTables, type SchemeTable } from './tables.ts';

/** A scheme to be kept (待入库方案). */
export interface NewScheme {
  readonly scheme: Scheme;
  readonly gaps: readonly ImportGap[];
  readonly findings: readonly LintFinding[];
  readonly fileName: string;
  readonly layout: SchemeTable['layout'];
  readonly scopePath: string;
  readonly importedByName: string;
}

/** Keeps a scheme under its content (方案入库); the same content is kept once. @returns its number, and whether it is new */
export async function keepScheme(tx: Tx, given: NewScheme): Promise<{ schemeNo: number; fresh: boolean }> {
  const body = schemeText(given.scheme);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const known = await drgTables(tx)
    .selectFrom('drg.scheme')
    .select('scheme_no')
    .where('content_sha256', '=', sha256)
    .where('scope_path', '=', given.scopePath)
    .executeTakeFirst();
  if (known) return { schemeNo: known.scheme_no, fresh: false };
  const row = await drgTables(tx)
    .insertInto('drg.scheme')
    .values({
      scope_path: given.scopePath,
      content_sha256: sha256,
      code: given.scheme.id,
      name: given.scheme.name,
      body,
      file_name: given.fileName,
      layout: given.layout,
      gaps: json(given.gaps),
      ...schemeSize(given.scheme),
      ...findingCounts(given.findings),
      imported_by_name: given.importedByName,
    })
    .returning('scheme_no')
    .executeTakeFirstOrThrow();
  return { schemeNo: row.scheme_no, fresh: true };
}

export type SchemeHead = Omit<SchemeTable, 'body' | 'gaps' | 'scheme_no' | 'imported_at'> & {
  readonly scheme_no: number;
  readonly imported_at: string;
  readonly gaps: readonly ImportGap[];
};

const HEAD = [
  'scheme_no',
  'scope_path',
  'content_sha256',
  'code',
  'name',
  'file_name',
  'layout',
  'gaps',
  'mdcs',
  'adrgs',
  'drgs',
  'errors',
  'warnings',
  'notes',
  'imported_by_name',
  'imported_at',
] as const;

/** Schemes in the scope of the transaction (方案清单), the newest first. */
export async function listSchemes(tx: Tx): Promise<SchemeHead[]> {
  return await drgTables(tx)
    .selectFrom('drg.scheme')
    .select([...HEAD])
    .orderBy('scheme_no', 'desc')
    .execute();
}

/** @throws Problem drg/no-such-scheme */
export async function schemeHead(tx: Tx, schemeNo: number): Promise<SchemeHead> {
  const row = await drgTables(tx)
    .selectFrom('drg.scheme')
    .select([...HEAD])
    .where('scheme_no', '=', schemeNo)
    .executeTakeFirst();
  if (!row) throw drgProblems.problem('no-such-scheme', { scheme: schemeNo });
  return row;
}

/** A scheme made ready (就绪方案): compiled once for the process, since a number's content never changes. */
export interface ReadyScheme {
  readonly schemeNo: number;
  readonly scheme: Scheme;
  readonly grouper: Grouper;
  readonly explainer: Explainer;
}

/** Schemes held in memory; each takes some ten megabytes. */
const MOST_HELD = 4;
/** By content, not by number: another installation in the same process has numbers of its own. */
const held = new Map<string, ReadyScheme>();

/** A scheme that is in memory, by its number and content; undefined where it is not (内存中的方案). */
export function heldScheme({
  sha256,
  schemeNo,
}: {
  readonly sha256: string;
  readonly schemeNo: number;
}): ReadyScheme | undefined {
  return held.get(heldKey(sha256, schemeNo));
}

function heldKey(sha256: string, schemeNo: number): string {
  return `${sha256} ${schemeNo}`;
}

/** @throws Problem drg/no-such-scheme */
export async function readyScheme(tx: Tx, schemeNo: number): Promise<ReadyScheme> {
  const { content_sha256: sha256, code, name } = await schemeHead(tx, schemeNo);
  const key = heldKey(sha256, schemeNo);
  const known = held.get(key);
  if (known) return known;
  const { body } = await drgTables(tx)
    .selectFrom('drg.scheme')
    .select('body')
    .where('scheme_no', '=', schemeNo)
    .executeTakeFirstOrThrow();
  const scheme = schemeOf(body, code, name);
  const grouper = new Grouper(compileScheme(scheme));
  const made = { schemeNo, scheme, grouper, explainer: new Explainer(grouper) };
  const [oldest] = held.keys();
  if (held.size >= MOST_HELD && oldest !== undefined) held.delete(oldest);
  held.set(key, made);
  return made;
}

/** One use of a scheme (方案启用). */
export interface SchemeUse {
  readonly schemeNo: number;
  readonly sha256: string;
  readonly name: string;
  readonly from: Day;
  readonly scopePath: string;
}

const usesQuery = (tables: Kysely<PlatformTables>) =>
  tables
    .withTables<DrgTables>()
    .selectFrom('drg.use as u')
    .innerJoin('drg.scheme as s', 's.scheme_no', 'u.scheme_no')
    .select(['u.scheme_no', 's.content_sha256', 's.name', 'u.valid_from', 'u.scope_path'])
    .orderBy('u.valid_from');

function reaching(
  rows: Awaited<ReturnType<ReturnType<typeof usesQuery>['execute']>>,
  scopePath: string,
): SchemeUse[] {
  return rows
    .filter((row) => scopePath.startsWith(row.scope_path))
    .map((row) => ({
      schemeNo: row.scheme_no,
      sha256: row.content_sha256,
      name: row.name,
      from: row.valid_from as Day,
      scopePath: row.scope_path,
    }));
}

/** Uses that reach a region (方案启用), its own and those of the regions above, by their first day. */
export async function usesOf(tx: Tx, scopePath: string): Promise<SchemeUse[]> {
  return reaching(await usesQuery(tx).execute(), scopePath);
}

/** The same for a viewer, in one way to the database. */
export async function usesFor(records: Pick<Records, 'viewOnce'>, viewer: Viewer): Promise<SchemeUse[]> {
  return reaching(await records.viewOnce(viewer, usesQuery), viewer.scopePath);
}

/**
 * The use in force on a day (当日方案): among those begun, the one of the nearest region, and there the latest. A district that has chosen
 * follows its own choice, else that of the city.
 */
export function useOn(uses: readonly SchemeUse[], day: Day): SchemeUse | null {
  return uses
    .filter((use) => use.from <= day)
    .reduce<SchemeUse | null>((best, use) => {
      if (!best) return use;
      if (use.scopePath.length !== best.scopePath.length)
        return use.scopePath.length > best.scopePath.length ? use : best;
      return use.from > best.from ? use : best;
    }, null);
}

/** Puts a scheme in force from a day on (启用方案). @throws Problem drg/day-taken */
export async function putInForce(
  tx: Tx,
  use: { readonly schemeNo: number; readonly from: Day; readonly scopePath: string; readonly by: string },
): Promise<void> {
  const taken = (await usesOf(tx, use.scopePath)).find(
    (item) => item.from === use.from && item.scopePath === use.scopePath,
  );
  if (taken) throw drgProblems.problem('day-taken', { day: use.from, name: taken.name });
  await drgTables(tx)
    .insertInto('drg.use')
    .values({
      scope_path: use.scopePath,
      scheme_no: use.schemeNo,
      valid_from: use.from,
      set_by_name: use.by,
    })
    .execute();
}

import { createHash } from 'node:crypto';
import {
  AuxiliaryCoefficients,
  type Catalogue,
  type Certainty,
  type DipRules,
  exactFrom,
  exactText,
  Matcher,
  SingleReader,
} from '@sanyi/dip';
import type { Day } from '@sanyi/quantity';
import { json, type Tx } from '@sanyi/records';
import type { FormingAccount } from '../engine/account.ts';
import { dipProblems } from '../problems.ts';
import { type CatalogueTable, dipTables, type Gap } from './tables.ts';

/** A catalogue to be kept (待入库目录). */
export interface NewCatalogue {
  readonly catalogue: Catalogue;
  readonly rules: DipRules;
  readonly origin: CatalogueTable['origin'];
  readonly certainty: Certainty | null;
  readonly account: FormingAccount | null;
  readonly fileName: string;
  readonly gaps: readonly Gap[];
  readonly scopePath: string;
  readonly madeByName: string;
}

/** Keeps a catalogue under its content (目录入库); the same content is kept once. @returns its number, and whether it is new */
export async function keepCatalogue(
  tx: Tx,
  given: NewCatalogue,
): Promise<{ catalogueNo: number; fresh: boolean }> {
  const { catalogue } = given;
  const body = exactText(catalogue);
  const rules = exactText(given.rules);
  const sha256 = createHash('sha256').update(`${body}\n${rules}`).digest('hex');
  const known = await dipTables(tx)
    .selectFrom('dip.catalogue')
    .select('catalogue_no')
    .where('content_sha256', '=', sha256)
    .where('scope_path', '=', given.scopePath)
    .executeTakeFirst();
  if (known) return { catalogueNo: known.catalogue_no, fresh: false };
  const count = (kind: string) => catalogue.groups.filter((group) => group.kind === kind).length;
  const row = await dipTables(tx)
    .insertInto('dip.catalogue')
    .values({
      scope_path: given.scopePath,
      content_sha256: sha256,
      name: catalogue.name,
      origin: given.origin,
      year: catalogue.year,
      body,
      rules,
      certainty: given.certainty && exactText(given.certainty),
      account: given.account && exactText(given.account),
      file_name: given.fileName,
      gaps: json(given.gaps),
      groups: catalogue.groups.length,
      core_groups: count('core'),
      composite_groups: count('composite'),
      cases: given.account?.grouped ?? null,
      made_by_name: given.madeByName,
    })
    .returning('catalogue_no')
    .executeTakeFirstOrThrow();
  return { catalogueNo: row.catalogue_no, fresh: true };
}

const HEAD = [
  'catalogue_no',
  'scope_path',
  'content_sha256',
  'name',
  'origin',
  'year',
  'file_name',
  'gaps',
  'groups',
  'core_groups',
  'composite_groups',
  'cases',
  'made_by_name',
  'made_at',
] as const;

export type CatalogueHead = Omit<
  CatalogueTable,
  'body' | 'rules' | 'certainty' | 'account' | 'gaps' | 'catalogue_no' | 'made_at'
> & {
  readonly catalogue_no: number;
  readonly made_at: string;
  readonly gaps: readonly Gap[];
};

/** Catalogues in the scope of the transaction (目录清单), the newest first. */
export async function listCatalogues(tx: Tx): Promise<CatalogueHead[]> {
  return await dipTables(tx)
    .selectFrom('dip.catalogue')
    .select([...HEAD])
    .orderBy('catalogue_no', 'desc')
    .execute();
}

/** @throws Problem dip/no-such-catalogue */
export async function catalogueHead(tx: Tx, catalogueNo: number): Promise<CatalogueHead> {
  const row = await dipTables(tx)
    .selectFrom('dip.catalogue')
    .select([...HEAD])
    .where('catalogue_no', '=', catalogueNo)
    .executeTakeFirst();
  if (!row) throw dipProblems.problem('no-such-catalogue', { catalogue: catalogueNo });
  return row;
}

/** A catalogue made ready (就绪目录): read once for the process, since a number's content never changes. */
export interface ReadyCatalogue {
  readonly catalogueNo: number;
  readonly sha256: string;
  readonly catalogue: Catalogue;
  readonly rules: DipRules;
  readonly reader: SingleReader;
  readonly matcher: Matcher;
  readonly certainty: Certainty | null;
  readonly account: FormingAccount | null;
  /** Auxiliary coefficients that opened when it was formed. */
  readonly auxiliary: AuxiliaryCoefficients | null;
}

/** Catalogues held in memory; a national one takes some twenty megabytes. */
const MOST_HELD = 4;
/** By content and number: another installation in the same process has numbers of its own. */
const held = new Map<string, ReadyCatalogue>();

/** @throws Problem dip/no-such-catalogue */
export async function readyCatalogue(tx: Tx, catalogueNo: number): Promise<ReadyCatalogue> {
  const { content_sha256: sha256 } = await catalogueHead(tx, catalogueNo);
  const key = `${sha256} ${catalogueNo}`;
  const known = held.get(key);
  if (known) return known;
  const { body, rules, certainty, account } = await dipTables(tx)
    .selectFrom('dip.catalogue')
    .select(['body', 'rules', 'certainty', 'account'])
    .where('catalogue_no', '=', catalogueNo)
    .executeTakeFirstOrThrow();
  // Only `keepCatalogue` writes these texts, from the same types.
  const catalogue = exactFrom(body) as Catalogue;
  const ownRules = exactFrom(rules) as DipRules;
  const ownAccount = account === null ? null : (exactFrom(account) as FormingAccount);
  const made: ReadyCatalogue = {
    catalogueNo,
    sha256,
    catalogue,
    rules: ownRules,
    reader: new SingleReader(ownRules),
    matcher: new Matcher(catalogue),
    certainty: certainty === null ? null : (exactFrom(certainty) as Certainty),
    account: ownAccount,
    auxiliary:
      ownAccount && new AuxiliaryCoefficients(ownAccount.auxiliary, ownAccount.dimensions, ownRules.lists),
  };
  const [oldest] = held.keys();
  if (held.size >= MOST_HELD && oldest !== undefined) held.delete(oldest);
  held.set(key, made);
  return made;
}

/** One use of a catalogue (目录启用). */
export interface CatalogueUse {
  readonly catalogueNo: number;
  readonly name: string;
  readonly deviation: string;
  readonly from: Day;
  readonly scopePath: string;
}

/** Uses that reach a region (目录启用), its own and those of the regions above, by their first day. */
export async function usesOf(tx: Tx, scopePath: string): Promise<CatalogueUse[]> {
  const rows = await dipTables(tx)
    .selectFrom('dip.use as u')
    .innerJoin('dip.catalogue as c', 'c.catalogue_no', 'u.catalogue_no')
    .select(['u.catalogue_no', 'c.name', 'u.deviation', 'u.valid_from', 'u.scope_path'])
    .orderBy('u.valid_from')
    .execute();
  return rows
    .filter((row) => scopePath.startsWith(row.scope_path))
    .map((row) => ({
      catalogueNo: row.catalogue_no,
      name: row.name,
      deviation: row.deviation,
      from: row.valid_from as Day,
      scopePath: row.scope_path,
    }));
}

/** The use in force on a day (当日目录): among those begun, the one of the nearest region, and there the latest. */
export function useOn(uses: readonly CatalogueUse[], day: string): CatalogueUse | null {
  return (
    [...uses]
      .filter((use) => use.from <= day)
      .sort(
        (one, other) => other.scopePath.length - one.scopePath.length || (one.from < other.from ? 1 : -1),
      )[0] ?? null
  );
}

/** Puts a catalogue in force from a day on (启用目录). @throws Problem dip/day-taken */
export async function putInForce(
  tx: Tx,
  use: {
    readonly catalogueNo: number;
    readonly from: Day;
    readonly deviation: string;
    readonly scopePath: string;
    readonly by: string;
  },
): Promise<void> {
  const taken = (await usesOf(tx, use.scopePath)).find(
    (item) => item.from === use.from && item.scopePath === use.scopePath,
  );
  if (taken) throw dipProblems.problem('day-taken', { day: use.from, name: taken.name });
  await dipTables(tx)
    .insertInto('dip.use')
    .values({
      scope_path: use.scopePath,
      catalogue_no: use.catalogueNo,
      valid_from: use.from,
      deviation: use.deviation,
      set_by_name: use.by,
    })
    .execute();
}

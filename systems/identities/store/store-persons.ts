import type { KeyRing, Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { mergedPerson, type Person, personOf } from '../engine/person.ts';
import type { KeyCollision, PersonEntry, StoredPersons } from '../port.ts';
import { contentHash, identityIndex, numberCheck, openPerson, sealPerson } from './keys.ts';
import { columnKey, tables } from './tables.ts';

const BATCH = 5_000;

interface Waiting {
  readonly key: bigint;
  readonly person: Person;
  readonly check: bigint | null;
  readonly fileNo: number;
}

interface KnownRow {
  readonly number_check: bigint | null;
  readonly content_hash: bigint;
  readonly sealed: Uint8Array;
}

/**
 * Adds persons or brings them up to date (写入人员), sealed; a later entry of the same call wins field by field. Index: primary key.
 * Erased persons stay erased; a key that belongs to another number is reported and not touched.
 */
export async function storePersons(
  keys: KeyRing,
  tx: Tx,
  scopePath: string,
  entries: readonly PersonEntry[],
): Promise<StoredPersons> {
  const totals = { added: 0, changed: 0, unchanged: 0, erased: 0 };
  const collisions: KeyCollision[] = [];
  const waiting = gather(keys, entries, collisions);
  for (let from = 0; from < waiting.length; from += BATCH) {
    const batch = waiting.slice(from, from + BATCH);
    const wanted = batch.map(({ key }) => columnKey(key));
    const erased = await erasedOf(tx, scopePath, wanted);
    const known = await knownOf(tx, scopePath, wanted);
    const fresh: SealedRow[] = [];
    for (const item of batch) {
      const column = columnKey(item.key);
      if (erased.has(column)) {
        totals.erased += 1;
        continue;
      }
      const before = known.get(column);
      if (
        before &&
        item.check !== null &&
        before.number_check !== null &&
        before.number_check !== item.check
      ) {
        collisions.push({ personKey: item.key, fileNo: item.fileNo });
        continue;
      }
      const change = sealedRow(keys, item, before);
      if (change === null) totals.unchanged += 1;
      else {
        totals[before ? 'changed' : 'added'] += 1;
        fresh.push(change);
      }
    }
    await writeRows(tx, scopePath, keys.id, fresh);
  }
  return { ...totals, collisions };
}

/** One item for each key; entries of one call that contradict each other about the number are collisions too. */
function gather(keys: KeyRing, entries: readonly PersonEntry[], collisions: KeyCollision[]): Waiting[] {
  const byKey = new Map<bigint, Waiting>();
  for (const entry of entries) {
    const person = personOf({ ...entry });
    const check = numberCheck(keys, person);
    const before = byKey.get(entry.personKey);
    if (before && check !== null && before.check !== null && before.check !== check) {
      collisions.push({ personKey: entry.personKey, fileNo: entry.fileNo });
      continue;
    }
    byKey.set(entry.personKey, {
      key: entry.personKey,
      person: before ? mergedPerson(before.person, person) : person,
      check: check ?? before?.check ?? null,
      fileNo: entry.fileNo,
    });
  }
  return [...byKey.values()];
}

interface SealedRow {
  readonly key: bigint;
  readonly check: bigint | null;
  readonly identityNumber: bigint | null;
  readonly content: bigint;
  readonly sealed: Buffer;
  readonly fileNo: number;
}

/** The row to write; null where it would say what is there already. */
export function sealedRow(keys: KeyRing, item: Waiting, before: KnownRow | undefined): SealedRow | null {
  if (before && contentHash(keys, item.person) === before.content_hash) return null;
  const person = before ? mergedPerson(openPerson(keys, item.key, before.sealed), item.person) : item.person;
  const content = contentHash(keys, person);
  if (before?.content_hash === content) return null;
  return {
    key: item.key,
    check: item.check ?? before?.number_check ?? null,
    identityNumber: identityIndex(keys, person.identityNumber),
    content,
    sealed: sealPerson(keys, item.key, person),
    fileNo: item.fileNo,
  };
}

async function erasedOf(tx: Tx, scopePath: string, wanted: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  const { rows } = await sql<{ person_key: bigint }>`
    select person_key from identities.erasure
    where scope_path = ${scopePath} and person_key = any (${wanted.map(String)}::bigint[])`.execute(tx);
  return new Set(rows.map((row) => row.person_key));
}

async function knownOf(
  tx: Tx,
  scopePath: string,
  wanted: readonly bigint[],
): Promise<ReadonlyMap<bigint, KnownRow>> {
  const { rows } = await sql<KnownRow & { person_key: bigint }>`
    select person_key, number_check, content_hash, sealed from identities.person
    where scope_path = ${scopePath} and person_key = any (${wanted.map(String)}::bigint[])`.execute(tx);
  return new Map(rows.map((row) => [row.person_key, row]));
}

/** One statement for the batch; bytes travel as base64, numbers as text. */
export async function writeRows(
  tx: Tx,
  scopePath: string,
  keyId: string,
  rows: readonly SealedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const numbers = (of: (row: SealedRow) => bigint | number | null) =>
    sql`${rows.map((row) => of(row)?.toString() ?? null)}::bigint[]`;
  await sql`
    insert into identities.person (scope_path, person_key, number_check, identity_number_index,
      content_hash, key_id, sealed, file_no)
    select ${scopePath}::text, person_key, number_check, identity_number_index, content_hash,
      ${keyId}::text, decode(sealed, 'base64'), file_no
    from unnest(${numbers((row) => columnKey(row.key))}, ${numbers((row) => row.check)},
      ${numbers((row) => row.identityNumber)}, ${numbers((row) => row.content)},
      ${rows.map((row) => row.sealed.toString('base64'))}::text[], ${numbers((row) => row.fileNo)})
      as b (person_key, number_check, identity_number_index, content_hash, sealed, file_no)
    on conflict (person_key, scope_path) do update set
      number_check = excluded.number_check,
      identity_number_index = excluded.identity_number_index, content_hash = excluded.content_hash,
      key_id = excluded.key_id, sealed = excluded.sealed, file_no = excluded.file_no,
      version = identities.person.version + 1, updated_at = platform.now()`.execute(tx);
}

/** Rows sealed by an older master key, sealed again by the present one (换钥重封); how many. For a job or a command, in small steps. */
export async function resealBatch(keys: KeyRing, tx: Tx, most: number): Promise<number> {
  const rows = await tables(tx)
    .selectFrom('identities.person')
    .select(['scope_path', 'person_key', 'sealed'])
    .where('key_id', '!=', keys.id)
    .limit(most)
    .forUpdate()
    .execute();
  for (const row of rows) {
    const key = BigInt.asUintN(64, row.person_key);
    await tables(tx)
      .updateTable('identities.person')
      .set({ sealed: sealPerson(keys, key, openPerson(keys, key, row.sealed)), key_id: keys.id })
      .where('scope_path', '=', row.scope_path)
      .where('person_key', '=', row.person_key)
      .execute();
  }
  return rows.length;
}

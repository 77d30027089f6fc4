import type { KeyRing, Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { maskAddress, maskName, maskNumber, maskPhone } from '../engine/mask.ts';
import { type Person, type PersonField, personOf } from '../engine/person.ts';
import type { MaskedPerson } from '../port.ts';
import { identityProblems } from '../problems.ts';
import { identityIndex, openPerson, personKey } from './keys.ts';
import { sealedRow, writeRows } from './store-persons.ts';
import { columnKey, tables, unsignedKey } from './tables.ts';

const MOST = 1_000;

/** A stored row with its person opened; never leaves the server clear without `unmask`. */
export interface OpenedRow {
  readonly personKey: bigint;
  readonly scopePath: string;
  readonly person: Person;
  readonly fileNo: bigint;
  readonly version: number;
  readonly updatedAt: string;
}

/** Hides a person (脱敏). */
export function masked(key: bigint, person: Person): MaskedPerson {
  return {
    personKey: key,
    name: person.name === undefined ? null : maskName(person.name),
    personNumber: person.personNumber === undefined ? null : maskNumber(person.personNumber),
    identityNumber: person.identityNumber === undefined ? null : maskNumber(person.identityNumber),
    phone: person.phone === undefined ? null : maskPhone(person.phone),
    address: person.address === undefined ? null : maskAddress(person.address),
    note: null,
  };
}

/** Persons of the scope by key, hidden (取脱敏信息); at most 1,000. Erased ones carry a note, unknown ones are absent. */
export async function maskedPersons(
  keys: KeyRing,
  tx: Tx,
  wanted: readonly bigint[],
): Promise<ReadonlyMap<bigint, MaskedPerson>> {
  const columns = wanted.slice(0, MOST).map((key) => columnKey(key).toString());
  const { rows: erased } = await sql<{ person_key: bigint }>`
    select person_key from identities.erasure where person_key = any (${columns}::bigint[])
      and platform.in_scope(scope_path)`.execute(tx);
  const persons = new Map<bigint, MaskedPerson>();
  for (const { person_key: column } of erased) {
    const key = unsignedKey(column);
    persons.set(key, {
      ...masked(key, {}),
      note: { zh: '已按本人请求删除', en: 'Erased on request of the person' },
    });
  }
  for (const row of await rowsBy(keys, tx, sql`person_key = any (${columns}::bigint[])`, MOST * 2))
    persons.set(row.personKey, masked(row.personKey, row.person));
  return persons;
}

/** Rows of the scope with the number (按号码查人); some few. Reads inside the viewer's own subtree only, not its ancestors. */
export function lookUp(
  keys: KeyRing,
  tx: Tx,
  kind: 'person' | 'identity',
  number: string,
): Promise<OpenedRow[]> {
  const column = kind === 'person' ? 'person_key' : 'identity_number_index';
  const hash = kind === 'person' ? columnKeyOf(personKey(keys, number)) : identityIndex(keys, number);
  return hash === null
    ? Promise.resolve([])
    : rowsBy(keys, tx, sql`${sql.ref(column)} = ${hash.toString()}::bigint`, 20);
}

function columnKeyOf(key: bigint | null): bigint | null {
  return key === null ? null : columnKey(key);
}

/** Rows of one key in the scope. @throws Problem identities/no-such-person */
export async function rowsOfKey(keys: KeyRing, tx: Tx, key: bigint): Promise<OpenedRow[]> {
  const rows = await rowsBy(keys, tx, sql`person_key = ${columnKey(key).toString()}::bigint`, 20);
  if (rows.length === 0) throw identityProblems.problem('no-such-person');
  return rows;
}

async function rowsBy(
  keys: KeyRing,
  tx: Tx,
  condition: ReturnType<typeof sql>,
  most: number,
): Promise<OpenedRow[]> {
  const { rows } = await sql<{
    person_key: bigint;
    scope_path: string;
    sealed: Uint8Array;
    file_no: bigint;
    version: number;
    updated_at: string;
  }>`
    select person_key, scope_path, sealed, file_no, version, updated_at from identities.person
    where ${condition} and platform.in_scope(scope_path) order by updated_at desc, scope_path limit ${most}`.execute(
    tx,
  );
  return rows.map((row) => {
    const personKey = unsignedKey(row.person_key);
    return {
      personKey,
      scopePath: row.scope_path,
      person: openPerson(keys, personKey, row.sealed),
      fileNo: row.file_no,
      version: row.version,
      updatedAt: row.updated_at,
    };
  });
}

/** Corrects one field in every row of the scope (更正人员信息); what is corrected is not in the audit trail, that it was is. */
export async function correctPerson(
  keys: KeyRing,
  tx: Tx,
  key: bigint,
  field: Exclude<PersonField, 'personNumber'>,
  value: string,
): Promise<OpenedRow[]> {
  const rows = await rowsOfKey(keys, tx, key);
  for (const row of rows) {
    const item = {
      key,
      person: personOf({ ...row.person, [field]: value }),
      check: null,
      fileNo: Number(row.fileNo),
    };
    const known = await tables(tx)
      .selectFrom('identities.person')
      .select(['number_check', 'content_hash', 'sealed'])
      .where('scope_path', '=', row.scopePath)
      .where('person_key', '=', columnKey(key))
      .forUpdate()
      .executeTakeFirstOrThrow();
    const change = sealedRow(keys, item, known);
    if (change) await writeRows(tx, row.scopePath, keys.id, [change]);
  }
  return rows;
}

/** Erases a person from every row of the scope (按请求删除); the key stays in the facts and names nobody any more. */
export async function erasePerson(keys: KeyRing, tx: Tx, key: bigint): Promise<OpenedRow[]> {
  const rows = await rowsOfKey(keys, tx, key);
  for (const { scopePath } of rows) {
    await tables(tx)
      .deleteFrom('identities.person')
      .where('scope_path', '=', scopePath)
      .where('person_key', '=', columnKey(key))
      .execute();
    await tables(tx)
      .insertInto('identities.erasure')
      .values({ scope_path: scopePath, person_key: columnKey(key) })
      .onConflict((conflict) => conflict.columns(['person_key', 'scope_path']).doNothing())
      .execute();
  }
  return rows;
}

import type { PlatformTables, Tx } from '@sanyi/records';
import type { Generated, Transaction } from 'kysely';

export interface PersonTable {
  scope_path: string;
  person_key: bigint;
  number_check: bigint | null;
  identity_number_index: bigint | null;
  content_hash: bigint;
  key_id: string;
  sealed: Uint8Array;
  file_no: bigint;
  version: Generated<number>;
  updated_at: Generated<string>;
}

export interface ErasureTable {
  scope_path: string;
  person_key: bigint;
  erased_at: Generated<string>;
}

export type IdentityTables = {
  'identities.person': PersonTable;
  'identities.erasure': ErasureTable;
};

/** The transaction with this system's tables. */
export function tables(tx: Tx): Transaction<PlatformTables & IdentityTables> {
  return tx.withTables<IdentityTables>();
}

/** An unsigned key as the signed number of the column. */
export function columnKey(key: bigint): bigint {
  return BigInt.asIntN(64, key);
}

/** The unsigned key of a column's number. */
export function unsignedKey(column: bigint): bigint {
  return BigInt.asUintN(64, column);
}

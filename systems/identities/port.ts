import type { LocalText } from '@sanyi/kernel';
import type { KeyRing, Tx } from '@sanyi/records';

/** What a sender says of one person (人员信息); everything but the key is sealed before it is stored. */
export interface PersonEntry {
  /** From `personKey`. */
  readonly personKey: bigint;
  /** 人员编号 psn_no, as the sender writes it. */
  readonly personNumber?: string;
  /** 证件号码 certno. */
  readonly identityNumber?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly address?: string;
  /** Number of the file within the data system that says so, for the way back. */
  readonly fileNo: number;
}

/** Two numbers with the same 64-bit key (散列冲突): practically a defect of the sender or of the caller, never merged. */
export interface KeyCollision {
  readonly personKey: bigint;
  readonly fileNo: number;
}

export interface StoredPersons {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Erased on request of the person (按本人请求删除) and therefore not stored again. */
  readonly erased: number;
  /** Not stored; what stood before stays. */
  readonly collisions: readonly KeyCollision[];
}

/** A person as it may be shown (脱敏): `张*`, `310***********1234`, `138****0000`. Absent fields were never sent. */
export interface MaskedPerson {
  readonly personKey: bigint;
  readonly name: string | null;
  readonly personNumber: string | null;
  readonly identityNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  /** What to show where nothing is known or the row was erased. */
  readonly note: LocalText | null;
}

/**
 * What the store of personal data offers to other systems (人员标识库端口). Keys are unsigned 64-bit numbers, as the facts
 * tables hold them (`UInt64`). Nothing here ever goes to facts, logs, addresses or the browser's storage.
 */
export interface IdentityPort {
  /**
   * Key of a person (人员键): keyed hash of the person number `psn_no`, or of the identity number `certno` where there is no
   * person number. The text is trimmed, upper-cased and made half-width first; null where nothing is left of it or the
   * sender wrote a filler such as `-`, `无` or zeros only.
   */
  personKey(keys: KeyRing, personNumber: string | null, identityNumber?: string | null): bigint | null;
  /** Key of a medical record (病案键): the number counts within its institution only. */
  recordKey(keys: KeyRing, institutionCode: string, recordNumber: string): bigint | null;
  /** Key of a member of staff (人员工号键): by national code, or by name within the institution. */
  staffKey(keys: KeyRing, institutionCode: string, codeOrName: string): bigint | null;
  /** Adds or brings up to date, in batches of any size; the caller's transaction must be allowed to write in the scope. */
  store(tx: Tx, scopePath: string, entries: readonly PersonEntry[]): Promise<StoredPersons>;
  /** In the order of the keys; persons outside of the viewer's scope are absent. At most 1,000. */
  masked(tx: Tx, keys: readonly bigint[]): Promise<ReadonlyMap<bigint, MaskedPerson>>;
}

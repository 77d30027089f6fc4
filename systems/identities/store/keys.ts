import type { KeyRing } from '@sanyi/records';
import { normalNumber } from '../engine/number.ts';
import { type Person, personFrom, personText } from '../engine/person.ts';
import { columnKey } from './tables.ts';

const NATIONAL_STAFF = /^[DNPHWY]\d{6,}$/;

/** Key of a person (人员键): see `IdentityPort.personKey`. */
export function personKey(
  keys: KeyRing,
  personNumber: string | null,
  identityNumber?: string | null,
): bigint | null {
  const number = normalNumber(personNumber) ?? normalNumber(identityNumber);
  return number === null ? null : keys.hash('person', number);
}

/** Key of a medical record (病案键). */
export function recordKey(keys: KeyRing, institutionCode: string, recordNumber: string): bigint | null {
  const [institution, number] = [normalNumber(institutionCode), normalNumber(recordNumber)];
  return institution === null || number === null ? null : keys.hash('record', `${institution}\n${number}`);
}

/** Key of a member of staff (人员工号键): national codes are the same everywhere, names and house numbers are not. */
export function staffKey(keys: KeyRing, institutionCode: string, codeOrName: string): bigint | null {
  const staff = normalNumber(codeOrName);
  if (staff === null) return null;
  return keys.hash(
    'staff',
    NATIONAL_STAFF.test(staff) ? staff : `${normalNumber(institutionCode) ?? ''}\n${staff}`,
  );
}

/** Hash under which an identity number is looked up (盲索引). */
export function identityIndex(keys: KeyRing, number: string | null | undefined): bigint | null {
  const normal = normalNumber(number);
  return normal === null ? null : columnKey(keys.hash('identity-index', normal));
}

/** Check of the number that a key was made of: a person number where there is one, as for the key itself. */
export function numberCheck(keys: KeyRing, person: Person): bigint | null {
  const number = normalNumber(person.personNumber) ?? normalNumber(person.identityNumber);
  return number === null ? null : columnKey(keys.hash('person-check', number));
}

export function contentHash(keys: KeyRing, person: Person): bigint {
  return columnKey(keys.hash('person-content', personText(person)));
}

/** Seals a person for one key (加密): a row copied under another key does not open. */
export function sealPerson(keys: KeyRing, key: bigint, person: Person): Buffer {
  return keys.seal('person', Buffer.from(personText(person), 'utf8'), String(key));
}

/** @throws Problem `records/cannot-unseal` */
export function openPerson(keys: KeyRing, key: bigint, sealed: Uint8Array): Person {
  return personFrom(keys.unseal('person', sealed, String(key)).toString('utf8'));
}

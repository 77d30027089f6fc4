import type { Platform } from '@sanyi/api';
import { shanghaiDay } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { CodeSet, CodeSystem, DictionaryPort } from '@sanyi/system-dictionaries/port';
import type { IdentityPort } from '@sanyi/system-identities/port';
import type { CodeCheck, FormatId, Keys, KnownCodes, MappingContext } from '../engine/contract.ts';
import { dataTables, type FileRow } from '../store/tables.ts';

/** Formats in which hospitals code by the clinical editions (国临版); all others by the insurance editions (医保版). */
const CLINICAL: readonly FormatId[] = ['front-page', 'front-page-p'];

/** Port of a system that may be switched off. */
function portOf<Port>(platform: Platform, system: string): Port | null {
  const offered = platform.manifests.some((manifest) => manifest.id === system && manifest.offers);
  return offered ? platform.port<Port>(system) : null;
}

export function identitiesOf(platform: Platform): IdentityPort {
  return platform.port<IdentityPort>('identities');
}

/** Everything a mapping of this file needs besides the file (映射环境). */
export async function mappingContext(
  platform: Platform,
  tx: Tx,
  file: FileRow,
  format: FormatId,
): Promise<MappingContext> {
  const receivedOn = shanghaiDay(file.received_at);
  const clinical = CLINICAL.includes(format);
  const dictionaries = portOf<DictionaryPort>(platform, 'dictionaries');
  const own = await dataTables(tx)
    .selectFrom('data.institution')
    .select('institution_code')
    .where('organisation_id', '=', file.sender_id)
    .execute();
  return {
    fileNo: file.file_no,
    keys: keysOf(platform),
    codes: await knownCodes(dictionaries, tx, receivedOn, clinical),
    receivedOn,
    editions: clinical
      ? { diagnosis: 'clinical-2.0', operation: 'clinical-3.0' }
      : { diagnosis: 'insurance-2.0', operation: 'insurance-2.0' },
    institution: own.length === 1 ? (own[0]?.institution_code ?? null) : null,
  };
}

function keysOf(platform: Platform): Keys {
  const identities = identitiesOf(platform);
  const text = (key: bigint | null) => String(key ?? 0n);
  return {
    person: (number) => text(identities.personKey(platform.keys, number)),
    record: (institution, number) => text(identities.recordKey(platform.keys, institution, number)),
    staff: (institution, codeOrName) => text(identities.staffKey(platform.keys, institution, codeOrName)),
  };
}

async function knownCodes(
  dictionaries: DictionaryPort | null,
  tx: Tx,
  on: string,
  clinical: boolean,
): Promise<KnownCodes> {
  if (!dictionaries)
    return { diagnoses: null, operations: null, items: null, institutions: null, values: () => null };
  const line = clinical ? 'clinical' : 'insurance';
  const set = async (system: CodeSystem, edition: 'clinical' | 'insurance' | 'national') =>
    await dictionaries.codeSet(tx, { system, edition, on });
  const items = [
    await set('drug', 'national'),
    await set('consumable', 'national'),
    await set('service', 'national'),
  ];
  const lists = new Map<string, ReadonlySet<string> | null>();
  return {
    diagnoses: checkOf(await set('icd-10', line)),
    operations: checkOf(await set('icd-9-cm-3', line)),
    // Items are checked only where all three dictionaries are there; else a whole kind would look unknown.
    items: items.every((item) => item !== null) ? anyOf(items) : null,
    institutions: checkOf(await set('institution', 'national')),
    values(field) {
      const known = lists.get(field);
      if (known !== undefined) return known;
      const list = dictionaries.valueList(field);
      const values = list ? new Set(list.keys()) : null;
      lists.set(field, values);
      return values;
    },
  };
}

function checkOf(set: CodeSet | null): CodeCheck | null {
  if (!set) return null;
  return {
    has: (code) => set.has(code),
    isGrey: (code) => set.isGrey(code),
    successor: (code) => set.retired(code)?.replacement ?? null,
  };
}

function anyOf(sets: readonly (CodeSet | null)[]): CodeCheck {
  const known = sets.flatMap((set) => (set ? [set] : []));
  return {
    has: (code) => known.some((set) => set.has(code)),
    isGrey: () => false,
    successor: (code) => known.map((set) => set.retired(code)?.replacement ?? null).find(Boolean) ?? null,
  };
}

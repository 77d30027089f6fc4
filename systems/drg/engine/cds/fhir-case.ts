import type { GroupingCase } from '@sanyi/grouping';
import type { CodeableConcept, Encounter, Observation, Prefetched } from './fhir.ts';

const DAY = 86_400_000;
const SEXES: Readonly<Record<string, string>> = { male: '1', female: '2' };
/** Ways of discharge (离院方式) by FHIR's own codes; the national codes 1–5 and 9 are taken as they are. */
const DISCHARGES: Readonly<Record<string, string>> = {
  home: '1',
  'other-hcf': '2',
  hosp: '2',
  aadvice: '4',
  exp: '5',
  oth: '9',
};

/** A stay as FHIR tells it (FHIR 病例), and what had to be left out or was not said. */
export interface FhirCase {
  readonly given: GroupingCase;
  /** Day of discharge; null while the stay has no end. */
  readonly dischargedOn: string | null;
  /** Nobody said which diagnosis is the main one. */
  readonly mainUnsaid: boolean;
  /** Resources without a code, by their id. */
  readonly uncoded: readonly string[];
}

/** Reads a stay for grouping (读取 FHIR 病例): the main diagnosis and operation first, as `Encounter.diagnosis` ranks them. */
export function fhirCase({ patient, encounter, conditions, procedures, weights }: Prefetched): FhirCase {
  const uncoded: string[] = [];
  const ranks = ranksOf(encounter);
  const ordered = (
    kind: 'Condition' | 'Procedure',
    items: readonly { readonly id?: string | undefined; readonly code?: CodeableConcept | undefined }[],
    system: string,
  ) => {
    const rankOf = (id: string | undefined) => ranks.get(`${kind}/${id}`) ?? Number.POSITIVE_INFINITY;
    return items
      .toSorted((one, other) => compare(rankOf(one.id), rankOf(other.id)))
      .flatMap((item) => {
        const code = codeIn(item.code, system);
        if (code === null) uncoded.push(`${kind}/${item.id ?? '?'}`);
        return code === null ? [] : [{ code, rank: rankOf(item.id) }];
      });
  };
  const diagnoses = ordered(
    'Condition',
    conditions.filter((item) => !isRefuted(item.verificationStatus)),
    'icd-10',
  );
  const operations = ordered(
    'Procedure',
    procedures.filter((item) => item.status === 'completed'),
    'icd-9',
  );
  const start = dayOf(encounter.period?.start);
  const end = dayOf(encounter.period?.end);
  const born = dayOf(patient.birthDate);
  const days = born && start ? Math.round((Date.parse(start) - Date.parse(born)) / DAY) : null;
  const years = born && start ? yearsBetween(born, start) : null;
  return {
    given: {
      sex: SEXES[patient.gender ?? ''] ?? null,
      ageYears: years,
      // Days are told in the first year only, as the sources of stays do.
      ageDays: years === 0 ? days : null,
      weightGrams: gramsOf(weights),
      stayDays: start && end ? Math.max(1, Math.round((Date.parse(end) - Date.parse(start)) / DAY)) : null,
      dischargeMode: dischargeOf(encounter.hospitalization?.dischargeDisposition),
      diagnoses: diagnoses.map(({ code }) => code),
      operations: operations.map(({ code }) => code),
    },
    dischargedOn: end,
    mainUnsaid: diagnoses.length > 1 && diagnoses[0]?.rank !== 1,
    uncoded,
  };
}

/** Ranks by reference; diagnoses of discharge before those of admission. */
function ranksOf({ diagnosis }: Encounter): Map<string, number> {
  const ranks = new Map<string, number>();
  const rows = diagnosis ?? [];
  const discharge = rows.filter((row) => row.use?.coding?.some(({ code }) => code === 'DD'));
  for (const row of discharge.length > 0 ? discharge : rows) {
    const [id, kind] = (row.condition?.reference ?? '').split('/').toReversed();
    if (id && kind && row.rank !== undefined) ranks.set(`${kind}/${id}`, row.rank);
  }
  return ranks;
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function isRefuted(status: CodeableConcept | undefined): boolean {
  return status?.coding?.some(({ code }) => code === 'refuted' || code === 'entered-in-error') === true;
}

/** The code of a system whose address names it, else the first. */
function codeIn(concept: CodeableConcept | undefined, system: string): string | null {
  const codings = (concept?.coding ?? []).filter(({ code }) => code);
  const own = codings.find((coding) => coding.system?.toLowerCase().includes(system));
  return (own ?? codings[0])?.code ?? null;
}

function dayOf(instant: string | undefined): string | null {
  return /^\d{4}-\d\d-\d\d/.exec(instant ?? '')?.[0] ?? null;
}

function yearsBetween(born: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

function gramsOf(weights: readonly Observation[]): number | null {
  const quantity = weights.find(
    ({ status, valueQuantity }) => status !== 'entered-in-error' && valueQuantity,
  )?.valueQuantity;
  if (quantity?.value === undefined) return null;
  const unit = quantity.code ?? quantity.unit;
  if (unit === 'kg') return Math.round(quantity.value * 1_000);
  return unit === 'g' ? Math.round(quantity.value) : null;
}

function dischargeOf(disposition: CodeableConcept | undefined): string | null {
  for (const { code } of disposition?.coding ?? []) {
    if (code && /^[1-59]$/.test(code)) return code;
    const known = DISCHARGES[code ?? ''];
    if (known) return known;
  }
  return null;
}

import type { Parameters } from '@sanyi/facts';
import type { RegionFacts } from './region-facts.ts';

/**
 * Who is believed where several sources tell the same stay (来源先后): the front page has all codes and the money, the settlement list all
 * codes, the insurer's record the least.
 */
const SOURCES = "['front-page', 'settlement-list', 'insurer', 'platform']";

/** Categories of drugs and of consumables: of the front page, and of charges (med_chrgitm_type). Parts of a category are left out. */
const DRUGS = "'D23', 'D24', 'D25', '09', '10', '11'";
const CONSUMABLES = "'D31', 'D32', 'D33', '08'";

const TRUST = `indexOf(${SOURCES}, source_code) = 0, indexOf(${SOURCES}, source_code), encounter_id`;

/** One stay as the facts have it (住院病例). */
export interface StayRow {
  readonly institution_code: string;
  readonly encounter_id: string;
  readonly source_code: string;
  readonly counted_on: string;
  readonly sex_code: string | null;
  readonly age_years: number | null;
  readonly age_days: number | null;
  readonly weight_g: number | null;
  readonly stay_days: number | null;
  readonly discharge_way_code: string | null;
  readonly department_code: string | null;
  readonly icu_minutes: number | null;
  readonly total_fen: bigint | null;
  /** Drugs and consumables as the source's own categories say, else among the fee lines after refunds; null where there are neither. */
  readonly drug_fen: bigint | null;
  readonly consumable_fen: bigint | null;
  readonly file_no: number;
  readonly sheet_no: number;
  readonly line: number;
  readonly dx: readonly string[];
  readonly op: readonly string[];
}

/** Joining codes to ten million stays takes its time, and the machine may have other work. */
const OPTIONS = { limits: { seconds: 900 } };

/**
 * Each stay once, with its codes in order, the main ones first (取住院病例). The same stay told by several sources is found by the keyed hash of
 * the record and the day of discharge, or by person and day where a source has no record number; messages of an
 * institution that also sends front pages tell stays that are there already.
 */
function staySql(one: boolean): string {
  // One stay is looked for in each table by itself; joined first, all of them would be read.
  const own = one
    ? 'institution_code = {of_institution:String} AND encounter_id = {of_encounter:String}'
    : '1';
  const codes = (table: 'diagnosis' | 'operation', first: string, kinds: string) =>
    `SELECT source_code, institution_code, encounter_id,
       arrayMap(x -> x.3, arraySort(groupArray((${first}, seq, toString(code))))) AS codes
     FROM {rows:${table}} WHERE ${own} ${kinds} GROUP BY source_code, institution_code, encounter_id`;
  return `
    SELECT e.institution_code AS institution_code, e.encounter_id AS encounter_id, e.source_code AS source_code,
      e.counted_on AS counted_on, e.sex_code AS sex_code, e.age_years AS age_years, e.age_days AS age_days,
      coalesce(e.admission_weight_g, e.birth_weight_g) AS weight_g, e.stay_days AS stay_days,
      e.discharge_way_code AS discharge_way_code,
      coalesce(e.discharge_department_code, e.department_code) AS department_code, e.icu_minutes AS icu_minutes,
      coalesce(e.total_fen, f.fen) AS total_fen,
      coalesce(k.drug_fen, f.drug_fen) AS drug_fen, coalesce(k.consumable_fen, f.consumable_fen) AS consumable_fen, e.file_no AS file_no, e.sheet_no AS sheet_no, e.line AS line,
      d.codes AS dx, o.codes AS op
    FROM (
      SELECT * FROM (
        SELECT * FROM {rows:encounter} WHERE kind_code = 'inpatient' AND ended_at IS NOT NULL AND ${own}${one ? ' AND source_code = {of_source:String}' : ''}
          AND NOT (source_code = 'platform' AND institution_code IN
            (SELECT institution_code FROM {rows:encounter} WHERE source_code = 'front-page'))
        ORDER BY ${TRUST}
        LIMIT 1 BY institution_code, if(record_key IS NULL, concat(source_code, encounter_id), toString(record_key)), counted_on
      )
      ORDER BY ${TRUST}
      LIMIT 1 BY institution_code, person_key, counted_on
    ) AS e
    LEFT JOIN (${codes('diagnosis', "kind_code != 'main'", "AND kind_code IN ('main', 'other')")}) AS d
      ON d.source_code = e.source_code AND d.institution_code = e.institution_code AND d.encounter_id = e.encounter_id
    LEFT JOIN (${codes('operation', 'is_main = 0', '')}) AS o
      ON o.source_code = e.source_code AND o.institution_code = e.institution_code AND o.encounter_id = e.encounter_id
    LEFT JOIN (
      SELECT institution_code, encounter_id, toNullable(sum(amount_fen)) AS fen,
        toNullable(sumIf(amount_fen, item_kind_code = 'drug')) AS drug_fen,
        toNullable(sumIf(amount_fen, item_kind_code = 'consumable')) AS consumable_fen
      FROM {net:fee_line} WHERE ${own}
      GROUP BY institution_code, encounter_id
    ) AS f ON f.institution_code = e.institution_code AND f.encounter_id = e.encounter_id
    LEFT JOIN (
      SELECT source_code, institution_code, encounter_id,
        toNullable(sumIf(amount_fen, category_code IN (${DRUGS}))) AS drug_fen,
        toNullable(sumIf(amount_fen, category_code IN (${CONSUMABLES}))) AS consumable_fen
      FROM {rows:fee_category} WHERE ${own} GROUP BY source_code, institution_code, encounter_id
    ) AS k ON k.source_code = e.source_code AND k.institution_code = e.institution_code AND k.encounter_id = e.encounter_id`;
}

/** All stays of a region in batches. */
export function readStays(region: RegionFacts, signal?: AbortSignal): AsyncIterable<StayRow[]> {
  return region.stream<StayRow>(staySql(false), {}, { ...OPTIONS, ...(signal ? { signal } : {}) });
}

/** One stay, as its source told it; null where there is none in the snapshot. */
export async function readStay(
  region: RegionFacts,
  stay: { readonly source: string; readonly institution: string; readonly encounter: string },
): Promise<StayRow | null> {
  const parameters: Parameters = {
    of_source: stay.source,
    of_institution: stay.institution,
    of_encounter: stay.encounter,
  };
  const [row] = await region.query<StayRow>(staySql(true), parameters);
  return row ?? null;
}

import type { RegionFacts } from '@sanyi/region';
import { cached } from './cached.ts';

/** Pairs that are listed; all are counted. */
const LISTED = 200;

/** One of two stays that overlap, down to the sender's line (重叠住院的一次). */
export interface OverlappingStay {
  readonly institution: string;
  readonly encounterId: string;
  readonly beganAt: string;
  readonly endedAt: string;
  /** Number of the rows, not of the file; `sourcesOf` says which file it is. */
  readonly rowsNo: number;
  readonly sheet: number;
  readonly line: number;
}

/** Two stays of one person at once (同时住院): the earlier one and the one that began before it ended. */
export interface OverlappingStays {
  readonly earlier: OverlappingStay;
  readonly later: OverlappingStay;
}

/**
 * Stays by person, each with the earlier stay of the same person that ends last, in one pass: however many rows share a
 * person, nothing is joined with itself.
 *
 * The same stay told by insurer and hospital is one: where a better source tells of a person at an institution, only that
 * source is looked at. Nights decide, not hours: who is transferred on a day is in both places on that day. Stays without an
 * end are left out, since nobody knows how long they lasted.
 */
const PAIRS = `
  SELECT * FROM (
    SELECT person_key, institution, encounter_id, began_at, ended_at, file_no, sheet_no, line,
      argMax((institution, encounter_id, toString(began_at), toString(ended_at), file_no, sheet_no, line), (ended_at, encounter_id))
        OVER earlier AS other,
      max(ended_at) OVER earlier AS other_ended, count() OVER earlier AS others
    FROM (
      SELECT person_key, toString(institution_code) AS institution, encounter_id, began_at, assumeNotNull(ended_at) AS ended_at,
        file_no, sheet_no, line, source_rank, min(source_rank) OVER (PARTITION BY person_key, institution_code) AS best
      FROM (
        SELECT *, transform(toString(source_code), ['insurer', 'settlement-list', 'front-page'], [0, 1, 2], 3) AS source_rank
        FROM {rows:encounter}
        WHERE kind_code = 'inpatient' AND ended_at IS NOT NULL AND ended_at >= began_at
      )
    ) WHERE source_rank = best
    WINDOW earlier AS (
      PARTITION BY person_key ORDER BY began_at, ended_at, institution, encounter_id
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
  ) WHERE others > 0 AND toDate(began_at) < toDate(other_ended)
    AND toDate(tupleElement(other, 3)) < toDate(ended_at)`;

interface Row {
  readonly pairs: bigint;
  readonly [name: string]: string | number | bigint;
}

/**
 * Persons in two inpatient stays at once (同时住院核对), in one institution or in two; listed with both rows, never repaired.
 *
 * @returns how many there are, and the first 200 by institution and day
 */
export function overlappingStays(
  region: RegionFacts,
  institution?: string,
): Promise<{ readonly count: number; readonly pairs: readonly OverlappingStays[] }> {
  return cached(region, `overlapping-stays:${institution ?? ''}`, async () => {
    const own = institution
      ? 'WHERE institution = {institution:String} OR tupleElement(other, 1) = {institution:String}'
      : '';
    const rows = await region.query<Row>(
      `SELECT count() OVER () AS pairs, institution, encounter_id, toString(began_at) AS began, toString(ended_at) AS ended,
         file_no, sheet_no, line, tupleElement(other, 1) AS other_institution, tupleElement(other, 2) AS other_encounter,
         tupleElement(other, 3) AS other_began, tupleElement(other, 4) AS other_until, tupleElement(other, 5) AS other_file_no,
         tupleElement(other, 6) AS other_sheet_no, tupleElement(other, 7) AS other_line
       FROM (${PAIRS}) ${own} ORDER BY institution, began, encounter_id LIMIT ${LISTED}`,
      institution ? { institution } : {},
    );
    return {
      count: Number(rows[0]?.pairs ?? 0n),
      pairs: rows.map((row) => ({
        later: stay(row, ['institution', 'encounter_id', 'began', 'ended', 'file_no', 'sheet_no', 'line']),
        earlier: stay(row, [
          'other_institution',
          'other_encounter',
          'other_began',
          'other_until',
          'other_file_no',
          'other_sheet_no',
          'other_line',
        ]),
      })),
    };
  });
}

type Names = readonly [string, string, string, string, string, string, string];

function stay(row: Row, [institution, encounter, began, ended, rowsNo, sheet, line]: Names): OverlappingStay {
  const text = (name: string) => String(row[name] ?? '');
  return {
    institution: text(institution),
    encounterId: text(encounter),
    beganAt: text(began),
    endedAt: text(ended),
    rowsNo: Number(row[rowsNo]),
    sheet: Number(row[sheet]),
    line: Number(row[line]),
  };
}

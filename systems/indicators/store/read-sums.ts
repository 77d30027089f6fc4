import type { Facts } from '@sanyi/facts';
import type { Day } from '@sanyi/quantity';
import type { MeasureRow } from '../engine/measures/measure-rows.ts';
import { measureByCode } from '../engine/measures/measures.ts';
import { PreparedSums } from '../engine/sums.ts';

export interface SumsChoice {
  /** Measures that are asked for. */
  readonly measures: readonly string[];
  /** Which run counts for each month. */
  readonly runs: ReadonlyMap<Day, number>;
  /** Institutions that may be seen, without the sums of the region; `null` for everything. */
  readonly institutions: readonly string[] | null;
  /** Only the sums of the whole region, added up by the engine: what a list of all indicators needs. */
  readonly whole?: boolean;
}

interface Found extends Omit<MeasureRow, 'measure' | 'institution' | 'lacking'> {
  readonly code: string;
  readonly at: string;
  /** A sum is wider than what it adds up. */
  readonly lacking: number | bigint;
}

/** Reads prepared sums (读预备汇总) of some measures: of each month those of the run that counts for it. */
export async function readSums(facts: Facts, choice: SumsChoice): Promise<PreparedSums> {
  const { measures, runs, institutions, whole = false } = choice;
  if (runs.size === 0 || measures.length === 0) return new PreparedSums([]);
  const months = [...runs.keys()];
  const conditions = [
    'measure_code IN {measures:Array(String)}',
    'month IN {months:Array(Date)}',
    'run_no = transform(toString(month), {months_text:Array(String)}, {runs:Array(UInt32)}, toUInt32(0))',
    ...(institutions === null ? [] : ['institution_code IN {institutions:Array(String)}']),
    // Distinct persons of two institutions may be the same: of these only the sum of the region itself.
    ...(whole ? ["(measure_code IN {additive:Array(String)} OR institution_code = '')"] : []),
  ];
  const columns = whole
    ? "toString(measure_code) AS code, '' AS at, month, sum(above) AS above, any(below) AS below, sum(lacking) AS lacking"
    : 'toString(measure_code) AS code, toString(institution_code) AS at, month, above, below, lacking';
  const rows = await facts.query<Found>(
    `SELECT ${columns} FROM {db}.measure_month WHERE ${conditions.join(' AND ')}${whole ? ' GROUP BY measure_code, month' : ''}`,
    {
      measures,
      months,
      months_text: months,
      runs: [...runs.values()],
      ...(institutions === null ? {} : { institutions }),
      ...(whole ? { additive: measures.filter((code) => measureByCode.get(code)?.additive) } : {}),
    },
    { lane: 'short' },
  );
  return new PreparedSums(
    rows.map(({ code, at, ...row }) => ({
      ...row,
      measure: code,
      institution: at,
      lacking: Number(row.lacking),
    })),
  );
}

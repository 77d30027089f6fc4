import type { Facts } from '@sanyi/facts';
import { testFacts } from '@sanyi/facts/testing';
import { RegionFacts } from '@sanyi/region';
import { regionMigrations } from '@sanyi/region/migrations';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MeasureRow } from '../engine/measures/measure-rows.ts';
import { PreparedSums } from '../engine/sums.ts';
import { addRows } from '../testing/canonical-rows.ts';
import { takeMeasures, writeSums } from './make-sums.ts';
import { factsMigrations } from './migrations.ts';
import { readSums } from './read-sums.ts';
import { monthsTold, touchedMonths } from './touched-months.ts';

const months = ['2025-01-01', '2025-02-01'];
const { signal } = new AbortController();

describe('sums of hand-made rows', () => {
  let facts: Facts;
  let region: RegionFacts;
  let rows: MeasureRow[];

  beforeAll(async () => {
    facts = await testFacts('indicator_sums');
    await facts.migrate(regionMigrations);
    await facts.migrate(factsMigrations);
    const stay = { source_code: 'front-page', kind_code: 'inpatient', institution_code: 'H1' };
    await addRows(facts, 'encounter', [
      { ...stay, encounter_id: '1', total_fen: 100_00n, stay_days: 4, discharge_way_code: '1' },
      {
        ...stay,
        encounter_id: '2',
        total_fen: 250_50n,
        stay_days: 31,
        discharge_way_code: '5',
        age_years: 65,
      },
      // No cost told, and discharged in the next month.
      { ...stay, encounter_id: '3', counted_on: '2025-02-28', stay_days: null },
      // The insurer tells of the same stay once more.
      { ...stay, encounter_id: '1', source_code: 'insurer', total_fen: 100_00n },
      { ...stay, encounter_id: '4', source_code: 'insurer', kind_code: 'outpatient' },
      { ...stay, encounter_id: '5', source_code: 'insurer', kind_code: 'other' },
      { ...stay, encounter_id: '6', source_code: 'insurer', kind_code: 'emergency', institution_code: 'C1' },
      // Another file, which does not count.
      { ...stay, encounter_id: '7', total_fen: 9n, file_no: 2 },
    ]);
    const line = {
      institution_code: 'H1',
      encounter_id: '4',
      is_valid: 1,
      item_kind_code: 'drug',
      item_code: 'A',
    };
    await addRows(facts, 'fee_line', [
      { ...line, line_id: '1', amount_fen: 30_00n },
      { ...line, line_id: '2', amount_fen: -10_00n, is_refund: 1 },
      { ...line, line_id: '3', amount_fen: 5_00n, item_kind_code: 'service' },
      { ...line, line_id: '4', amount_fen: 77_00n, is_valid: 0 },
      { ...line, line_id: '5', amount_fen: 8_00n, encounter_id: '1' },
    ]);
    const settled = {
      institution_code: 'H1',
      kind_code: 'inpatient',
      insurance_type_code: '310',
      is_valid: 1,
    };
    await addRows(facts, 'settlement', [
      { ...settled, settlement_id: 'S1', in_scope_fen: 100n, fund_fen: 80n },
      { ...settled, settlement_id: 'S2', in_scope_fen: 50n, fund_fen: 40n },
      {
        ...settled,
        settlement_id: 'S3',
        in_scope_fen: -50n,
        fund_fen: -40n,
        is_reversal: 1,
        reverses_settlement_id: 'S2',
      },
    ]);
    const contract = {
      institution_code: 'C1',
      group_code: 'elderly',
      signed_on: '2024-06-01',
      until_on: '2025-05-31',
    };
    await addRows(facts, 'contract', [
      { ...contract, contract_id: '1', person_key: 1n },
      { ...contract, contract_id: '2', person_key: 2n, until_on: '2025-01-31' },
      { ...contract, contract_id: '3', person_key: 3n, until_on: '2025-01-30' },
      { ...contract, contract_id: '4', person_key: 4n, ended_on: '2025-01-31' },
      { ...contract, contract_id: '5', person_key: 5n, signed_on: '2025-02-01', group_code: 'general' },
      { ...contract, contract_id: '6', person_key: 1n, institution_code: 'C2' },
    ]);
    await addRows(facts, 'population', [
      {
        street_code: 'A',
        year: 2023,
        population_kind_code: 'resident',
        sex_code: '1',
        age_from: 60,
        persons: 7,
      },
      {
        street_code: 'A',
        year: 2024,
        population_kind_code: 'resident',
        sex_code: '1',
        age_from: 60,
        persons: 10,
      },
      {
        street_code: 'A',
        year: 2024,
        population_kind_code: 'resident',
        sex_code: '2',
        age_from: 65,
        persons: 20,
      },
      {
        street_code: 'A',
        year: 2024,
        population_kind_code: 'registered',
        sex_code: '2',
        age_from: 65,
        persons: 40,
      },
    ]);
    await addRows(facts, 'institution', [
      { institution_code: 'H1', kind_code: 'hospital', valid_from: '2015-01-01', valid_until: '2025-01-31' },
      { institution_code: 'H1', kind_code: 'hospital', valid_from: '2025-02-01' },
      { institution_code: 'C1', kind_code: 'community-centre', valid_from: '2015-01-01' },
      { institution_code: 'P1', kind_code: 'pharmacy', valid_from: '2015-01-01' },
    ]);
    await addRows(facts, 'capacity_month', [
      { institution_code: 'H1', month: '2025-01-01', item_code: 'beds-open', amount: '12.5' },
      { institution_code: 'H1', month: '2025-01-01', item_code: 'doctors', amount: '3' },
    ]);
    region = new RegionFacts(facts, { files: [1], institutions: null });
    rows = await takeMeasures(region, { months, signal, tell: () => undefined });
  });

  /** Amount by institution and month, as `H1 2025-01 = 3`. */
  const told = (measure: string) =>
    rows
      .filter((row) => row.measure === measure)
      .map((row) => {
        const amount = row.below === 1n ? String(row.above) : `${row.above}/${row.below}`;
        return `${row.institution} ${row.month.slice(0, 7)} = ${amount}${row.lacking > 0 ? ` lacking ${row.lacking}` : ''}`;
      })
      .sort();

  it.each([
    ['discharges', ['H1 2025-01 = 2', 'H1 2025-02 = 1']],
    ['costed_discharges', ['H1 2025-01 = 2', 'H1 2025-02 = 0']],
    ['discharge_cost', ['H1 2025-01 = 35050', 'H1 2025-02 = 0 lacking 1']],
    ['stay_days', ['H1 2025-01 = 35', 'H1 2025-02 = 0 lacking 1']],
    ['deaths', ['H1 2025-01 = 1', 'H1 2025-02 = 0']],
    ['long_discharges', ['H1 2025-01 = 1', 'H1 2025-02 = 0']],
    ['elderly_discharges', ['H1 2025-01 = 1', 'H1 2025-02 = 0']],
    ['visits', ['C1 2025-01 = 1', 'H1 2025-01 = 1']],
    ['primary_visits', ['C1 2025-01 = 1', 'H1 2025-01 = 0']],
    ['charges', ['H1 2025-01 = 3300']],
    ['charged_drugs', ['H1 2025-01 = 2800']],
    ['visit_charges', ['H1 2025-01 = 2500']],
    ['visit_drugs', ['H1 2025-01 = 2000']],
    ['refunds', ['H1 2025-01 = -1000']],
    ['employee_stay_fund', ['H1 2025-01 = 80']],
    ['employee_stay_in_scope', ['H1 2025-01 = 100']],
    // Valid until the last day counts, until the day before does not; a contract ended on the last day is over.
    [
      'signed',
      [
        ' 2025-01 = 2',
        ' 2025-02 = 2',
        'C1 2025-01 = 2',
        'C1 2025-02 = 2',
        'C2 2025-01 = 1',
        'C2 2025-02 = 1',
      ],
    ],
    [
      'signed_key',
      [
        ' 2025-01 = 2',
        ' 2025-02 = 1',
        'C1 2025-01 = 2',
        'C1 2025-02 = 1',
        'C2 2025-01 = 1',
        'C2 2025-02 = 1',
      ],
    ],
    ['residents', [' 2025-01 = 30', ' 2025-02 = 30']],
    ['residents_65', [' 2025-01 = 20', ' 2025-02 = 20']],
    [
      'institutions',
      [
        ' 2025-01 = 2',
        ' 2025-02 = 2',
        'C1 2025-01 = 1',
        'C1 2025-02 = 1',
        'H1 2025-01 = 1',
        'H1 2025-02 = 1',
        'P1 2025-01 = 0',
        'P1 2025-02 = 0',
      ],
    ],
    ['beds', ['H1 2025-01 = 125000/10000']],
  ])('%s', (measure, expected) => expect(told(measure)).toEqual(expected));

  it('are read back under the run that counts for their month', async () => {
    await writeSums(facts, 7, rows, signal);
    await writeSums(
      facts,
      8,
      rows.map((row) => ({ ...row, above: row.above + 1n })),
      signal,
    );
    const read = (runs: ReadonlyMap<string, number>, institutions: readonly string[] | null = null) =>
      readSums(facts, { measures: ['discharges', 'stay_days'], runs, institutions });
    const all = await read(
      new Map([
        ['2025-01-01', 8],
        ['2025-02-01', 7],
      ]),
    );
    expect(all.over('discharges', 'H1', months).amount).toEqual({ numerator: 4n, denominator: 1n });
    expect(all.over('stay_days', null, months)).toMatchObject({ amount: { numerator: 36n }, lacking: 1 });
    const whole = await readSums(facts, {
      measures: ['stay_days', 'signed'],
      runs: new Map([
        ['2025-01-01', 7],
        ['2025-02-01', 7],
      ]),
      institutions: null,
      whole: true,
    });
    expect(whole.over('stay_days', null, months).amount).toEqual({ numerator: 35n, denominator: 1n });
    expect(whole.over('signed', null, months).amount).toEqual({ numerator: 2n, denominator: 1n });
    const own = await read(new Map([['2025-01-01', 7]]), ['C1']);
    expect(own.over('discharges', 'H1', months).amount).toBeNull();
    expect(await readSums(facts, { measures: [], runs: new Map(), institutions: null })).toBeInstanceOf(
      PreparedSums,
    );
  });

  it('know their months, and which ones another set of rows changes', async () => {
    expect(await monthsTold(region)).toEqual(months);
    expect(await touchedMonths(facts, [2])).toEqual(new Set(['2025-01-01']));
    expect(await touchedMonths(facts, [1])).toBeNull();
    expect(await touchedMonths(facts, [99])).toEqual(new Set());
  });
});

import type { Facts } from '@sanyi/facts';
import { testFacts } from '@sanyi/facts/testing';
import { RegionFacts, regionTables } from '@sanyi/region';
import { regionMigrations } from '@sanyi/region/migrations';
import { beforeAll, describe, expect, it } from 'vitest';
import { overlappingStays } from './overlapping-stays.ts';
import { regionFindings } from './region-checks.ts';

interface Stay {
  readonly id: string;
  readonly person: string;
  readonly at?: string;
  readonly from: string;
  readonly until: string | null;
  readonly kind?: string;
  readonly source?: string;
}

/** Canonical rows of stays as text, each under the line of its place. */
function rowsOf(stays: readonly Stay[]): string {
  return stays
    .map((stay, index) => {
      const values: Readonly<Record<string, string | null>> = {
        source_code: stay.source ?? 'insurer',
        institution_code: stay.at ?? 'H1',
        encounter_id: stay.id,
        person_key: stay.person,
        kind_code: stay.kind ?? 'inpatient',
        began_at: stay.from,
        ended_at: stay.until,
        counted_on: (stay.until ?? stay.from).slice(0, 10),
        file_no: '0',
        sheet_no: '0',
        line: String(index + 2),
      };
      return `${regionTables.encounter.columns.map((column) => values[column.name] ?? '\\N').join('\t')}\n`;
    })
    .join('');
}

describe('one person in two inpatient stays at once', () => {
  let facts: Facts;
  let next = 1;
  /** The pairs among these stays alone. */
  const pairsOf = async (stays: readonly Stay[], institution?: string) => {
    const number = next++;
    await facts.append({
      table: 'encounter',
      source: { text: [Buffer.from(rowsOf(stays))] },
      set: { file_no: number },
    });
    const region = new RegionFacts(facts, { files: [number], institutions: null });
    return { region, ...(await overlappingStays(region, institution)) };
  };
  const ids = (found: Awaited<ReturnType<typeof pairsOf>>) =>
    found.pairs.map(({ earlier, later }) => `${earlier.encounterId}+${later.encounterId}`);

  beforeAll(async () => {
    facts = await testFacts('data_overlapping_stays');
    await facts.migrate(regionMigrations);
  });

  it('is listed with both rows, in one institution and in two', async () => {
    const found = await pairsOf([
      { id: 'A', person: '1', from: '2026-03-01 08:00:00', until: '2026-03-09 10:00:00' },
      { id: 'B', person: '1', at: 'H2', from: '2026-03-05 09:00:00', until: '2026-03-07 10:00:00' },
      { id: 'C', person: '2', from: '2026-03-01 08:00:00', until: '2026-03-04 10:00:00' },
      { id: 'D', person: '2', from: '2026-03-02 08:00:00', until: '2026-03-06 10:00:00' },
    ]);
    expect(found.count).toBe(2);
    expect(ids(found)).toEqual(['C+D', 'A+B']);
    expect(found.pairs[1]).toEqual({
      earlier: expect.objectContaining({
        institution: 'H1',
        encounterId: 'A',
        beganAt: '2026-03-01 08:00:00',
        sheet: 0,
        line: 2,
      }),
      later: expect.objectContaining({
        institution: 'H2',
        encounterId: 'B',
        endedAt: '2026-03-07 10:00:00',
        sheet: 0,
        line: 3,
      }),
    });
    const findings = (await regionFindings(found.region)).filter(
      ({ check }) => check === 'overlapping-stays',
    );
    expect(
      findings.map(({ institution, month, value, reference }) => [institution, month, value, reference]),
    ).toEqual([
      ['H1', '2026-03-01', 'D', 'C'],
      ['H2', '2026-03-01', 'B', 'A'],
    ]);
    for (const { text } of findings) expect(`${text.zh}${text.en}`).not.toMatch(/undefined|null/);
  });

  it('a long stay is found behind short ones', async () => {
    const found = await pairsOf([
      { id: 'A', person: '1', from: '2026-03-01 08:00:00', until: '2026-03-20 10:00:00' },
      { id: 'B', person: '1', at: 'H2', from: '2026-03-02 08:00:00', until: '2026-03-03 10:00:00' },
      { id: 'C', person: '1', at: 'H2', from: '2026-03-10 08:00:00', until: '2026-03-12 10:00:00' },
    ]);
    expect(ids(found)).toEqual(['A+B', 'A+C']);
  });

  it('of one hospital, also those whose other stay is elsewhere', async () => {
    const stays: Stay[] = [
      { id: 'A', person: '1', from: '2026-03-01 08:00:00', until: '2026-03-09 10:00:00' },
      { id: 'B', person: '1', at: 'H2', from: '2026-03-05 09:00:00', until: '2026-03-07 10:00:00' },
    ];
    expect(ids(await pairsOf(stays, 'H1'))).toEqual(['A+B']);
    expect(ids(await pairsOf(stays, 'H2'))).toEqual(['A+B']);
    expect((await pairsOf(stays, 'H3')).count).toBe(0);
  });

  const first: Stay = { id: 'A', person: '1', from: '2026-03-01 08:00:00', until: '2026-03-09 10:00:00' };
  it.each<[string, Stay]>([
    [
      'a transfer on the day of discharge',
      { id: 'B', person: '1', at: 'H2', from: '2026-03-09 08:00:00', until: '2026-03-12 10:00:00' },
    ],
    ['another person', { ...first, id: 'B', person: '2' }],
    ['a visit during the stay', { ...first, id: 'B', kind: 'outpatient' }],
    [
      'the same stay told by the hospital',
      { ...first, id: 'P9', source: 'front-page', from: '2026-03-01 00:00:00' },
    ],
    ['a stay without an end', { ...first, id: 'B', at: 'H2', from: '2026-03-02 08:00:00', until: null }],
    [
      'an end before the beginning',
      { ...first, id: 'B', at: 'H2', from: '2026-03-05 08:00:00', until: '2026-03-03 08:00:00' },
    ],
  ])('%s is none', async (_, second) => {
    expect(ids(await pairsOf([first, second]))).toEqual([]);
  });
});

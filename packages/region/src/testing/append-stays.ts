import type { Facts } from '@sanyi/facts';
import { type RegionTableName, regionTables } from '../tables.ts';

/** A stay as a test wants it (测试住院病例). */
export interface Stay {
  readonly id: string;
  readonly institution: string;
  readonly day: string;
  readonly dx: readonly string[];
  readonly op: readonly string[];
  readonly fen: number;
  readonly age?: number;
}

let next = 1;

/** Puts stays into the canonical tables under one number. @returns the number */
export async function appendStays(facts: Facts, stays: readonly Stay[]): Promise<number> {
  const fileNo = next;
  next += 1;
  const head = (stay: Stay) => ({
    source_code: 'front-page',
    institution_code: stay.institution,
    encounter_id: stay.id,
    person_key: '1',
    counted_on: stay.day,
  });
  await append(
    facts,
    'encounter',
    fileNo,
    stays.map((stay, place) => ({
      ...head(stay),
      person_key: String(place + 1),
      kind_code: 'inpatient',
      record_key: String(1_000 + place),
      began_at: `${stay.day} 08:00:00`,
      ended_at: `${stay.day} 10:00:00`,
      stay_days: '1',
      sex_code: '1',
      age_years: String(stay.age ?? 50),
      main_diagnosis_code: stay.dx[0] ?? '',
      total_fen: String(stay.fen),
      line: String(place + 2),
    })),
  );
  await append(
    facts,
    'diagnosis',
    fileNo,
    stays.flatMap((stay) =>
      stay.dx.map((code, place) => ({
        ...head(stay),
        kind_code: place === 0 ? 'main' : 'other',
        seq: String(place + 1),
        code,
        code_system: 'icd-10',
        code_edition: 'insurance-2.0',
      })),
    ),
  );
  await append(
    facts,
    'operation',
    fileNo,
    stays.flatMap((stay) =>
      stay.op.map((code, place) => ({
        ...head(stay),
        seq: String(place + 1),
        is_main: place === 0 ? '1' : '0',
        code,
        code_system: 'icd-9-cm-3',
        code_edition: 'insurance-2.0',
      })),
    ),
  );
  return fileNo;
}

async function append(
  facts: Facts,
  table: RegionTableName,
  fileNo: number,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const text = rows
    .map((row) =>
      regionTables[table].columns
        .map(
          (column) =>
            row[column.name] ??
            (column.name === 'file_no'
              ? String(fileNo)
              : column.nullable
                ? '\\N'
                : column.kind === 'instant'
                  ? '2026-01-01 00:00:00'
                  : '0'),
        )
        .join('\t'),
    )
    .join('\n');
  await facts.append({ table, source: { text: [new TextEncoder().encode(`${text}\n`)] } });
}

import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import { dipTables } from './tables.ts';

/** Coefficient of an institution from a day on (机构系数). */
export interface InstitutionCoefficient {
  readonly institution: string;
  readonly from: Day;
  /** Decimal with four places. */
  readonly coefficient: string;
  readonly source: string;
  readonly setBy: string;
}

/** Coefficients that reach a region (机构系数), by institution and day. */
export async function coefficientsOf(tx: Tx, scopePath: string): Promise<InstitutionCoefficient[]> {
  const rows = await dipTables(tx)
    .selectFrom('dip.coefficient')
    .selectAll()
    .orderBy('institution_code')
    .orderBy('valid_from')
    .execute();
  return rows
    .filter((row) => scopePath.startsWith(row.scope_path) || row.scope_path.startsWith(scopePath))
    .map((row) => ({
      institution: row.institution_code,
      from: row.valid_from as Day,
      coefficient: row.coefficient,
      source: row.source,
      setBy: row.set_by_name,
    }));
}

/** The coefficient of each institution on a day (当日机构系数). */
export function coefficientsOn(all: readonly InstitutionCoefficient[], day: Day): Map<string, string> {
  const found = new Map<string, string>();
  for (const { institution, from, coefficient } of all) if (from <= day) found.set(institution, coefficient);
  return found;
}

/** Sets coefficients from a day on (设定机构系数); those set for the same day are replaced. */
export async function setCoefficients(
  tx: Tx,
  given: {
    readonly scopePath: string;
    readonly from: Day;
    readonly source: string;
    readonly by: string;
    readonly rows: readonly { readonly institution: string; readonly coefficient: string }[];
  },
): Promise<void> {
  if (given.rows.length === 0) return;
  await dipTables(tx)
    .insertInto('dip.coefficient')
    .values(
      given.rows.map(({ institution, coefficient }) => ({
        scope_path: given.scopePath,
        institution_code: institution,
        valid_from: given.from,
        coefficient,
        source: given.source,
        set_by_name: given.by,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['scope_path', 'institution_code', 'valid_from']).doUpdateSet((eb) => ({
        coefficient: eb.ref('excluded.coefficient'),
        source: eb.ref('excluded.source'),
        set_by_name: eb.ref('excluded.set_by_name'),
      })),
    )
    .execute();
}

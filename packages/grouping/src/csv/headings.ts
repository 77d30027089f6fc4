import { CODED_FIELDS, NUMERIC_FIELDS } from '../fields.ts';
import type { CodedField, NumericField } from '../rule.ts';

/** What a column of a file of cases is (病例文件的列). */
export type CaseField =
  | { readonly kind: 'id' | 'diagnoses' | 'operations' | 'other' }
  | { readonly kind: 'number'; readonly place: number; readonly name: NumericField }
  | { readonly kind: 'code'; readonly place: number; readonly name: CodedField };

const number = (name: NumericField): CaseField => ({
  kind: 'number',
  place: NUMERIC_FIELDS.indexOf(name),
  name,
});
const code = (name: CodedField): CaseField => ({ kind: 'code', place: CODED_FIELDS.indexOf(name), name });

/** Columns by their headings. `dx` and `op` hold codes joined by `|`, the main one first. */
const HEADINGS: Readonly<Record<string, CaseField>> = {
  case_id: { kind: 'id' },
  sex: code('sex'),
  age_years: number('ageYears'),
  age_days: number('ageDays'),
  birth_weight_g: number('weightGrams'),
  los_days: number('stayDays'),
  discharge_mode: code('dischargeMode'),
  icu_hours: number('icuHours'),
  dept: code('department'),
  dx: { kind: 'diagnoses' },
  op: { kind: 'operations' },
};
const NEEDED = ['case_id', 'dx', 'op'];

/** The header of a file of cases cannot be used (表头错误). */
export class CaseHeaderError extends Error {
  readonly missing: readonly string[];
  readonly repeated: readonly string[];
  constructor(missing: readonly string[], repeated: readonly string[]) {
    super(
      `missing columns: ${missing.join(', ') || 'none'}; repeated columns: ${repeated.join(', ') || 'none'}`,
    );
    this.missing = missing;
    this.repeated = repeated;
  }
}

/** What each column is (识别表头), from the header. @throws CaseHeaderError */
export function fieldsOf(cells: readonly string[]): CaseField[] {
  const headings = cells.map((cell) =>
    cell
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  const known = headings.filter((heading) => Object.hasOwn(HEADINGS, heading));
  const missing = NEEDED.filter((heading) => !known.includes(heading));
  const repeated = known.filter((heading, place) => known.indexOf(heading) !== place);
  if (missing.length > 0 || repeated.length > 0) throw new CaseHeaderError(missing, repeated);
  return headings.map((heading) => HEADINGS[heading] ?? { kind: 'other' });
}

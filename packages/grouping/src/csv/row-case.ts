import type { GroupingCase } from '../case.ts';
import type { CaseField } from './headings.ts';

type Draft = { -readonly [Key in keyof GroupingCase]: GroupingCase[Key] };

/** One line of a file of cases as a case (行转病例). A number that is none is taken as unknown. */
export function caseOfCells(
  cells: readonly string[],
  fields: readonly CaseField[],
): { readonly id: string; readonly given: GroupingCase } {
  const codes = (cell: string) =>
    cell
      .split('|')
      .map((code) => code.trim())
      .filter((code) => code !== '');
  let id = '';
  const draft: Draft = {
    sex: null,
    ageYears: null,
    ageDays: null,
    weightGrams: null,
    stayDays: null,
    dischargeMode: null,
    diagnoses: [],
    operations: [],
  };
  for (const [place, field] of fields.entries()) {
    const cell = cells[place] ?? '';
    if (field.kind === 'id') id = cell;
    else if (field.kind === 'diagnoses') draft.diagnoses = codes(cell);
    else if (field.kind === 'operations') draft.operations = codes(cell);
    else if (field.kind === 'number') {
      const value = Number(cell);
      draft[field.name] = cell === '' || !Number.isFinite(value) ? null : Math.trunc(value);
    } else if (field.kind === 'code') draft[field.name] = cell === '' ? null : cell;
  }
  return { id, given: draft };
}

import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { CaseHeaderError, fieldsOf, type GroupingCase, splitLine } from '@sanyi/grouping';
import { piecesOf } from './pieces.ts';

/** A case of a file with its identifier (文件病例). */
export interface FileCase {
  readonly id: string;
  readonly given: GroupingCase;
  /** Hospital, where the file has a column `hospital`. */
  readonly hospital: string;
}

type Draft = { -readonly [Key in keyof GroupingCase]: GroupingCase[Key] };

/** Cases of a file one by one (逐例读取), for what needs more than their group. @throws CaseHeaderError, Problem drg/no-such-file */
export async function* casesOf(file: string): AsyncGenerator<FileCase> {
  let headings: string[] | null = null;
  let fields: ReturnType<typeof fieldsOf> = [];
  for await (const line of createInterface({ input: Readable.from(piecesOf(file)), crlfDelay: Infinity })) {
    if (line === '') continue;
    const cells = splitLine(line);
    if (!headings) {
      headings = cells.map((cell) =>
        cell
          .replace(/^\uFEFF/, '')
          .trim()
          .toLowerCase(),
      );
      fields = fieldsOf(cells);
      continue;
    }
    yield caseOf(cells, fields, headings.indexOf('hospital'));
  }
  if (!headings) throw new CaseHeaderError(['case_id', 'dx', 'op'], []);
}

function caseOf(cells: readonly string[], fields: ReturnType<typeof fieldsOf>, hospital: number): FileCase {
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
  return { id, given: draft, hospital: hospital < 0 ? '' : (cells[hospital] ?? '') };
}

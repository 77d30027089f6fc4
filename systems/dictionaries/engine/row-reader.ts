import { isCodeForm, normalCode } from './code-form.ts';
import type { TableRow } from './delimited-text.ts';
import type { Entry, Target } from './entry.ts';
import { ATTRIBUTE_FIELDS, type Field, type MatchedColumn } from './headings.ts';
import type { FaultCode, RowFault } from './row-faults.ts';

const LONGEST_NAME = 500;
const YES = new Set(['是', '1', 'y', 'yes', 'true', 't', '√', '✓', '灰码']);
const NO = new Set(['', '否', '0', 'n', 'no', 'false', 'f', '-', '×', '非灰码']);
const ACTIVE = new Set(['', '有效', '启用', '在用', '正常', '1', '是', 'y', 'yes', 'active', 'true', '现行']);
const ENDED = new Set([
  '停用',
  '作废',
  '无效',
  '废止',
  '撤销',
  '0',
  '否',
  'n',
  'no',
  'retired',
  'inactive',
  'false',
]);

/** Reads one row after the other (读行): values where the columns say they are, and what is wrong with them. */
export class RowReader {
  readonly codeField: Field;
  private readonly target: Target;
  private readonly places = new Map<Field, MatchedColumn>();
  private readonly attributes: readonly Field[];

  constructor(columns: readonly MatchedColumn[], target: Target) {
    this.target = target;
    for (const column of columns)
      if (column.field && !this.places.has(column.field)) this.places.set(column.field, column);
    this.codeField = target.content === 'map' ? 'clinical-code' : codeFieldOf(this.places);
    this.attributes = ATTRIBUTE_FIELDS.filter((field) => this.places.has(field));
  }

  read(row: TableRow): { entry: Entry; faults: RowFault[] } {
    const faults: RowFault[] = [];
    const found = (field: Field, code: FaultCode) => faults.push(this.fault(row, field, code));
    const code = this.codeAt(row, this.codeField);
    if (code === '') found(this.codeField, 'code-missing');
    else if (!isCodeForm(this.target.system, code)) found(this.codeField, 'code-form');
    if (this.target.content === 'map') return { entry: this.mapEntry(row, code, found), faults };
    const nameField = this.codeField === 'code' ? 'name' : nameFieldOf(this.codeField, this.places);
    const name = this.text(row, nameField);
    if (name === '') found(nameField, 'name-missing');
    else if (name.length > LONGEST_NAME) found(nameField, 'name-too-long');
    const entry: Entry = {
      code,
      name,
      ...(this.places.has('category') ? { category: this.text(row, 'category').slice(0, 200) } : {}),
      ...this.flag(row, 'grey', 'grey', YES, NO, () => found('grey', 'grey-unclear')),
      ...this.flag(row, 'status', 'ended', ENDED, ACTIVE, () => found('status', 'status-unclear')),
      ...this.successor(row, code, found),
      ...(this.attributes.length > 0 ? { attributes: this.attributesOf(row) } : {}),
    };
    return { entry, faults };
  }

  fault(row: TableRow, field: Field, code: FaultCode, otherRow?: number): RowFault {
    const place = this.places.get(field);
    return {
      row: row.row,
      field,
      heading: place?.heading ?? '',
      code,
      value: place ? (row.cells[place.place - 1] ?? '').slice(0, 60) : '',
      ...(otherRow === undefined ? {} : { otherRow }),
    };
  }

  private mapEntry(row: TableRow, code: string, found: (field: Field, code: FaultCode) => void): Entry {
    const target = this.codeAt(row, 'insurance-code');
    if (target === '') found('insurance-code', 'target-missing');
    else if (!isCodeForm(this.target.system, target)) found('insurance-code', 'target-form');
    return { code, target, name: this.text(row, 'clinical-name').slice(0, LONGEST_NAME) };
  }

  private successor(row: TableRow, code: string, found: (field: Field, code: FaultCode) => void) {
    if (!this.places.has('successor')) return {};
    const successor = this.codeAt(row, 'successor').replace(/^-+$/, '');
    if (successor !== '' && !isCodeForm(this.target.system, successor)) found('successor', 'successor-form');
    else if (successor !== '' && successor === code) found('successor', 'successor-itself');
    return { successor };
  }

  private flag<Name extends 'grey' | 'ended'>(
    row: TableRow,
    field: Field,
    name: Name,
    yes: ReadonlySet<string>,
    no: ReadonlySet<string>,
    unclear: () => void,
  ): Partial<Record<Name, boolean>> {
    if (!this.places.has(field)) return {};
    const said = this.text(row, field).toLowerCase();
    if (!yes.has(said) && !no.has(said)) unclear();
    const flags: Partial<Record<Name, boolean>> = {};
    flags[name] = yes.has(said);
    return flags;
  }

  private attributesOf(row: TableRow): Record<string, string> {
    return Object.fromEntries(
      this.attributes.flatMap((field) => {
        const text = this.text(row, field).slice(0, 1_000);
        return text === '' ? [] : [[field, text]];
      }),
    );
  }

  private text(row: TableRow, field: Field): string {
    const place = this.places.get(field);
    return place ? (row.cells[place.place - 1] ?? '').trim() : '';
  }

  private codeAt(row: TableRow, field: Field): string {
    return normalCode(this.target.system, this.text(row, field));
  }
}

/** A list of one edition may head its code column 医保版编码 or 国临版编码. */
function codeFieldOf(places: ReadonlyMap<Field, MatchedColumn>): Field {
  const fields: readonly Field[] = ['code', 'insurance-code', 'clinical-code'];
  return fields.find((field) => places.has(field)) ?? 'code';
}

function nameFieldOf(code: Field, places: ReadonlyMap<Field, MatchedColumn>): Field {
  const own: Field = code === 'insurance-code' ? 'insurance-name' : 'clinical-name';
  return places.has(own) ? own : 'name';
}

// This file is over the limit because every kind of cell of a template is read in one place.
import { regionTables } from '@sanyi/region';
import { checkCode } from '../checks/codes.ts';
import { readDay } from '../convert/days.ts';
import type { Template, TemplateColumn } from '../formats/templates.ts';
import { type Intake, NONE } from '../intake/intake.ts';
import { KeyTable } from '../intake/key-table.ts';
import { sexOf, yesNo } from './kinds.ts';
import { FieldFinder, type RecordMapper } from './mapper.ts';

interface Cell {
  readonly column: TemplateColumn;
  readonly place: number;
  readonly list: ReadonlySet<string> | null;
}

/** Maps the rows of a template to its canonical table (模板映射), column by column as the template declares them. */
export function templateMapper(intake: Intake, template: Template): RecordMapper {
  const find = new FieldFinder(intake);
  const table = regionTables[template.table];
  const cells = template.columns.map(
    (column): Cell => ({
      column,
      place: find.at(column.heading),
      list: column.list === undefined ? null : intake.context.codes.values(column.list),
    }),
  );
  const byTarget = new Map(cells.map((cell) => [cell.column.to, cell]));
  const byKind = (kind: TemplateColumn['kind']) =>
    cells.find((cell) => cell.column.kind === kind)?.place ?? -1;
  const at = {
    person: byKind('person'),
    certificate: byKind('identity-number'),
    name: byKind('name'),
    phone: byKind('phone'),
  };
  const own = (heading: string) =>
    cells.find((cell) => cell.column.heading === heading && cell.column.to === '');
  const sex = own('性别');
  const birth = own('出生日期');
  const street = own('街镇编码');
  const seen = new KeyTable();
  const institution = cells.find((cell) => cell.column.to.endsWith('institution_code'));
  const dated = cells.find(
    (cell) => ['day', 'instant', 'month'].includes(cell.column.kind) && cell.column.to !== '',
  );
  const columns = table.columns.slice(0, -3);

  function record(): void {
    intake.institution = institution === undefined ? '' : intake.value(institution.place);
    const person =
      at.person < 0 ? '' : intake.person(intake.value(at.person) || intake.value(at.certificate));
    if (at.person >= 0 && person === '') intake.reject(at.person, 'person-unknown');
    const texts = new Map<string, string>();
    for (const cell of cells)
      if (cell.column.to !== '') texts.set(cell.column.to, cellText(intake, cell, person));
    if (dated !== undefined) intake.day = (texts.get(dated.column.to) ?? '').slice(0, 10);
    if (intake.day === NONE) intake.day = '';
    if (template.table === 'prescription')
      texts.set('counted_on', (texts.get('prescribed_at') ?? '').slice(0, 10));
    intake.encounterId = byTarget.has('encounter_id')
      ? intake.value(byTarget.get('encounter_id')?.place ?? -1)
      : '';
    if (intake.rejected) return;
    checkRow(intake, template, byTarget);
    const key = table.key.map((name) => texts.get(name) ?? '').join('\t');
    if (seen.add(key, intake.line) > 1) {
      if (!table.latestWins) return intake.reject(-1, 'key-repeated');
      intake.warn(-1, 'key-repeated-later');
    }
    intake.emit(template.table, columns.map((column) => texts.get(column.name) ?? NONE).join('\t'));
    if (person === '') return;
    if (sex !== undefined)
      intake.emitPerson(
        person,
        codeText(intake, sex),
        dayText(intake, birth),
        texts.get('area_code') ?? NONE,
        street === undefined ? NONE : intake.cell(street.place),
      );
    const of = (place: number) => intake.value(place) || null;
    intake.identify({
      personKey: person,
      personNumber: of(at.person),
      name: of(at.name),
      identityNumber: of(at.certificate),
      phone: of(at.phone),
      address: null,
    });
  }

  return { record, used: find.used };
}

/** Text of one cell for its column; what cannot be read is remarked on, and sets the row aside where the column must not lack it. */
function cellText(intake: Intake, cell: Cell, person: string): string {
  const { column, place } = cell;
  const must = column.required === 'reject';
  switch (column.kind) {
    case 'person':
      return person;
    case 'staff':
      return intake.staff(intake.value(place));
    case 'code':
      return codeText(intake, cell);
    case 'fen': {
      const fen = intake.fenOf(place, must);
      return fen === fen ? String(fen) : NONE;
    }
    case 'quantity':
      return intake.numberOf(place, 4, must) || NONE;
    case 'degree':
      return intake.numberOf(place, 6, must) || NONE;
    case 'count': {
      const count = intake.countOf(place);
      if (count === count) return String(count);
      if (must && intake.value(place) !== '') intake.rejected = true;
      return NONE;
    }
    case 'yes-no':
      return yesNoText(intake, cell);
    case 'day':
      return intake.dayOf(place, must) || NONE;
    case 'month':
      return monthText(intake, place);
    case 'instant':
      return intake.instantOf(place, must) || NONE;
    case 'text':
    case 'name':
    case 'identity-number':
    case 'phone':
      return intake.cell(place);
  }
}

function codeText(intake: Intake, cell: Cell): string {
  const value = intake.value(cell.place);
  if (value === '') return NONE;
  const { choices } = cell.column;
  const sex = cell.column.list === 'gend' ? sexOf(value) : '';
  const chosen = sex || (choices === undefined ? undefined : choices[value]);
  if (chosen !== undefined && Object.hasOwn(choices ?? {}, value)) return chosen;
  if (sex !== '') return sex;
  if (choices === undefined) return intake.cell(cell.place);
  const known = Object.values(choices).includes(value) || cell.list?.has(value) === true;
  if (!known) {
    const must = cell.column.required === 'reject' && cell.column.list === undefined;
    if (must) intake.reject(cell.place, 'choice-unknown', { value });
    else intake.warn(cell.place, 'choice-unknown', { value });
  }
  return intake.cell(cell.place);
}

function yesNoText(intake: Intake, cell: Cell): string {
  const value = intake.value(cell.place);
  const answer = yesNo(value);
  if (answer === '' && value !== '') intake.reject(cell.place, 'yes-no-unreadable');
  return answer === '' ? '0' : answer;
}

function dayText(intake: Intake, cell: Cell | undefined): string {
  return cell === undefined ? NONE : intake.dayOf(cell.place) || NONE;
}

/** First day of a month (月份): `2026-03`, `202603`, `2026年3月`, or any day in it. */
function monthText(intake: Intake, place: number): string {
  const value = intake.value(place);
  if (value === '') return NONE;
  const digits = value.replaceAll('年', '-').replaceAll('月', '').replaceAll('/', '-').replaceAll('.', '-');
  const [year = '', month = ''] =
    digits.length === 6 && !digits.includes('-') ? [digits.slice(0, 4), digits.slice(4)] : digits.split('-');
  const number = Number(month);
  const isMonth =
    year.length === 4 &&
    Number(year) >= 1990 &&
    Number(year) <= 2100 &&
    Number.isInteger(number) &&
    number >= 1 &&
    number <= 12;
  if (isMonth && month.length <= 2 && digits.length <= 7)
    return `${year}-${String(number).padStart(2, '0')}-01`;
  const day = intake.dayOf(place, true);
  return day === '' ? NONE : `${day.slice(0, 7)}-01`;
}

function checkRow(intake: Intake, template: Template, byTarget: ReadonlyMap<string, Cell>): void {
  const place = (name: string) => byTarget.get(name)?.place ?? -1;
  const { codes, receivedOn } = intake.context;
  checkCode(intake, codes.items, place('drug_code'), intake.value(place('drug_code')));
  checkCode(intake, codes.diagnoses, place('diagnosis_code'), intake.value(place('diagnosis_code')));
  const isRegister = template.table === 'institution';
  for (const name of ['institution_code', 'from_institution_code', 'to_institution_code'])
    if (!isRegister) checkCode(intake, codes.institutions, place(name), intake.value(place(name)));
  const from = ['valid_from', 'signed_on', 'requested_on'].map(place).find((at) => at >= 0) ?? -1;
  const until = ['valid_until', 'until_on', 'arrived_on'].map(place).find((at) => at >= 0) ?? -1;
  const first = readDay(intake.value(from));
  const last = readDay(intake.value(until));
  if (first !== '' && last !== '' && last < first)
    intake.warn(until, 'period-reversed', { from: first, until: last });
  const happened =
    ['served_on', 'requested_on', 'arrived_on', 'prescribed_at'].map(place).find((at) => at >= 0) ?? -1;
  if (readDay(intake.value(happened)) > receivedOn)
    intake.warn(happened, 'day-in-future', { received: receivedOn });
}

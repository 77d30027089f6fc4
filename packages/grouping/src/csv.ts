import type { GroupingCase, GroupResult } from './case.ts';
import { type CaseColumns, UNKNOWN } from './columns.ts';
import { diagnosisId } from './compile.ts';
import { CODED_FIELDS, NUMERIC_FIELDS } from './fields.ts';
import type { Grouper } from './group.ts';

/** Columns of a file of cases by their headings (病例文件的列). `dx` and `op` hold codes joined by `|`, the main one first. */
const HEADINGS: Readonly<Record<string, string>> = {
  case_id: 'id',
  sex: 'sex',
  age_years: 'ageYears',
  age_days: 'ageDays',
  birth_weight_g: 'weightGrams',
  los_days: 'stayDays',
  discharge_mode: 'dischargeMode',
  icu_hours: 'icuHours',
  dept: 'department',
  dx: 'diagnoses',
  op: 'operations',
};
const NEEDED = ['case_id', 'dx', 'op'];
const MOST_CODES = 400;
/** Cases kept in columns before they are grouped together. */
const BATCH = 4_096;

/** Heading of the answers (结果文件的列). */
export const ANSWER_HEADING = 'case_id,mdc,adrg,drg,status,reason\n';

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

/**
 * Groups a file of cases as text (批量文件分组): pieces of CSV in, lines of answers out, in the same order, one for each case. A case that
 * cannot be read is answered `ungroupable` with the column that is wrong; none is lost.
 */
export class CsvGrouper {
  readonly #grouper: Grouper;
  /** What each column of the file is, by place. */
  #fields: (string | null)[] | null = null;
  #rest = '';
  readonly #columns: GrowingColumns;
  readonly #ids: string[] = [];
  readonly #faults: (string | null)[] = [];
  readonly #answers = new Uint16Array(BATCH);
  readonly #texts: string[];

  constructor(grouper: Grouper) {
    this.#grouper = grouper;
    this.#columns = new GrowingColumns();
    this.#texts = grouper.scheme.answers.map(answerText);
  }

  /** Takes a piece of the file. @throws CaseHeaderError */
  push(piece: string): string {
    const text = this.#rest + piece;
    let out = '';
    let from = 0;
    for (;;) {
      const end = text.indexOf('\n', from);
      if (end < 0) break;
      out += this.#line(text, from, text.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end);
      from = end + 1;
    }
    this.#rest = text.slice(from);
    return out;
  }

  /** Ends the file: a last line without its end counts. */
  end(): string {
    const last = this.#rest === '' ? '' : this.#line(this.#rest, 0, this.#rest.length);
    this.#rest = '';
    return last + this.#flush();
  }

  #line(text: string, from: number, to: number): string {
    if (from === to) return '';
    if (!this.#fields) {
      this.#fields = fieldsOf(text.slice(from, to));
      return ANSWER_HEADING;
    }
    this.#case(text, from, to, this.#fields);
    return this.#ids.length === BATCH ? this.#flush() : '';
  }

  #case(text: string, from: number, to: number, fields: readonly (string | null)[]): void {
    const { scheme } = this.#grouper;
    const columns = this.#columns;
    columns.begin();
    let id = '';
    let fault: string | null = null;
    let start = from;
    for (let place = 0; start <= to; place += 1) {
      let end = text.indexOf(',', start);
      if (end < 0 || end > to) end = to;
      const field = fields[place];
      if (field === undefined) fault ??= 'too-many-columns';
      else if (field === 'id') id = text.slice(start, end);
      else if (field === 'diagnoses')
        fault =
          this.#codes(text, start, end, (code) => columns.diagnosis(diagnosisId(scheme, code))) ?? fault;
      else if (field === 'operations')
        fault =
          this.#codes(text, start, end, (code) => columns.operation(scheme.operations.idOf(code))) ?? fault;
      else if (field !== null && start < end) {
        const coded = CODED_FIELDS.indexOf(field as never);
        if (coded >= 0) columns.code(coded, scheme.values.idOf(text.slice(start, end)));
        else {
          const number = wholeNumber(text, start, end);
          if (Number.isNaN(number)) fault ??= `not-a-number:${field}`;
          else columns.number(NUMERIC_FIELDS.indexOf(field as never), number);
        }
      }
      start = end + 1;
    }
    columns.finish();
    this.#ids.push(id);
    this.#faults.push(fault);
  }

  #codes(text: string, from: number, to: number, add: (code: string) => void): string | null {
    let count = 0;
    for (let start = from; start < to; ) {
      let end = text.indexOf('|', start);
      if (end < 0 || end > to) end = to;
      if (end > start) {
        count += 1;
        if (count > MOST_CODES) return 'too-many-codes';
        add(text.slice(start, end));
      }
      start = end + 1;
    }
    return null;
  }

  #flush(): string {
    const { count } = this.#columns;
    this.#grouper.groupColumns(this.#columns, this.#answers, 0, count);
    let out = '';
    for (let place = 0; place < count; place += 1) {
      const fault = this.#faults[place];
      out += fault
        ? `${this.#ids[place]},0000,00,0000,ungroupable,${fault}\n`
        : `${this.#ids[place]}${this.#texts[this.#answers[place] ?? 0]}`;
    }
    this.#ids.length = 0;
    this.#faults.length = 0;
    this.#columns.clear();
    return out;
  }
}

function answerText({ mdc, adrg, drg, status, reason }: GroupResult): string {
  return `,${mdc},${adrg},${drg},${status},${reason ?? ''}\n`;
}

function fieldsOf(line: string): (string | null)[] {
  const headings = line
    .replace(/^\uFEFF/, '')
    .split(',')
    .map((heading) => heading.trim().toLowerCase());
  const known = headings.filter((heading) => Object.hasOwn(HEADINGS, heading));
  const missing = NEEDED.filter((heading) => !known.includes(heading));
  const repeated = known.filter((heading, place) => known.indexOf(heading) !== place);
  if (missing.length > 0 || repeated.length > 0) throw new CaseHeaderError(missing, repeated);
  return headings.map((heading) => HEADINGS[heading] ?? null);
}

/** A whole number, a decimal cut to whole, or NaN. */
function wholeNumber(text: string, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) {
      const rest = Number(text.slice(from, to));
      return Number.isFinite(rest) && rest >= 0 ? Math.trunc(rest) : Number.NaN;
    }
    value = value * 10 + digit;
  }
  return value;
}

/** Columns that are filled case by case and used again. */
class GrowingColumns implements CaseColumns {
  count = 0;
  readonly numbers = NUMERIC_FIELDS.map(() => new Int32Array(BATCH));
  readonly codes = CODED_FIELDS.map(() => new Int32Array(BATCH));
  readonly diagnosesAt = new Uint32Array(BATCH + 1);
  readonly operationsAt = new Uint32Array(BATCH + 1);
  diagnoses = new Int32Array(BATCH * 8);
  operations = new Int32Array(BATCH * 4);
  #diagnoses = 0;
  #operations = 0;

  begin(): void {
    for (const column of this.numbers) column[this.count] = UNKNOWN;
    for (const column of this.codes) column[this.count] = 0;
  }

  number(field: number, value: number): void {
    const column = this.numbers[field];
    if (column) column[this.count] = value;
  }

  code(field: number, id: number): void {
    const column = this.codes[field];
    if (column) column[this.count] = id;
  }

  diagnosis(id: number): void {
    if (this.#diagnoses === this.diagnoses.length) this.diagnoses = doubled(this.diagnoses);
    this.diagnoses[this.#diagnoses++] = id;
  }

  operation(id: number): void {
    if (this.#operations === this.operations.length) this.operations = doubled(this.operations);
    this.operations[this.#operations++] = id;
  }

  finish(): void {
    this.count += 1;
    this.diagnosesAt[this.count] = this.#diagnoses;
    this.operationsAt[this.count] = this.#operations;
  }

  clear(): void {
    this.count = 0;
    this.#diagnoses = 0;
    this.#operations = 0;
  }
}

function doubled(ids: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(ids.length * 2);
  larger.set(ids);
  return larger;
}

/** Writes a case as a line of a file of cases (病例行), in the order of `CASE_HEADING`. */
export function caseLine(id: string, given: GroupingCase): string {
  const shown = (value: number | string | null | undefined) => value ?? '';
  return `${id},${shown(given.sex)},${shown(given.ageYears)},${shown(given.ageDays)},${shown(given.weightGrams)},${shown(given.stayDays)},${shown(given.dischargeMode)},${given.diagnoses.join('|')},${given.operations.join('|')},${shown(given.icuHours)},${shown(given.department)}\n`;
}

/** Heading of a file of cases with every column (病例文件表头). */
export const CASE_HEADING =
  'case_id,sex,age_years,age_days,birth_weight_g,los_days,discharge_mode,dx,op,icu_hours,dept\n';

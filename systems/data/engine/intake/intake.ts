// This file is over the limit because one record's life, from its first cell to its rows, is told in one place.
import type { RegionTableName } from '@sanyi/region';
import type {
  Aspect,
  Format,
  IdentityEntry,
  Issue,
  Mapped,
  MappingContext,
  SourceColumn,
} from '../contract.ts';
import { amountFault, decimalsCut, readFen, readNumber } from '../convert/amounts.ts';
import { readDay, readInstant } from '../convert/days.ts';
import { whole } from '../convert/durations.ts';
import { type IssueCode, issueTexts } from '../issues/issue-texts.ts';
import { DAMAGE } from '../read/damage.ts';
import { ContentHash } from './hash.ts';
import { masked } from './mask.ts';
import { Memo, ownText } from './memo.ts';
import { withoutPersonalNumbers } from './personal-number.ts';
import { Profile } from './profile.ts';

/** What a cell without a value is in the text of a canonical row. */
export const NONE = '\\N';
/** Day of a row whose day is not known yet, and month of an issue whose month is not known. */
export const NO_DAY = '1970-01-01';

const NO_FACTS: Readonly<Record<string, string>> = {};

/**
 * One record on its way from the sender's cells to canonical rows (收数过程). A mapper reads `values`, remarks on them and
 * emits rows; `close` then takes the record or sets it aside as a whole. The object is used again for every record.
 */
export class Intake {
  readonly format: Format;
  readonly context: MappingContext;
  readonly profile: Profile;
  readonly hash = new ContentHash();
  readonly months = new Set<string>();
  readonly institutions = new Set<string>();

  /** Values by place of the field in the format; `''` where there is none. */
  values: string[];
  sheet = 0;
  line = 0;
  /** Whether a value may hold characters that a row's text must escape. */
  special = false;
  institution = '';
  /** Day the record counts under, `''` while unknown. */
  day = '';
  encounterId = '';
  coderKey: string | null = null;
  rejected = false;
  read = 0;
  accepted = 0;
  setAside = 0;

  readonly #index = new Map<string, number>();
  readonly #persons: Memo;
  /** 1 where the field holds words that somebody wrote, in which a number of a person may stand. */
  readonly #free: Uint8Array;
  readonly #staffBy = new Map<string, Memo>();
  #staff: Memo | null = null;
  #staffOf = '';
  readonly #seenPersons = new Map<string, string>();
  #issues: Issue[] = [];
  #issuesBefore = 0;
  #identities: IdentityEntry[] = [];
  #tables: RegionTableName[] = [];
  #rows: string[] = [];
  #pending = 0;
  #extra = '';
  #identity: IdentityEntry | null = null;
  #out = new Map<RegionTableName, string[]>();
  readonly #provenance: string;
  #month = '';
  #monthPrefix = '';
  #covered = '';
  #monthCovered = '';
  #reported = { read: 0, accepted: 0, setAside: 0 };

  constructor(format: Format, context: MappingContext) {
    this.format = format;
    this.context = context;
    this.#provenance = `\t${context.fileNo}\t`;
    this.values = format.columns.map(() => '');
    for (const [place, column] of format.columns.entries()) this.#index.set(column.name, place);
    this.profile = new Profile(format.columns.map((column) => column.name));
    this.#free = Uint8Array.from(format.columns, (column) => (isFreeText(column) ? 1 : 0));
    this.#persons = new Memo((number) => context.keys.person(number));
  }

  /** Place of a field in the format, −1 where the format has none. */
  at(field: string): number {
    return this.#index.get(field) ?? -1;
  }

  /** Value of a field, `''` where there is none. */
  value(place: number): string {
    return place < 0 ? '' : (this.values[place] as string);
  }

  /** Begins a record that stands on a line. */
  begin(sheet: number, line: number): void {
    this.sheet = sheet;
    this.line = line;
    this.institution = '';
    this.day = '';
    this.encounterId = '';
    this.coderKey = null;
    this.rejected = false;
    this.#pending = 0;
    this.#extra = '';
    this.#identity = null;
    this.#issuesBefore = this.#issues.length;
    this.read++;
  }

  /** Takes the record back that was begun: it comes again later. */
  withdraw(): void {
    this.read--;
    this.#issues.length = this.#issuesBefore;
  }

  /** Remarks on a field; `place` −1 is the whole record. */
  warn(place: number, code: IssueCode, facts: Readonly<Record<string, string>> = NO_FACTS): void {
    this.note(place, this.#fieldName(place), code, 'warn', this.value(place), facts);
  }

  /** Sets the record aside because of a field. */
  reject(place: number, code: IssueCode, facts: Readonly<Record<string, string>> = NO_FACTS): void {
    this.rejected = true;
    this.note(place, this.#fieldName(place), code, 'reject', this.value(place), facts);
  }

  /** Writes an issue down (记下问题); mappers of nested formats name the field themselves. */
  note(
    place: number,
    field: string,
    code: IssueCode,
    severity: Issue['severity'],
    value: string,
    facts: Readonly<Record<string, string>> = NO_FACTS,
  ): void {
    const aspect: Aspect = issueTexts[code].aspect;
    if (severity === 'reject') this.rejected = true;
    if (place >= 0 && aspect === 'validity') this.profile.invalid(place);
    const personal = place >= 0 ? this.format.columns[place]?.personal : 'no';
    this.#issues.push({
      sheet: this.sheet,
      line: this.line,
      field,
      code,
      aspect,
      severity,
      value: personal === 'no' ? shortened(value) : masked(value),
      facts,
      institution: '',
      month: '',
      encounterId: '',
      coderKey: null,
    });
  }

  /** Writes down what the whole file shows about an institution (文件级问题). */
  noteOnFile(
    field: string,
    code: IssueCode,
    institution: string,
    facts: Readonly<Record<string, string>>,
  ): void {
    this.note(-1, field, code, 'warn', '', facts);
    const last = this.#issues.length - 1;
    this.#issues[last] = { ...(this.#issues[last] as Issue), institution, sheet: 0, line: 0 };
  }

  #fieldName(place: number): string {
    return place < 0 ? '' : (this.format.columns[place]?.name ?? '');
  }

  /** Adds a canonical row; `hashed` stands in for it in the content hash where a part of it depends on the row order. */
  emit(table: RegionTableName, row: string, hashed: string | null = row): void {
    this.#tables[this.#pending] = table;
    this.#rows[this.#pending] = row;
    this.#pending++;
    if (hashed !== null) this.#extra = this.#extra === '' ? hashed : `${this.#extra}\n${hashed}`;
  }

  /** Key of a person (人员键), from number or identity number; `''` where there is neither. */
  person(number: string): string {
    return number === '' || isZeros(number) ? '' : this.#persons.get(number);
  }

  /** Key of a member of staff (医务人员键), `\N` where there is none. */
  staff(codeOrName: string): string {
    if (codeOrName === '') return NONE;
    if (this.#staff === null || this.#staffOf !== this.institution)
      this.#staff = this.#staffAt(this.institution);
    return this.#staff.get(codeOrName);
  }

  #staffAt(institution: string): Memo {
    this.#staffOf = ownText(institution);
    const own = this.#staffOf;
    const found = this.#staffBy.get(institution);
    if (found !== undefined) return found;
    const memo = new Memo((name) => this.context.keys.staff(own, name), 10_000);
    if (this.#staffBy.size >= 5000) this.#staffBy.clear();
    this.#staffBy.set(this.#staffOf, memo);
    return memo;
  }

  /** Hands over who the person key stands for; only what was not handed over before. */
  identify(entry: IdentityEntry): void {
    this.#identity = entry;
    this.#extra += `\n${entry.name ?? ''}\t${entry.identityNumber ?? ''}\t${entry.phone ?? ''}\t${entry.address ?? ''}`;
  }

  /** Row of the person table, once for each person and change of what is said. */
  emitPerson(key: string, sex: string, birth: string, area: string, street: string): void {
    const row = `${key}\t${sex}\t${birth}\t${area}\t${street}`;
    if (this.#seenPersons.get(key) === row) return;
    if (this.#seenPersons.size >= 200_000) this.#seenPersons.clear();
    this.#seenPersons.set(key, ownText(row));
    this.emit('person', row, null);
  }

  /** Day of a field (日期); `''` where it is empty or cannot be read, which is remarked on. */
  dayOf(place: number, required = false): string {
    const value = this.value(place);
    if (value === '') return '';
    const day = readDay(value);
    if (day === '' || day < '1900-01-01' || day > '2148-12-31') {
      this.#unreadable(place, 'day-unreadable', required);
      return '';
    }
    return day;
  }

  /** Instant of a field (时间); `''` as `dayOf`. */
  instantOf(place: number, required = false): string {
    const value = this.value(place);
    if (value === '') return '';
    const instant = readInstant(value);
    if (instant === '' || instant < '1970-01-01' || instant > '2105-12-31') {
      this.#unreadable(place, 'day-unreadable', required);
      return '';
    }
    return instant;
  }

  /** Amount of a field in fen (金额); NaN where it is empty or cannot be read, which is remarked on. @unit fen */
  fenOf(place: number, required = false): number {
    const value = this.value(place);
    if (value === '') return Number.NaN;
    const fen = readFen(value);
    if (fen !== fen) this.#unreadable(place, faultCode(), required);
    return fen;
  }

  /** Amount of a nested field in fen; NaN as `fenOf`. @unit fen */
  amountOf(value: string, field: string): number {
    if (value === '') return Number.NaN;
    const fen = readFen(value);
    if (fen !== fen) this.note(-1, field, faultCode(), 'reject', value);
    return fen;
  }

  /** Number of a field with at most so many decimals, as text; `''` as `dayOf`. @rounding half-up */
  numberOf(place: number, places: number, required = false): string {
    const value = this.value(place);
    if (value === '') return '';
    const number = readNumber(value, places);
    if (number === '') this.#unreadable(place, faultCode(), required);
    else if (decimalsCut) this.warn(place, 'decimals-rounded', { places: String(places) });
    return number;
  }

  /** Whole number of a field, not negative (非负整数); NaN as `fenOf`. */
  countOf(place: number): number {
    const value = this.value(place);
    if (value === '') return Number.NaN;
    const count = whole(value, 9);
    if (count !== count) this.warn(place, 'count-unreadable');
    return count;
  }

  #unreadable(place: number, code: IssueCode, required: boolean): void {
    if (required) this.reject(place, code);
    else this.warn(place, code);
  }

  /** Text of a value in a row: escaped where that is needed, `\N` for none. */
  cell(place: number): string {
    const value = place < 0 ? '' : (this.values[place] as string);
    if (value === '') return NONE;
    const known = this.#free[place] === 1 ? this.free(value, place) : value;
    return this.special ? escaped(known) : known;
  }

  /** Remarks on every field that holds signs which stand for bytes that are no text (乱码). */
  remarkDamage(): void {
    for (let place = 0; place < this.values.length; place++)
      if ((this.values[place] as string).includes(DAMAGE)) this.warn(place, 'character-unreadable');
  }

  /** Words that somebody wrote, without the numbers of persons in them (自由文本); what was hidden is remarked on. */
  free(value: string, place: number, field = this.#fieldName(place)): string {
    if (value.length < 11) return value;
    const without = withoutPersonalNumbers(value);
    if (without !== value) this.note(place, field, 'personal-number-in-text', 'warn', without);
    return without;
  }

  /** A text of a row that stands in no field; `''` stays empty. */
  text(value: string): string {
    return this.special ? escaped(value) : value;
  }

  /** The record's institution as text of a row. */
  institutionCell(): string {
    return this.special ? escaped(this.institution) : this.institution;
  }

  /** Takes the record, or sets it aside; its issues learn where and when it was. */
  close(): void {
    if (!this.day.startsWith(this.#monthPrefix) || this.#monthPrefix === '') this.#changeMonth();
    const month = this.#month;
    if (this.#issues.length > this.#issuesBefore) this.#complete(month);
    this.profile.add(this.institution, month);
    if (this.rejected) {
      this.setAside++;
      return;
    }
    this.accepted++;
    if (month !== this.#monthCovered && month !== '' && month !== NO_DAY)
      this.months.add((this.#monthCovered = month));
    if (this.institution !== this.#covered) this.#cover(this.institution);
    const tail = `${this.#provenance}${this.sheet}\t${this.line}\n`;
    for (let at = 0; at < this.#pending; at++) {
      const table = this.#tables[at] as RegionTableName;
      let rows = this.#out.get(table);
      if (rows === undefined) this.#out.set(table, (rows = []));
      rows.push(this.#rows[at] as string, tail);
    }
    this.hash.add(this.#extra);
    if (this.#identity !== null) this.#handOver(this.#identity);
  }

  /** Takes a record in that needs no remark and whose row was written elsewhere (计入规整记录), by the units of its row. */
  takePlain(institution: string, month: string, units: Uint16Array, length: number): void {
    this.read++;
    this.accepted++;
    this.profile.add(institution, month);
    if (month !== this.#monthCovered) this.months.add((this.#monthCovered = month));
    if (institution !== this.#covered) this.#cover(institution);
    this.hash.addUnits(units, length);
  }

  #changeMonth(): void {
    this.#monthPrefix = ownText(this.day.slice(0, 7));
    this.#month = this.day === '' ? '' : `${this.#monthPrefix}-01`;
  }

  #cover(institution: string): void {
    this.#covered = ownText(institution);
    this.institutions.add(this.#covered);
  }

  #complete(month: string): void {
    const { institution, encounterId, coderKey } = this;
    for (let at = this.#issuesBefore; at < this.#issues.length; at++)
      this.#issues[at] = { ...(this.#issues[at] as Issue), institution, month, encounterId, coderKey };
  }

  #handOver(entry: IdentityEntry): void {
    const said = `i${entry.name}\t${entry.identityNumber}\t${entry.phone}\t${entry.address}`;
    const key = `i${entry.personKey}`;
    if (this.#seenPersons.get(key) === said) return;
    if (this.#seenPersons.size >= 200_000) this.#seenPersons.clear();
    this.#seenPersons.set(key, ownText(said));
    this.#identities.push(entry);
  }

  /** Everything since the last time (阶段结果). */
  take(): Mapped {
    const rows = new Map<RegionTableName, string>();
    const rowCounts = new Map<RegionTableName, number>();
    for (const [table, list] of this.#out) {
      rows.set(table, list.join(''));
      rowCounts.set(table, list.length / 2);
    }
    const before = this.#reported;
    this.#reported = { read: this.read, accepted: this.accepted, setAside: this.setAside };
    const mapped: Mapped = {
      rows,
      rowCounts,
      read: this.read - before.read,
      accepted: this.accepted - before.accepted,
      rejected: this.setAside - before.setAside,
      issues: this.#issues,
      identities: this.#identities,
    };
    this.#out = new Map();
    this.#issues = [];
    this.#identities = [];
    return mapped;
  }
}

/** Names and remarks; who a name is a person's is told by the column itself. */
function isFreeText(column: SourceColumn): boolean {
  return column.personal === 'no' && /名称|备注|说明|comment/.test(`${column.title} ${column.name}`);
}

function faultCode(): IssueCode {
  return amountFault === 'too-fine'
    ? 'amount-too-fine'
    : amountFault === 'too-large'
      ? 'amount-too-large'
      : 'amount-unreadable';
}

function isZeros(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== 48) return false;
  return true;
}

function shortened(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}

/** Escapes a value for tab-separated text (转义). */
export function escaped(value: string): string {
  let plain = true;
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < 32 || code === 92) plain = false;
  }
  if (plain) return value;
  let result = '';
  for (const character of value) {
    if (character === '\t') result += '\\t';
    else if (character === '\n') result += '\\n';
    else if (character === '\r') result += '\\r';
    else if (character === '\\') result += '\\\\';
    else if (character === '\0') result += ' ';
    else result += character;
  }
  return result;
}

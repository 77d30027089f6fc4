// This file is over the limit because the fastest loop of all importers stays in one place.
import { isProduct } from '../convert/amounts.ts';
import type { Intake } from '../intake/intake.ts';
import { itemKindOf } from '../map/kinds.ts';
import type { RequiredCheck } from '../map/mapper.ts';
import { ByteMemo } from './byte-memo.ts';
import { findCells, type KnownColumns, type PlainCells, plainCells } from './plain-cells.ts';
import { decimal, plainFen, readPlainDecimal } from './plain-decimal.ts';
import { instant, readPlainInstant } from './plain-instant.ts';
import { RowWriter } from './row-writer.ts';

const NONE = '\\N';

interface InstitutionMemo {
  readonly code: string;
  /** Keys of its staff by code or name. */
  readonly staff: ByteMemo<string>;
}

/**
 * Maps fee lines that stand just as they are stored (规整费用明细): nothing to remark on, no quotes, no odd spellings, no refunds.
 * They are nearly all lines of a table of hundreds of millions, and go from the sender's bytes to the row's bytes without
 * becoming texts. Whatever is not so is left to `feeLineMapper`; that both agree to the letter is tested, not assumed.
 */
export class PlainFeeLines {
  readonly writer = new RowWriter();
  readonly #intake: Intake;
  readonly #required: RequiredCheck;
  readonly #cells: PlainCells;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  /** Column of each field the mapping uses, −1 where the file lacks it. */
  readonly #at: ReturnType<typeof placesOf>;
  readonly #received: number;
  readonly #institutions: ByteMemo<InstitutionMemo>;
  readonly #persons: ByteMemo<string>;
  readonly #classes: ByteMemo<{ readonly code: string; readonly listed: boolean }>;
  readonly #grades: ByteMemo<boolean>;
  readonly #items: ByteMemo<{ readonly code: string; readonly known: boolean }>;
  readonly #tail: string;
  #month = '';
  #monthNumber = 0;

  constructor(
    intake: Intake,
    required: RequiredCheck,
    columns: KnownColumns,
    delimiter: string,
    quote: string,
  ) {
    this.#intake = intake;
    this.#required = required;
    this.#cells = plainCells(columns, { delimiter, quote }, intake.profile.present);
    this.#starts = this.#cells.starts;
    this.#ends = this.#cells.ends;
    this.#at = placesOf(intake, columns);
    const { codes, receivedOn, fileNo } = intake.context;
    this.#received = Number(receivedOn.replaceAll('-', ''));
    const classes = codes.values('med_chrgitm_type');
    const grades = codes.values('chrgitm_lv');
    const { items } = codes;
    this.#persons = new ByteMemo((number) => intake.person(number));
    this.#classes = new ByteMemo((code) => ({ code, listed: classes?.has(code) ?? true }));
    this.#grades = new ByteMemo((code) => grades?.has(code) ?? true);
    this.#items = new ByteMemo((code) => ({ code, known: items?.has(code) ?? true }));
    this.#institutions = new ByteMemo((code) => ({
      code,
      staff: new ByteMemo((name) => {
        intake.institution = code;
        return intake.staff(name);
      }),
    }));
    this.#tail = `\t${fileNo}\t0\t`;
  }

  /** Maps the line that begins at a place and answers where the next one begins; −1 where it was left alone. */
  take(bytes: Uint8Array, from: number, line: number): number {
    const next = findCells(this.#cells, bytes, from);
    if (next < 0 || !this.#required.isComplete()) return -1;
    return this.#row(bytes, next - from, line) ? next : -1;
  }

  #isEmpty(place: number): boolean {
    return place < 0 || this.#starts[place] === this.#ends[place];
  }

  /** An amount in fen, 0 where it is empty, −1 where it is none of the plain ones. @unit fen */
  #part(bytes: Uint8Array, place: number): number {
    if (this.#isEmpty(place)) return 0;
    if (!readPlainDecimal(bytes, this.#starts[place] as number, this.#ends[place] as number)) return -1;
    return plainFen();
  }

  #from(place: number): number {
    return this.#starts[place] as number;
  }

  #to(place: number): number {
    return this.#ends[place] as number;
  }

  #copy(bytes: Uint8Array, place: number): void {
    this.writer.cell(bytes, this.#starts[place] as number, this.#ends[place] as number);
  }

  #optional(bytes: Uint8Array, place: number): void {
    if (this.#isEmpty(place)) this.writer.ascii(NONE);
    else this.#copy(bytes, place);
  }

  #row(bytes: Uint8Array, length: number, line: number): boolean {
    const at = this.#at;
    if (this.#isEmpty(at.institution) || this.#isEmpty(at.person)) return false;
    if (at.time < 0 || !readPlainInstant(bytes, this.#from(at.time), this.#to(at.time))) return false;
    if (instant.day > this.#received) return false;
    if (at.quantity < 0 || !readPlainDecimal(bytes, this.#from(at.quantity), this.#to(at.quantity)))
      return false;
    const { mantissa: quantity, scale: quantityScale } = decimal;
    if (quantity === 0 || quantityScale > 4) return false;
    if (at.price < 0 || !readPlainDecimal(bytes, this.#from(at.price), this.#to(at.price))) return false;
    const { mantissa: price, scale: priceScale } = decimal;
    if (priceScale > 6 || this.#isEmpty(at.amount)) return false;
    const amount = this.#part(bytes, at.amount);
    if (amount < 0 || !isProduct(amount, quantity, quantityScale, price, priceScale)) return false;
    const own = this.#part(bytes, at.own);
    const over = this.#part(bytes, at.over);
    const first = this.#part(bytes, at.first);
    const scope = this.#part(bytes, at.scope);
    if (own < 0 || over < 0 || first < 0 || scope < 0) return false;
    const isDivided = !this.#isEmpty(at.scope) && !this.#isEmpty(at.own);
    if (isDivided && own + over + first + scope !== amount) return false;
    const valid = this.#valid(bytes);
    if (valid < 0) return false;
    const institution = this.#institutions.get(bytes, this.#from(at.institution), this.#to(at.institution));
    const person = this.#persons.get(bytes, this.#from(at.person), this.#to(at.person));
    if (person === '') return false;
    const chargeClass = this.#isEmpty(at.chargeClass)
      ? null
      : this.#classes.get(bytes, this.#from(at.chargeClass), this.#to(at.chargeClass));
    if (chargeClass?.listed === false) return false;
    if (!this.#isEmpty(at.grade) && !this.#grades.get(bytes, this.#from(at.grade), this.#to(at.grade)))
      return false;
    const itemAt = this.#isEmpty(at.item) ? at.insuranceItem : at.item;
    const item = this.#isEmpty(itemAt) ? null : this.#items.get(bytes, this.#from(itemAt), this.#to(itemAt));
    if (item?.known === false) return false;
    const nameAt = this.#isEmpty(at.localName) ? at.name : at.localName;
    if (nameAt >= 0 && mayHoldNumber(bytes, this.#from(nameAt), this.#to(nameAt))) return false;
    const doctorAt = this.#isEmpty(at.doctor) ? at.doctorName : at.doctor;

    const writer = this.writer;
    writer.begin(length * 2 + 512);
    this.#copy(bytes, at.institution);
    this.#optional(bytes, at.encounter);
    this.#optional(bytes, at.settlement);
    this.#optional(bytes, at.line);
    writer.ascii(person);
    this.#copy(bytes, at.time);
    writer.cell(bytes, this.#from(at.time), this.#from(at.time) + 10);
    if (chargeClass === null) writer.ascii('');
    else this.#copy(bytes, at.chargeClass);
    writer.ascii(itemKindOf(item?.code ?? '', chargeClass?.code ?? ''));
    if (item === null) writer.ascii('');
    else this.#copy(bytes, itemAt);
    this.#optional(bytes, at.localItem);
    this.#optional(bytes, nameAt);
    this.#optional(bytes, at.grade);
    this.#copy(bytes, at.quantity);
    this.#copy(bytes, at.price);
    writer.whole(amount);
    writer.whole(own);
    writer.whole(over);
    writer.whole(first);
    writer.whole(scope);
    this.#optional(bytes, at.department);
    writer.ascii(
      this.#isEmpty(doctorAt) ? NONE : institution.staff.get(bytes, this.#from(doctorAt), this.#to(doctorAt)),
    );
    this.#optional(bytes, at.prescription);
    writer.whole(valid);
    writer.whole(0);
    this.#optional(bytes, at.refunds);
    writer.end(this.#tail, line);
    this.#intake.takePlain(institution.code, this.#monthOfInstant(), writer.units, writer.unitCount);
    return true;
  }

  #valid(bytes: Uint8Array): number {
    const place = this.#at.valid;
    if (this.#isEmpty(place)) return 1;
    const start = this.#starts[place] as number;
    if (this.#ends[place] !== start + 1) return -1;
    return bytes[start] === 49 ? 1 : bytes[start] === 48 ? 0 : -1;
  }

  #monthOfInstant(): string {
    const { year, month } = instant;
    if (year * 12 + month !== this.#monthNumber) {
      this.#monthNumber = year * 12 + month;
      this.#month = `${year}-${String(month).padStart(2, '0')}-01`;
    }
    return this.#month;
  }
}

/** Whether a text has so many digits, half-width or full-width, that a number of a person may stand in it. */
function mayHoldNumber(bytes: Uint8Array, start: number, end: number): boolean {
  let digits = 0;
  for (let at = start; at < end; at++) {
    const code = bytes[at] as number;
    if (code >= 48 && code <= 57) digits++;
    else if (code === 0xef && bytes[at + 1] === 0xbc) digits++;
  }
  return digits >= 10;
}

function placesOf(intake: Intake, columns: KnownColumns) {
  const placeByField = new Map<number, number>();
  for (const [column, field] of columns.fields.entries())
    placeByField.set(field, columns.places[column] as number);
  const place = (field: string) => placeByField.get(intake.at(field)) ?? -1;
  return {
    institution: place('fixmedins_code'),
    encounter: place('mdtrt_id'),
    settlement: place('setl_id'),
    line: place('bkkp_sn'),
    person: place('psn_no'),
    time: place('fee_ocur_time'),
    chargeClass: place('med_chrgitm_type'),
    item: place('med_list_codg'),
    insuranceItem: place('hilist_code'),
    localItem: place('medins_list_codg'),
    localName: place('medins_list_name'),
    name: place('hilist_name'),
    grade: place('chrgitm_lv'),
    quantity: place('cnt'),
    price: place('pric'),
    amount: place('det_item_fee_sumamt'),
    own: place('fulamt_ownpay_amt'),
    over: place('overlmt_selfpay'),
    first: place('preselfpay_amt'),
    scope: place('inscp_amt'),
    department: place('bilg_dept_codg'),
    doctor: place('bilg_dr_code'),
    doctorName: place('bilg_dr_name'),
    prescription: place('rx_drord_no'),
    valid: place('vali_flag'),
    refunds: place('init_feedetl_sn'),
  };
}

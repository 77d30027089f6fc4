// This file is over the limit because cells are filled in one hot loop beside the plan it follows.
import type {
  FieldCount,
  Mapped,
  Mapping,
  MappingContext,
  MatchedColumn,
  Recognition,
  RowBatch,
} from '../contract.ts';
import { formatOf } from '../formats/formats.ts';
import { Intake } from '../intake/intake.ts';
import { ByteLines } from '../plain/byte-lines.ts';
import { PlainFeeLines } from '../plain/plain-fee-lines.ts';
import { cellOf, cellText, isFilled } from '../read/cells.ts';
import { type Broken, DelimitedReader } from '../read/delimited.ts';
import { type RecordMapper, RequiredCheck } from './mapper.ts';
import { tableMapper } from './table-mappers.ts';

/** Maps a delimited file or the rows of a workbook (表格映射). The plan of the columns is made once for the file. */
export class TableMapping implements Mapping {
  readonly #recognition: Recognition;
  readonly #intake: Intake;
  readonly #mapper: RecordMapper;
  readonly #required: RequiredCheck;
  readonly #reader: DelimitedReader;
  readonly #places: Int32Array;
  readonly #fields: Int32Array;
  readonly #used: Uint8Array;
  readonly #width: number;
  /** Where lines of the format can be mapped as bytes. */
  readonly #plain: PlainFeeLines | null;
  readonly #lines: ByteLines | null;
  readonly bytes: Mapping['bytes'];
  #begun = false;

  constructor(recognition: Recognition, columns: readonly MatchedColumn[], context: MappingContext) {
    this.#recognition = recognition;
    this.#intake = new Intake(formatOf(recognition.format), context);
    this.#mapper = tableMapper(this.#intake);
    this.#required = new RequiredCheck(this.#intake);
    const known = columns.filter((column) => column.field !== null && this.#intake.at(column.field) >= 0);
    this.#places = Int32Array.from(known, (column) => column.place - 1);
    this.#fields = Int32Array.from(known, (column) => this.#intake.at(column.field ?? ''));
    this.#used = Uint8Array.from(known, (column) => (this.#mapper.used.has(column.field ?? '') ? 1 : 0));
    for (const field of this.#fields) this.#intake.profile.watch(field);
    this.#required.onlyWatched(new Set(this.#fields));
    this.#width = columns.length;
    this.#reader = new DelimitedReader(
      recognition.delimiter ?? ',',
      recognition.quote,
      () => this.#record(),
      (why) => this.#broken(why),
    );
    const delimiter = recognition.delimiter ?? ',';
    const isPlain = recognition.format === 'insurer-fee-lines' && recognition.carrier === 'delimited';
    this.#plain = isPlain
      ? new PlainFeeLines(
          this.#intake,
          this.#required,
          { width: this.#width, places: this.#places, fields: this.#fields },
          delimiter,
          recognition.quote,
        )
      : null;
    const lines = this.#plain && new ByteLines(this.#plain, this.#reader, recognition.headLine);
    this.#lines = lines;
    this.bytes =
      lines &&
      ((piece) => {
        lines.push(this.#begun ? piece : withoutMark(piece));
        this.#begun ||= piece.length > 0;
        return this.#withPlain(this.#intake.take());
      });
  }

  text(piece: string): Mapped {
    let fresh = piece;
    if (!this.#begun && piece !== '') {
      this.#begun = true;
      if (piece.charCodeAt(0) === 0xfeff) fresh = piece.slice(1);
    }
    this.#reader.push(fresh);
    return this.#intake.take();
  }

  #withPlain(mapped: Mapped): Mapped {
    const writer = this.#plain?.writer;
    if (!writer || writer.rows === 0) return mapped;
    return { ...mapped, plain: { table: 'fee_line', count: writer.rows, rows: writer.take() } };
  }

  rows(batch: RowBatch): Mapped {
    for (const row of batch.rows) {
      const isHeading = batch.sheet === this.#recognition.sheet && row.line <= this.#recognition.headLine;
      if (!isHeading) this.#row(batch.sheet, row.line, row.cells);
    }
    return this.#intake.take();
  }

  end(): Mapped {
    this.#lines?.end();
    this.#reader.end();
    this.#mapper.end?.();
    return this.#intake.take();
  }

  profile(): readonly FieldCount[] {
    return this.#intake.profile.counts();
  }

  contentHash(): string {
    return this.#intake.hash.text();
  }

  covered(): { readonly institutions: readonly string[]; readonly months: readonly string[] } {
    return { institutions: [...this.#intake.institutions].sort(), months: [...this.#intake.months].sort() };
  }

  #record(): void {
    const reader = this.#reader;
    if (reader.line <= this.#recognition.headLine) return;
    const { text, starts, ends, flags, count } = reader;
    if (isEmptyRecord(text, starts, ends, count)) return;
    const intake = this.#intake;
    intake.begin(0, reader.line);
    intake.special = reader.special;
    if (count !== this.#width && !this.#fits(text, starts, ends, count)) return;
    const places = this.#places;
    const fields = this.#fields;
    const used = this.#used;
    const values = intake.values;
    const present = intake.profile.present;
    const quote = this.#recognition.quote;
    for (let column = 0; column < places.length; column++) {
      const place = places[column] as number;
      const field = fields[column] as number;
      if (place >= count) {
        values[field] = '';
        present[field] = 0;
        continue;
      }
      const start = starts[place] as number;
      const end = ends[place] as number;
      if (start === end) {
        values[field] = '';
        present[field] = 0;
      } else if (used[column] === 1) {
        const value = cellText(text, start, end, flags[place] as number, quote);
        values[field] = value;
        present[field] = value === '' ? 0 : 1;
      } else present[field] = isFilled(text, start, end) ? 1 : 0;
    }
    if (reader.damaged) intake.remarkDamage();
    this.#map();
  }

  /** Whether a record of another width than the heading can be taken: empty cells too many, or left off at the end. */
  #fits(text: string, starts: Int32Array, ends: Int32Array, count: number): boolean {
    const facts = { cells: String(count), columns: String(this.#width) };
    if (count > this.#width) {
      for (let at = this.#width; at < count; at++)
        if (isFilled(text, starts[at] as number, ends[at] as number))
          return this.#refuse('row-too-long', facts);
      return true;
    }
    return this.#refuse(this.#reader.cutOff ? 'row-cut-off' : 'row-too-short', facts);
  }

  #refuse(
    code: 'row-too-long' | 'row-too-short' | 'row-cut-off',
    facts: Readonly<Record<string, string>>,
  ): false {
    this.#clear();
    this.#intake.note(-1, '', code, 'reject', '', facts);
    this.#intake.close();
    return false;
  }

  #clear(): void {
    this.#intake.values.fill('');
    this.#intake.profile.present.fill(0);
  }

  #broken(why: Broken): void {
    const reader = this.#reader;
    if (reader.line <= this.#recognition.headLine) return;
    this.#intake.begin(0, reader.line);
    this.#clear();
    this.#intake.note(-1, '', why, 'reject', '', { line: String(reader.openedOn) });
    this.#intake.close();
  }

  #row(sheet: number, line: number, cells: readonly (string | null)[]): void {
    if (cells.every((cell) => cell === null || cell === '')) return;
    const intake = this.#intake;
    intake.begin(sheet, line);
    intake.special = true;
    for (let column = 0; column < this.#places.length; column++) {
      const field = this.#fields[column] as number;
      const value = cellOf(cells[this.#places[column] as number]);
      intake.values[field] = value;
      intake.profile.present[field] = value === '' ? 0 : 1;
    }
    this.#map();
  }

  #map(): void {
    this.#required.check();
    this.#mapper.record();
    this.#intake.close();
  }
}

/** A piece without the mark of byte order at its beginning. */
function withoutMark(piece: Uint8Array): Uint8Array {
  return piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf ? piece.subarray(3) : piece;
}

function isEmptyRecord(text: string, starts: Int32Array, ends: Int32Array, count: number): boolean {
  for (let cell = 0; cell < count; cell++) {
    const start = starts[cell] as number;
    const end = ends[cell] as number;
    for (let at = start; at < end; at++) if (text.charCodeAt(at) > 32) return false;
  }
  return true;
}

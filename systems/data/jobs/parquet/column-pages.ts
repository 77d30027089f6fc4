import type { SealedReader } from '@sanyi/records';
import type { ColumnMetaData, PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { dataProblems } from '../../problems.ts';
import { type ParquetColumn, placeOf } from './footer.ts';
import { readRuns } from './level-runs.ts';
import { pageValues, plainValues, viewOf } from './page-values.ts';
import { unpackPage } from './unpack-page.ts';

/** A page is read whole; writers make them of a megabyte. */
const PAGE_BYTES = 64 * 1024 * 1024;
/** Values of a page, and different values of a dictionary. */
const PAGE_VALUES = 1 << 22;
const DICTIONARY_VALUES = 1 << 20;
/** So much is read ahead to find a page's own description, and most pages whole. */
const AHEAD_BYTES = 64 * 1024;

/** A page on its way: how many cells it has and how they are read in order. */
interface Page {
  readonly cells: number;
  next(): string | null;
}

const NO_PAGE: Page = { cells: 0, next: () => null };

/** One column of a row group, read page by page (列分页读取): only the page at hand and the dictionary are held. */
export class ColumnPages {
  readonly #reader: SealedReader;
  readonly #name: string;
  readonly #column: ParquetColumn;
  readonly #chunk: ColumnMetaData;
  readonly #until: number;
  #at: number;
  #dictionary: readonly (string | null)[] | null = null;
  #dictionaryBytes = 0;
  #pageBytes = 0;
  #page: Page = NO_PAGE;
  #left = 0;

  constructor(reader: SealedReader, name: string, column: ParquetColumn, chunk: ColumnMetaData) {
    this.#reader = reader;
    this.#name = name;
    this.#column = column;
    this.#chunk = chunk;
    const { from, until } = placeOf(chunk);
    this.#at = from;
    this.#until = until;
  }

  /** Cells of the page at hand that have not been taken. */
  get left(): number {
    return this.#left;
  }

  /** Unpacked bytes that are held. */
  get held(): number {
    return this.#pageBytes + this.#dictionaryBytes;
  }

  /** Takes the next cell; there must be one left. */
  take(): string | null {
    this.#left -= 1;
    return this.#page.next();
  }

  /** Reads on until a page with cells is at hand. @throws RangeError where the column ends before */
  async load(): Promise<void> {
    while (this.#left === 0) {
      if (this.#at >= this.#until) throw new RangeError(`${this.#column.name} ends before its rows do`);
      const { header, bytes } = await this.#nextPage();
      if (header.dictionary_page_header) this.#readDictionary(header, bytes);
      else if (header.data_page_header || header.data_page_header_v2) {
        this.#page = header.data_page_header ? this.#first(header, bytes) : this.#second(header, bytes);
        this.#left = this.#page.cells;
        this.#pageBytes = header.uncompressed_page_size;
      }
    }
  }

  async #nextPage(): Promise<{ readonly header: PageHeader; readonly bytes: Uint8Array }> {
    const ahead = await this.#reader.read(this.#at, Math.min(AHEAD_BYTES, this.#until - this.#at));
    const cursor = { view: viewOf(ahead), offset: 0 };
    const header = parquetHeader(cursor);
    const size = header.compressed_page_size;
    if (!(size >= 0 && header.uncompressed_page_size >= 0)) throw new RangeError('a page has no size');
    if (size > PAGE_BYTES || header.uncompressed_page_size > PAGE_BYTES)
      throw dataProblems.problem('parquet-too-large', { name: this.#name, limit: PAGE_BYTES });
    const from = this.#at + cursor.offset;
    if (from + size > this.#until) throw new RangeError('a page is cut off');
    this.#at = from + size;
    const end = cursor.offset + size;
    const bytes =
      end <= ahead.length ? ahead.subarray(cursor.offset, end) : await this.#reader.read(from, size);
    if (bytes.length !== size) throw new RangeError('a page is cut off');
    return { header, bytes };
  }

  #readDictionary(header: PageHeader, packed: Uint8Array): void {
    const count = header.dictionary_page_header?.num_values ?? 0;
    if (!(count >= 0 && count <= DICTIONARY_VALUES))
      throw dataProblems.problem('parquet-too-large', { name: this.#name, limit: DICTIONARY_VALUES });
    const bytes = this.#unpack(packed, header.uncompressed_page_size);
    const { type, type_length: length = 0 } = this.#column.element;
    const values = plainValues(bytes, count, type ?? 'BOOLEAN', length);
    this.#dictionary = Array.from({ length: count }, (_, place) => this.#column.text(values(place)));
    this.#dictionaryBytes = bytes.length;
  }

  /** A page of the first form: levels and values are packed together. */
  #first(header: PageHeader, packed: Uint8Array): Page {
    const { num_values: cells, encoding } = header.data_page_header ?? { num_values: 0, encoding: 'PLAIN' };
    this.#checkCells(cells);
    const bytes = this.#unpack(packed, header.uncompressed_page_size);
    if (!this.#column.mayLack) return this.#cells(cells, null, bytes, encoding);
    const view = viewOf(bytes);
    const end = 4 + view.getUint32(0, true);
    if (end > bytes.length) throw new RangeError('levels are cut off');
    const filled = new Uint8Array(cells);
    readRuns({ view, at: 4, end }, 1, filled);
    return this.#cells(cells, filled, bytes.subarray(end), encoding);
  }

  /** A page of the second form: levels stand unpacked before the values. */
  #second(header: PageHeader, packed: Uint8Array): Page {
    const own = header.data_page_header_v2;
    if (!own) throw new RangeError('a page has no description');
    const {
      num_values: cells,
      definition_levels_byte_length: levels,
      repetition_levels_byte_length: more,
    } = own;
    this.#checkCells(cells);
    const before = levels + more;
    if (!(levels >= 0 && more >= 0 && before <= packed.length && before <= header.uncompressed_page_size))
      throw new RangeError('levels are cut off');
    let filled: Uint8Array | null = null;
    if (this.#column.mayLack) {
      filled = new Uint8Array(cells);
      readRuns({ view: viewOf(packed), at: more, end: before }, 1, filled);
    }
    const rest = packed.subarray(before);
    const bytes =
      own.is_compressed === false ? rest : this.#unpack(rest, header.uncompressed_page_size - before);
    return this.#cells(cells, filled, bytes, own.encoding);
  }

  #checkCells(cells: number): void {
    if (!(cells >= 0)) throw new RangeError('a page has no values');
    if (cells > PAGE_VALUES)
      throw dataProblems.problem('parquet-too-large', { name: this.#name, limit: PAGE_VALUES });
  }

  #unpack(bytes: Uint8Array, size: number): Uint8Array {
    const { codec } = this.#chunk;
    const page = unpackPage(bytes, size, codec);
    if (!page) throw dataProblems.problem('parquet-compression', { name: this.#name, codec: codec ?? '?' });
    return page;
  }

  #cells(
    cells: number,
    filled: Uint8Array | null,
    bytes: Uint8Array,
    encoding: NonNullable<PageHeader['data_page_header']>['encoding'],
  ): Page {
    const count = filled === null ? cells : filled.reduce((sum, one) => sum + one, 0);
    const value = this.#texts(count, bytes, encoding);
    let row = 0;
    let place = 0;
    return {
      cells,
      next: () => (filled !== null && filled[row++] !== 1 ? null : value(place++)),
    };
  }

  #texts(
    count: number,
    bytes: Uint8Array,
    encoding: NonNullable<PageHeader['data_page_header']>['encoding'],
  ): (place: number) => string | null {
    const { name, element, text } = this.#column;
    if (encoding === 'RLE_DICTIONARY' || encoding === 'PLAIN_DICTIONARY') {
      const dictionary = this.#dictionary;
      if (!dictionary) throw new RangeError(`${name} has no dictionary`);
      const places = new Int32Array(count);
      const width = bytes[0] ?? 0;
      if (count > 0 && width > 0) readRuns({ view: viewOf(bytes), at: 1, end: bytes.length }, width, places);
      return (place) => {
        const found = dictionary[places[place] as number];
        if (found === undefined) throw new RangeError(`${name} names a value that is not there`);
        return found;
      };
    }
    const { type = 'BOOLEAN', type_length: length = 0 } = element;
    const values = pageValues(bytes, encoding, count, type, length);
    if (!values)
      throw dataProblems.problem('parquet-type', { name: this.#name, column: name, type: encoding ?? '?' });
    return (place) => text(values(place));
  }
}

/**
 * Bounds of the readers (读取上限): what a hostile file may cost. Bytes are bytes, lengths are UTF-16 units, times are
 * milliseconds. Ordinary papers and ledgers stay far below every one of them.
 */
export interface ReadLimits {
  /** Bytes of the file as uploaded. */
  readonly fileBytes: number;
  /** Entries of an OOXML package. */
  readonly entries: number;
  /** Inflated bytes of one part that is read. */
  readonly partBytes: number;
  /** Inflated bytes of all parts together, as declared; pictures count. */
  readonly totalBytes: number;
  /** Inflated to packed size of one part; judged only from `ratioFloor` inflated bytes on. */
  readonly ratio: number;
  readonly ratioFloor: number;
  /** The stricter ratio of parts beyond `largeFloor` inflated bytes: no honest sheet packs that well. */
  readonly largeRatio: number;
  readonly largeFloor: number;
  /** XML element depth, and depth of tables in tables. */
  readonly depth: number;
  /** XML elements of one part. */
  readonly elements: number;
  /** Bytes of one tag or one text of a sheet. */
  readonly tokenBytes: number;
  /** Bytes of the string table of a workbook. */
  readonly stringBytes: number;
  /** Length of the text handed back. */
  readonly textLength: number;
  readonly blocks: number;
  /** Non-empty cells of a workbook. */
  readonly cells: number;
  /** Pages of a PDF; each MB of file allows the second number more. */
  readonly pages: number;
  readonly pagesPerMegabyte: number;
  /** Text items of one PDF page. */
  readonly pageItems: number;
  /**
   * Steps of one PDF page: forms begun and hundreds of operators run, of which each byte of file allows a few more. A
   * page of sixty thousand words takes about a thousand.
   */
  readonly pageSteps: number;
  readonly pageStepsPerByte: number;
  /** Inflated bytes of one PDF stream that is not a picture. */
  readonly streamBytes: number;
  /** One PDF page, and the whole file, may take this long; each MB of file adds the other two to them. */
  readonly patience: number;
  readonly pagePatiencePerMegabyte: number;
  readonly filePatiencePerMegabyte: number;
}

const MB = 1024 * 1024;

export const defaultLimits: ReadLimits = {
  fileBytes: 20 * MB,
  entries: 10_000,
  partBytes: 600 * MB,
  totalBytes: 1000 * MB,
  ratio: 120,
  ratioFloor: 8 * MB,
  largeRatio: 40,
  largeFloor: 160 * MB,
  depth: 256,
  elements: 24_000_000,
  tokenBytes: 8 * MB,
  stringBytes: 160 * MB,
  textLength: 100_000_000,
  blocks: 12_000_000,
  cells: 10_000_000,
  pages: 2_000,
  pagesPerMegabyte: 3_000,
  pageItems: 60_000,
  pageSteps: 2_000,
  pageStepsPerByte: 0.1,
  streamBytes: 32 * MB,
  patience: 800,
  pagePatiencePerMegabyte: 500,
  filePatiencePerMegabyte: 10_000,
};

/**
 * Bounds of data imports (数据导入上限): files of up to 200 MB are read row by row, so only the string table, one batch of
 * rows and one cell are in memory at a time.
 */
export const importLimits: ReadLimits = {
  ...defaultLimits,
  fileBytes: 200 * MB,
  partBytes: 6000 * MB,
  totalBytes: 8000 * MB,
  ratioFloor: 32 * MB,
  largeFloor: 1000 * MB,
  tokenBytes: 2 * MB,
  stringBytes: 256 * MB,
  cells: 1_048_576 * 16_384,
};

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
  /** XML element depth, and depth of tables in tables. */
  readonly depth: number;
  /** XML elements of one part. */
  readonly elements: number;
  /** Length of the text handed back. */
  readonly textLength: number;
  readonly blocks: number;
  /** Non-empty cells of a workbook. */
  readonly cells: number;
  readonly pages: number;
  /** Text items of one PDF page. */
  readonly pageItems: number;
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
  partBytes: 160 * MB,
  totalBytes: 600 * MB,
  ratio: 120,
  ratioFloor: 8 * MB,
  depth: 256,
  elements: 6_000_000,
  textLength: 32_000_000,
  blocks: 1_000_000,
  cells: 600_000,
  pages: 2_000,
  pageItems: 60_000,
  streamBytes: 32 * MB,
  patience: 1_000,
  pagePatiencePerMegabyte: 500,
  filePatiencePerMegabyte: 6_000,
};

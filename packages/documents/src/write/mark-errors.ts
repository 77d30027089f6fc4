import { openSource } from '../byte-source.ts';
import type { ReadContext } from '../document-text.ts';
import { guarded, guardedEach } from '../guarded.ts';
import { defaultLimits, importLimits, type ReadLimits } from '../limits.ts';
import { partText } from '../part-text.ts';
import { openWorkbook } from '../sniff.ts';
import { readWorkbookParts } from '../xlsx/workbook-parts.ts';
import type { Archive } from '../zip.ts';
import { partKey } from '../zip-directory.ts';
import { markSheet, type RowMark } from './mark-sheet.ts';
import { type SheetSurvey, surveySheet } from './mark-survey.ts';
import { RedStyles } from './red-styles.ts';
import { ZipWriter } from './zip-writer.ts';

/** What is wrong with one cell of a workbook that came back. */
export interface CellError {
  readonly sheet: string;
  /** 1-based, as the sheet counts. */
  readonly row: number;
  /** 1-based. */
  readonly column: number;
  readonly message: string;
}

export interface MarkOptions {
  /** Title of the added column. */
  readonly reasonTitle: string;
  /** Row of the column titles, 1-based; 1 by default. */
  readonly headRow?: number;
}

/**
 * The sender's own workbook with its errors shown (错误标红退回): wrong cells turn red and a column behind the last one
 * says why, row by row. Works on the file's XML in place, so formats, widths, formulas, comments and other sheets stay
 * as the sender made them.
 *
 * @throws documents/not-a-workbook and the refusals of `readDocument`
 */
export async function markErrors(
  bytes: Uint8Array,
  errors: readonly CellError[],
  options: MarkOptions,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of streamMarkedErrors(bytes, errors, { ...options, limits: defaultLimits }))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * `markErrors` for workbooks of hundreds of thousands of rows (流式标红): the sheet is read twice and never in memory;
 * parts without errors are copied packed. The pieces joined are the file.
 *
 * @param source path of a file, or its bytes
 * @throws documents/not-a-workbook and the refusals of `streamWorkbook`
 */
export async function* streamMarkedErrors(
  source: string | Uint8Array,
  errors: readonly CellError[],
  options: MarkOptions & { readonly fileName?: string; readonly limits?: Partial<ReadLimits> },
): AsyncGenerator<Uint8Array, void, undefined> {
  const context: ReadContext = {
    name: options.fileName ?? 'xlsx',
    limits: { ...importLimits, ...options.limits },
  };
  const file = openSource(source);
  try {
    const archive = await guarded(context, async () => openWorkbook(file, context));
    yield* guardedEach(context, () => marked(archive, errors, options));
  } finally {
    file.close();
  }
}

async function* marked(
  archive: Archive,
  errors: readonly CellError[],
  options: MarkOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const parts = readWorkbookParts(archive);
  const { stylesPart } = parts;
  const styles = new RedStyles(stylesPart === undefined ? '' : partText(archive, stylesPart));
  const sheets = new Map<string, { marks: ReadonlyMap<number, RowMark>; survey: SheetSurvey }>();
  for (const { name, part } of parts.sheets) {
    const marks = rowMarks(
      errors.filter((error) => error.sheet === name),
      options,
    );
    if (marks.size > 0)
      sheets.set(partKey(part), { marks, survey: await surveySheet(archive, part, new Set(marks.keys())) });
  }
  const zip = new ZipWriter();
  const stylesKey = stylesPart === undefined ? undefined : partKey(stylesPart);
  for (const [key, entry] of archive.entries) {
    const sheet = sheets.get(key);
    if (entry.name.endsWith('/') || key === stylesKey) continue;
    if (sheet) yield* zip.pack(entry.name, markSheet(archive, key, sheet.marks, sheet.survey, styles));
    else yield* zip.copy(entry, archive.packed(entry));
  }
  // Last, because the marked cells decide which styles there are.
  const entry = stylesKey === undefined ? undefined : archive.entries.get(stylesKey);
  if (entry) yield* zip.pack(entry.name, [styles.xml()]);
  yield zip.end();
}

function rowMarks(errors: readonly CellError[], options: MarkOptions): Map<number, RowMark> {
  const byRow = new Map<number, CellError[]>();
  for (const error of errors) {
    const own = byRow.get(error.row);
    if (own) own.push(error);
    else byRow.set(error.row, [error]);
  }
  const marks = new Map<number, RowMark>();
  for (const [row, own] of byRow) {
    marks.set(row, {
      columns: [...new Set(own.map((error) => error.column))].sort((one, other) => one - other),
      reason: own.map((error) => error.message).join('；'),
    });
  }
  const headRow = options.headRow ?? 1;
  if (marks.size > 0 && !marks.has(headRow)) marks.set(headRow, { columns: [], reason: options.reasonTitle });
  return marks;
}

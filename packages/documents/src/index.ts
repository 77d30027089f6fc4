export * from './document-text.ts';
export { fillForm } from './form/fill-form.ts';
export type { CellFormat, Form, FormCell, FormFill, FormGrid } from './form/form.ts';
export { readForm } from './form/read-form.ts';
export { defaultLimits, importLimits, type ReadLimits } from './limits.ts';
export { formatListNumber } from './numerals.ts';
export { documentProblems } from './problems.ts';
export { readDocument } from './read-document.ts';
export { type CellError, type MarkOptions, markErrors, streamMarkedErrors } from './write/mark-errors.ts';
export * from './write/official-spec.ts';
export * from './write/workbook-spec.ts';
export { csvLines, writeCsv } from './write/write-csv.ts';
export { writeOfficialDocument } from './write/write-official-document.ts';
export { writeOfficialPdf } from './write/write-official-pdf.ts';
export { readMeta, streamOutWorkbook, writeWorkbook } from './write/write-workbook.ts';
export { readWorkbook } from './xlsx/read-xlsx.ts';
export { type RowCell, type SheetRow, shownText } from './xlsx/row-cells.ts';
export * from './xlsx/sheet.ts';
export {
  type SheetHead,
  type StreamOptions,
  streamWorkbook,
  type WorkbookEvent,
} from './xlsx/stream-workbook.ts';
export { type TextSheet, tableTexts, workbookTexts } from './xlsx/table-texts.ts';

import { scanPart } from '../scan-part.ts';
import { XmlScanner } from '../xml-scanner.ts';
import type { Archive } from '../zip.ts';
import { type CellBudget, CellStore } from './cell-store.ts';
import { SharedStrings } from './shared-strings.ts';
import { SheetScanner } from './sheet-scanner.ts';
import { readWorkbookParts, type SheetPart } from './workbook-parts.ts';

/** A sheet whose cells have been read. */
export interface StoredSheet {
  readonly head: SheetPart;
  /** 0-based among the sheets of the workbook. */
  readonly index: number;
  readonly cells: CellStore;
}

/**
 * Reads one sheet after the other (读取工作表): only cells that show something, so a sheet whose used area reaches row
 * 1,048,576 costs what it holds. Formulas give their stored result.
 *
 * @throws documents/too-much-content past the limits of cells
 */
export async function* readSheets(archive: Archive): AsyncGenerator<StoredSheet, void, undefined> {
  const parts = readWorkbookParts(archive);
  const strings = new SharedStrings(archive, parts.stringsPart);
  await strings.ensure(Number.POSITIVE_INFINITY);
  const budget: CellBudget = { cells: 0, textBytes: 0 };
  for (const [index, head] of parts.sheets.entries()) {
    const cells = new CellStore(archive, parts, strings, budget);
    const scanner = new XmlScanner(head.part, archive.context, new SheetScanner(cells, true));
    if (!(await scanPart(archive.chunks(head.part), scanner))) throw archive.damaged(head.part);
    cells.finish();
    yield { head, index, cells };
  }
}

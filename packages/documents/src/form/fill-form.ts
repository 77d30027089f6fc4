import type { ReadContext } from '../document-text.ts';
import { mainPart } from '../docx/main-part.ts';
import { guarded } from '../guarded.ts';
import { partText } from '../part-text.ts';
import { documentProblems } from '../problems.ts';
import { splice } from '../write/edit-xml.ts';
import { ZipWriter } from '../write/zip-writer.ts';
import { readWorkbookParts } from '../xlsx/workbook-parts.ts';
import type { Archive } from '../zip.ts';
import { partKey } from '../zip-directory.ts';
import type { FormFill, FormGrid } from './form.ts';
import { formContext, openForm } from './open-form.ts';
import { recalculated } from './recalculation.ts';
import { filledSheet } from './sheet-fill.ts';
import { sheetGrids } from './sheet-grid.ts';
import { wordFills } from './word-fill.ts';
import { wordGrids } from './word-grid.ts';

/**
 * Writes into the cells of a form and touches nothing else (原样填表): the parts of the package are edited in place, so
 * styles, merges, widths, print settings and every other cell keep their bytes. Excel computes its formulas anew when it
 * opens the file. The same fills give the same bytes.
 *
 * @throws documents/cell-taken for a cell that is not there, holds words or a formula, and the refusals of `readForm`
 */
export async function fillForm(
  bytes: Uint8Array,
  fileName: string,
  fills: readonly FormFill[],
): Promise<Uint8Array> {
  const context = formContext(fileName);
  return guarded(context, async () => {
    const { format, archive } = openForm(bytes, context);
    const changed = format === 'xlsx' ? await filledWorkbook(archive, fills) : filledWord(archive, fills);
    return packed(archive, changed, context);
  });
}

/** Changed parts by their key. */
type Changed = ReadonlyMap<string, string>;

async function filledWorkbook(archive: Archive, fills: readonly FormFill[]): Promise<Changed> {
  const grids = await sheetGrids(archive);
  for (const fill of fills) writable(archive, grids[fill.grid]?.grid, fill);
  const changed = new Map<string, string>();
  let formulas = false;
  for (const [index, { grid, part }] of grids.entries()) {
    const own = fills.filter((fill) => fill.grid === index);
    formulas ||= grid.cells.some((cell) => cell.formula);
    if (own.length === 0) continue;
    const texts = own.map((fill) => ({ ...fill, asText: writable(archive, grid, fill).format === 'text' }));
    changed.set(partKey(part), filledSheet(partText(archive, part), texts));
  }
  if (changed.size > 0 && formulas) {
    const { workbookPart } = readWorkbookParts(archive);
    changed.set(partKey(workbookPart), recalculated(partText(archive, workbookPart)));
  }
  return changed;
}

function filledWord(archive: Archive, fills: readonly FormFill[]): Changed {
  const part = mainPart(archive);
  const xml = partText(archive, part);
  const grids = wordGrids(archive, xml);
  for (const fill of fills) writable(archive, grids[fill.grid]?.grid, fill);
  return new Map([[partKey(part), splice(xml, wordFills(xml, grids, fills))]]);
}

function writable(archive: Archive, grid: FormGrid | undefined, { row, column }: FormFill) {
  const cell = grid?.cells.find((one) => one.row === row && one.column === column);
  if (cell && !cell.formula && cell.text === '') return cell;
  throw documentProblems.problem('cell-taken', { name: archive.context.name, row, column });
}

async function packed(archive: Archive, changed: Changed, context: ReadContext): Promise<Uint8Array> {
  const zip = new ZipWriter();
  const pieces: Uint8Array[] = [];
  let left = changed.size;
  for (const [key, entry] of archive.entries) {
    if (entry.name.endsWith('/')) continue;
    const text = changed.get(key);
    if (text !== undefined) left -= 1;
    const written =
      text === undefined ? zip.copy(entry, archive.packed(entry)) : zip.pack(entry.name, [text]);
    for await (const piece of written) pieces.push(piece);
  }
  if (left > 0) throw archive.damaged(context.name);
  pieces.push(zip.end());
  return Buffer.concat(pieces);
}

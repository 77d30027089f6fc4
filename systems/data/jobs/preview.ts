import type { Platform } from '@sanyi/api';
import { regionTables } from '@sanyi/region';
import type { Issue, Mapped } from '../engine/contract.ts';
import { startMapping, withChosen, withoutPersonalNumbers } from '../engine/index.ts';
import { issueView } from '../store/issue-words.ts';
import { shownCells, shownFact } from '../store/personal.ts';
import type { FileRow } from '../store/tables.ts';
import { mappingContext } from './context.ts';
import { linesOf } from './lines.ts';
import { piecesOf } from './pieces.ts';
import type { Resolved } from './resolve.ts';

const SHOWN = 20;
/** Text after which a preview stops looking for its twenty rows. */
const ENOUGH = 4 * 1024 * 1024;

/** The first rows of a file, what is wrong with them, and what would come of them (预览). */
export async function previewFile(platform: Platform, file: FileRow, resolved: Resolved) {
  const recognition = resolved.chosen
    ? withChosen(resolved.recognition, resolved.chosen)
    : resolved.recognition;
  const reader = await platform.sealed.open(file.sha256);
  try {
    const lines: { line: number; cells: (string | null)[] }[] = [];
    if (['delimited', 'workbook', 'parquet'].includes(recognition.carrier))
      for await (const found of linesOf(reader, file.name, recognition)) {
        if (found.line <= recognition.headLine) continue;
        lines.push({
          line: found.line,
          cells: shownCells(recognition, found.cells, resolved.personalPlaces).map((cell) => cell.value),
        });
        if (lines.length >= SHOWN) break;
      }
    // Before columns are assigned, or while headings stand twice, there is nothing to map, only the columns to look at.
    if (recognition.format === 'mapped' || recognition.repeated.length > 0)
      return {
        recognition,
        headings: recognition.columns.map(({ heading }) => withoutPersonalNumbers(heading)),
        rows: lines.map((line) => ({ ...line, wrong: [], accepted: true })),
        issues: [],
        outcome: [],
      };
    const context = await platform.records.asSystem('codes for a preview', (tx) =>
      mappingContext(platform, tx, file, recognition.format),
    );
    const mapping = startMapping(resolved.recognition, context, resolved.chosen ?? undefined);
    const issues: Issue[] = [];
    const outcome = new Map<string, string[]>();
    let read = 0;
    let text = 0;
    const take = (mapped: Mapped) => {
      read += mapped.read;
      issues.push(...mapped.issues);
      for (const [table, rows] of mapped.rows) {
        const known = outcome.get(table) ?? [];
        if (known.length < SHOWN)
          known.push(
            ...rows
              .split('\n')
              .slice(0, SHOWN - known.length)
              .filter(Boolean),
          );
        outcome.set(table, known);
      }
    };
    let whole = true;
    for await (const piece of piecesOf(reader, file.name, recognition)) {
      if (piece.batch) take(mapping.rows(piece.batch));
      for (let at = 0; at < piece.text.length; at += 8_192) {
        take(mapping.text(piece.text.slice(at, at + 8_192)));
        if (read >= SHOWN) break;
      }
      text += piece.text.length;
      if (read >= SHOWN || text >= ENOUGH) {
        whole = false;
        break;
      }
    }
    if (whole) take(mapping.end());
    const last = lines.at(-1)?.line ?? Number.POSITIVE_INFINITY;
    const shown = issues.filter((issue) => issue.line <= last).slice(0, 200);
    return {
      recognition,
      headings: recognition.columns.map(({ heading }) => withoutPersonalNumbers(heading)),
      rows: lines.map(({ line, cells }) => {
        const own = shown.filter((issue) => issue.line === line);
        return {
          line,
          cells,
          wrong: [
            ...new Set(
              own.flatMap((issue) => {
                const column = recognition.columns.find((one) => one.field === issue.field);
                return column ? [column.place] : [];
              }),
            ),
          ],
          accepted: !own.some((issue) => issue.severity === 'reject'),
        };
      }),
      issues: shown.map((issue) =>
        issueView(recognition.format, { ...issue, value: withoutPersonalNumbers(issue.value) }),
      ),
      outcome: [...outcome].map(([table, rows]) => outcomeView(table, rows)),
    };
  } finally {
    await reader.close();
  }
}

const PROVENANCE = ['file_no', 'sheet_no'];

function outcomeView(name: string, rows: readonly string[]) {
  const table = Object.values(regionTables).find((one) => one.name === name);
  const columns = table?.columns ?? [];
  const kept = columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => !PROVENANCE.includes(column.name));
  return {
    table: name,
    title: table?.title ?? { zh: name, en: name },
    columns: kept.map(({ column }) => ({ name: column.name, title: column.title })),
    rows: rows.map((row) => {
      const cells = row.split('\t');
      return kept.map(({ column, index }) => shownFact(column, plain(cells[index] ?? '')));
    }),
  };
}

/** A cell of a canonical row's text as the value it stands for. */
function plain(cell: string): string | null {
  if (cell === '\\N') return null;
  return cell.replace(/\\(.)/g, (_, char: string) =>
    char === 't' ? '\t' : char === 'n' ? '\n' : char === 'r' ? '\r' : char,
  );
}

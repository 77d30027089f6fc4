import { columnName, type Sheet, type SheetCell } from '@sanyi/documents';
import type { LocalText } from '@sanyi/kernel';
import type { LedgerRowView } from '../store/ledger.ts';
import type { OrganisationEntry } from '../store/organisations.ts';
import type { ReturnedError, ReturnedLedger, ReturnedRow } from '../store/returned-ledger.ts';
import { LEDGER_COLUMNS, type LedgerColumn, TASK_ID_TITLE, VERSION_TITLE } from './ledger-sheet.ts';
import { asShown, readCell } from './returned-cell.ts';

const text = (zh: string, en: string): LocalText => ({ zh, en });

/**
 * Judges a ledger workbook that came back (台账回导), row by row: what would change, what is wrong in which cell, what
 * somebody else has changed meanwhile. Null when the workbook is no ledger of ours.
 */
export function judgeLedger(
  sheets: readonly Sheet[],
  known: ReadonlyMap<string, LedgerRowView>,
  organisations: ReadonlyMap<string, OrganisationEntry>,
  mayEdit: (row: LedgerRowView) => boolean,
): ReturnedLedger | null {
  for (const sheet of sheets) {
    const head = sheet.cells.find((cell) => cell.shown.trim() === TASK_ID_TITLE);
    if (!head) continue;
    const columns = headOf(sheet.cells.filter((cell) => cell.row === head.row));
    const byRow = new Map<number, Map<number, SheetCell>>();
    for (const cell of sheet.cells) {
      if (cell.row <= head.row || cell.shown.trim() === '') continue;
      const row = byRow.get(cell.row) ?? new Map<number, SheetCell>();
      row.set(cell.column, cell);
      byRow.set(cell.row, row);
    }
    const seen = new Map<string, number>();
    const rows = [...byRow].map(([row, cells]) =>
      judgeRow(row, cells, columns, head.column, { known, organisations, mayEdit, seen }),
    );
    return { sheet: sheet.name, headRow: head.row, rows };
  }
  return null;
}

interface Head {
  readonly columns: ReadonlyMap<number, LedgerColumn>;
  readonly version: number | null;
}

function headOf(cells: readonly SheetCell[]): Head {
  const columns = new Map<number, LedgerColumn>();
  let version: number | null = null;
  for (const cell of cells) {
    const column = LEDGER_COLUMNS.find(({ spec }) => spec.title === cell.shown.trim());
    if (column) columns.set(cell.column, column);
    if (cell.shown.trim() === VERSION_TITLE) version = cell.column;
  }
  return { columns, version };
}

interface Judging {
  readonly known: ReadonlyMap<string, LedgerRowView>;
  readonly organisations: ReadonlyMap<string, OrganisationEntry>;
  readonly mayEdit: (row: LedgerRowView) => boolean;
  readonly seen: Map<string, number>;
}

function judgeRow(
  row: number,
  cells: ReadonlyMap<number, SheetCell>,
  head: Head,
  idColumn: number,
  judging: Judging,
): ReturnedRow {
  const taskId = cells.get(idColumn)?.shown.trim() ?? '';
  const shown = (id: string) => {
    const column = [...head.columns].find(([, item]) => item.id === id)?.[0];
    return column === undefined ? '' : (cells.get(column)?.shown ?? '');
  };
  const bad = (column: number, label: LocalText, message: LocalText): ReturnedRow => ({
    row,
    taskId: null,
    version: null,
    number: shown('number'),
    title: shown('title'),
    status: 'error',
    edit: {},
    changes: [],
    errors: [{ column, address: `${columnName(column)}${row}`, label, message }],
    conflict: null,
  });
  const idLabel = text('任务标识', 'Task id');
  const current = judging.known.get(taskId);
  if (taskId === '')
    return bad(
      idColumn,
      idLabel,
      text(
        '没有任务标识：表中新增的行不会成为任务，请在原文中补录。',
        'No task id: a row added in the table does not become a task; add it from the paper.',
      ),
    );
  if (!current)
    return bad(
      idColumn,
      idLabel,
      text(
        '找不到这项任务，标识可能被改动，或任务已剔除。',
        'No such task: its id was changed, or the task was rejected.',
      ),
    );
  const twice = judging.seen.get(taskId);
  if (twice !== undefined)
    return bad(idColumn, idLabel, text(`与第 ${twice} 行是同一任务。`, `The same task as in row ${twice}.`));
  judging.seen.set(taskId, row);
  if (!judging.mayEdit(current))
    return bad(
      idColumn,
      idLabel,
      text('任务属于其他地区的方案，不能修改。', 'The task belongs to the plan of another region.'),
    );
  const exported =
    head.version === null
      ? null
      : Number(cells.get(head.version)?.decimal ?? cells.get(head.version)?.shown ?? Number.NaN);
  if (exported === null || !Number.isInteger(exported))
    return bad(
      head.version ?? idColumn,
      text('版本', 'Version'),
      text('版本号缺失或被改动，请重新导出。', 'The version is missing or was changed; export afresh.'),
    );

  const edit: Record<string, unknown> = {};
  const changes: ReturnedRow['changes'][number][] = [];
  const errors: ReturnedError[] = [];
  for (const [at, column] of head.columns) {
    const before = asShown(column.value(current));
    const found = readCell(column, cells.get(at), current, judging.organisations);
    if (found.kind === 'same') continue;
    const label = text(column.spec.title, column.id);
    if (found.kind === 'wrong')
      errors.push({ column: at, address: `${columnName(at)}${row}`, label, message: found.message });
    else {
      edit[found.field] = found.value;
      changes.push({ field: found.field, label, before, after: found.after });
    }
  }
  const stale = exported !== current.version && (changes.length > 0 || errors.length > 0);
  return {
    row,
    taskId,
    version: exported,
    number: current.number,
    title: current.title,
    status: stale ? 'conflict' : errors.length > 0 ? 'error' : changes.length > 0 ? 'change' : 'same',
    edit,
    changes,
    errors: stale ? [] : errors,
    conflict: stale ? { exported, current: current.version } : null,
  };
}

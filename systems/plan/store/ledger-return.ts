/** How a returned ledger is judged, cell by cell; a little long because every refusal is a sentence in two languages. */

import { type CellInput, columnName, type Sheet, type SheetCell } from '@sanyi/documents';
import type { LocalText } from '@sanyi/kernel';
import { isDay } from '@sanyi/quantity';
import type { LedgerRowView } from './ledger.ts';
import {
  type EditableField,
  LEDGER_COLUMNS,
  type LedgerColumn,
  NO,
  TASK_ID_TITLE,
  VERSION_TITLE,
  YES,
} from './ledger-sheet.ts';
import type { OrganisationEntry } from './organisations.ts';

/** What a row of a returned ledger would change; departments as organisation ids. */
export interface RowEdit {
  readonly title?: string;
  readonly lead?: readonly string[];
  readonly coop?: readonly string[];
  readonly responsiblePerson?: string | null;
  readonly dueOn?: string | null;
  readonly ongoing?: boolean;
}

export interface ReturnedError {
  readonly column: number;
  readonly address: string;
  readonly label: LocalText;
  readonly message: LocalText;
}

/** A row of a returned ledger judged against the store (回导行). */
export interface ReturnedRow {
  readonly row: number;
  readonly taskId: string | null;
  readonly version: number | null;
  readonly number: string;
  readonly title: string;
  readonly status: 'change' | 'same' | 'error' | 'conflict';
  readonly edit: RowEdit;
  readonly changes: readonly {
    readonly field: string;
    readonly label: LocalText;
    readonly before: string;
    readonly after: string;
  }[];
  readonly errors: readonly ReturnedError[];
  readonly conflict: { readonly exported: number; readonly current: number } | null;
}

export interface ReturnedLedger {
  readonly sheet: string;
  readonly headRow: number;
  readonly rows: readonly ReturnedRow[];
}

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
    const found = read(column, cells.get(at), current, judging.organisations);
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

function asShown(value: CellInput): string {
  return value === null ? '' : typeof value === 'object' ? value.text : String(value);
}

type Reading =
  | { readonly kind: 'same' }
  | { readonly kind: 'wrong'; readonly message: LocalText }
  | {
      readonly kind: 'change';
      readonly field: EditableField;
      readonly value: unknown;
      readonly after: string;
    };

const SAME: Reading = { kind: 'same' };
const squeeze = (words: string) => words.replace(/\s+/g, '');

function read(
  column: LedgerColumn,
  cell: SheetCell | undefined,
  current: LedgerRowView,
  organisations: ReadonlyMap<string, OrganisationEntry>,
): Reading {
  const shown = cell?.shown.trim() ?? '';
  const before = asShown(column.value(current));
  if (column.editable === undefined)
    return column.guarded && squeeze(shown) !== squeeze(before)
      ? {
          kind: 'wrong',
          message: text(
            `“${column.spec.title}”不能在表中修改，请改回“${before}”。`,
            'This column cannot be changed in the table.',
          ),
        }
      : SAME;
  if (column.editable === 'dueOn') return readDay(cell, shown, before);
  if (squeeze(shown) === squeeze(before)) return SAME;
  switch (column.editable) {
    case 'title':
      return shown === ''
        ? { kind: 'wrong', message: text('任务名称不能为空。', 'The title cannot be empty.') }
        : { kind: 'change', field: 'title', value: shown.slice(0, 500), after: shown };
    case 'responsiblePerson':
      return shown.length > 60
        ? { kind: 'wrong', message: text('责任人不超过 60 字。', 'At most 60 characters.') }
        : { kind: 'change', field: 'responsiblePerson', value: shown || null, after: shown };
    case 'ongoing':
      return shown === YES || shown === NO
        ? { kind: 'change', field: 'ongoing', value: shown === YES, after: shown }
        : { kind: 'wrong', message: text('只能填“是”或“否”。', 'Only 是 (yes) or 否 (no).') };
    case 'lead':
    case 'coop':
      return readDepartments(column.editable, shown, organisations);
  }
}

function readDay(cell: SheetCell | undefined, shown: string, before: string): Reading {
  const printed = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(shown);
  const day =
    cell?.day ??
    (printed ? `${printed[1]}-${printed[2]?.padStart(2, '0')}-${printed[3]?.padStart(2, '0')}` : shown);
  if (day === before) return SAME;
  if (day === '') return { kind: 'change', field: 'dueOn', value: null, after: '' };
  return isDay(day)
    ? { kind: 'change', field: 'dueOn', value: day, after: day }
    : {
        kind: 'wrong',
        message: text(
          `“${shown}”不是存在的日期，请按 2026-12-31 填写；持续推进请在“持续推进”列填“是”。`,
          `“${shown}” is no day; write 2026-12-31, or 是 in the column 持续推进.`,
        ),
      };
}

function readDepartments(
  field: 'lead' | 'coop',
  shown: string,
  organisations: ReadonlyMap<string, OrganisationEntry>,
): Reading {
  const wanted = shown
    .split(/[、,，;；\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (field === 'lead' && wanted.length === 0)
    return { kind: 'wrong', message: text('牵头单位不能为空。', 'A lead is needed.') };
  const unknown: string[] = [];
  const ids = wanted.flatMap((name) => {
    const found = [...organisations.values()].filter(
      (entry) => entry.kind !== 'region' && (entry.name.zh === name || entry.id === name),
    );
    const only = found.length === 1 ? found[0] : undefined;
    if (!only) unknown.push(name);
    return only ? [only.id] : [];
  });
  if (unknown.length > 0)
    return {
      kind: 'wrong',
      message: text(`机构表中没有“${unknown.join('、')}”。`, `No such organisation: ${unknown.join(', ')}.`),
    };
  return { kind: 'change', field, value: [...new Set(ids)], after: wanted.join('、') };
}

import type { CellInput, SheetCell } from '@sanyi/documents';
import type { LocalText } from '@sanyi/kernel';
import { isDay } from '@sanyi/quantity';
import type { LedgerRowView } from '../store/ledger.ts';
import type { OrganisationEntry } from '../store/organisations.ts';
import { type EditableField, type LedgerColumn, NO, YES } from './ledger-sheet.ts';

const text = (zh: string, en: string): LocalText => ({ zh, en });

/** The value of a cell as the exported workbook showed it. */
export function asShown(value: CellInput): string {
  return value === null ? '' : typeof value === 'object' ? value.text : String(value);
}

/** What a cell of a returned ledger says against the task as it is now. */
export type CellReading =
  | { readonly kind: 'same' }
  | { readonly kind: 'wrong'; readonly message: LocalText }
  | {
      readonly kind: 'change';
      readonly field: EditableField;
      readonly value: unknown;
      readonly after: string;
    };

const SAME: CellReading = { kind: 'same' };
const squeeze = (words: string) => words.replace(/\s+/g, '');

/** Reads one cell of a returned ledger (回导单元格): the same as before, changed, or wrong and why. */
export function readCell(
  column: LedgerColumn,
  cell: SheetCell | undefined,
  current: LedgerRowView,
  organisations: ReadonlyMap<string, OrganisationEntry>,
): CellReading {
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

function readDay(cell: SheetCell | undefined, shown: string, before: string): CellReading {
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
): CellReading {
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

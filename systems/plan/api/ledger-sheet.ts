import type { CellInput, ColumnSpec, OfficialBlock } from '@sanyi/documents';
import { STATE_TITLES } from '../engine/ledger/group-ledger.ts';
import type { LightName } from '../engine/ledger/words.ts';
import type { LedgerRowView } from '../store/ledger.ts';

/** Fields of a task that may be changed in the workbook and taken back in. */
export type EditableField = 'title' | 'lead' | 'coop' | 'responsiblePerson' | 'dueOn' | 'ongoing';

export interface LedgerColumn {
  /** As in the address and in saved views. */
  readonly id: string;
  readonly spec: ColumnSpec;
  readonly value: (row: LedgerRowView) => CellInput;
  readonly editable?: EditableField;
  /** Guarded against being changed in the workbook: what stands here rests on the paper or on a workflow. */
  readonly guarded?: true;
}

export const YES = '是';
export const NO = '否';
export const TASK_ID_TITLE = '任务标识（请勿改动）';
export const VERSION_TITLE = '版本（请勿改动）';

const LIGHT_WORDS: Readonly<Record<LightName, string>> = {
  green: '● 正常',
  yellow: '▲ 滞后',
  red: '■ 逾期或未达标',
  grey: '○ 无数据',
  ongoing: '◇ 持续推进',
};

const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).join('、');
const flat = (text: string) => text.replace(/\s+/g, '');

/** The columns of an exported ledger (台账导出列), in their usual order. */
export const LEDGER_COLUMNS: readonly LedgerColumn[] = [
  { id: 'number', guarded: true, spec: { title: '条款序号', kind: 'text' }, value: (row) => row.number },
  {
    id: 'section',
    guarded: true,
    spec: { title: '章节', kind: 'text', width: 24 },
    value: (row) => row.sectionPath.join(' / '),
  },
  {
    id: 'title',
    editable: 'title',
    spec: { title: '任务', kind: 'text', width: 30 },
    value: (row) => row.title,
  },
  {
    id: 'text',
    guarded: true,
    spec: { title: '原文', kind: 'text', width: 48 },
    value: (row) => flat(row.text),
  },
  {
    id: 'targets',
    guarded: true,
    spec: { title: '量化目标', kind: 'text', width: 28 },
    value: (row) => row.targets.map(({ text }) => text).join('；'),
  },
  {
    id: 'lead',
    editable: 'lead',
    spec: { title: '牵头单位', kind: 'text', width: 20 },
    value: (row) => names(row.lead),
  },
  {
    id: 'coop',
    editable: 'coop',
    spec: { title: '配合单位', kind: 'text', width: 24 },
    value: (row) => names(row.coop),
  },
  {
    id: 'person',
    editable: 'responsiblePerson',
    spec: { title: '责任人', kind: 'text' },
    value: (row) => row.responsiblePerson,
  },
  { id: 'due', editable: 'dueOn', spec: { title: '完成时限', kind: 'date' }, value: (row) => row.dueOn },
  {
    id: 'ongoing',
    editable: 'ongoing',
    spec: { title: '持续推进', kind: 'text', choices: [YES, NO] },
    value: (row) => (row.ongoing ? YES : NO),
  },
  {
    id: 'state',
    guarded: true,
    spec: { title: '状态', kind: 'text' },
    value: (row) => STATE_TITLES[row.workState].zh,
  },
  { id: 'light', spec: { title: '亮灯', kind: 'text' }, value: (row) => LIGHT_WORDS[row.light] },
  { id: 'overdue', spec: { title: '逾期天数', kind: 'integer' }, value: (row) => row.overdueDays },
  {
    id: 'milestones',
    spec: { title: '里程碑', kind: 'text' },
    value: (row) => (row.milestones === 0 ? '' : `${row.milestonesDone}/${row.milestones}`),
  },
  { id: 'evidence', spec: { title: '佐证', kind: 'integer' }, value: (row) => row.evidence },
  { id: 'plan', spec: { title: '方案', kind: 'text', width: 30 }, value: (row) => row.planTitle },
];

/** What ties a row of the workbook to its task and the version it was exported at. */
export const IDENTITY_COLUMNS: readonly LedgerColumn[] = [
  { id: 'taskId', spec: { title: TASK_ID_TITLE, kind: 'text', hidden: true }, value: (row) => row.id },
  {
    id: 'version',
    spec: { title: VERSION_TITLE, kind: 'integer', hidden: true },
    value: (row) => row.version,
  },
];

/** The chosen columns in their chosen order; unknown names are passed over, none at all means all. */
export function chosenColumns(ids: readonly string[]): LedgerColumn[] {
  const found = ids.flatMap((id) => LEDGER_COLUMNS.filter((column) => column.id === id));
  return [...(found.length === 0 ? LEDGER_COLUMNS : found), ...IDENTITY_COLUMNS];
}

export const SHEET_NAME = '任务台账';

/** A column of the printed ledger (公文版列). */
interface PrintedColumn {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly align?: 'center';
  readonly words: (row: LedgerRowView) => readonly string[];
}

/** How the columns that a meeting needs are printed; the official page is upright, so these alone when none are chosen. */
const PRINTED: readonly PrintedColumn[] = [
  { id: 'number', title: '序号', width: 8, align: 'center', words: (row) => [row.number] },
  {
    id: 'title',
    title: '任务',
    width: 34,
    words: (row) => {
      const targets = row.targets.map(({ text }) => text).join('；');
      return targets === '' ? [row.title] : [row.title, `（${targets}）`];
    },
  },
  { id: 'lead', title: '牵头单位', width: 18, words: (row) => [names(row.lead) || '—'] },
  { id: 'coop', title: '配合单位', width: 20, words: (row) => [names(row.coop) || '—'] },
  {
    id: 'due',
    title: '完成时限',
    width: 14,
    align: 'center',
    words: (row) => [row.dueOn ?? (row.ongoing ? '持续推进' : '—')],
  },
  {
    id: 'state',
    title: '状态',
    width: 12,
    align: 'center',
    words: (row) => [STATE_TITLES[row.workState].zh],
  },
];

/** The chosen columns as they are printed, in their order; targets of their own column stand no more with the title. */
function printedColumns(ids: readonly string[]): readonly PrintedColumn[] {
  const chosen = ids.flatMap((id) => LEDGER_COLUMNS.filter((column) => column.id === id));
  if (chosen.length === 0) return PRINTED;
  const apart = chosen.some(({ id }) => id === 'targets');
  return chosen.map(({ id, spec, value }) => {
    const printed = PRINTED.find((one) => one.id === id);
    if (printed && !(id === 'title' && apart)) return printed;
    return {
      id,
      title: spec.title,
      width: Math.min(spec.width ?? 12, 34),
      words: (row) => {
        const cell = value(row);
        return [(cell !== null && typeof cell === 'object' ? cell.text : String(cell ?? '')) || '—'];
      },
    };
  });
}

/** The ledger as blocks of an official paper (台账公文版): a table for each section. */
export function ledgerBlocks(
  title: string,
  rows: readonly LedgerRowView[],
  note: string,
  columnIds: readonly string[],
): OfficialBlock[] {
  const columns = printedColumns(columnIds);
  const groups = new Map<string, LedgerRowView[]>();
  for (const row of rows) {
    const key = [row.planTitle, row.sectionPath.at(-1) ?? ''].join('\u0000');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const plans = new Set(rows.map(({ planId }) => planId));
  const blocks: OfficialBlock[] = [{ kind: 'title', text: title }];
  let plan = '';
  for (const group of groups.values()) {
    const first = group[0];
    if (!first) continue;
    if (plans.size > 1 && first.planTitle !== plan) {
      plan = first.planTitle;
      blocks.push({ kind: 'heading', level: 1, runs: [plan] });
    }
    const section = first.sectionPath.at(-1);
    if (section) blocks.push({ kind: 'heading', level: 2, runs: [section] });
    blocks.push({
      kind: 'table',
      columns,
      rows: group.map((row) => columns.map((column) => column.words(row))),
    });
  }
  blocks.push({ kind: 'notes', items: [[note]] });
  return blocks;
}

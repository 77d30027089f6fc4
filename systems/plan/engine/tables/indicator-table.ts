import type { Deadline, Evidence, IndicatorRow, IndicatorTarget, ReasonCode } from '../reading.ts';
import { yearOf } from '../text/days.ts';
import { type PlacedTable, type PlanText, tidy } from '../text/plan-text.ts';
import { cellValue } from './cell-value.ts';
import { type ColumnKind, columnKind } from './column-kind.ts';
import type { Cell } from './find-tables.ts';

/** Rows and target years of an indicator table (指标表). */
export interface IndicatorTable {
  rows: IndicatorRow[];
  deadlines: Deadline[];
}

/** Evidence for a table cell. */
export function cellEvidence(
  doc: PlanText,
  from: Cell,
  to: Cell,
  confidence: number,
  reason: ReasonCode,
): Evidence {
  const span = [from.rawStart, Math.max(from.rawStart, to.rawEnd)] as const;
  return { span, quote: doc.raw.slice(span[0], span[1]), confidence, reason };
}

/** Columns by meaning; with a year beside a year the earliest before the paper is the base year. */
interface Columns {
  kinds: ColumnKind[];
  years: (number | null)[];
}

/** Reads an indicator table; `horizon` is the last day of the plan for columns that only say 目标值. */
export function indicatorTable(
  doc: PlanText,
  table: PlacedTable,
  paperYear: number | null,
  horizon: string | null,
): IndicatorTable {
  const columns = columnsOf(table.header, paperYear);
  const rows: IndicatorRow[] = [];
  const deadlines: Deadline[] = [];
  let domain: string | null = null;
  for (const cells of table.rows) {
    if (cells.length === 1) {
      domain = cells[0]?.text.replace(/^[([]?[一二三四五六七八九十]+[)\]、.]/, '') ?? domain;
      continue;
    }
    const row = rowOf(doc, cells, columns, rows.length + 1, domain, horizon);
    if (row === null) continue;
    domain = row.domain ?? domain;
    rows.push(row);
  }
  table.header.forEach((cell, i) => {
    const year = columns.years[i];
    if (columns.kinds[i] !== 'year' || year === null || year === undefined || rows.length === 0) return;
    const due = `${year}-12-31`;
    deadlines.push({
      ...cellEvidence(doc, cell, cell, 0.9, 'deadline.table-year'),
      kind: 'by',
      due,
      from: null,
      rule: null,
      dueAlt: null,
      what: null,
    });
  });
  addPopulations(doc, table, rows);
  return { rows, deadlines };
}

function columnsOf(header: readonly Cell[], paperYear: number | null): Columns {
  const kinds = header.map((c) => columnKind(c.text));
  const years = header.map((c) => {
    const m = /(?<!\d)(\d{4})(?!\d)/.exec(c.text);
    return m === null ? null : Number(m[1]);
  });
  const yearColumns = kinds
    .map((k, i) => ({ k, i, y: years[i] ?? null }))
    .filter((x) => x.k === 'year' && x.y !== null);
  if (yearColumns.length >= 2) {
    const first = yearColumns.reduce((a, b) => ((a.y ?? 0) <= (b.y ?? 0) ? a : b));
    const plain = !/目标|计划|预期|规划/.test(header[first.i]?.text ?? '');
    if (plain && (paperYear === null || (first.y ?? 0) <= paperYear)) kinds[first.i] = 'baseline';
  }
  if (!kinds.includes('indicator')) {
    const guess = kinds.findIndex((k) => k === 'task' || k === 'goal' || k === 'other');
    if (guess >= 0) kinds[guess] = 'indicator';
  }
  return { kinds, years };
}

function rowOf(
  doc: PlanText,
  cells: readonly Cell[],
  columns: Columns,
  order: number,
  domain: string | null,
  horizon: string | null,
): IndicatorRow | null {
  const shift = alignment(cells, columns);
  const at = (kind: ColumnKind): Cell | undefined => {
    const i = columns.kinds.indexOf(kind);
    return i < 0 ? undefined : cells[i - (i > shift.from ? shift.by : 0)];
  };
  const nameCell = at('indicator');
  if (nameCell === undefined || nameCell.text.length < 2 || nameCell.text.startsWith('注')) return null;
  const { name, unit } = splitUnit(nameCell);
  const targets: IndicatorTarget[] = [];
  let cellUnit = '';
  columns.kinds.forEach((kind, i) => {
    if (kind !== 'year' && kind !== 'value') return;
    const cell = cells[i - (i > shift.from ? shift.by : 0)];
    if (cell === undefined || cell.text === '' || /^[-/]+$/.test(cell.text)) return;
    const v = cellValue(cell.text);
    cellUnit ||= v.unit;
    const year = columns.years[i];
    targets.push({
      ...cellEvidence(
        doc,
        cell,
        cell,
        v.value === null ? 0.75 : 0.97,
        v.value === null ? 'indicator.trend' : 'indicator.row',
      ),
      date: year === null || year === undefined ? horizon : `${year}-12-31`,
      comparator: v.comparator,
      value: v.value,
      value2: v.value2,
      raw: tidy(doc.raw.slice(cell.rawStart, cell.rawEnd)),
      change: v.change,
    });
  });
  const base = at('baseline');
  const baseYear = columns.years[columns.kinds.indexOf('baseline')];
  const no = Number(at('no')?.text ?? '');
  return {
    ...cellEvidence(
      doc,
      cells[0] ?? nameCell,
      cells.at(-1) ?? nameCell,
      targets.length > 0 ? 0.95 : 0.6,
      'indicator.row',
    ),
    no: Number.isInteger(no) && no > 0 ? no : order,
    name,
    unit: at('unit')?.text || unit || cellUnit,
    attribute: at('attribute')?.text ?? null,
    population: null,
    domain: at('domain')?.text || domain,
    baseline:
      base === undefined || base.text === ''
        ? null
        : {
            date: baseYear === null || baseYear === undefined ? null : `${baseYear}-12-31`,
            value: cellValue(base.text).value,
            raw: base.text,
          },
    targets,
  };
}

/** A merged first column (类别) is printed once: later rows are one cell short behind it. */
function alignment(cells: readonly Cell[], columns: Columns): { from: number; by: number } {
  const missing = columns.kinds.length - cells.length;
  if (missing <= 0) return { from: Number.MAX_SAFE_INTEGER, by: 0 };
  const domain = columns.kinds.indexOf('domain');
  if (domain >= 0 && missing === 1) return { from: domain, by: 1 };
  return { from: Number.MAX_SAFE_INTEGER, by: 0 };
}

/** 人均预期寿命(岁) → name and unit. */
function splitUnit(cell: Cell): { name: string; unit: string } {
  const m = /^(.{2,60}?)[([]([^()[\]]{1,14})[)\]]$/.exec(cell.text);
  if (m === null || !/[%‰岁张人次个家元天分钟万率例]|\/|小时|所/.test(m[2] ?? ''))
    return { name: cell.text.replace(/^[*★]/, ''), unit: '' };
  return { name: m[1] ?? '', unit: m[2] ?? '' };
}

/** 注：甲、乙以户籍人口为统计对象。 */
function addPopulations(doc: PlanText, table: PlacedTable, rows: IndicatorRow[]): void {
  const note = /^注[:1]?.{0,400}/s.exec(doc.text.slice(table.at, table.at + 420));
  if (note === null) return;
  for (const m of note[0].matchAll(/([^。;:]{2,120}?)(?:均)?以([^。;,]{2,16})为统计(?:对象|口径|范围)/g)) {
    const names = (m[1] ?? '').split(/、|和/);
    for (const row of rows) if (names.includes(row.name)) row.population = m[2] ?? null;
  }
}

/** Last year among the target columns, for the horizon of the plan. */
export function lastTargetYear(rows: readonly IndicatorRow[]): number | null {
  let last: number | null = null;
  for (const r of rows)
    for (const t of r.targets) if (t.date !== null) last = Math.max(last ?? 0, yearOf(t.date));
  return last;
}

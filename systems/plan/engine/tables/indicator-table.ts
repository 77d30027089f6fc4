import type { Deadline, IndicatorRow } from '../reading.ts';
import type { PlacedTable, PlanText } from '../text/plan-text.ts';
import { cellEvidence } from './cell-evidence.ts';
import { columnsOf } from './indicator-columns.ts';
import { rowOf } from './indicator-row.ts';

/** Rows and target years of an indicator table (指标表). */
export interface IndicatorTable {
  rows: IndicatorRow[];
  deadlines: Deadline[];
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

/** 注：甲、乙以户籍人口为统计对象。 */
function addPopulations(doc: PlanText, table: PlacedTable, rows: IndicatorRow[]): void {
  const note = /^注[:1]?.{0,400}/s.exec(doc.text.slice(table.at, table.at + 420));
  if (note === null) return;
  for (const m of note[0].matchAll(/([^。;:]{2,120}?)(?:均)?以([^。;,]{2,16})为统计(?:对象|口径|范围)/g)) {
    const names = (m[1] ?? '').split(/、|和/);
    for (const row of rows) if (names.includes(row.name)) row.population = m[2] ?? null;
  }
}

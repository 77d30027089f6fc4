import type { IndicatorRow, IndicatorTarget } from '../reading.ts';
import { tidy } from '../text/evidence.ts';
import type { PlanText } from '../text/plan-text.ts';
import { cellEvidence } from './cell-evidence.ts';
import { cellValue } from './cell-value.ts';
import type { Cell } from './cells.ts';
import type { ColumnKind } from './column-kind.ts';
import { alignment, type Columns } from './indicator-columns.ts';

/** One row of an indicator table (指标); null when it names no indicator. */
export function rowOf(
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

/** 人均预期寿命(岁) → name and unit. */
function splitUnit(cell: Cell): { name: string; unit: string } {
  const m = /^(.{2,60}?)[([]([^()[\]]{1,14})[)\]]$/.exec(cell.text);
  if (m === null || !/[%‰岁张人次个家元天分钟万率例]|\/|小时|所/.test(m[2] ?? ''))
    return { name: cell.text.replace(/^[*★]/, ''), unit: '' };
  return { name: m[1] ?? '', unit: m[2] ?? '' };
}

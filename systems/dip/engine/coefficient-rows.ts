import { decimalCell, headingsOf, type RowGap, type TableRows } from './table-rows.ts';

const COLUMNS = {
  institution: ['定点医药机构编号', '定点医疗机构编码', '机构编码', '医疗机构编码', '医院编码'],
  coefficient: ['机构系数', '医院系数', '医疗机构系数', '等级系数', '系数'],
} as const;

/** Reads a table of institutions with their coefficients (读机构系数表). @throws HeadingError */
export function readCoefficients(rows: TableRows): {
  readonly rows: readonly { readonly institution: string; readonly coefficient: string }[];
  readonly gaps: readonly RowGap[];
} {
  const { at, columns } = headingsOf(rows, COLUMNS, ['institution', 'coefficient']);
  const found = new Map<string, string>();
  const gaps: RowGap[] = [];
  for (const [place, row] of rows.entries()) {
    if (place <= at || row.every((cell) => (cell ?? '').trim() === '')) continue;
    const cell = (column: keyof typeof COLUMNS) => (row[columns.get(column) ?? -1] ?? '').trim();
    const coefficient = decimalCell(cell('coefficient'), 4);
    const tell = (kind: RowGap['kind'], detail: string) => gaps.push({ row: place + 1, kind, detail });
    if (cell('institution') === '') tell('missing', COLUMNS.institution[0]);
    else if (coefficient === null || Number(coefficient) === 0) tell('number', cell('coefficient'));
    else if (found.has(cell('institution'))) tell('twice', cell('institution'));
    else found.set(cell('institution'), coefficient);
  }
  return { rows: [...found].map(([institution, coefficient]) => ({ institution, coefficient })), gaps };
}

import { decimalCell, headingsOf, type RowGap, type TableRows } from './table-rows.ts';

/** Columns of a statement and the headings they are known by (结算单列名). */
const COLUMNS = {
  institution: ['定点医药机构编号', '定点医疗机构编码', '机构编码', '医疗机构编码', '医院编码'],
  encounter: ['就诊ID', '就诊编号', '住院号', '病案号', '结算ID', '住院流水号'],
  group: ['病种编码', '病种代码', 'DIP编码', '病组编码', '入组编码'],
  score: ['病种分值', '基准分值', '分值'],
  coefficient: ['机构系数', '医院系数', '医疗机构系数', '等级系数'],
  auxiliary: ['辅助系数', '辅助目录系数', '调整系数'],
  cost: ['总费用', '医疗总费用', '住院总费用'],
  points: ['结算分值', '病例分值', '病例得分', '实际分值', '应付分值'],
} as const;

/** One case of a statement (结算单病例). Decimals as text with four places; what the statement does not say is null. */
export interface StatementLine {
  readonly row: number;
  readonly institution: string;
  readonly encounter: string;
  readonly group: string;
  readonly score: string | null;
  readonly coefficient: string | null;
  readonly auxiliary: string | null;
  readonly costFen: bigint | null;
  readonly points: string;
}

const PLACES = 4;

/**
 * Reads a statement (读结算单): a row a case. A row without its case, group or points is told and not taken; so is a case that comes twice.
 *
 * @throws HeadingError when headings for institution, case, group or points are missing
 */
export function readStatement(rows: TableRows): {
  readonly lines: readonly StatementLine[];
  readonly gaps: readonly RowGap[];
} {
  const { at, columns } = headingsOf(rows, COLUMNS, ['institution', 'encounter', 'group', 'points']);
  const lines: StatementLine[] = [];
  const gaps: RowGap[] = [];
  const seen = new Set<string>();
  for (const [place, row] of rows.entries()) {
    if (place <= at || row.every((cell) => (cell ?? '').trim() === '')) continue;
    const cell = (column: keyof typeof COLUMNS) => (row[columns.get(column) ?? -1] ?? '').trim();
    const [institution, encounter, group] = [cell('institution'), cell('encounter'), cell('group')];
    const tell = (kind: RowGap['kind'], detail: string) => gaps.push({ row: place + 1, kind, detail });
    const points = decimalCell(cell('points'), PLACES);
    const missing = [institution, encounter, group].indexOf('');
    if (missing >= 0) {
      tell('missing', COLUMNS[(['institution', 'encounter', 'group'] as const)[missing] ?? 'group'][0]);
      continue;
    }
    if (points === null) {
      tell('number', `${COLUMNS.points[0]} ${cell('points')}`);
      continue;
    }
    const key = `${institution}\t${encounter}`;
    if (seen.has(key)) {
      tell('twice', encounter);
      continue;
    }
    seen.add(key);
    const optional = (column: 'score' | 'coefficient' | 'auxiliary') => {
      const text = cell(column);
      const value = text === '' ? null : decimalCell(text, PLACES);
      if (text !== '' && value === null) tell('number', `${COLUMNS[column][0]} ${text}`);
      return value;
    };
    const cost = cell('cost') === '' ? null : decimalCell(cell('cost'), 2);
    if (cell('cost') !== '' && cost === null) tell('number', `${COLUMNS.cost[0]} ${cell('cost')}`);
    lines.push({
      row: place + 1,
      institution,
      encounter,
      group,
      score: optional('score'),
      coefficient: optional('coefficient'),
      auxiliary: optional('auxiliary'),
      costFen: cost === null ? null : BigInt(cost.replace('.', '')),
      points,
    });
  }
  return { lines, gaps };
}

import type { Platform } from '@sanyi/api';
import { type CellInput, type ColumnSpec, writeCsv } from '@sanyi/documents';
import type { Tx } from '@sanyi/records';
import type { DataPort } from '@sanyi/system-data/port';
import type { CheckedRow, RawRow } from '../engine/entry/entry-world.ts';
import { finding } from '../engine/entry/finding.ts';
import { elementByName, rowsOfValues } from '../engine/entry/rows-of-values.ts';
import { indicatorProblems } from '../problems.ts';
import { listDefinitions } from '../store/definitions.ts';
import { listElements } from '../store/entry-rules.ts';
import type { SubmissionRow } from '../store/submissions.ts';
import { rowsOfWorkbook } from './entry-workbook.ts';

const MOST_ROWS = 20_000;
const FINDING_COLUMNS: readonly ColumnSpec[] = [
  '行',
  '指标编码',
  '单位',
  '周期',
  '分子',
  '分母',
  '结果',
  '提示',
  '处理办法',
].map((title) => ({ title, kind: 'text' }));

/** What was found as a table of its own (校验结果表): for files that cannot be marked. */
export function findingsFile(rows: readonly CheckedRow[]): Uint8Array {
  return writeCsv(FINDING_COLUMNS, findingLines(rows));
}

function findingLines(rows: readonly CheckedRow[]): CellInput[][] {
  return rows.flatMap((row) => {
    const own = [
      row.line,
      row.code,
      row.organisation,
      row.period,
      row.numerator,
      row.denominator,
      row.outcome,
    ];
    return row.findings.length === 0
      ? [[...own, '', '']]
      : row.findings.map(({ message, cure }) => [...own, message.zh, cure.zh]);
  });
}

/** A checked row as it stood in the file; what its reader found stays with it, what the checks found is found again. */
export function rawAgain(row: CheckedRow): RawRow {
  const fromReader = new Set(['element-unknown', 'element-split', 'sender-remark', 'row-repeated']);
  return { ...row, findings: row.findings.filter(({ code }) => row.sheet === '' && fromReader.has(code)) };
}

/** What a file is, by its bytes, and its rows. @throws indicators/not-a-value-file, indicators/too-many-rows */
export async function readRows(
  platform: Platform,
  bytes: Uint8Array,
  name: string,
): Promise<{ readonly format: SubmissionRow['format']; rows(tx: Tx): Promise<RawRow[]> }> {
  const most = (rows: RawRow[]) => {
    if (rows.length > MOST_ROWS)
      throw indicatorProblems.problem('too-many-rows', { name, count: rows.length, limit: MOST_ROWS });
    return rows;
  };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const rows = await rowsOfWorkbook(bytes, name);
    if (rows === null) throw indicatorProblems.problem('not-a-value-file', { name });
    return { format: 'workbook', rows: async () => most(rows) };
  }
  const file = platform.port<DataPort>('data').reportedValues(bytes, name, platform.clock.today());
  if (!file) throw indicatorProblems.problem('not-a-value-file', { name });
  return {
    format: file.format,
    async rows(tx) {
      const definitions = await listDefinitions(tx);
      const codes = new Map(definitions.map((row) => [row.id, row.code]));
      const assigned = new Map(
        (await listElements(tx)).map((row) => [
          row.element,
          { code: codes.get(row.indicator_id) ?? '', part: row.part },
        ]),
      );
      const known = new Set(codes.values());
      const rows = rowsOfValues(
        file.values,
        (element) => assigned.get(element) ?? elementByName(element, known),
      );
      const setAside = file.issues
        .filter(({ severity }) => severity === 'reject')
        .map(
          (issue): RawRow => ({
            sheet: '',
            line: issue.line,
            code: issue.field === 'dataElement' ? issue.value : '',
            organisation: issue.field === 'orgUnit' ? issue.value : '',
            period: issue.field === 'period' ? issue.value : '',
            numerator: issue.field === 'value' ? issue.value : '',
            denominator: '',
            note: ['dataElement', 'orgUnit', 'period', 'value'].includes(issue.field)
              ? ''
              : `${issue.field} ${issue.value}`.trim(),
            findings: [
              finding('sender-remark', {
                zh: issue.message.zh,
                en: issue.message.en,
                cureZh: issue.cure.zh,
                cureEn: issue.cure.en,
              }),
            ],
          }),
        );
      return most([...rows, ...setAside].toSorted((one, other) => one.line - other.line));
    },
  };
}

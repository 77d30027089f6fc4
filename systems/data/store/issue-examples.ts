import type { FigureStep } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { RegionFacts } from '@sanyi/region';
import type { Aspect } from '../engine/contract.ts';
import { issueWords } from './issue-words.ts';
import { sourcesOf } from './snapshot.ts';

/** The latest lines with an issue of some institutions, each with its file and line (问题行示例), as a step of a figure. */
export async function issueExamples(
  region: RegionFacts,
  transact: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>,
  institutions: readonly string[],
  aspect: Aspect | null,
): Promise<FigureStep[]> {
  const rows = await region.query<{
    file_no: number;
    sheet_no: number;
    line: number;
    code: string;
    field: string;
  }>(
    `SELECT file_no, sheet_no, line, toString(issue_code) AS code, toString(field) AS field FROM {rows:row_issue}
     WHERE institution_code IN {own_institutions:Array(String)} ${aspect ? 'AND aspect_code = {aspect:String}' : ''}
     ORDER BY file_no DESC, sheet_no, line, code LIMIT 50`,
    { own_institutions: institutions, ...(aspect ? { aspect } : {}) },
  );
  if (rows.length === 0) return [];
  const sources = await transact((tx) =>
    sourcesOf(
      tx,
      rows.map((row) => row.file_no),
    ),
  );
  const [first] = rows;
  const file = first ? sources.get(first.file_no) : undefined;
  return [
    {
      kind: 'row',
      title: { zh: '有问题的行（最多 50 行）', en: 'Lines with an issue, at most 50' },
      ...(file ? { href: file.href } : {}),
      table: {
        columns: [
          { zh: '文件', en: 'File' },
          { zh: '表', en: 'Sheet' },
          { zh: '行', en: 'Line' },
          { zh: '字段', en: 'Field' },
          { zh: '问题', en: 'Issue' },
        ],
        rows: rows.map((row) => [
          `${sources.get(row.file_no)?.fileNo ?? ''} ${sources.get(row.file_no)?.name ?? ''}`.trim(),
          String(row.sheet_no),
          String(row.line),
          row.field,
          issueWords(row.code, {}).message,
        ]),
      },
    },
  ];
}

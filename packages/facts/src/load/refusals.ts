import { Problem } from '@sanyi/kernel';
import { asProblem, type FailureContext, factsProblems } from '../problems.ts';
import type { SpoolFile } from './spool.ts';
import type { WrongRow } from './types.ts';

/** The refusal of a load with wrong rows (整批拒绝): the first hundred, each with its place, value and reason. */
export function rowsRefused(wrongRows: readonly WrongRow[], read: bigint, rejected: bigint, attempt: string) {
  const issues = wrongRows.slice(0, 100).flatMap((row) =>
    row.issues.map(({ column, reason, value }) => ({
      path: `${row.line}/${column}`,
      code: reason,
      message: {
        zh: `第 ${row.line} 行 ${column}：${REASONS[reason]?.zh ?? reason}（${shown(value)}）`,
        en: `Row ${row.line}, ${column}: ${REASONS[reason]?.en ?? reason} (${shown(value)})`,
      },
    })),
  );
  const values = { read: String(read), rejected: String(rejected) };
  return factsProblems.problem('rows-refused', values, { issues, facts: { ...values, attempt } });
}

/** Whatever the engine says about the content is about the user's file; our path is none of the user's business. */
export function fileProblem(error: unknown, file: SpoolFile, context: FailureContext): unknown {
  const problem = asProblem(error, context);
  if (!(problem instanceof Problem) || problem.code !== 'facts/bad-statement') return error;
  const text = error instanceof Error ? error.message : String(error);
  const reason = text
    .replaceAll(file.path, 'file')
    .replace(/\(version .*$/s, '')
    .slice(0, 400);
  return factsProblems.problem('file-unreadable', { reason }, { cause: error });
}

function shown(value: string | null): string {
  if (value === null) return '∅';
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}

const REASONS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  empty: { zh: '不能为空', en: 'must not be empty' },
  'not-utf8': { zh: '不是 UTF-8 文字', en: 'is not UTF-8 text' },
  'wrong-length': { zh: '长度不对', en: 'has the wrong length' },
  'not-a-number': { zh: '不是数', en: 'is not a number' },
  'not-a-whole-number': { zh: '不是整数', en: 'is not a whole number' },
  'too-many-decimals': { zh: '小数位过多', en: 'has too many decimals' },
  'out-of-range': { zh: '超出范围', en: 'is out of range' },
  'not-a-day': { zh: '不是 年-月-日', en: 'is not YYYY-MM-DD' },
  'no-such-day': { zh: '没有这一天', en: 'is no day that can be stored' },
  'not-an-instant': { zh: '不是 年-月-日 时:分:秒', en: 'is not YYYY-MM-DD hh:mm:ss' },
  'no-such-instant': { zh: '没有这个时刻', en: 'is no moment that can be stored' },
  'not-a-yes-no': { zh: '应为 true 或 false', en: 'must be true or false' },
  'not-in-list': { zh: '不在可选值中', en: 'is not one of the values' },
  'not-a-uuid': { zh: '不是 UUID', en: 'is not a UUID' },
  'not-a-list': { zh: '不是列表', en: 'is not a list' },
  'number-not-quoted': { zh: '列表中的小数须加引号', en: 'decimals in a list must be quoted' },
};

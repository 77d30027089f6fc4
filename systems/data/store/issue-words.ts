import type { LocalText } from '@sanyi/kernel';
import type { FormatId, Issue } from '../engine/contract.ts';
import { formats, issueTexts } from '../engine/index.ts';
import { issueKinds } from '../text/issue-kinds.ts';
import { ownIssues } from '../text/own-issues.ts';
import type { FileReport, IssueTotal } from './file-report.ts';

/** Title of a sender's field (字段名称); the field itself where the format has no such field. */
export function fieldTitle(format: FormatId | null, field: string): string {
  const columns = formats.find((one) => one.id === format)?.columns ?? [];
  return columns.find((column) => column.name === field)?.title ?? field;
}

/**
 * What is wrong and how to mend it (问题说明), with the values of the issue in their places; where they are not known, as in
 * counts of many rows, the sentence of the code that needs none.
 */
export function issueWords(
  code: string,
  facts: Readonly<Record<string, string>>,
): { readonly message: LocalText; readonly cure: LocalText } {
  const texts: Readonly<Record<string, { readonly message: LocalText; readonly cure: LocalText }>> =
    issueTexts;
  const found = (Object.hasOwn(texts, code) ? texts[code] : undefined) ?? ownIssues[code];
  if (!found) return { message: { zh: code, en: code }, cure: { zh: '', en: '' } };
  const kind = Object.hasOwn(issueKinds, code) ? issueKinds[code] : undefined;
  return {
    message: filled(found.message, facts) ?? kind?.message ?? { zh: code, en: code },
    cure: filled(found.cure, facts) ?? kind?.cure ?? { zh: '', en: '' },
  };
}

/** The sentence with its values; `null` where one of them is not known. */
function filled(text: LocalText, facts: Readonly<Record<string, string>>): LocalText | null {
  const places = [...`${text.zh}${text.en}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  if (places.some((name) => facts[name] === undefined || facts[name] === '')) return null;
  const fill = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
  return { zh: fill(text.zh), en: fill(text.en) };
}

/** An issue as a person reads it (行问题). */
export function issueView(
  format: FormatId | null,
  issue: Pick<Issue, 'sheet' | 'line' | 'field' | 'code' | 'aspect' | 'severity' | 'value' | 'facts'>,
) {
  const { sheet, line, field, code, aspect, severity, value, facts } = issue;
  return {
    sheet,
    line,
    field,
    fieldTitle: fieldTitle(format, field),
    code,
    aspect,
    severity,
    value,
    ...issueWords(code, facts),
  };
}

/** How often an issue was found (问题计数); its sentence speaks of the first. */
export function issueCountView(format: FormatId | null, total: IssueTotal) {
  const { code, field, severity, rows } = total;
  return {
    code,
    field,
    fieldTitle: fieldTitle(format, field),
    severity,
    rows,
    ...issueWords(code, rows > 1 ? {} : total.facts),
  };
}

export function issueCounts(format: FormatId | null, report: FileReport) {
  return report.issues.map((total) => issueCountView(format, total));
}

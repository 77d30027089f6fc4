import type { FieldCount, FormatId, Issue, Mapped } from '../engine/contract.ts';
import { withoutPersonalNumbers } from '../engine/index.ts';
import type { IssueTotal } from '../store/file-report.ts';

/** Issues of a file that are kept in full; of the others only the number and the facts row. */
const KEPT = 10_000;
/** Of one kind, so that a column that is wrong in every row does not push out the rest. */
const KEPT_OF_A_KIND = 1_000;

/** What a mapping has found so far (计数). */
export class Tally {
  read = 0;
  accepted = 0;
  rejected = 0;
  remarks = 0;
  readonly issues: Issue[] = [];
  readonly #totals = new Map<string, { total: IssueTotal; rows: number; kept: number }>();
  readonly #format: FormatId;

  constructor(format: FormatId) {
    this.#format = format;
  }

  /** Counts a piece and returns the rows for the facts table of issues. */
  take(mapped: Pick<Mapped, 'read' | 'accepted' | 'rejected' | 'issues'>): { text: string; rows: number } {
    this.read += mapped.read;
    this.accepted += mapped.accepted;
    this.rejected += mapped.rejected;
    let text = '';
    for (const issue of mapped.issues) {
      this.#count(issue);
      text += issueRow(this.#format, issue);
    }
    return { text, rows: mapped.issues.length };
  }

  #count(issue: Issue): void {
    if (issue.severity === 'warn') this.remarks += 1;
    const key = `${issue.code}\t${issue.field}\t${issue.severity}`;
    let known = this.#totals.get(key);
    if (!known) {
      const { code, field, severity, facts } = issue;
      this.#totals.set(key, (known = { total: { code, field, severity, rows: 0, facts }, rows: 0, kept: 0 }));
    }
    known.rows += 1;
    if (this.issues.length >= KEPT || known.kept >= KEPT_OF_A_KIND) return;
    known.kept += 1;
    this.issues.push({ ...issue, value: withoutPersonalNumbers(issue.value) });
  }

  /** Totals by code and field, most frequent first. */
  totals(): IssueTotal[] {
    return [...this.#totals.values()]
      .map(({ total, rows }) => ({ ...total, rows }))
      .toSorted((a, b) => b.rows - a.rows || a.code.localeCompare(b.code));
  }
}

const NO_MONTH = '1970-01-01';

/** A row of the facts table `row_issue` as text (行问题), without its own value. */
export function issueRow(format: FormatId, issue: Issue): string {
  return `${[
    cell(issue.institution),
    issue.month === '' ? NO_MONTH : issue.month,
    format,
    cell(issue.field),
    cell(issue.code),
    issue.aspect,
    issue.severity,
    issue.coderKey ?? '\\N',
    issue.encounterId === '' ? '\\N' : cell(issue.encounterId),
    '0',
    issue.sheet,
    issue.line,
  ].join('\t')}\n`;
}

/** A row of the facts table `field_profile` as text (字段填报). */
export function profileRow(format: FormatId, count: FieldCount): string {
  return `${[
    cell(count.institution),
    count.month === '' ? NO_MONTH : count.month,
    format,
    cell(count.field),
    count.rows,
    count.filled,
    count.valid,
    count.otherCodes,
    '0',
    '0',
    '0',
  ].join('\t')}\n`;
}

/** Text of a cell as the engine's tab-separated form wants it. */
function cell(text: string): string {
  return text.replace(/[\\\t\n\r\0]/g, (char) => ESCAPES[char] ?? '');
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

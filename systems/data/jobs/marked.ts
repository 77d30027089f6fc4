import type { Platform } from '@sanyi/api';
import { csvLines, streamMarkedErrors, streamWorkbook } from '@sanyi/documents';
import type { SealedReader } from '@sanyi/records';
import type { Issue, Recognition } from '../engine/contract.ts';
import { withChosen, withoutPersonalNumbers } from '../engine/index.ts';
import { fieldTitle, issueView, issueWords } from '../store/issue-words.ts';
import type { FileRow } from '../store/tables.ts';
import { mappingContext } from './context.ts';
import { encodeGb18030 } from './gb18030.ts';
import { linesOf } from './lines.ts';
import { mapFile } from './map-file.ts';
import { isMessage } from './message-records.ts';
import type { Resolved } from './resolve.ts';

/** Lines with issues that a marked file shows; beyond them it says how many more there are. */
const MARKED = 200_000;

export interface MarkedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
}

/**
 * The sender's own file with what is wrong beside each row (标注后的原文件): a workbook keeps its look and gets red cells and
 * a reason column; delimited text gets the reason column, as CSV in the sender's own encoding; of a message its issues are
 * listed. Mapped anew, so it needs no import.
 */
export async function markedFile(
  platform: Platform,
  file: FileRow,
  resolved: Resolved,
  as: 'file' | 'json' | 'xlsx',
): Promise<MarkedFile> {
  const issues = await allIssues(platform, file, resolved);
  const base = file.name.replace(/\.[^.]*$/, '');
  if (as === 'json') {
    const list = issues.map((issue) =>
      issueView(resolved.recognition.format, { ...issue, value: withoutPersonalNumbers(issue.value) }),
    );
    const text = JSON.stringify({ fileNo: file.file_no, name: file.name, issues: list }, null, 1);
    return { fileName: `${base}-问题.json`, mediaType: 'application/json', content: Buffer.from(text) };
  }
  const recognition = resolved.chosen
    ? withChosen(resolved.recognition, resolved.chosen)
    : resolved.recognition;
  const csv = (lines: AsyncIterable<string> | Iterable<string>): MarkedFile => ({
    fileName: `${base}-标注.csv`,
    mediaType: `text/csv; charset=${recognition.encoding}`,
    content: encoded(lines, recognition.encoding),
  });
  if (isMessage(recognition)) return csv(issueLines(recognition, issues));
  const reader = await platform.sealed.open(file.sha256);
  if (recognition.carrier === 'workbook') {
    const bytes = await reader.read(0, reader.bytes);
    await reader.close();
    const names = await sheetNames(bytes, file.name);
    const errors = issues.map((issue) => ({
      sheet: names[issue.sheet - 1] ?? names[0] ?? '',
      row: issue.line,
      column: recognition.columns.find((one) => one.field === issue.field && issue.field !== '')?.place ?? 1,
      message: sentence(issue),
    }));
    return {
      fileName: `${base}-标注.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content: streamMarkedErrors(bytes, errors, {
        reasonTitle: '问题与改法',
        headRow: Math.max(recognition.headLine, 1),
        fileName: file.name,
      }),
    };
  }
  return csv(markedLines(reader, file.name, recognition, issues));
}

/** Text as the sender's own system reads it (按来件编码): GB18030 has no byte order mark, UTF-8 needs one for Excel. */
async function* encoded(
  lines: AsyncIterable<string> | Iterable<string>,
  encoding: Recognition['encoding'],
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const text of lines)
    yield encoding === 'gb18030' ? encodeGb18030(text.replace(/^\uFEFF/, '')) : Buffer.from(text);
}

const REASON = { title: '问题与改法', kind: 'text' as const };

/** The sender's rows with the reason behind each (逐行标注). What stands beyond the heading's columns is kept behind it. */
async function* markedLines(
  reader: SealedReader,
  name: string,
  recognition: Recognition,
  issues: readonly Issue[],
): AsyncGenerator<string, void, undefined> {
  try {
    const reasons = reasonsByLine(issues);
    // Every column may hold amounts; as decimals they stay as they are, and whatever else looks like a formula is disarmed.
    const headings = recognition.columns.map((column) => ({
      title: column.heading,
      kind: 'decimal' as const,
    }));
    const columns = [...headings, REASON];
    const [head = ''] = csvLines(columns, []);
    yield head;
    let rows: (string | null)[][] = [];
    const written = () => {
      const most = Math.max(...rows.map((row) => row.length));
      const beyond = Array.from({ length: most - columns.length }, () => ({
        title: '',
        kind: 'decimal' as const,
      }));
      const [, ...lines] = csvLines([...columns, ...beyond], rows);
      rows = [];
      return lines.join('');
    };
    for await (const { line, cells } of linesOf(reader, name, recognition)) {
      if (line <= recognition.headLine) continue;
      const own = headings.map((_, index) => cells[index] ?? null);
      rows.push([...own, reasons.get(line) ?? null, ...cells.slice(headings.length)]);
      if (rows.length >= 1_000) yield written();
    }
    if (rows.length > 0) yield written();
  } finally {
    await reader.close();
  }
}

/** What is wrong with the records of a message (报文问题清单): they have no cells to write a reason beside. */
function issueLines(recognition: Recognition, issues: readonly Issue[]): Iterable<string> {
  const columns = [
    { title: '行', kind: 'integer' as const },
    { title: '字段', kind: 'text' as const },
    { title: '字段名称', kind: 'text' as const },
    { title: '内容', kind: 'text' as const },
    REASON,
  ];
  return csvLines(
    columns,
    issues.map((issue) => [
      String(issue.line),
      issue.field,
      issue.field === '' ? '' : fieldTitle(recognition.format, issue.field),
      withoutPersonalNumbers(issue.value),
      sentence(issue),
    ]),
  );
}

function reasonsByLine(issues: readonly Issue[]): ReadonlyMap<number, string> {
  const reasons = new Map<number, string>();
  for (const issue of issues) {
    const earlier = reasons.get(issue.line);
    reasons.set(issue.line, `${earlier === undefined ? '' : `${earlier}；`}${sentence(issue)}`);
  }
  return reasons;
}

function sentence(issue: Issue): string {
  const { message, cure } = issueWords(issue.code, issue.facts);
  const kind = issue.severity === 'reject' ? '退回' : '提示';
  return `【${kind}·${issue.code}】${issue.field === '' ? '' : `${issue.field}：`}${message.zh}。改法：${cure.zh}`;
}

async function sheetNames(bytes: Uint8Array, name: string): Promise<string[]> {
  const names: string[] = [];
  for await (const event of streamWorkbook(bytes, { fileName: name, wanted: () => false }))
    if (event.kind === 'sheet') names.push(event.sheet.name);
  return names;
}

async function allIssues(platform: Platform, file: FileRow, resolved: Resolved): Promise<Issue[]> {
  const reader = await platform.sealed.open(file.sha256);
  try {
    const context = await platform.records.asSystem('codes for a marked file', (tx) =>
      mappingContext(platform, tx, file, resolved.recognition.format),
    );
    const issues: Issue[] = [];
    await mapFile({
      reader,
      name: file.name,
      resolved,
      context,
      signal: new AbortController().signal,
      onMapped(mapped) {
        if (issues.length < MARKED) issues.push(...mapped.issues.slice(0, MARKED - issues.length));
      },
    });
    return issues;
  } finally {
    await reader.close();
  }
}

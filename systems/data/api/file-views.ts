import type { LocalText } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { regionTables } from '@sanyi/region';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Recognition } from '../engine/contract.ts';
import { formatOf, formats, withoutPersonalNumbers } from '../engine/index.ts';
import type { FileReport } from '../store/file-report.ts';
import { fieldTitle, issueCounts } from '../store/issue-words.ts';
import type { FileRow, FileState } from '../store/tables.ts';
import type * as schemas from './schemas.ts';

type FileView = z.input<typeof schemas.file>;

/** What views of files need besides their rows: names of senders, and which jobs are still alive. */
export interface FileSurroundings {
  readonly names: ReadonlyMap<string, LocalText>;
  readonly jobs: ReadonlyMap<string, string>;
}

const ALIVE = ['waiting', 'running', 'cancelling'];

export async function surroundingsOf(tx: Tx, rows: readonly FileRow[]): Promise<FileSurroundings> {
  const senders = [...new Set(rows.map((row) => row.sender_id))];
  const jobIds = rows.flatMap((row) => (row.job_id === null ? [] : [row.job_id]));
  const names = await tx
    .selectFrom('platform.organisation')
    .select(['id', 'name_zh', 'name_en'])
    .where('id', '=', sql<string>`any(${senders}::text[])`)
    .execute();
  const jobs =
    jobIds.length === 0
      ? []
      : await tx
          .selectFrom('platform.job')
          .select(['id', 'state'])
          .where('id', '=', sql<string>`any(${jobIds}::uuid[])`)
          .execute();
  return {
    names: new Map(names.map((row) => [row.id, { zh: row.name_zh, en: row.name_en }])),
    jobs: new Map(jobs.map((job) => [job.id, job.state])),
  };
}

/** Whether a job works on the file or waits to (是否在处理). */
export function isBusy(row: FileRow, { jobs }: FileSurroundings): boolean {
  return ALIVE.includes(jobs.get(row.job_id ?? '') ?? '');
}

/** A file whose job ended without a word, as when its process was killed for good, is not on its way any more. */
function stateOf(row: FileRow, around: FileSurroundings): FileState {
  if (row.state !== 'importing' && row.state !== 'checking') return row.state;
  const job = around.jobs.get(row.job_id ?? '');
  // A job that is done wrote the file's state with its last step: it ended between the reading of the row and of the job.
  if (isBusy(row, around) || job === 'done') return row.state;
  return job === 'cancelled' ? 'received' : 'failed';
}

/** A file as lists show it (文件). */
export function fileView(row: FileRow, around: FileSurroundings): FileView {
  return {
    fileNo: row.file_no,
    name: row.name,
    bytes: Number(row.bytes),
    sha256: row.sha256,
    contentHash: row.content_hash,
    state: stateOf(row, around),
    format: row.format,
    formatTitle: row.format === null ? null : formatOf(row.format).title,
    sender: {
      id: row.sender_id,
      name: around.names.get(row.sender_id) ?? { zh: row.sender_id, en: row.sender_id },
    },
    receivedAt: row.received_at,
    receivedBy: row.received_by_name,
    importedAt: row.imported_at,
    supersedes: row.supersedes,
    supersededBy: row.superseded_by,
    sameAs: row.same_as,
    read: row.read,
    accepted: row.accepted,
    rejected: row.rejected,
    remarks: row.remarks,
    months: [...row.months],
    jobId: isBusy(row, around) ? row.job_id : null,
    version: row.version,
  };
}

/** A recognition with the titles of its fields (识别结果). */
export function recognitionView(item: Recognition) {
  const { columns } = formatOf(item.format);
  return {
    ...item,
    reasons: item.reasons.map(({ zh, en }) => ({
      zh: withoutPersonalNumbers(zh),
      en: withoutPersonalNumbers(en),
    })),
    repeated: item.repeated.map(withoutPersonalNumbers),
    title: formatOf(item.format).title,
    columns: item.columns.map(({ place, heading, field, by }) => ({
      place,
      heading: withoutPersonalNumbers(heading),
      field,
      title: field === null ? null : fieldTitle(item.format, field),
      by,
    })),
    missing: item.missing.map((field) => {
      const column = columns.find((one) => one.name === field);
      return { field, title: column?.title ?? field, required: column?.required ?? ('no' as const) };
    }),
  };
}

/** An import's or dry run's report in words (导入报告). */
export function reportView(row: FileRow, report: FileReport | null) {
  if (!report) return null;
  return {
    ...report,
    institutions: [...report.institutions],
    months: [...report.months],
    rows: report.rows.map((item) => ({ ...item, title: regionTables[item.table].title })),
    issues: issueCounts(row.format, report),
    overlaps: report.overlaps.map((overlap) => ({ ...overlap })),
    notes: [...report.notes],
  };
}

/** Every format with its columns (格式目录). */
export function formatViews(usedOf: (format: (typeof formats)[number]) => ReadonlySet<string>) {
  return formats.map((format) => {
    const used = usedOf(format);
    return {
      id: format.id,
      title: format.title,
      from: format.from,
      carriers: [...format.carriers],
      hasTemplate: format.carriers.includes('workbook') && format.id !== 'mapped',
      columns: format.columns.map((column) => ({
        name: column.name,
        title: column.title,
        required: column.required,
        used: used.has(column.name),
      })),
    };
  });
}

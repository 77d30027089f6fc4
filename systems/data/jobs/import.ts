import type { Platform } from '@sanyi/api';
import type { JobContext, JobHandler, SealedReader } from '@sanyi/records';
import { z } from 'zod';
import type { Mapping } from '../engine/contract.ts';
import { dataProblems } from '../problems.ts';
import { beginBatch, rivals, sameContent } from '../store/batches.ts';
import { type FinishedImport, holdRegion, makeCurrent, writeOutcome } from '../store/count.ts';
import type { FileReport, ImportChoice } from '../store/file-report.ts';
import { type Actor, changeFile, fileRow, noteHistory } from '../store/files.ts';
import type { FileRow } from '../store/tables.ts';
import { type CheckedBatch, checkBatch } from './check-batch.ts';
import { ChunkWriter, CUT, type WrittenChunks } from './chunk-writer.ts';
import { letHeapGrow } from './collector.ts';
import { identitiesOf, mappingContext } from './context.ts';
import { IdentityWriter } from './identities.ts';
import { leaveState } from './leave-state.ts';
import { mapFile } from './map-file.ts';
import { rowProgress } from './progress.ts';
import type { Resolved } from './resolve.ts';
import { resolveRead } from './resolve-read.ts';
import { profileRow, Tally } from './tally.ts';

const payloadSchema = z.object({ fileNo: z.number().int(), requestId: z.string().nullable().default(null) });

const checkpointSchema = z.object({
  cut: z.literal(CUT),
  batchNo: z.number().int(),
  chunks: z.record(z.string(), z.number().int()),
});

/** What an import comes to. */
export interface ImportResult {
  readonly fileNo: number;
  readonly state: 'current' | 'same';
  readonly sameAs: number | null;
}

/**
 * Imports a file (导入数据文件): mapped piece by piece into chunks of rows under numbers nobody counts yet, checked as they
 * stand, and made to count by one transaction. Killed at any moment it leaves nothing that counts; resumed, it maps again
 * from the beginning and writes only what had not been written.
 */
export function importJob(platform: Platform): JobHandler {
  letHeapGrow();
  return {
    maxAttempts: 5,
    async run(context) {
      const { fileNo, requestId } = payloadSchema.parse(context.payload);
      const actor: Actor = { viewer: context.viewer, clock: platform.clock, requestId };
      try {
        return await importFile(platform, context, actor, fileNo);
      } catch (error) {
        await leaveState(platform, context, actor, fileNo, error);
        throw error;
      }
    },
  };
}

async function importFile(
  platform: Platform,
  context: JobContext,
  actor: Actor,
  fileNo: number,
): Promise<ImportResult> {
  const { facts } = platform;
  if (!facts) throw dataProblems.problem('no-facts');
  const { records } = context;
  const file = await records.asViewer(actor.viewer, (tx) => fileRow(tx, fileNo));
  // Killed after the file was made to count and before the job was done: there is nothing left to do.
  if (file.state === 'current' && file.job_id === context.id)
    return { fileNo, state: 'current', sameAs: null };
  const choice = file.choice;
  if (!choice) throw new Error(`file ${fileNo} has no choice`);
  const resolved = await resolveRead(platform, file, choice);
  const { format } = resolved.recognition;
  const written = await startOrResume(context, file, format);
  const reader = await platform.sealed.open(file.sha256);
  const began = performance.now();
  const writer = new ChunkWriter({
    facts,
    records,
    scopePath: file.scope_path,
    written,
    signal: context.signal,
    checkpoint: (state, tx) => context.checkpoint(state, tx),
  });
  try {
    const { mapping, tally } = await mapInto(platform, context, writer, file, resolved, reader);
    if (tally.rejected > 0 && choice.wrongRows === 'refuse-all')
      return await refuse(context, actor, file, mapping, tally, began, format, 'rows-refused');
    if (tally.accepted === 0)
      return await refuse(context, actor, file, mapping, tally, began, format, 'nothing-accepted');
    await writer.finish();
    return await settle(context, actor, file, mapping, tally, began, written.batchNo, choice, facts);
  } finally {
    await writer.settle();
    await reader.close();
  }
}

async function startOrResume(
  context: JobContext,
  file: FileRow,
  format: FinishedImport['format'],
): Promise<WrittenChunks> {
  const last = checkpointSchema.safeParse(context.lastCheckpoint);
  if (last.success) return last.data;
  const batchNo = await context.records.asSystem('begin a batch', (tx) => beginBatch(tx, file, format), {
    quiet: true,
  });
  const state: WrittenChunks = { cut: CUT, batchNo, chunks: {} };
  await context.checkpoint(state);
  return state;
}

async function mapInto(
  platform: Platform,
  context: JobContext,
  writer: ChunkWriter,
  file: FileRow,
  resolved: Resolved,
  reader: SealedReader,
): Promise<{ mapping: Mapping; tally: Tally }> {
  const { records, signal } = context;
  const { format } = resolved.recognition;
  const environment = await records.asSystem('codes for an import', (tx) =>
    mappingContext(platform, tx, file, format),
  );
  const tally = new Tally(format);
  const persons = new IdentityWriter(records, identitiesOf(platform), file.scope_path, file.file_no);
  const tell = rowProgress(context);
  const mapping = await mapFile({
    reader,
    name: file.name,
    resolved,
    context: environment,
    signal,
    async onMapped(mapped, share) {
      for (const [table, text] of mapped.rows)
        await writer.add(table, text, mapped.rowCounts.get(table) ?? 0);
      if (mapped.plain) await writer.add(mapped.plain.table, mapped.plain.rows, mapped.plain.count);
      const issues = tally.take(mapped);
      await writer.add('row_issue', issues.text, issues.rows);
      if (mapped.identities.length > 0) await persons.add(mapped.identities);
      tell(tally.read, share);
    },
  });
  await persons.finish();
  const profile = mapping.profile();
  await writer.add(
    'field_profile',
    profile.map((count) => profileRow(format, count)).join(''),
    profile.length,
  );
  return { mapping, tally };
}

async function settle(
  context: JobContext,
  actor: Actor,
  file: FileRow,
  mapping: Mapping,
  tally: Tally,
  began: number,
  batchNo: number,
  choice: ImportChoice,
  facts: NonNullable<Platform['facts']>,
): Promise<ImportResult> {
  const { records, signal } = context;
  const contentHash = mapping.contentHash();
  const { months } = mapping.covered();
  const twin = await records.asViewer(actor.viewer, (tx) =>
    sameContent(tx, file, choice.format, contentHash),
  );
  if (twin)
    return await noteTwin(context, actor, file, twin, reportOf(tally, mapping, began, null), contentHash);
  let before: CheckedBatch | null = null;
  for (;;) {
    const now = await checkBatch({ facts, records, file, batchNo, signal }, choice.format, choice, months);
    const checked: CheckedBatch = before ? both(before, now) : now;
    signal.throwIfAborted();
    const done: FinishedImport = {
      batchNo,
      format: choice.format,
      contentHash,
      report: reportOf(tally, mapping, began, checked),
      issues: [...tally.issues, ...checked.issues],
      supersedes: checked.supersedes,
      remarks: tally.remarks,
    };
    const counted = await records.asViewer(actor.viewer, async (tx) => {
      await holdRegion(tx, file.scope_path);
      const rivalNow = await rivals(tx, file, checked.compared, months);
      // Another file began to count while this one was checked: check again against it.
      if (rivalNow.some((rival) => !checked.against.includes(rival.rowsNo))) return false;
      await makeCurrent(tx, actor, await fileRow(tx, file.file_no, true), done);
      return true;
    });
    if (counted) return { fileNo: file.file_no, state: 'current', sameAs: null };
    before = checked;
  }
}

/** What two checks of the same batch left out together; the second saw only what the first had left. */
function both(first: CheckedBatch, second: CheckedBatch): CheckedBatch {
  const again = new Set(second.overlaps.map((overlap) => overlap.fileNo));
  return {
    ...second,
    overlaps: [...first.overlaps.filter((overlap) => !again.has(overlap.fileNo)), ...second.overlaps],
    supersedes: [...new Set([...first.supersedes, ...second.supersedes])],
    alreadyThere: first.alreadyThere + second.alreadyThere,
    setAside: first.setAside + second.setAside,
    issues: [...first.issues, ...second.issues],
  };
}

async function noteTwin(
  context: JobContext,
  actor: Actor,
  file: FileRow,
  twin: FileRow,
  report: FileReport,
  contentHash: string,
): Promise<ImportResult> {
  await context.records.asViewer(actor.viewer, async (tx) => {
    await changeFile(tx, file.file_no, {
      state: 'refused',
      same_as: twin.file_no,
      content_hash: contentHash,
      format: twin.format,
      read: report.read,
      accepted: 0,
      rejected: report.rejected,
      months: [...report.months],
      institutions: [...report.institutions],
      report: JSON.stringify({ ...report, accepted: 0, alreadyThere: report.accepted, rows: [] }),
    });
    await noteHistory(tx, actor, file, 'same', {
      zh: `内容与 ${twin.file_no} 号文件（${twin.name}）相同，只是行序不同，没有重复入库`,
      en: `The same records as file ${twin.file_no} (${twin.name}), in another order; nothing was taken again`,
    });
  });
  return { fileNo: file.file_no, state: 'same', sameAs: twin.file_no };
}

async function refuse(
  context: JobContext,
  actor: Actor,
  file: FileRow,
  mapping: Mapping,
  tally: Tally,
  began: number,
  format: FinishedImport['format'],
  code: 'rows-refused' | 'nothing-accepted',
): Promise<never> {
  const report = { ...reportOf(tally, mapping, began, null), accepted: 0 };
  await context.records.asViewer(actor.viewer, (tx) =>
    writeOutcome(
      tx,
      file,
      { format, contentHash: mapping.contentHash(), report, issues: tally.issues, remarks: tally.remarks },
      { state: 'refused', same_as: null },
    ),
  );
  throw dataProblems.problem(code, { name: file.name, read: tally.read, rejected: tally.rejected });
}

function reportOf(tally: Tally, mapping: Mapping, began: number, checked: CheckedBatch | null): FileReport {
  const { institutions, months } = mapping.covered();
  const extra = new Map<string, number>();
  for (const issue of checked?.issues ?? []) extra.set(issue.code, (extra.get(issue.code) ?? 0) + 1);
  return {
    read: tally.read,
    accepted: tally.accepted - (checked ? checked.alreadyThere + checked.setAside : 0),
    rejected: tally.rejected + (checked?.setAside ?? 0),
    alreadyThere: checked?.alreadyThere ?? 0,
    rows: checked?.rows ?? [],
    issues: [
      ...tally.totals(),
      ...[...extra].map(([code, rows]) => ({
        code,
        field: '',
        severity: 'reject' as const,
        rows,
        facts: {},
      })),
    ],
    overlaps: checked?.overlaps ?? [],
    seconds: Math.round((performance.now() - began) / 10) / 100,
    institutions,
    months,
    notes: [],
  };
}

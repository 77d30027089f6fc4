import type { Platform } from '@sanyi/api';
import { type DocumentText, readDocument } from '@sanyi/documents';
import type { Viewer } from '@sanyi/kernel';
import { isUniqueViolation, type JobHandler, type StoredFile } from '@sanyi/records';
import { z } from 'zod';
import { readPlan } from '../engine/read-plan.ts';
import type { PlanReading, ReadOptions } from '../engine/reading.ts';
import { actorOf } from '../store/change.ts';
import { existingPlan, finishImport, importOf } from '../store/imports.ts';
import type { PaperBlock } from '../store/paper-tables.ts';
import { saveReading } from '../store/save-reading.ts';
import { loadAliases } from '../store/taught-aliases.ts';

/** Version of the reader, kept with each paper so that a later one can be told apart. */
export const READER_VERSION = 'plan-reader/1';

const payloadSchema = z.object({ importId: z.uuid() });

/** Steps of the job, as the tray shows them. */
export const STEPS = {
  document: { zh: '读取文件', en: 'Reading the file' },
  plan: { zh: '拆解任务', en: 'Breaking it down' },
  save: { zh: '写入台账', en: 'Writing the ledger' },
} as const;

/** Reads a paper into a plan (读取方案): file → text → reading → ledger; the same bytes never make a second plan. */
export function readPaperJob(platform: Platform): JobHandler {
  return {
    maxAttempts: 2,
    async run({ payload, viewer, records, signal, progress }) {
      const { importId } = payloadSchema.parse(payload);
      const { file, aliases } = await records.asViewer(viewer, async (tx) => {
        const row = await importOf(tx, importId);
        return {
          file: await platform.files.find(tx, row.file_id),
          aliases: await loadAliases(tx, viewer.scopePath),
        };
      });
      progress({ done: 0, total: 3, unit: '步', message: STEPS.document });
      const bytes = await bytesOf(platform, file);
      const started = performance.now();
      const document = await readDocument(bytes, file.originalName);
      signal.throwIfAborted();
      progress({ done: 1, total: 3, unit: '步', message: STEPS.plan });
      const reading = readPlan(document.text, {
        aliases: aliases.map(({ alias, departmentId }) => ({ alias, departmentId })),
        asOf: platform.clock.today(),
      });
      signal.throwIfAborted();
      progress({ done: 2, total: 3, unit: '步', message: STEPS.save });
      const paper = paperOf(file, document, reading, Math.round(performance.now() - started));
      const taught = new Map(aliases.map(({ alias, organisationId }) => [alias, organisationId]));
      const result = await saveOnce(platform, viewer, importId, paper, taught);
      progress({ done: 3, total: 3, unit: '步', message: null });
      return result;
    },
  };
}

async function saveOnce(
  platform: Platform,
  viewer: Viewer,
  importId: string,
  paper: ReturnType<typeof paperOf>,
  taught: ReadonlyMap<string, string | null>,
): Promise<{ planId: string; existed: boolean }> {
  const known = () =>
    platform.records.asViewer(viewer, async (tx) => {
      const planId = await existingPlan(tx, viewer.scopePath, paper.file.sha256);
      if (planId === null) return null;
      await finishImport(tx, importId, planId, true);
      return { planId, existed: true };
    });
  const existing = await known();
  if (existing) return existing;
  try {
    return await platform.records.asViewer(viewer, async (tx) => {
      const planId = await saveReading(tx, actorOf(viewer, platform.clock), paper, taught);
      await finishImport(tx, importId, planId, false);
      return { planId, existed: false };
    });
  } catch (error) {
    // Two imports of the same bytes at once: the database let one through, the other answers with its plan.
    const winner = isUniqueViolation(error) ? await known() : null;
    if (winner) return winner;
    throw error;
  }
}

/** Reads a stored file whole; papers have at most 20 MB. */
export async function bytesOf(platform: Pick<Platform, 'files'>, file: StoredFile): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of await platform.files.read(file)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function paperOf(file: StoredFile, document: DocumentText, reading: PlanReading, readMilliseconds: number) {
  return {
    file,
    format: document.format,
    encoding: document.encoding ?? null,
    text: document.text,
    blocks: document.blocks.map(blockOf),
    notes: document.notes,
    readerVersion: READER_VERSION,
    reading,
    readMilliseconds,
  };
}

function blockOf(block: DocumentText['blocks'][number]): PaperBlock {
  const page = 'page' in block ? (block.page ?? null) : null;
  const outline = block.kind === 'paragraph' ? (block.outline ?? null) : null;
  const cell =
    block.kind === 'cell' ? ([block.table, block.row, block.column] as const) : ([null, null, null] as const);
  return [block.kind, block.start, block.end, page, outline, ...cell];
}

/** Reads one file without storing anything, for the command line. */
export async function readFileAsPlan(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions,
): Promise<{ document: DocumentText; reading: PlanReading }> {
  const document = await readDocument(bytes, name);
  return { document, reading: readPlan(document.text, options) };
}

import type { Platform } from '@sanyi/api';
import { type JobHandler, json } from '@sanyi/records';
import { z } from 'zod';
import { dataProblems } from '../problems.ts';
import { sameContent } from '../store/batches.ts';
import type { FileReport } from '../store/file-report.ts';
import { type Actor, changeFile, fileRow, noteHistory } from '../store/files.ts';
import { mappingContext } from './context.ts';
import { KeySample } from './key-sample.ts';
import { leaveState } from './leave-state.ts';
import { mapFile } from './map-file.ts';
import { rowProgress } from './progress.ts';
import { resolveRead } from './resolve-read.ts';
import { Tally } from './tally.ts';
import { withReader } from './with-reader.ts';

const payloadSchema = z.object({ fileNo: z.number().int(), requestId: z.string().nullable().default(null) });

/** Maps a file without writing a row (试导入): the report an import would give, overlaps estimated from a sample of keys. */
export function dryRunJob(platform: Platform): JobHandler {
  return {
    maxAttempts: 2,
    async run(context) {
      const { fileNo, requestId } = payloadSchema.parse(context.payload);
      const actor: Actor = { viewer: context.viewer, clock: platform.clock, requestId };
      const { records, signal } = context;
      const began = performance.now();
      try {
        const file = await records.asViewer(actor.viewer, (tx) => fileRow(tx, fileNo));
        if (!file.choice) throw new Error(`file ${fileNo} has no choice`);
        if (!platform.facts) throw dataProblems.problem('no-facts');
        const resolved = await resolveRead(platform, file, file.choice);
        const { format } = resolved.recognition;
        const environment = await records.asSystem('codes for a dry run', (tx) =>
          mappingContext(platform, tx, file, format),
        );
        const tally = new Tally(format);
        const tell = rowProgress(context);
        const rows = new Map<FileReport['rows'][number]['table'], number>();
        const keys = new KeySample(format);
        const mapping = await withReader(platform, file.sha256, (reader) =>
          mapFile({
            reader,
            name: file.name,
            resolved,
            context: environment,
            signal,
            onMapped(mapped, share) {
              tally.take(mapped);
              for (const [table, count] of mapped.rowCounts) rows.set(table, (rows.get(table) ?? 0) + count);
              if (mapped.plain) {
                const { table, count } = mapped.plain;
                rows.set(table, (rows.get(table) ?? 0) + count);
              }
              keys.take(mapped);
              tell(tally.read, share);
            },
          }),
        );
        const { institutions, months } = mapping.covered();
        const overlaps = await keys.overlaps(platform.facts, records, file, months, signal);
        const contentHash = mapping.contentHash();
        const report: FileReport = {
          read: tally.read,
          accepted: tally.accepted,
          rejected: tally.rejected,
          alreadyThere: 0,
          rows: [...rows].map(([table, count]) => ({ table, rows: count })),
          issues: tally.totals(),
          overlaps: overlaps.overlaps,
          seconds: Math.round((performance.now() - began) / 10) / 100,
          institutions,
          months,
          notes: overlaps.notes,
        };
        await records.asViewer(actor.viewer, async (tx) => {
          const twin = await sameContent(tx, file, format, contentHash);
          const now = await fileRow(tx, fileNo, true);
          await changeFile(tx, fileNo, {
            state: now.state === 'checking' ? 'checked' : now.state,
            dry_run: json(report),
            ...(now.state === 'current' ? {} : { same_as: twin?.file_no ?? null, months: [...months] }),
          });
          await noteHistory(tx, actor, file, 'dry-run', {
            zh: `试导入：读到 ${report.read} 条，可收 ${report.accepted} 条，退回 ${report.rejected} 条`,
            en: `Dry run: ${report.read} records read, ${report.accepted} would be taken, ${report.rejected} set aside`,
          });
        });
        return { fileNo, state: 'checked' };
      } catch (error) {
        await leaveState(platform, context, actor, fileNo, error);
        throw error;
      }
    },
  };
}

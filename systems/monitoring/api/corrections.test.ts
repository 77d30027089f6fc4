import { readDocument, readWorkbook } from '@sanyi/documents';
import { printedWords } from '@sanyi/documents/testing';
import { expect, it } from 'vitest';
import type { ReportChange } from '../engine/report-difference.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { getReport, snapshotHash } from '../store/reports.ts';
import { describeQuarter } from '../testing/quarter.ts';

interface Named {
  readonly id: string;
  readonly title: string;
}
interface Report extends Named {
  readonly snapshotHash: string;
  readonly corrects: Named | null;
  readonly correctedBy: Named | null;
}

describeQuarter(
  'corrections',
  ({ clock, asOffice, asHealth, window, save, submit, link, enterValue, code, server }) => {
    const issue = async (windowId: string) =>
      (await asOffice('POST', `/api/monitoring/windows/${windowId}/reports`, { body: {} })).json<Report>();
    const correct = (id: string, reason = '区卫生健康委更正签约人数', call = asOffice) =>
      call('POST', `/api/monitoring/reports/${id}/correction`, { body: { reason } });
    const draft = async (id: string) =>
      (await asOffice('GET', `/api/monitoring/reports/${id}/correction`)).json<{
        title: string;
        changes: ReportChange[];
      }>();
    const open = async (id: string) =>
      (await asOffice('GET', `/api/monitoring/reports/${id}`)).json<{ report: Report; snapshot: Snapshot }>();
    const file = async (id: string, kind: string) =>
      (await asOffice('GET', `/api/monitoring/reports/${id}/${kind}`)).bytes;
    /** The hash of what the database keeps, computed again. */
    const storedHash = (id: string) =>
      server().platform.records.asSystem('test', async (tx) =>
        snapshotHash((await getReport(tx, id)).snapshot),
      );
    /** A quarter with one value and one entry, reported on; then the value and the entry are put right. */
    const wrongReport = async () => {
      const indicatorId = await link('10', '100');
      const { id: windowId } = await window();
      await save(windowId, 0, '签约一成', 0);
      await submit(windowId, 0);
      const first = await issue(windowId);
      const rectify = async () => {
        clock.set('2026-04-09T02:00:00.000Z');
        await enterValue(indicatorId, '2026Q1', '76', '100');
        await save(windowId, 0, '签约七成六', 2);
        await submit(windowId, 0);
      };
      return { first, windowId, rectify };
    };

    it('are a new issue that names what it says otherwise; the earlier one stays as it was', async () => {
      const { first, rectify } = await wrongReport();
      const kinds = ['docx', 'pdf', 'xlsx'] as const;
      const before = await Promise.all(kinds.map((kind) => file(first.id, kind)));
      expect((await draft(first.id)).changes).toEqual([]);
      expect(code(await correct(first.id))).toEqual([409, 'monitoring/nothing-to-correct']);
      await rectify();
      const preview = await draft(first.id);
      expect(preview.title).toBe(`${first.title}（更正）`);
      const second = (await correct(first.id)).json<Report>();
      expect(second).toMatchObject({ title: preview.title, corrects: { id: first.id }, correctedBy: null });
      const { report, snapshot } = await open(second.id);
      expect(snapshot.correction).toMatchObject({
        reportId: first.id,
        snapshotHash: first.snapshotHash,
        reason: '区卫生健康委更正签约人数',
      });
      expect(snapshot.correction?.changes).toEqual(preview.changes);
      const told = preview.changes.map(({ kind, field, before: old, after: now }) => [
        kind,
        field,
        old?.zh,
        now?.zh,
      ]);
      expect(told).toContainEqual([
        'target',
        'value',
        '10.00%（10／100，2026年一季度）',
        '76.00%（76／100，2026年一季度）',
      ]);
      expect(told).toContainEqual(['task', 'progress', '签约一成', '签约七成六']);
      expect(told).toContainEqual(['target', 'light', '黄灯', '绿灯']);
      expect(await storedHash(second.id)).toBe(report.snapshotHash);
      // The earlier issue says by which one it was corrected, and its files are the same bytes.
      expect((await open(first.id)).report).toMatchObject({ correctedBy: { id: second.id }, corrects: null });
      const after = await Promise.all(kinds.map((kind) => file(first.id, kind)));
      expect(after.map((bytes, at) => before[at]?.equals(bytes))).toEqual([true, true, true]);
    });

    it('stand in every file of the new issue', async () => {
      const { first, rectify } = await wrongReport();
      await rectify();
      const { id } = (await correct(first.id)).json<Report>();
      const docx = await readDocument(await file(id, 'docx'), 'a.docx');
      expect(docx.text).toContain(`的更正，自出具之日起替代该报告。更正原因：区卫生健康委更正签约人数。`);
      expect(docx.text).toContain('六、更正清单');
      expect(docx.text).toContain('现值\t10.00%（10／100，2026年一季度）\t76.00%（76／100，2026年一季度）');
      expect(printedWords(await readDocument(await file(id, 'pdf'), 'a.pdf'))).toBe(printedWords(docx));
      const sheet = (await readWorkbook(await file(id, 'xlsx'))).find(({ name }) => name === '更正清单');
      expect(sheet?.cells.map((cell) => cell.shown)).toEqual(
        expect.arrayContaining(['签约一成', '签约七成六']),
      );
      const [old] = await readWorkbook(await file(first.id, 'xlsx')).then((sheets) =>
        sheets.filter(({ name }) => name === '更正清单'),
      );
      expect(old).toBeUndefined();
    });

    it('go on from the newest issue, never twice from the same one, and are the office’s alone', async () => {
      const { first, rectify, windowId } = await wrongReport();
      await rectify();
      expect((await correct(first.id, '原因', asHealth)).status).toBe(403);
      const second = (await correct(first.id)).json<Report>();
      const again = await correct(first.id);
      expect(code(again)).toEqual([409, 'monitoring/already-corrected']);
      expect(again.json()['detail']).toContain(second.title);
      expect((await asOffice('GET', `/api/monitoring/reports/${first.id}/correction`)).status).toBe(409);
      clock.set('2026-04-09T03:00:00.000Z');
      await save(windowId, 0, '签约七成六，已覆盖楼宇', 4);
      await submit(windowId, 0);
      const third = (await correct(second.id)).json<Report>();
      expect(third.title).toBe(`${first.title}（第2次更正）`);
      const { reports } = (await asOffice('GET', '/api/monitoring/reports')).json<{ reports: Report[] }>();
      expect(reports.map(({ id, corrects, correctedBy }) => [id, corrects?.id, correctedBy?.id])).toEqual([
        [third.id, second.id, undefined],
        [second.id, first.id, third.id],
        [first.id, undefined, second.id],
      ]);
      expect((await correct(third.id, '')).status).toBe(400);
    });
  },
);

import { readDocument, readMeta, readWorkbook } from '@sanyi/documents';
import { printedWords } from '@sanyi/documents/testing';
import type { FigureDossier, FigureRef } from '@sanyi/kernel';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Snapshot } from '../engine/snapshot.ts';
import { snapshotHash } from '../store/reports.ts';
import { describeQuarter, office } from '../testing/quarter.ts';
import { figureKeysIn } from '../testing/report-file.ts';

describeQuarter('reports', ({ clock, asOffice, window, task, save, submit, link, server, laid }) => {
  const issue = async (windowId: string, body: object = {}) =>
    (await asOffice('POST', `/api/monitoring/windows/${windowId}/reports`, { body })).json<{
      id: string;
      snapshotHash: string;
      title: string;
    }>();
  const stored = async (id: string) => {
    const { rows } = await server().platform.records.asSystem('test', (tx) =>
      sql<{
        snapshot: Snapshot;
        snapshot_hash: string;
      }>`select snapshot, snapshot_hash from monitoring.report where id = ${id}`.execute(tx),
    );
    const row = rows[0];
    if (!row) throw new Error('no report');
    return row;
  };

  it('are frozen: neither API nor database changes them, the hash can be computed again', async () => {
    await link('60', '100');
    const { id: windowId } = await window();
    await save(windowId, 0, '签约六成', 0);
    await submit(windowId, 0);
    const first = await issue(windowId);
    clock.set('2026-04-08T03:00:00.000Z');
    const second = await issue(windowId, { title: '第二份 "<报告>"' });
    const [one, two] = [await stored(first.id), await stored(second.id)];
    expect(snapshotHash(one.snapshot)).toBe(first.snapshotHash);
    expect({ ...two.snapshot, asOf: '' }).toEqual({ ...one.snapshot, asOf: '' });
    expect(second.snapshotHash).not.toBe(first.snapshotHash);
    expect(snapshotHash({ ...two.snapshot, asOf: one.snapshot.asOf })).toBe(first.snapshotHash);
    for (const change of [
      sql`update monitoring.report set title = 'x'`,
      sql`delete from monitoring.report`,
      sql`update monitoring.report set snapshot = '{}'`,
    ]) {
      await expect(server().platform.records.asSystem('test', (tx) => change.execute(tx))).rejects.toThrow(
        /append-only/,
      );
    }
    await save(windowId, 0, '后来改的话', 2);
    await submit(windowId, 0);
    const docx = await asOffice('GET', `/api/monitoring/reports/${first.id}/docx`);
    expect((await readDocument(docx.bytes, 'a.docx')).text).toContain('签约六成');
  });

  it('are judged on the last day of the window, with overrides named', async () => {
    const { id } = await window();
    clock.set('2026-04-11T02:00:00.000Z');
    await asOffice('POST', `/api/monitoring/tasks/${task(1)}/override`, {
      body: { light: 'yellow', until: '2026-12-31', period: '2026Q1', reason: '款项已在途' },
    });
    const { snapshot } = await stored((await issue(id)).id);
    expect(snapshot).toMatchObject({
      period: '2026Q1',
      judgedOn: '2026-04-10',
      asOf: '2026-04-11T02:00:00.000Z',
    });
    const own = snapshot.tasks.find((item) => item.taskId === task(1));
    expect(own?.light).toBe('yellow');
    expect(own?.reasons[0]?.text.zh).toBe(`${office.displayName}人工改灯：款项已在途`);
    expect(own?.reasons.some((item) => item.code === 'overdue')).toBe(true);
    const total = Object.values(snapshot.counts).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(snapshot.tasks.length);
    expect(snapshot.departments.reduce((sum, item) => sum + item.tasks, 0)).toBe(snapshot.tasks.length);
  });

  it('become a document whose figures open, dated in Shanghai', async () => {
    const indicatorId = await link('60', '100');
    const { id: windowId } = await window();
    await save(windowId, 0, '签约六成，=HYPERLINK("http://x")', 0);
    await submit(windowId, 0);
    clock.set('2026-04-10T17:30:00.000Z');
    const report = await issue(windowId);
    const answer = await asOffice('GET', `/api/monitoring/reports/${report.id}/docx`, {
      headers: { host: 'sanyi.example' },
    });
    expect(String(answer.headers['content-disposition'])).toContain(
      encodeURIComponent('2026年一季度监测报告.docx'),
    );
    const document = await readDocument(answer.bytes, 'report.docx');
    expect(document.text).toContain('共分解任务6项');
    expect(document.text).toContain('2026年4月11日');
    expect(document.text).toContain('60.00%');
    expect(document.text).toContain('本期尚有4项任务未填报');
    expect(document.text).toContain('签约六成');
    expect(document.text).toContain('指标sign 家庭医生签约率：60／100');
    // The PDF says the same words, from the same snapshot, byte for byte the same each time.
    const pdfs = await Promise.all(
      [1, 2].map(() =>
        asOffice('GET', `/api/monitoring/reports/${report.id}/pdf`, { headers: { host: 'sanyi.example' } }),
      ),
    );
    const [pdf, again] = pdfs.map((one) => one.bytes);
    if (!pdf || !again) throw new Error('no PDF');
    expect(pdf.equals(again)).toBe(true);
    expect(printedWords(await readDocument(pdf, 'report.pdf'))).toBe(printedWords(document));
    // Every address in the file is of a figure of this report, and opens.
    const keys = figureKeysIn(answer.bytes, `http://sanyi.example/monitoring/reports/${report.id}`);
    expect(new Set(keys).size).toBeGreaterThanOrEqual(6);
    for (const key of new Set(keys)) {
      const [system, kind, ...id] = key.split('.');
      const opened = await asOffice(
        'GET',
        `/api/${system}/figures/${kind}/${encodeURIComponent(id.join('.'))}`,
      );
      expect([key, opened.status]).toEqual([key, 200]);
    }
    const dossier = (
      await asOffice('GET', `/api/monitoring/figures/report-target/${report.id}~${laid().targetIds[0]}`)
    ).json<FigureDossier>();
    expect(dossier).toMatchObject({
      value: { text: '60.00', unit: '%' },
      numerator: { value: { text: '60' } },
      denominator: { value: { text: '100' } },
    });
    // Down to the entry, up to the target and the sentence: every reference in the dossier opens too.
    const refs = [...dossier.up, ...dossier.down].flatMap((step) =>
      (step.figures ?? []).flatMap((figure) => figure.ref ?? []),
    );
    expect(refs.map((ref) => ref.system).toSorted()).toEqual(['indicators', 'plan']);
    for (const ref of refs) expect([ref, (await open1(ref)).status]).toEqual([ref, 200]);
    expect(dossier.up.some((step) => step.quote?.text.includes('提高家庭医生签约率'))).toBe(true);
    expect(indicatorId).toBeDefined();
  });

  it('become a workbook with real dates and numbers, and text that stays text', async () => {
    await link('60', '100');
    const { id: windowId } = await window();
    await save(windowId, 0, '=1+1', 0);
    await submit(windowId, 0);
    const report = await issue(windowId);
    const answer = await asOffice('GET', `/api/monitoring/reports/${report.id}/xlsx`);
    const [ledger, targets] = await readWorkbook(answer.bytes);
    const cell = (sheet: typeof ledger, row: number, column: number) =>
      sheet?.cells.find((item) => item.row === row && item.column === column);
    const column = (sheet: typeof ledger, title: string) =>
      sheet?.cells.find((item) => item.row === 1 && item.shown === title)?.column ?? -1;
    expect(cell(ledger, 2, column(ledger, '完成时限'))).toMatchObject({ kind: 'date', day: '2026-12-31' });
    const progress = cell(ledger, 2, column(ledger, '本期进展'));
    expect([progress?.kind, progress?.shown, progress?.formula]).toEqual(['text', '=1+1', undefined]);
    expect(cell(targets, 2, column(targets, '现值'))).toMatchObject({
      kind: 'number',
      decimal: expect.stringMatching(/^60(\.00)?$/),
    });
    expect(readMeta(await readWorkbook(answer.bytes))).toMatchObject({
      report: report.id,
      period: '2026Q1',
    });
  });

  it('become a bulletin over all departments, from the same snapshot', async () => {
    await link('10', '100');
    const { id: windowId } = await window();
    await save(windowId, 0, '签约一成', 0);
    clock.set('2026-04-11T02:00:00.000Z');
    await submit(windowId, 0);
    const report = await issue(windowId);
    const answer = await asOffice('GET', `/api/monitoring/reports/${report.id}/bulletin`);
    const { text } = await readDocument(answer.bytes, 'b.docx');
    const { snapshot } = await stored(report.id);
    expect(text).toContain('关于2026年一季度医改重点任务进展情况的通报');
    for (const { name, tasks } of snapshot.departments) expect(text).toContain(`${name}\t${tasks}\t`);
    const late = snapshot.tasks
      .filter((item) => item.late)
      .map((item) => `迟报：${item.number}　${item.title}。`);
    const red = snapshot.tasks.filter((item) => item.light === 'red');
    expect([late.length, red.length > 0]).toEqual([1, true]);
    for (const line of late) expect(text).toContain(line);
    for (const item of red)
      expect(text).toContain(
        `红灯：${item.number}　${item.title}。${item.reasons
          .filter(({ light }) => light === 'red' || light === 'yellow')
          .map((one) => one.text.zh)
          .join('')}`,
      );
    expect(text).toContain(report.snapshotHash.slice(0, 16));
    const again = await asOffice('GET', `/api/monitoring/reports/${report.id}/bulletin`);
    expect(again.bytes.equals(answer.bytes)).toBe(true);
  });

  it('open their counts, and nothing that they do not hold', async () => {
    const { id: windowId } = await window();
    const report = await issue(windowId);
    const { snapshot } = await stored(report.id);
    for (const [light, count] of Object.entries(snapshot.counts)) {
      const dossier = (
        await asOffice('GET', `/api/monitoring/figures/report-count/${report.id}~${light}`)
      ).json<FigureDossier>();
      expect([light, dossier.value.text, dossier.down.length]).toEqual([light, String(count), count]);
    }
    for (const url of [
      `report-count/${report.id}~blue`,
      `report-count/${report.id}`,
      `report-target/${report.id}~x`,
      'report-count/x~red',
      `none/${report.id}`,
      'window-submitted/x',
      `report-count/${report.id}~__proto__`,
    ]) {
      expect([url, (await asOffice('GET', `/api/monitoring/figures/${url}`)).status]).toEqual([url, 404]);
    }
  });

  const open1 = (ref: FigureRef) => asOffice('GET', `/api/${ref.system}/figures/${ref.kind}/${ref.id}`);
});

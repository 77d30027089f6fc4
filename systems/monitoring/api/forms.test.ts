import { readDocument, readWorkbook, writeOfficialDocument } from '@sanyi/documents';
import { excelForm, wordForm } from '@sanyi/documents/testing';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { colleague, describeQuarter, inspector, office, west } from '../testing/quarter.ts';
import type { answer, form, formDetail } from './form-schemas.ts';

type Form = z.output<typeof form>;
type Detail = z.output<typeof formDetail>;
type Answer = z.output<typeof answer>;

describeQuarter('forms', ({ clock, server, asOffice, asHealth, window, save, submit, link, code }) => {
  const upload = (bytes: Uint8Array, name: string, call = asOffice) => {
    const edge = 'edge';
    const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${edge}--\r\n`)]);
    return call('POST', '/api/monitoring/forms', {
      body,
      headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    });
  };
  const open = async (id: string, query = '') =>
    (await asOffice('GET', `/api/monitoring/forms/${id}${query}`)).json<Detail>();
  /** Confirms every suggestion as it stands, but for changes by place. */
  const confirm = async (
    id: string,
    changes: Readonly<Record<string, Answer | null>> = {},
    call = asOffice,
  ) => {
    const { questions, version } = await open(id);
    const answers = questions.map(({ grid, row, column, suggestion, confirmed, place }) => {
      const own = changes[place.zh];
      const answer = own === undefined ? (confirmed ?? suggestion?.answer ?? null) : own;
      return { grid, row, column, answer };
    });
    return call('PUT', `/api/monitoring/forms/${id}/answers`, {
      body: { answers },
      headers: { 'if-match': `"v${version}"` },
    });
  };
  const report = async () => {
    await link('60', '100');
    const { id: windowId } = await window();
    await save(windowId, 0, '签约六成', 0);
    await submit(windowId, 0);
    return {
      windowId,
      ...(await asOffice('POST', `/api/monitoring/windows/${windowId}/reports`, { body: {} })).json<{
        id: string;
      }>(),
    };
  };
  const filled = async (id: string, query = '') =>
    asOffice('GET', `/api/monitoring/forms/${id}/filled${query}`);
  const cellOf = async (bytes: Uint8Array, sheet: string, row: number, column: number) =>
    (await readWorkbook(bytes))
      .find(({ name }) => name === sheet)
      ?.cells.find((cell) => cell.row === row && cell.column === column);

  it('come back filled from the frozen report, once a person confirmed what goes where', async () => {
    const { windowId } = await report();
    const { id } = (await upload(await excelForm(), '省季报.xlsx')).json<Form>();
    const { questions, reportId, subjects } = await open(id);
    expect(subjects.some(({ kind, name }) => kind === 'target' && name === '家庭医生签约率')).toBe(true);
    const told = new Map(questions.map((question) => [question.place.zh, question]));
    expect(told.get('季报!C4')).toMatchObject({
      columnHeads: ['分子（人）', '完成情况'],
      suggestion: { answer: { kind: 'target', field: 'numerator', name: '家庭医生签约率' }, sure: 100 },
      value: { state: 'filled', kind: 'number', text: '60' },
    });
    expect(told.get('季报!G6')).toMatchObject({
      suggestion: { answer: { kind: 'task', field: 'progress', name: '落实财政投入' } },
      value: { state: 'empty', reason: { zh: '“落实财政投入”本期未填报。' } },
    });
    expect(told.get('季报!E5')?.suggestion).toBeNull();
    expect(told.get('季报!C7')).toBeUndefined();
    expect(told.get('封面!B1')).toMatchObject({
      suggestion: { answer: { kind: 'report', field: 'issuer' } },
    });
    // Nothing is sent out upon a suggestion.
    expect(code(await filled(id))).toEqual([409, 'monitoring/form-not-confirmed']);
    const other: Answer = { kind: 'task', id: null, name: '提高家庭医生签约率', field: 'progress' };
    expect((await confirm(id, { '季报!G4': other, '季报!D4': null })).status).toBe(200);
    const answer = await filled(id, `?reportId=${reportId}`);
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain(
      '省季报（2026年一季度）.xlsx',
    );
    const shown = async (row: number, column: number) =>
      (await cellOf(answer.bytes, '季报', row, column))?.shown;
    expect(await shown(4, 3)).toBe('60');
    expect(await shown(4, 4)).toBeUndefined();
    expect(await shown(4, 5)).toMatch(/^60(\.00)?$/);
    expect(await shown(4, 7)).toBe('签约六成');
    expect(await shown(1, 1)).toBe('2026年一季度医改指标进展情况表');
    // What is entered later changes no form that is filled from the same report.
    await save(windowId, 0, '后来改的话', 2);
    await submit(windowId, 0);
    expect((await filled(id, `?reportId=${reportId}`)).bytes.equals(answer.bytes)).toBe(true);
  });

  it('are known again next quarter, in the same office and in no other', async () => {
    await report();
    const first = (await upload(await excelForm(), '一季度.xlsx')).json<Form>();
    const blank: Answer = { kind: 'report', id: null, name: '', field: 'plan' };
    await confirm(first.id, { '封面!B1': blank });
    const next = (await upload(await excelForm('2026年二季度'), '二季度.xlsx')).json<Form>();
    expect(next.confirmed?.by).toBe(office.displayName);
    const known = (await open(next.id)).questions.find(({ place }) => place.zh === '封面!B1');
    expect(known).toMatchObject({ confirmed: { field: 'plan' }, value: { text: '样例区医改工作要点' } });
    expect((await filled(next.id)).status).toBe(200);
    const another = (
      await upload(await excelForm('2026年二季度', ['别的指标', '落实财政投入', '签约率']), '另一张.xlsx')
    ).json<Form>();
    expect(another.confirmed).toBeNull();
    const asWest = await server().as(west);
    expect((await asWest('GET', `/api/monitoring/forms/${first.id}`)).status).toBe(404);
    expect((await upload(await excelForm(), '西区.xlsx', asWest)).json<Form>().confirmed).toBeNull();
  });

  it('of Word are filled in their tables, and lists of changes never overwrite each other', async () => {
    await report();
    const { id } = (await upload(wordForm(), '进展表.docx')).json<Form>();
    const { questions } = await open(id);
    expect(questions.map(({ place }) => place.zh)).toContain('表1第3行第2列');
    await confirm(id, {
      表1第3行第2列: { kind: 'task', id: null, name: '提高家庭医生签约率', field: 'progress' },
    });
    const stale = await asOffice('PUT', `/api/monitoring/forms/${id}/answers`, {
      body: { answers: [] },
      headers: { 'if-match': '"v0"' },
    });
    expect(code(stale)).toEqual([409, 'monitoring/form-changed']);
    const { bytes } = await filled(id);
    expect((await readDocument(bytes, 'a.docx')).text).toContain('落实财政投入\t签约六成');
  });

  it('need a report, a person of the office, and something to fill in', async () => {
    const early = (await upload(await excelForm(), '季报.xlsx')).json<Form>();
    const { reportId, questions } = await open(early.id);
    const kinds = questions.flatMap(({ suggestion }) => suggestion?.answer.kind ?? []);
    expect([reportId, new Set(kinds)]).toEqual([null, new Set(['report'])]);
    expect(code(await confirm(early.id))).toEqual([409, 'monitoring/no-report-to-fill-from']);
    expect((await upload(await excelForm(), '季报.xlsx', asHealth)).status).toBe(403);
    const asInspector = await server().as(inspector);
    expect((await confirm(early.id, {}, asInspector)).status).toBe(403);
    const asColleague = await server().as(colleague);
    expect((await asColleague('GET', '/api/monitoring/forms')).json<{ forms: Form[] }>().forms).toHaveLength(
      1,
    );
    const words = await writeOfficialDocument({ blocks: [{ kind: 'paragraph', runs: ['没有表格'] }] });
    expect(code(await upload(words, '通知.docx'))).toEqual([400, 'monitoring/form-without-cells']);
    expect(code(await upload(Buffer.from('不是表格'), 'a.txt'))).toEqual([400, 'documents/not-a-form']);
  });

  it('take the corrected report before the one it corrects', async () => {
    const { id: reportId, windowId } = await report();
    await save(windowId, 0, '签约六成五', 2);
    await submit(windowId, 0);
    clock.set('2026-04-09T02:00:00.000Z');
    const made = await asOffice('POST', `/api/monitoring/reports/${reportId}/correction`, {
      body: { reason: '更正' },
    });
    const { id } = (await upload(await excelForm(), '季报.xlsx')).json<Form>();
    const detail = await open(id);
    expect(detail.reportId).toBe(made.json<{ id: string }>().id);
    expect(detail.reports.map(({ corrected }) => corrected)).toEqual([false, true]);
    expect((await open(id, `?reportId=${reportId}`)).reportId).toBe(reportId);
    expect(code(await asOffice('GET', `/api/monitoring/forms/${id}?reportId=${windowId}`))).toEqual([
      404,
      'monitoring/no-such-report',
    ]);
  });
});

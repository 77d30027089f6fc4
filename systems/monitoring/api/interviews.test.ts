import { readDocument } from '@sanyi/documents';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { colleague, describeQuarter, finance, inspector, west } from '../testing/quarter.ts';
import type * as schemas from './interview-schemas.ts';

type Interview = z.output<typeof schemas.interview>;

const record = {
  heldOn: '2026-04-28',
  place: '区政府三号会议室',
  interviewers: [{ name: '张三', post: '医改办主任' }],
  interviewees: [{ name: '李四', post: '区财政局副局长' }],
  absence: '',
  problems: '补助资金逾期未拨付。',
  causes: '年初预算没有列足。\n调整预算的报告五月才上会。',
  demands: '五月底前拨付到位。',
  promises: [
    { text: '提交预算调整报告', responsible: '李四', dueOn: '2026-05-10' },
    { text: '资金拨付到位', responsible: '李四', dueOn: '2026-05-31' },
  ],
};

describeQuarter('interviews', ({ clock, asOffice, task, server, code }) => {
  const BASE = '/api/monitoring/supervision';
  const act = (id: string, verb: string, version: number, body?: object, call = asOffice) =>
    call(verb === '' ? 'PUT' : 'POST', `${BASE}/${id}/interview${verb === '' ? '' : `/${verb}`}`, {
      ...(body ? { body } : {}),
      headers: { 'if-match': `"v${version}"` },
    });
  const step = (id: string, version: number) =>
    asOffice('POST', `${BASE}/${id}/steps`, {
      body: { demand: '请说明原因。' },
      headers: { 'if-match': `"v${version}"` },
    });
  const see = async (id: string, call = asOffice) =>
    (await call('GET', `${BASE}/${id}/interview`)).json<Interview>();

  /** A late department that was called to an interview: nobody answered, three letters one after the other. */
  const called = async () => {
    const opened = await asOffice('POST', BASE, { body: { taskId: task(1), demand: '请尽快拨付。' } });
    const { id } = opened.json<{ case: { id: string } }>().case;
    clock.set('2026-04-16T02:00:00.000Z');
    await step(id, 1);
    clock.set('2026-04-27T02:00:00.000Z');
    expect((await step(id, 2)).status).toBe(200);
    clock.set('2026-04-28T08:00:00.000Z');
    return id;
  };

  it('begin when somebody was called, with what is known', async () => {
    const opened = await asOffice('POST', BASE, { body: { taskId: task(1), demand: '请尽快拨付。' } });
    const early = opened.json<{ case: { id: string } }>().case.id;
    expect(code(await act(early, '', 0, record))).toEqual([404, 'monitoring/no-interview']);
    clock.set('2026-04-16T02:00:00.000Z');
    await step(early, 1);
    clock.set('2026-04-27T02:00:00.000Z');
    await step(early, 2);
    const fresh = await see(early);
    expect(fresh).toMatchObject({ state: null, version: 0, may: { write: true, close: false } });
    expect(fresh.record.problems).toContain('完成时限');
    expect(fresh.callNumber).toBe('约谈通知书〔2026〕1号');
  });

  it('are written, recorded for good, replied to, verified and closed by another', async () => {
    const id = await called();
    const asFinance = await server().as(finance);
    const asInspector = await server().as(inspector);
    const draft = (await act(id, '', 0, { ...record, promises: [] })).json<Interview>();
    expect(draft).toMatchObject({ state: 'draft', version: 1, number: null });
    // A draft is the office's own.
    expect(await see(id, asFinance)).toMatchObject({ state: null, may: { write: false } });
    expect(code(await act(id, 'record', 1))).toEqual([400, 'monitoring/interview-promises-missing']);
    await act(id, '', 1, record);
    const recorded = (await act(id, 'record', 2)).json<Interview>();
    expect(recorded).toMatchObject({ state: 'recorded', number: '约谈记录〔2026〕1号', version: 3 });
    expect(code(await act(id, '', 3, record))).toEqual([409, 'monitoring/interview-changed']);

    const reply = (seq: number, version: number, call = asFinance) =>
      act(id, `commitments/${seq}/reply`, version, { text: '已办结，附批复。' }, call);
    const judge = (seq: number, version: number, verdict: string, call = asInspector) =>
      act(id, `commitments/${seq}/verdict`, version, { verdict, note: '看了批复。' }, call);
    expect(code(await reply(1, 3, asOffice))).toEqual([403, 'monitoring/not-your-case']);
    expect(code(await judge(1, 3, 'accepted'))).toEqual([409, 'monitoring/no-answer-yet']);
    expect((await reply(1, 3)).json<Interview>().standing?.next).toBe('judge');
    expect(code(await reply(1, 4))).toEqual([409, 'monitoring/nothing-to-answer']);
    expect((await judge(1, 4, 'returned')).json<Interview>().commitments[0]?.reply?.verdict).toBe('returned');
    await reply(1, 5);
    await judge(1, 6, 'accepted');
    expect(code(await act(id, 'close', 7, { note: '好' }, asInspector))).toEqual([
      409,
      'monitoring/interview-not-done',
    ]);
    clock.set('2026-06-01T02:00:00.000Z');
    const late = await see(id);
    expect(late.commitments.map(({ late: isLate }) => isLate)).toEqual([false, true]);
    const refused = await asOffice('POST', `${BASE}/${id}/close`, {
      body: { reason: '完成' },
      headers: { 'if-match': '"v3"' },
    });
    expect(code(refused)).toEqual([409, 'monitoring/interview-open']);
    await reply(2, 7);
    await judge(2, 8, 'accepted');
    // Who wrote it down does not close it, nor does the department.
    expect(code(await act(id, 'close', 9, { note: '好' }))).toEqual([403, 'monitoring/interview-own']);
    expect((await act(id, 'close', 9, { note: '好' }, asFinance)).status).toBe(403);
    const closed = (await act(id, 'close', 9, { note: '两项承诺属实。' }, asInspector)).json<Interview>();
    expect(closed).toMatchObject({ state: 'closed', closed: { on: '2026-06-01', note: '两项承诺属实。' } });
  });

  it('are papers that say who, when, why, what was promised and what came of it', async () => {
    const id = await called();
    const asFinance = await server().as(finance);
    await act(id, '', 0, record);
    const file = (kind: string, call = asOffice) => call('GET', `${BASE}/${id}/interview/files/${kind}`);
    expect(code(await file('docx', asFinance))).toEqual([404, 'monitoring/no-interview']);
    await act(id, 'record', 1);
    await act(id, 'commitments/1/reply', 2, { text: '报告已报送。' }, asFinance);
    const { bytes } = await file('docx');
    const { text } = await readDocument(bytes, 'x.docx');
    for (const words of [
      '约谈记录〔2026〕1号',
      '关于“落实财政投入”的约谈记录',
      '医改办主任张三',
      '区财政局副局长李四',
      '调整预算的报告五月才上会。',
      '提交预算调整报告',
      '2026年5月10日',
      '报告已报送。',
    ])
      expect(text).toContain(words);
    expect((await file('docx')).bytes.equals(bytes)).toBe(true);
    const pdf = await file('pdf', asFinance);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await readDocument(pdf.bytes, 'x.pdf')).text).toContain('资金拨付到位');
  });

  it('stand before the report to the leading group, and record also who did not come', async () => {
    const id = await called();
    clock.set('2026-05-20T02:00:00.000Z');
    expect(code(await step(id, 3))).toEqual([409, 'monitoring/interview-not-recorded']);
    const absent = {
      ...record,
      interviewees: [],
      absence: '主要负责人请假，未派人。',
      causes: '',
      promises: [],
    };
    await act(id, '', 0, absent);
    expect(code(await step(id, 3))).toEqual([409, 'monitoring/interview-not-recorded']);
    expect((await act(id, 'record', 1)).json<Interview>().standing?.next).toBe('close');
    expect((await step(id, 3)).json<{ case: { step: string } }>().case.step).toBe('report');
    const { text } = await readDocument(
      (await asOffice('GET', `${BASE}/${id}/interview/files/docx`)).bytes,
      'x.docx',
    );
    expect(text).toContain('未到场：主要负责人请假，未派人。');
  });

  it('tell who is late, and are not read by others', async () => {
    const id = await called();
    const both = await Promise.all([act(id, '', 0, record), act(id, '', 0, { ...record, place: '二号' })]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    for (const other of [colleague, west])
      expect(code(await (await server().as(other))('GET', `${BASE}/${id}/interview`))).toEqual([
        404,
        'monitoring/no-such-case',
      ]);
    // The database itself refuses that the writer closes.
    await act(id, 'record', 1);
    await expect(
      server().platform.records.asSystem('test', (tx) =>
        tx
          .withTables<{ 'monitoring.interview': { state: string; closed_by: string; written_by: string } }>()
          .updateTable('monitoring.interview')
          .set((eb) => ({ state: 'closed', closed_by: eb.ref('written_by') }))
          .execute(),
      ),
    ).rejects.toThrow(/interview_closed_by_another/);
  });
});

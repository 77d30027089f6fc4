import { readDocument } from '@sanyi/documents';
import { expect, it } from 'vitest';
import { colleague, describeQuarter, finance, inspector, office, west } from '../testing/quarter.ts';

interface Detail {
  readonly case: {
    readonly id: string;
    readonly state: string;
    readonly version: number;
    readonly step: string;
    readonly dueOn: string;
    readonly advice: { readonly action: string; readonly step: string | null } | null;
  };
  readonly steps: readonly { readonly seq: number; readonly number: string; readonly answer: unknown }[];
  readonly turns: readonly { readonly turn: string; readonly by: string }[];
  readonly may: Readonly<Record<string, boolean>>;
}

describeQuarter('supervision', ({ clock, asOffice, task, server, code }) => {
  const BASE = '/api/monitoring/supervision';
  const list = async (call = asOffice) =>
    (await call('GET', BASE)).json<{
      cases: Detail['case'][];
      suggestions: { taskId: string; step: string }[];
    }>();
  const open = (place: number, call = asOffice) =>
    call('POST', BASE, { body: { taskId: task(place), demand: '请尽快拨付。' } });
  const act = (id: string, verb: string, version: number, body: object, call = asOffice) =>
    call('POST', `${BASE}/${id}/${verb}`, { body, headers: { 'if-match': `"v${version}"` } });
  const demand = { demand: '请限期整改。' };

  it('suggests what the lights ask for, the failures first', async () => {
    const { suggestions } = await list();
    expect(suggestions.map(({ taskId, step }) => [taskId === task(1), step])).toEqual([
      [true, 'urging'],
      [false, 'reminder'],
    ]);
    expect(code(await open(5))).toEqual([409, 'monitoring/step-not-advised']);
    expect(code(await open(3))).toEqual([409, 'monitoring/nobody-to-press']);
  });

  it('drives a late department up to the interview, and back to a closed case', async () => {
    const asFinance = await server().as(finance);
    const asInspector = await server().as(inspector);
    const first = (await open(1)).json<Detail>();
    const { id } = first.case;
    expect(first.case).toMatchObject({ step: 'urging', dueOn: '2026-04-15', advice: { action: 'wait' } });
    expect(first.steps[0]?.number).toBe('催办函〔2026〕1号');
    expect(code(await open(1))).toEqual([409, 'monitoring/case-open']);
    // Not before its time, whoever asks.
    expect(code(await act(id, 'steps', 1, demand))).toEqual([409, 'monitoring/step-not-advised']);

    clock.set('2026-04-16T02:00:00.000Z');
    const notice = (await act(id, 'steps', 1, demand)).json<Detail>();
    expect(notice.case).toMatchObject({ step: 'notice', dueOn: '2026-04-26', version: 2 });
    expect(code(await act(id, 'answer', 2, { text: '正在办' }))).toEqual([403, 'monitoring/not-your-case']);
    const answered = (await act(id, 'answer', 2, { text: '正在办理。' }, asFinance)).json<Detail>();
    expect(answered.case.advice?.action).toBe('judge');
    expect(answered.may).toEqual({ take: false, answer: false, judge: false, close: false, reopen: false });
    const returned = (
      await act(id, 'verdict', 3, { verdict: 'returned', note: '没有完成时间。' }, asInspector)
    ).json<Detail>();
    expect(returned.case.advice).toMatchObject({ action: 'take', step: 'interview' });
    const interview = (await act(id, 'steps', 4, demand, asInspector)).json<Detail>();
    expect(interview.case.step).toBe('interview');

    const better = (await act(id, 'answer', 5, { text: '已于4月20日拨付。' }, asFinance)).json<Detail>();
    expect(better.case.version).toBe(6);
    await act(id, 'verdict', 6, { verdict: 'accepted', note: '属实。' });
    const closed = (await act(id, 'close', 7, { reason: '资金到位，已核实。' }, asInspector)).json<Detail>();
    expect(closed.case.state).toBe('closed');
    expect(code(await act(id, 'steps', 8, demand))).toEqual([409, 'monitoring/case-closed']);
    const again = (await act(id, 'reopen', 8, { reason: '二季度又未拨付。' })).json<Detail>();
    expect(again.turns).toMatchObject([
      { turn: 'closed', by: inspector.displayName },
      { turn: 'reopened', by: office.displayName },
    ]);
    expect(again.case).toMatchObject({ state: 'open', version: 9 });
  });

  it('is between the office and the department, and nobody judges an own answer', async () => {
    const { id } = (await open(1)).json<Detail>().case;
    const asFinance = await server().as(finance);
    expect((await list(asFinance)).cases).toHaveLength(1);
    expect((await list(asFinance)).suggestions).toEqual([]);
    for (const other of [colleague, west]) {
      const call = await server().as(other);
      expect((await list(call)).cases).toEqual([]);
      expect(code(await call('GET', `${BASE}/${id}`))).toEqual([404, 'monitoring/no-such-case']);
    }
    expect((await open(4, asFinance)).status).toBe(403);
    expect((await act(id, 'close', 1, { reason: '好了' }, asFinance)).status).toBe(403);
    expect(code(await act(id, 'verdict', 1, { verdict: 'accepted', note: '好' }))).toEqual([
      409,
      'monitoring/no-answer-yet',
    ]);
  });

  it('tells whoever acts on an older state, and loses nothing', async () => {
    const { id } = (await open(1)).json<Detail>().case;
    const asFinance = await server().as(finance);
    await act(id, 'answer', 1, { text: '甲' }, asFinance);
    expect(code(await act(id, 'close', 1, { reason: '早了' }))).toEqual([409, 'monitoring/case-changed']);
    const now = (await asOffice('GET', `${BASE}/${id}`)).json<Detail>();
    expect(now.case.state).toBe('open');
    expect(now.steps[0]?.answer).toMatchObject({ text: '甲', verdict: 'waiting' });
  });

  it('sends letters that quote the paper’s own words, and never change', async () => {
    const { id } = (await open(1)).json<Detail>().case;
    const before = await asOffice('GET', `${BASE}/${id}/letters/1`);
    const { text } = await readDocument(before.bytes, 'letter.docx');
    for (const words of ['催办函〔2026〕1号', '落实财政投入', '请尽快拨付。', '红灯'])
      expect(text).toContain(words);
    clock.set('2026-04-16T02:00:00.000Z');
    await act(id, 'steps', 1, demand);
    expect((await asOffice('GET', `${BASE}/${id}/letters/1`)).bytes.equals(before.bytes)).toBe(true);
    expect(code(await asOffice('GET', `${BASE}/${id}/letters/9`))).toEqual([404, 'monitoring/no-such-case']);
  });
});

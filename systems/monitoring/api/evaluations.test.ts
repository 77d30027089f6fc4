import { readDocument, readWorkbook } from '@sanyi/documents';
import type { FigureDossier } from '@sanyi/kernel';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { describeQuarter, finance, west } from '../testing/quarter.ts';
import { figureKeysIn } from '../testing/report-file.ts';
import type * as schemas from './evaluation-schemas.ts';

type Detail = z.output<typeof schemas.evaluationDetail>;
type Evaluation = z.output<typeof schemas.evaluation>;
type Fundings = z.output<typeof schemas.fundings>;

describeQuarter(
  'evaluations',
  ({ clock, asOffice, asHealth, laid, link, window, save, submit, server, code }) => {
    const plan = () => `/api/monitoring/plans/${laid().planId}`;
    const preview = async (kind = 'year-end', until = '2026-04-30') =>
      (await asOffice('GET', `${plan()}/evaluation?kind=${kind}&until=${until}`)).json<Evaluation>();
    const issue = (body: object, call = asOffice) => call('POST', `${plan()}/evaluation`, { body });
    const fund = (body: object, version = 0, call = asOffice) =>
      call('PUT', `${plan()}/fundings`, {
        body: {
          id: null,
          year: 2026,
          name: '改革补助',
          amountFen: '10000001',
          source: '样财社〔2026〕8号',
          bases: {},
          ...body,
        },
        headers: { 'if-match': `"v${version}"` },
      });
    const departmentOf = (evaluation: Evaluation, id: string) =>
      evaluation.departments.find(({ organisationId }) => organisationId === id);

    /** A quarter in which health reported one of its tasks in time, one too late and one never; insurance and finance nothing. */
    const aQuarter = async () => {
      await link('60', '100');
      const { id } = await window();
      await save(id, 0, '签约六成', 0);
      await submit(id, 0);
      clock.set('2026-04-12T02:00:00.000Z');
      await save(id, 2, '宣传十场', 0);
      await submit(id, 2);
      clock.set('2026-04-30T02:00:00.000Z');
    };

    it('score each department by what is known, with every part and its rows', async () => {
      await aQuarter();
      const evaluation = await preview();
      // Health leads four of which one was rejected: the contract rate, the campaign, the closed task.
      const own = departmentOf(evaluation, 'east-health');
      const parts = Object.fromEntries((own?.parts ?? []).map((one) => [one.part, one]));
      expect(own?.tasks.map(({ light }) => light)).toEqual(['green', 'yellow', 'green']);
      // 40 × (1 + 0.6 + 1) ÷ 3
      expect(parts['completion']).toMatchObject({
        numerator: '260.00',
        denominator: '300.00',
        score: '34.67',
      });
      // 60 of 75: 80 %
      expect(parts['attainment']).toMatchObject({
        numerator: '80.00',
        denominator: '100.00',
        score: '24.00',
      });
      expect(own?.reports.map(({ state }) => state)).toEqual(['in-time', 'late', 'missing']);
      expect(parts['timeliness']).toMatchObject({ numerator: '1', denominator: '3', score: '5.00' });
      expect(parts['verification']).toMatchObject({ numerator: '1', denominator: '3', score: '5.00' });
      // 34.666… + 24 + 5 + 5
      expect(own?.total).toBe('68.67');
      expect(departmentOf(evaluation, 'east-finance')?.total).toBe('0.00');
      expect(evaluation.unassigned.map(({ title }) => title)).toEqual(['建立部门联席会议']);
      const told = evaluation.departments.reduce((sum, { tasks }) => sum + tasks.length, 0);
      expect(told + evaluation.unassigned.length).toBe(
        Object.values(evaluation.counts).reduce((a, b) => a + b, 0),
      );
      expect(evaluation.rule).toMatchObject({ toBeConfirmed: true, fundingThreshold: '60.00' });
    });

    it('share money to the fen, with its source or the mark', async () => {
      await aQuarter();
      expect((await fund({})).status).toBe(200);
      const both = (await fund({ name: '绩效奖励', source: '', amountFen: '300' })).json<Fundings>().fundings;
      const first = both.find(({ name }) => name === '绩效奖励');
      expect(code(await fund({}))).toEqual([409, 'monitoring/funding-exists']);
      expect(code(await fund({ id: first?.id ?? null, name: '改革补助' }, 1))).toEqual([
        409,
        'monitoring/funding-exists',
      ]);
      expect((await fund({ amountFen: '0' })).status).toBe(400);
      expect((await fund({ amountFen: '12.5' })).status).toBe(400);
      expect((await fund({}, 0, asHealth)).status).toBe(403);
      const { fundings } = await preview();
      for (const one of fundings) {
        const shared = one.shares.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
        expect(shared + BigInt(one.leftFen)).toBe(BigInt(one.amountFen));
      }
      // Only health is at sixty or above.
      expect(
        fundings[0]?.shares.filter(({ amountFen }) => amountFen !== '0').map(({ name }) => name),
      ).toEqual(['东区卫生健康委']);
      // Mid-term evaluations share no money.
      expect((await preview('mid-term')).fundings).toEqual([]);
      const two = await Promise.all(
        [1, 1].map((version) => fund({ id: fundings[0]?.id, amountFen: '5' }, version)),
      );
      expect(two.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      const gone = (version: number) =>
        asOffice('DELETE', `${plan()}/fundings/${fundings[0]?.id}`, {
          headers: { 'if-match': `"v${version}"` },
        });
      expect(code(await gone(1))).toEqual([409, 'monitoring/funding-changed']);
      expect((await gone(2)).json<Fundings>().fundings).toHaveLength(1);
      const zeros = Object.fromEntries(
        ['east-health', 'east-finance', 'east-insurance'].map((id) => [id, '0']),
      );
      expect(code(await fund({ bases: zeros, name: '零' }))).toEqual([400, 'monitoring/funding-base']);
    });

    it('are issued for good: neither later values nor the money table change them', async () => {
      await aQuarter();
      await fund({});
      const issued = (await issue({ kind: 'year-end', until: '2026-04-30' })).json<Detail>();
      expect(issued.title).toBe('2026年《样例区医改工作要点》年终考核');
      const read = async () =>
        (await asOffice('GET', `/api/monitoring/evaluations/${issued.id}`)).json<Detail>();
      const [row] = (await asOffice('GET', `${plan()}/fundings`)).json<Fundings>().fundings;
      await fund({ id: row?.id, amountFen: '999' }, 1);
      expect((await read()).evaluation).toEqual(issued.evaluation);
      await expect(
        server().platform.records.asSystem('test', (tx) =>
          tx
            .withTables<{ 'monitoring.evaluation': { title: string } }>()
            .updateTable('monitoring.evaluation')
            .set({ title: '改' })
            .execute(),
        ),
      ).rejects.toThrow(/append-only/);
      expect(code(await issue({ kind: 'year-end', until: '2026-05-01' }))).toEqual([
        400,
        'monitoring/evaluation-in-future',
      ]);
      expect((await issue({ kind: 'year-end', until: '2026-04-30' }, asHealth)).status).toBe(403);
      const beside = await server().as(west);
      expect(code(await issue({ kind: 'final', until: '2026-04-30' }, beside))).toEqual([
        404,
        'monitoring/not-this-plan',
      ]);
      expect(code(await beside('GET', `/api/monitoring/evaluations/${issued.id}`))).toEqual([
        404,
        'monitoring/no-such-evaluation',
      ]);
      const seen = await (await server().as(finance))('GET', `/api/monitoring/evaluations/${issued.id}`);
      expect(seen.status).toBe(200);
    });

    it('are papers whose every figure opens', async () => {
      await aQuarter();
      await fund({});
      const { id, evaluation } = (await issue({ kind: 'year-end', until: '2026-04-30' })).json<Detail>();
      const file = async (kind: string) =>
        (await asOffice('GET', `/api/monitoring/evaluations/${id}/files/${kind}`)).bytes;
      const docx = await file('docx');
      expect((await file('docx')).equals(docx)).toBe(true);
      const { text } = await readDocument(docx, 'x.docx');
      for (const words of [
        '年终考核',
        '68.67',
        '拟定待确认',
        '100000.01',
        '样财社〔2026〕8号',
        '建立部门联席会议',
      ])
        expect(text).toContain(words);
      expect((await readDocument(await file('pdf'), 'x.pdf')).text).toContain('68.67');
      const sheets = await readWorkbook(await file('xlsx'));
      expect(sheets.map(({ name }) => name).slice(0, 5)).toEqual([
        '部门得分',
        '任务',
        '指标',
        '填报',
        '资金分配',
      ]);
      expect(sheets[0]?.cells.find(({ decimal }) => decimal === '68.67')?.kind).toBe('number');
      const address = figureKeysIn(docx, `http://localhost:80/monitoring/evaluations/${id}`);
      expect(address.length).toBeGreaterThan(evaluation.departments.length * 4);
      for (const key of new Set(address)) {
        const [, kind = '', rest = ''] = /^monitoring\.([a-z-]+)\.(.+)$/.exec(key) ?? [];
        const dossier = await asOffice('GET', `/api/monitoring/figures/${kind}/${encodeURIComponent(rest)}`);
        expect([key, dossier.status]).toEqual([key, 200]);
        expect(dossier.json<FigureDossier>().down.length).toBeGreaterThan(0);
      }
      expect(
        code(await asOffice('GET', `/api/monitoring/figures/evaluation-score/${id}~nobody~total`)),
      ).toEqual([404, 'monitoring/no-such-figure']);
    });

    it('look at the whole of a plan in mid-term, with the lights of its periods', async () => {
      await aQuarter();
      const { windows } = (await asOffice('GET', '/api/monitoring/windows')).json<{
        windows: { id: string; version: number }[];
      }>();
      await asOffice('POST', `/api/monitoring/windows/${windows[0]?.id}/lock`, {
        headers: { 'if-match': `"v${windows[0]?.version}"` },
      });
      const evaluation = await preview('mid-term');
      expect([evaluation.from, evaluation.until]).toEqual(['2026-01-01', '2026-04-30']);
      expect(evaluation.history.map(({ period }) => period)).toEqual(['2026Q1']);
      const issued = (await issue({ kind: 'mid-term', until: '2026-04-30' })).json<Detail>();
      const { text } = await readDocument(
        (await asOffice('GET', `/api/monitoring/evaluations/${issued.id}/files/docx`)).bytes,
        'x.docx',
      );
      expect(text).toContain('中期评估');
      expect(text).toContain('2026年一季度');
    });
  },
);

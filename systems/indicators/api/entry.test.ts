import { settableClock, stubSystem, type TestServer, testServer } from '@sanyi/api/testing';
import { type CellInput, readWorkbook, writeWorkbook } from '@sanyi/documents';
import type { DataPort } from '@sanyi/system-data/port';
import { server as dataSystem } from '@sanyi/system-data/server';
import { server as plan } from '@sanyi/system-plan/server';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';
import { server as indicators } from '../server.ts';
import { sendFile } from '../testing/value-files.ts';
import type * as schemas from './entry-schemas.ts';

const clock = settableClock('2026-04-10T01:00:00.000Z');
const office = viewerFixture();
const second = viewerFixture({ username: 'second-office' });
const health = viewerFixture({ role: 'department', organisationId: 'east-health' });
const finance = viewerFixture({ role: 'department', organisationId: 'east-finance' });
const inspector = viewerFixture({ role: 'inspector', username: 'inspector' });
const west = viewerFixture({ username: 'west', organisationId: 'west-reform', scopePath: '/city/west/' });

type Detail = z.output<typeof schemas.submissionDetail>;
type Waiting = z.output<typeof schemas.waiting>['values'];
type Call = TestServer['call'];

const definition = (code: string, given: object = {}) => ({
  code,
  name: { zh: `指标${code}`, en: code },
  definition: { zh: '口径', en: '' },
  numeratorLabel: { zh: '签约', en: '' },
  denominatorLabel: { zh: '常住', en: '' },
  factor: '100',
  unit: '%',
  decimals: 2,
  direction: 'up',
  isShare: true,
  cumulative: false,
  attribute: null,
  sourceSystem: '',
  ownerOrganisationId: 'east-health',
  ...given,
});

/** The data system's own port: files are read by its parsers; only where institutions are looked up is answered here. */
const data = stubSystem('data', {
  ...(dataSystem.port?.({} as never) as DataPort),
  institutions: async () => [
    { code: 'H31011800001', organisationId: 'east-hospital', name: { zh: '东区人民医院', en: '' } },
  ],
});

describeApi(
  'values by file',
  { migrations: [...plan.migrations, ...indicators.migrations], clock },
  (open) => {
    let server: TestServer;
    let asOffice: Call;
    let asHealth: Call;
    const ids = new Map<string, string>();

    beforeEach(async () => {
      clock.set('2026-04-10T01:00:00.000Z');
      const records = await open();
      await seedOrganisations(records, [office, second, health, finance, inspector, west]);
      server = await testServer(records, [plan, data, indicators]);
      asOffice = await server.as(office);
      asHealth = await server.as(health);
      for (const [code, given] of [
        ['SIGN', {}],
        ['BEDS', { denominatorLabel: null, factor: '1', unit: '张', isShare: false, decimals: 0 }],
        ['MONEY', { ownerOrganisationId: 'east-finance', isShare: false }],
      ] as const)
        ids.set(
          code,
          (await asOffice('POST', '/api/indicators/indicators', { body: definition(code, given) })).json()[
            'id'
          ] as string,
        );
      return () => server.close();
    });

    const workbook = (rows: readonly CellInput[][]) =>
      writeWorkbook({
        sheets: [
          {
            name: '指标数值',
            title: '填报表',
            columns: [
              { title: '指标编码', kind: 'text' },
              { title: '单位编号', kind: 'text' },
              { title: '周期', kind: 'text' },
              { title: '分子', kind: 'decimal' },
              { title: '分母', kind: 'decimal' },
              { title: '说明', kind: 'text' },
            ],
            rows,
          },
        ],
      });
    const upload = async (rows: readonly CellInput[][], call = asHealth) => {
      const answer = await sendFile(call, '数值.xlsx', await workbook(rows));
      expect(answer.status).toBe(200);
      return answer.json<Detail>();
    };
    const send = (one: Detail, call = asHealth, version = one.version) =>
      call('POST', `/api/indicators/submissions/${one.submission.id}/send`, {
        headers: { 'if-match': `"v${version}"` },
      });
    const waiting = async (call = asOffice) =>
      (await call('GET', '/api/indicators/waiting')).json<{ values: Waiting }>().values;
    const judge = (chosen: readonly string[], verdict: string, note = '', call = asOffice) =>
      call('POST', '/api/indicators/waiting', { body: { ids: chosen, verdict, note } });
    const latest = async (code: string) =>
      (await asOffice('GET', `/api/indicators/indicators/${ids.get(code)}`)).json<{
        indicator: { latest: { result: string; period: string } | null; waiting: number };
      }>().indicator;

    it('come back filled from the template they were asked by', async () => {
      const file = await asHealth('GET', '/api/indicators/template?period=2026Q1');
      const [sheet] = await readWorkbook(file.bytes);
      const shown = (column: number) =>
        sheet?.cells.filter((cell) => cell.column === column && cell.row > 2).map((cell) => cell.shown);
      expect([shown(1), shown(3)]).toEqual([
        ['BEDS', 'SIGN'],
        ['east-health', 'east-health'],
      ]);
      const byHospitals = await asHealth(
        'GET',
        '/api/indicators/template?period=2026Q1&organisations=east-hospital,east-centre',
      );
      expect(
        (await readWorkbook(byHospitals.bytes))[0]?.cells.filter((cell) => cell.column === 4 && cell.row > 2),
      ).toHaveLength(4);
      // Sent back as it was given: every row is blank, none is an error.
      const back = (await sendFile(asHealth, '空.xlsx', file.bytes)).json<Detail>();
      expect(back.counts).toEqual({ new: 0, correction: 0, same: 0, blank: 2, error: 0 });
      expect((await send(back)).json()['code']).toBe('indicators/nothing-to-send');
    });

    it('are told row by row, sent without those that are wrong, and count when another approved them', async () => {
      const one = await upload([
        ['SIGN', 'east-health', '2026Q1', '60', '100', ''],
        ['BEDS', null, '2026Q1', '41', null, ''],
        ['SIGN', 'east-hospital', '2026Q1', '9', '8', ''],
        ['MONEY', 'east-health', '2026Q1', '1', '2', ''],
        ['NONE', 'east-health', '2026Q1', '1', '2', ''],
        ['SIGN', '东区社区卫生服务中心', '2026Q1', '1', '2', ''],
        ['SIGN', 'west-hospital', '2026Q1', '1', '2', ''],
      ]);
      expect(
        one.rows.map(({ line, outcome, findings }) => [line, outcome, ...findings.map(({ code }) => code)]),
      ).toEqual([
        [3, 'new'],
        [4, 'new'],
        [5, 'error', 'part-exceeds-whole'],
        [6, 'error', 'not-yours'],
        [7, 'error', 'code-unknown'],
        [8, 'new'],
        [9, 'error', 'organisation-unknown'],
      ]);
      expect(one.rows[2]?.findings[0]).toMatchObject({ field: 'numerator', severity: 'error' });
      expect(one.rows[2]?.findings[0]?.cure.zh).not.toBe('');
      const marked = await asHealth('GET', `/api/indicators/submissions/${one.submission.id}/file`);
      const reasons = (await readWorkbook(marked.bytes))[0]?.cells.filter(({ shown }) =>
        shown.includes('大于分母'),
      );
      expect(reasons?.map(({ row }) => row)).toEqual([5]);

      const sent = await send(one);
      expect(sent.json<Detail>()).toMatchObject({
        submission: { state: 'sent' },
        approvals: { waiting: 3 },
        maySend: false,
      });
      expect((await send(one)).json()['code']).toBe('indicators/submission-changed');
      expect(await latest('SIGN')).toMatchObject({ latest: null, waiting: 2 });
      const values = await waiting();
      expect(
        values
          .map(({ code, result }) => `${code} ${result}`)
          .toSorted((one, other) => one.localeCompare(other)),
      ).toEqual(['BEDS 41', 'SIGN 50.00', 'SIGN 60.00']);
      expect(
        (
          await judge(
            values.map(({ id }) => id),
            'approved',
          )
        ).json(),
      ).toEqual({ count: 3 });
      expect(await latest('SIGN')).toMatchObject({ latest: { result: '60.00' }, waiting: 0 });
      expect(await waiting()).toEqual([]);
    });

    it('are never approved by who entered them, nor twice, nor by departments or neighbours', async () => {
      await send(await upload([['SIGN', 'east-health', '2026Q1', '60', '100', '']], asOffice), asOffice);
      const [value] = await waiting();
      const id = value?.id ?? '';
      expect(value?.mayJudge).toBe(false);
      const refused = async (call: Call) => {
        const answer = await judge([id], 'approved', '好', call);
        return [answer.status, answer.json()['code']];
      };
      expect(await refused(asOffice)).toEqual([403, 'indicators/own-value']);
      expect((await refused(asHealth))[0]).toBe(403);
      expect(await refused(await server.as(west))).toEqual([409, 'indicators/nothing-waits']);
      // The database refuses it as well, whatever the program does.
      await expect(
        server.platform.records.asSystem('test', (tx) =>
          tx
            .withTables<{ 'indicators.value': { id: string; approval: string; judged_by: string } }>()
            .updateTable('indicators.value')
            .set({ approval: 'approved', judged_by: office.accountId })
            .where('id', '=', id)
            .execute(),
        ),
      ).rejects.toThrow(/value_judged_by_another/);
      const others = await Promise.all(
        [second, inspector].map(async (one) => judge([id], 'approved', '', await server.as(one))),
      );
      expect(others.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
      expect(await latest('SIGN')).toMatchObject({ latest: { result: '60.00' } });
    });

    it('count as before while a correction waits, and go back with a reason', async () => {
      await send(await upload([['SIGN', 'east-health', '2026Q1', '60', '100', '']]));
      await judge(
        (await waiting()).map(({ id }) => id),
        'approved',
      );
      const again = await upload([['SIGN', 'east-health', '2026Q1', '66', '100', '漏报']]);
      expect(again.rows[0]?.outcome).toBe('correction');
      await send(again);
      const [value] = await waiting();
      expect([value?.result, value?.current]).toEqual(['66.00', '60.00']);
      expect(await latest('SIGN')).toMatchObject({ latest: { result: '60.00' }, waiting: 1 });
      expect((await judge([value?.id ?? ''], 'returned')).json()['code']).toBe('indicators/reason-needed');
      expect((await judge([value?.id ?? ''], 'returned', '请附名单')).status).toBe(200);
      expect(await latest('SIGN')).toMatchObject({ latest: { result: '60.00' }, waiting: 0 });
      const kept = (await asHealth('GET', `/api/indicators/indicators/${ids.get('SIGN')}`)).json<{
        values: { numerator: string; approval: string; judgedNote: string | null; superseded: boolean }[];
      }>();
      expect(kept.values.find(({ numerator }) => numerator === '66')).toMatchObject({
        approval: 'returned',
        judgedNote: '请附名单',
        superseded: false,
      });
      expect((await upload([['SIGN', 'east-health', '2026Q1', '60.0', '100', '']])).rows[0]?.outcome).toBe(
        'same',
      );
    });

    it('that jump or do not add up wait with the remark, and are approved with a reason only', async () => {
      const add = await asOffice('POST', '/api/indicators/rules', {
        body: { wholeId: ids.get('BEDS'), partIds: [] },
      });
      expect(add.status).toBe(204);
      await send(await upload([['SIGN', 'east-health', '2025Q4', '40', '100', '']]));
      await judge(
        (await waiting()).map(({ id }) => id),
        'approved',
      );
      const one = await upload([
        ['SIGN', 'east-health', '2026Q1', '60', '100', '新增两个街道'],
        ['BEDS', null, '2026Q1', '41', null, ''],
        ['BEDS', 'east-hospital', '2026Q1', '30', null, ''],
        ['BEDS', 'east-centre', '2026Q1', '10', null, ''],
      ]);
      expect(one.rows.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
        ['jump'],
        ['sum-differs'],
        [],
        [],
      ]);
      await send(one);
      const values = await waiting();
      const jumped = values.find(({ code }) => code === 'SIGN');
      expect(jumped?.remarks[0]?.message.zh).toContain('相差 50.0%，超过 30.0%');
      expect((await judge([jumped?.id ?? ''], 'approved')).json()['code']).toBe('indicators/reason-needed');
      expect((await judge([jumped?.id ?? ''], 'approved', '已核对名单')).status).toBe(200);
      const rules = (await asOffice('GET', '/api/indicators/rules')).json<z.output<typeof schemas.rules>>();
      expect(rules.jump).toMatchObject({ percent: '30.0', toBeConfirmed: true });
      const rule = rules.sums[0]?.id ?? '';
      expect((await asOffice('DELETE', `/api/indicators/rules/${rule}`)).status).toBe(204);
      expect((await asOffice('DELETE', `/api/indicators/rules/${rule}`)).json()['code']).toBe(
        'indicators/no-such-rule',
      );
      expect(
        (
          await asOffice('POST', '/api/indicators/rules', {
            body: { wholeId: ids.get('BEDS'), partIds: [ids.get('BEDS')] },
          })
        ).json()['code'],
      ).toBe('indicators/sum-of-itself');
    });

    it('arrive as dataValueSets and ADX, by the names an office has assigned', async () => {
      const csv = `dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value,comment
SIGN.numerator,2026Q1,H31011800001,,,3,
SIGN.denominator,2026Q1,H31011800001,,,4,
u7xKq,2026Q1,east-health,,,55,
BEDS,someday,east-health,,,5,
BEDS,2026Q1,east-health,male,,5,
`;
      const first = (await sendFile(asHealth, 'values.csv', csv)).json<Detail>();
      expect(
        first.rows.map(({ line, outcome, findings }) => [line, outcome, findings[0]?.code ?? '']),
      ).toEqual([
        [2, 'new', ''],
        [4, 'error', 'element-unknown'],
        [5, 'error', 'sender-remark'],
        [6, 'error', 'element-split'],
      ]);
      expect(first.rows[0]).toMatchObject({
        organisationId: 'east-hospital',
        numerator: '3',
        denominator: '4',
      });
      expect(first.rows[2]?.findings[0]?.message.zh).not.toContain('{');
      const assign = (call: Call) =>
        call('PUT', '/api/indicators/elements', {
          body: { element: 'u7xKq', indicatorId: ids.get('BEDS'), part: 'numerator' },
        });
      expect((await assign(asHealth)).status).toBe(403);
      expect((await assign(asOffice)).status).toBe(204);
      const again = (await sendFile(asHealth, 'values.csv', csv)).json<Detail>();
      expect(again.counts).toMatchObject({ new: 2, error: 2 });
      const list = (await asHealth('GET', `/api/indicators/submissions/${again.submission.id}/file`)).text;
      expect(list.split('\r\n')).toHaveLength(again.rows.length + 2);
      expect((await send(again)).json<Detail>().approvals.waiting).toBe(2);
      const adx = `<?xml version="1.0"?><adx xmlns="urn:ihe:qrph:adx:2015"><group orgUnit="east-health" period="2026-01-01/P3M" dataSet="d"><dataValue dataElement="BEDS" value="70"/></group></adx>`;
      const third = (await sendFile(asHealth, 'values.xml', adx)).json<Detail>();
      expect(third.submission.format).toBe('adx');
      expect(third.rows[0]).toMatchObject({
        outcome: 'correction',
        code: 'BEDS',
        period: '2026Q1',
        numerator: '70',
      });
      const json = JSON.stringify({
        dataValues: [{ dataElement: 'BEDS', orgUnit: 'east-health', period: '2026Q1', value: '55' }],
      });
      expect((await sendFile(asHealth, 'values.json', json)).json<Detail>().rows[0]?.outcome).toBe('same');
    });

    it('that are something else are refused, and files are read by their own organisation', async () => {
      for (const [name, content] of [
        ['notes.txt', '请查收附件'],
        ['table.csv', 'name,amount\nx,1\n'],
        [
          'other.xlsx',
          await writeWorkbook({
            sheets: [{ name: 'x', columns: [{ title: '甲', kind: 'text' }], rows: [['1']] }],
          }),
        ],
      ] as const)
        expect((await sendFile(asHealth, name, content)).json()['code']).toBe('indicators/not-a-value-file');
      const one = await upload([['SIGN', 'east-health', '2026Q1', '60', '100', '']]);
      const path = `/api/indicators/submissions/${one.submission.id}`;
      expect((await (await server.as(finance))('GET', path)).json()['code']).toBe(
        'indicators/no-such-submission',
      );
      expect((await (await server.as(west))('GET', path)).json()['code']).toBe(
        'indicators/no-such-submission',
      );
      expect((await asOffice('GET', path)).json<Detail>().maySend).toBe(false);
      expect((await sendFile(await server.as(inspector), 'x.xlsx', 'x')).status).toBe(403);
      const list = (await asHealth('GET', '/api/indicators/submissions')).json<
        z.output<typeof schemas.submissions>
      >();
      expect(list.submissions.map(({ rows, ready, errors, state }) => [rows, ready, errors, state])).toEqual([
        [1, 1, 0, 'checked'],
      ]);
    });
  },
);

import { describeApi } from '@sanyi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feeLine, fileOf, settlementList } from '../engine/fixtures/samples.ts';
import { encodeGb18030 } from '../jobs/gb18030.ts';
import { dataMigrations } from '../store/migrations.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const NAME = '欧阳测试丁';

interface Line {
  readonly cells: readonly unknown[];
  readonly records: readonly { readonly text: string; readonly masked: boolean }[];
  readonly recordCount: number;
}

describeApi('what stands in a file', { migrations: dataMigrations }, (open, engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(await open(), `data_content_${engine}`);
  });
  afterAll(() => app.close());

  describe('marked files', () => {
    const rows = (from: number) =>
      Array.from({ length: 6 }, (_, at) => ({
        ...feeLine(from + at),
        ...(at === 2 ? { det_item_fee_sumamt: 'abc' } : {}),
      }));

    it('come back in the encoding they were sent in', async () => {
      for (const [name, encoding] of [
        ['gbk.csv', 'gb18030'],
        ['utf8.csv', 'utf-8'],
      ] as const) {
        const text = fileOf('insurer-fee-lines', rows(encoding === 'utf-8' ? 0 : 1_000));
        const file = await app.send(
          'office',
          name,
          encoding === 'utf-8' ? Buffer.from(text) : encodeGb18030(text),
        );
        await app.take('office', file.fileNo, 'insurer-fee-lines');
        const { bytes } = await app.call('office', 'GET', `/data/files/${file.fileNo}/marked`);
        const marked = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
        expect([name, marked.startsWith('\uFEFF')]).toEqual([name, encoding === 'utf-8']);
        const lines = marked.trim().split('\r\n');
        expect(lines).toHaveLength(7);
        expect(lines[0]).toMatch(/,问题与改法$/);
        expect(lines[1]).toContain('头孢曲松钠注射剂');
        expect(lines[3]).toMatch(/【退回·[a-z-]+】det_item_fee_sumamt：.+。改法：/);
        expect(lines[2]).not.toContain('退回');
      }
    });

    it('lose no cell of a row that is longer than the heading', async () => {
      const text = fileOf('insurer-fee-lines', rows(2_000)).trimEnd();
      const file = await app.send('office', 'long-row.csv', Buffer.from(`${text},甲,乙\n`));
      await app.take('office', file.fileNo, 'insurer-fee-lines');
      const { bytes } = await app.call('office', 'GET', `/data/files/${file.fileNo}/marked`);
      expect(bytes.toString().trim().split('\r\n').at(-1)).toMatch(/】.*,甲,乙$/);
    });

    it('of a message list its issues with field and line', async () => {
      const text = JSON.stringify(settlementList({}, { diag_code_cnt: 9, psn_name: NAME }));
      const file = await app.send('office', 'list.json', encodeGb18030(text));
      await app.take('office', file.fileNo, 'settlement-list');
      const { bytes } = await app.call('office', 'GET', `/data/files/${file.fileNo}/marked`);
      const marked = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
      expect(marked.split('\r\n')[0]).toBe('行,字段,字段名称,内容,问题与改法');
      expect(marked).toContain('1,setlinfo.diag_code_cnt,诊断代码计数,9,【提示·diagnosis-count-disagrees】');
      expect(marked).not.toContain(NAME);
    });
  });

  describe('lines of messages', () => {
    const lineOf = async (name: string, text: string, line: number) => {
      const file = await app.send('office', name, Buffer.from(text));
      return await app.call<Line>('office', 'GET', `/data/files/${file.fileNo}/lines/0/${line}`);
    };

    it('a settlement list is shown as the record it is, persons masked', async () => {
      const one = (id: string) => JSON.stringify(settlementList({}, { mdtrt_id: id, psn_name: NAME }));
      const text = `${one('M71')}\n${one('M72')}\n`;
      const { status, body, bytes } = await lineOf('4101.ndjson', text, 2);
      expect(status).toBe(200);
      expect(body).toMatchObject({ cells: [], recordCount: 1, records: [{ masked: true }] });
      expect(body.records[0]?.text).toContain('"mdtrt_id": "M72"');
      expect(bytes.toString()).not.toContain(NAME);
      expect((await lineOf('4101.ndjson', text, 9)).status).toBe(404);
    });

    it('FHIR on one line: the first records, and how many there are', async () => {
      const entry = Array.from({ length: 30 }, (_, at) => ({
        resource: { resourceType: 'Patient', id: `P${at}`, name: [{ text: NAME }] },
      }));
      const { body, bytes } = await lineOf(
        'bundle.json',
        JSON.stringify({ resourceType: 'Bundle', entry }),
        1,
      );
      expect([body.recordCount, body.records.length]).toEqual([30, 20]);
      expect(bytes.toString()).not.toContain(NAME);
    });

    it('ADX and DHIS2 values', async () => {
      const adx = `<?xml version="1.0"?>\n<adx xmlns="urn:ihe:qrph:adx:2015">\n<group orgUnit="H1" period="2026-03/P1M">\n<dataValue dataElement="BEDS" value="30"/>\n</group>\n</adx>\n`;
      const xml = await lineOf('values.xml', adx, 4);
      expect(xml.body.records).toEqual([
        {
          masked: false,
          text: '<group orgUnit="H1" period="2026-03/P1M">\n  <dataValue dataElement="BEDS" value="30"/>\n</group>',
        },
      ]);
      const json = `{"period":"202603","orgUnit":"H1","dataValues":[\n{"dataElement":"BEDS","value":"30"},\n{"dataElement":"DAYS","value":"31"}\n]}`;
      const values = await lineOf('values.json', json, 3);
      expect(values.body.records[0]?.text).toBe('{\n  "dataElement": "DAYS",\n  "value": "31"\n}');
    });
  });
});

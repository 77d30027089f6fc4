import { describeApi } from '@sanyi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encounter } from '../engine/fixtures/samples.ts';
import { dataMigrations } from '../store/migrations.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

/** Nobody's: the area 990100 does not exist, and the name is made up. */
const NUMBER = '990100198703051234';
const PHONE = '13900001234';
const NAME = '欧阳测试乙';
const ADDRESS = '示范路一百号二零三室';

const COLUMNS = { 机构: 'H1', 月份: '2026-10', 医疗收入: '8120.50', 备注: `已转告${PHONE}` };
const PERSONAL = { 患者姓名: NAME, 身份证: NUMBER, 家庭住址: ADDRESS, 填表人: NAME, '': NAME };

describeApi('no person is shown in clear', { migrations: dataMigrations }, (open, engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(await open(), `data_masking_${engine}`);
  });
  afterAll(() => app.close());

  const secret = (text: string) => [NUMBER, PHONE, NAME, ADDRESS].filter((one) => text.includes(one));
  const preview = async (fileNo: number, choice: Readonly<Record<string, unknown>>) => {
    const answer = await app.call<{ headings: string[]; rows: { cells: string[] }[] }>(
      'office',
      'POST',
      `/data/files/${fileNo}/preview`,
      { body: choice },
    );
    if (answer.status !== 200) throw new Error(answer.bytes.toString());
    return answer;
  };

  it('in columns that nobody has assigned, before and after the others are', async () => {
    const all = { ...COLUMNS, ...PERSONAL };
    const text = `${Object.keys(all).join(',')}\n${Object.values(all).join(',')}\n`;
    const file = await app.send('office', 'table.csv', Buffer.from(text));
    const choices = [
      { format: 'mapped', headLine: 1 },
      { format: 'finance', headLine: 1, fields: { 机构编号: '机构', 月份: '月份', 医疗收入: '医疗收入' } },
      // The row of values taken for the heading: neither it nor what is below may tell.
      { format: 'mapped', headLine: 2 },
    ];
    for (const choice of choices) {
      const { body, bytes } = await preview(file.fileNo, choice);
      expect([choice.headLine, secret(bytes.toString())]).toEqual([choice.headLine, []]);
      if (choice.headLine === 1)
        expect(body.rows[0]?.cells.slice(0, 4)).toEqual(['H1', '2026-10', '8120.50', '已转告139********']);
    }
    const detail = await app.call('office', 'GET', `/data/files/${file.fileNo}`);
    expect(secret(detail.bytes.toString())).toEqual([]);
    const line = await app.call<{ cells: { heading: string; value: string; masked: boolean }[] }>(
      'office',
      'GET',
      `/data/files/${file.fileNo}/lines/0/2`,
    );
    expect(secret(line.bytes.toString())).toEqual([]);
    expect(line.body.cells.find(({ heading }) => heading === '备注')).toMatchObject({ masked: true });
    expect(line.body.cells.find(({ heading }) => heading === '医疗收入')).toMatchObject({ masked: false });
  });

  it('in columns that a known format does not know, and in the rows that came of it', async () => {
    const one = { ...encounter(1), tel: PHONE, addr: ADDRESS, psn_name: NAME, certno: NUMBER };
    const row = { ...one, 本院联系人: NAME, 院内备注: NUMBER };
    const text = `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`;
    const file = await app.send('office', 'encounters.csv', Buffer.from(text));
    const shown = await preview(file.fileNo, { format: 'insurer-encounters' });
    expect(secret(shown.bytes.toString())).toEqual([]);
    await app.take('office', file.fileNo, 'insurer-encounters');
    const rows = await app.call<{ total: string }>('office', 'GET', '/data/tables/encounter/rows');
    expect(rows.body.total).toBe('1');
    expect(secret(rows.bytes.toString())).toEqual([]);
  });

  it('in the free text of canonical rows', async () => {
    const diagnosis = {
      mdtrt_id: 'M1',
      psn_no: NUMBER,
      diag_code: 'J18.900',
      diag_name: `肺炎 ${PHONE}`,
      maindiag_flag: '1',
      diag_srt_no: '1',
      fixmedins_code: 'H31011800001',
      vali_flag: '1',
    };
    const file = await app.send(
      'office',
      'diagnoses.csv',
      Buffer.from(`${Object.keys(diagnosis).join(',')}\n${Object.values(diagnosis).join(',')}\n`),
    );
    const job = await app.take('office', file.fileNo, 'insurer-diagnoses');
    expect(job.state).toBe('done');
    const rows = await app.call<{ total: string }>('office', 'GET', '/data/tables/diagnosis/rows');
    expect(rows.body.total).toBe('1');
    expect(rows.bytes.toString()).toContain('肺炎 139********');
    expect(secret(rows.bytes.toString())).toEqual([]);
  });
});

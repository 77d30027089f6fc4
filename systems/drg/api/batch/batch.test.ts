import { settableClock, type TestServer, testServer } from '@sanyi/api/testing';
import { compileScheme, Grouper, lintScheme, teachingScheme } from '@sanyi/grouping';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { server as drg } from '../../server.ts';
import { keepScheme, putInForce } from '../../store/schemes.ts';
import { groupCsv } from './csv.ts';
import { linesOf } from './lines.ts';

const office = viewerFixture();
const grouper = new Grouper(compileScheme(teachingScheme));
const HEADER = 'case_id,sex,dx,op\n';

/** Pieces that count how many of them were taken. */
function counted(pieces: readonly string[]) {
  const taken = { pieces: 0, ended: false };
  async function* content(): AsyncGenerator<Uint8Array> {
    try {
      for (const piece of pieces) {
        taken.pieces += 1;
        yield Buffer.from(piece);
      }
    } finally {
      taken.ended = true;
    }
  }
  return { taken, content: content() };
}

describe('a stream of cases', () => {
  it('is taken no faster than its answers are', async () => {
    const rows = Array.from({ length: 1_000 }, (_, place) => `c${place},1,J18.900,\n`).join('');
    const { taken, content } = counted([HEADER, ...Array.from({ length: 50 }, () => rows)]);
    const answers = await groupCsv(content, grouper);
    expect(taken.pieces).toBe(1);
    for (let turn = 0; turn < 4; turn += 1) await answers.next();
    expect(taken.pieces).toBeLessThan(8);
    let lines = 0;
    for await (const bytes of answers) for (const byte of bytes) if (byte === 10) lines += 1;
    expect([taken.pieces, taken.ended]).toEqual([51, true]);
    expect(lines).toBeGreaterThan(45_000);
  });

  it('is cut into lines whatever the pieces, and one that is too long costs itself alone', async () => {
    const text = `\uFEFFone\r\n\n医\n${'x'.repeat(50)}\nlast`;
    const bytes = Buffer.from(text);
    for (const size of [1, 2, 7, 1_000]) {
      const lines: string[] = [];
      const pieces = async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      for await (const some of linesOf(pieces(), 20))
        lines.push(...some.map((line) => `${line.no} ${line.text}`));
      expect(lines).toEqual(['1 one', '3 医', '4 null', '5 last']);
    }
  });
});

describeApi(
  'batches of cases',
  { migrations: drg.migrations, clock: settableClock('2026-04-10T01:00:00.000Z') },
  (open) => {
    let server: TestServer;
    let call: TestServer['call'];

    beforeEach(async () => {
      const records = await open();
      await seedOrganisations(records, [office]);
      server = await testServer(records, [drg], { dataMegabytes: 1 });
      await records.asSystem('a scheme in force', async (tx) => {
        const { schemeNo } = await keepScheme(tx, {
          scheme: teachingScheme,
          gaps: [],
          findings: lintScheme(teachingScheme),
          fileName: 'teaching.json',
          layout: 'own',
          scopePath: '/city/',
          importedByName: 'test',
        });
        await putInForce(tx, { schemeNo, from: '2025-01-01', scopePath: '/city/', by: 'test' });
      });
      call = await server.as(office);
      return () => server.close();
    });

    const batch = (body: string, type: string, query = '') =>
      call('POST', `/api/drg/group/batch${query}`, {
        body: Buffer.from(body),
        headers: { 'content-type': type },
      });

    it('come as CSV and go as CSV, each row answered', async () => {
      const answer = await batch(
        `${HEADER}a,1,J18.900,\nb,1,,\nc,1,${'J18.900|'.repeat(401)},\n`,
        'text/csv; charset=utf-8',
      );
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(answer.text).toBe(
        'case_id,mdc,adrg,drg,status,reason\n' +
          'a,MDCE,ER2,ER25,grouped,\n' +
          'b,0000,00,0000,ungroupable,no-main-diagnosis\n' +
          'c,0000,00,0000,ungroupable,too-many-codes\n',
      );
      const headless = await batch('case_id,sex,dx\na,1,J18.900\n', 'text/csv');
      expect(headless.json()).toMatchObject({ status: 400, code: 'drg/case-file' });
      const early = await batch(`${HEADER}a,1,J18.900,\n`, 'text/csv', '?dischargedOn=2024-01-01');
      expect(early.json()).toMatchObject({ code: 'drg/no-scheme-in-force' });
    });

    it('come as NDJSON, and what is wrong with a row is told in its answer', async () => {
      const rows = [
        JSON.stringify({ caseId: 'a', sex: '1', diagnoses: ['J18.900'] }),
        '{"caseId":"b",',
        JSON.stringify({ caseId: 'c', sex: '1', ageYears: -3, diagnoses: ['J18.900'] }),
        JSON.stringify({ caseId: 'd', sex: '1', diagnoses: [] }),
        JSON.stringify({ caseId: 'e', sex: '1', diagnoses: ['J18.900'], dischargedOn: '2024-12-31' }),
        JSON.stringify({ caseId: 'f', sex: '1', diagnoses: Array.from({ length: 401 }, () => 'J18.900') }),
        JSON.stringify({ caseId: 'g', sex: '1', ageYears: 0, ageDays: 3, diagnoses: ['J18.900'] }),
        '7',
      ];
      const answer = await batch(rows.join('\n'), 'application/x-ndjson', '?explain=true');
      const told = answer.text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(told.map((one) => [one.line, one.caseId, one.status, one.reason])).toEqual([
        [1, 'a', 'grouped', null],
        [2, '', 'ungroupable', 'unreadable'],
        [3, 'c', 'ungroupable', 'unreadable'],
        [4, 'd', 'ungroupable', 'no-main-diagnosis'],
        [5, 'e', 'ungroupable', 'no-scheme-in-force'],
        [6, 'f', 'ungroupable', 'unreadable'],
        [7, 'g', 'ungroupable', 'newborn-without-weight'],
        [8, '', 'ungroupable', 'unreadable'],
      ]);
      expect(told[0].reasoning.length).toBeGreaterThan(2);
      expect(told[2].issues).toMatchObject([{ path: 'case.ageYears' }]);
      expect(told[5].issues).toMatchObject([{ path: 'case.diagnoses' }]);
      for (const one of told.slice(1)) expect(one.why.cure.zh).not.toBe('');
    });

    it('of other media types, over the limit or from nobody are refused before a row is read', async () => {
      const form = await batch('{}', 'application/json');
      expect(form.json()).toMatchObject({ status: 400, code: 'api/malformed-request' });
      const large = await batch(`${HEADER}${'x'.repeat(1_100_000)}`, 'text/csv');
      expect(large.json()).toMatchObject({ code: 'api/upload-too-large' });
      const nobody = await server.call('POST', '/api/drg/group/batch', {
        body: Buffer.from(HEADER),
        headers: { 'content-type': 'text/csv' },
      });
      expect(nobody.status).toBe(401);
    });

    it('as one JSON body are answered row by row as well', async () => {
      const answer = await call('POST', '/api/drg/group', {
        body: {
          cases: [
            { caseId: 'a', sex: '1', diagnoses: ['J18.900'] },
            { caseId: 'b', diagnoses: 'J18.900' },
            null,
          ],
        },
      });
      expect(answer.status).toBe(200);
      expect(answer.json<{ cases: object[] }>().cases).toMatchObject([
        { caseId: 'a', drg: 'ER25' },
        { caseId: 'b', reason: 'unreadable', issues: [{ path: 'case.diagnoses' }] },
        { caseId: '', reason: 'unreadable' },
      ]);
    });
  },
);

import { settableClock, type TestServer, testServer } from '@sanyi/api/testing';
import { writeWorkbook } from '@sanyi/documents';
import { migrationsMatchFolder, scopeFaults } from '@sanyi/records';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { DictionaryPort } from '../port.ts';
import { seedDictionaries } from '../seed/demonstration.ts';
import { server as dictionaries } from '../server.ts';
import { migrations } from '../store/migrations.ts';
import type { Outcome } from './import-file.ts';

const clock = settableClock('2026-04-10T01:00:00.000Z');
const office = viewerFixture({ organisationId: 'city', scopePath: '/city/', username: 'city' });
const district = viewerFixture();
const department = viewerFixture({
  role: 'department',
  organisationId: 'city',
  username: 'clerk',
  scopePath: '/city/',
});

const csv = (...lines: readonly string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`);

/** A form as a browser sends it. */
function form(bytes: Uint8Array, fields: Readonly<Record<string, string>>, name = '目录.csv') {
  const mark = 'x-boundary-x';
  const parts = Object.entries(fields).map(
    ([field, value]) => `--${mark}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
    body: Buffer.concat([
      Buffer.from(
        `${parts.join('')}--${mark}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${mark}--\r\n`),
    ]),
  };
}

describeApi('dictionaries', { migrations: dictionaries.migrations, clock }, (open) => {
  let server: TestServer;
  let call: TestServer['call'];

  beforeEach(async () => {
    const records = await open();
    await seedOrganisations(records, [office, district, department]);
    server = await testServer(records, [dictionaries]);
    call = await server.as(office);
    return () => server.close();
  });

  const send = async (
    route: 'preview' | 'dry-run' | 'import',
    bytes: Uint8Array,
    fields: Readonly<Record<string, string>> = {},
    by = call,
  ) => by('POST', `/api/dictionaries/${route}`, form(bytes, fields));
  const imported = async (bytes: Uint8Array, fields: Readonly<Record<string, string>>) => {
    const answer = await send('import', bytes, { system: 'icd-10', ...fields });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.json<Outcome>();
  };
  const entries = () =>
    server.platform.records.asSystem('test', async (tx) => {
      const { rows } = await sql<{ row: string }>`
        select line || ' ' || key || ' ' || name || ' ' || valid_from || ' ' || coalesce(valid_until::text, '-') || ' ' || successor as row
        from dictionaries.entry order by id`.execute(tx);
      return rows.map(({ row }) => row.trim());
    });
  const port = () => server.platform.port<DictionaryPort>('dictionaries');
  const ask = <T>(work: (tx: Parameters<DictionaryPort['search']>[0]) => Promise<T>) =>
    server.platform.records.asViewer(district, work);

  it('stand on the migrations of the folder; viewers read and never write', async () => {
    expect(migrationsMatchFolder('systems/dictionaries/store/records', migrations)).toEqual([]);
    expect(await server.platform.records.asSystem('test', scopeFaults)).toEqual([]);
    await expect(
      server.platform.records.asViewer(office, (tx) => sql`delete from dictionaries.entry`.execute(tx)),
    ).rejects.toThrow(/permission denied/);
  });

  it('take files in every spelling that users have, by heading and never by place', async () => {
    const text =
      '序号,诊断名称,诊断编码（必填）,是否灰码\r\n1,伤寒,A01.000,否\r\n2,"胸痛,原因待查",r07.400,是\r\n';
    // icd编码 ⇥ 名称 / A01.000 ⇥ 伤寒
    const gb18030 = Buffer.from('696364b1e0c2eb09c3fbb3c60a4130312e30303009c9cbbaae0a', 'hex');
    const workbook = Buffer.from(
      await writeWorkbook({
        sheets: [
          {
            name: '说明',
            columns: [{ title: '说明', kind: 'text' }],
            rows: [['本表由演示数据生成']],
          },
          {
            name: '目录',
            title: '诊断目录',
            columns: [
              { title: '诊断名称', kind: 'text' },
              { title: '备用', kind: 'text' },
              { title: '诊断代码', kind: 'text' },
            ],
            rows: [['伤寒', '', 'A01.000']],
          },
        ],
      }),
    );
    const bom = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
    const counts = [];
    for (const bytes of [Buffer.from(text), bom, gb18030, workbook]) {
      const answer = await send('dry-run', bytes, { edition: 'insurance-2.0' });
      expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)]);
      const outcome = answer.json<Outcome>();
      expect(outcome.target).toEqual({ system: 'icd-10', content: 'codes' });
      counts.push([outcome.counts.rows, outcome.counts.added, outcome.counts.wrong]);
    }
    expect(counts).toEqual([
      [2, 2, 0],
      [2, 2, 0],
      [1, 1, 0],
      [1, 1, 0],
    ]);
    expect(await entries()).toEqual([]);
    const preview = (await send('preview', bom)).json<{
      rows: number;
      columns: { field: string | null }[];
    }>();
    expect(preview.columns.map(({ field }) => field)).toEqual([null, 'name', 'code', 'grey']);
  });

  it('supersede by date, delete nothing, and are not changed by the same file twice', async () => {
    const first = csv('编码,名称', 'I10.x00,高血压', 'I10.x01,旧条目', 'A01.000,伤寒');
    expect((await imported(first, { edition: 'insurance-1.0' })).counts).toMatchObject({
      added: 3,
      retired: 0,
    });
    const again = await imported(first, { edition: 'insurance-1.0' });
    expect(again).toMatchObject({ applied: false, changes: false, counts: { unchanged: 3, added: 0 } });
    const second = csv(
      '名称,编码,状态,替代编码',
      '原发性高血压,I10.x00,有效,',
      '旧条目,I10.x01,停用,I10.x00',
      '霍乱,A00.900,有效,',
    );
    const fields = { edition: 'insurance-2.0', validFrom: '2026-01-01' };
    expect(await imported(second, fields)).toMatchObject({
      supersedes: 'insurance-1.0',
      counts: { added: 1, changed: 1, retired: 2, unchanged: 0, present: 3 },
    });
    expect((await imported(second, fields)).changes).toBe(false);
    expect(await entries()).toEqual([
      'insurance A01.000 伤寒 1900-01-01 2026-01-01',
      'insurance I10.x00 高血压 1900-01-01 2026-01-01',
      'insurance I10.x01 旧条目 1900-01-01 2026-01-01 I10.x00',
      'insurance A00.900 霍乱 2026-01-01 -',
      'insurance I10.x00 原发性高血压 2026-01-01 -',
    ]);
    const sets = await ask((tx) =>
      Promise.all(
        ['2025-12-31', '2026-01-01'].map((on) =>
          port().codeSet(tx, { system: 'icd-10', edition: 'insurance', on }),
        ),
      ),
    );
    expect(sets.map((set) => [set?.edition, set?.size, set?.nameOf('I10.x00'), set?.has('A00.900')])).toEqual(
      [
        ['insurance-1.0', 3, '高血压', false],
        ['insurance-2.0', 2, '原发性高血压', true],
      ],
    );
    expect(sets.map((set) => set?.retired('I10.x01'))).toEqual([
      null,
      { since: '2026-01-01', name: '旧条目', replacement: 'I10.x00' },
    ]);
    expect(
      await ask((tx) => port().codeSet(tx, { system: 'drug', edition: 'national', on: '2026-01-01' })),
    ).toBeNull();
  });

  it('say of each wrong row where, why and what to do, and import nothing unless asked', async () => {
    const bytes = csv(
      '编码,名称,灰码',
      'A01.000,伤寒,',
      '1234,没有字母,',
      ',没有编码,',
      'A02.000,,',
      'A01.000,不是伤寒,',
      'B01.900,水痘,也许',
    );
    const dry = (
      await send('dry-run', bytes, { edition: 'insurance-2.0', system: 'icd-10' })
    ).json<Outcome>();
    expect(dry.counts).toMatchObject({ rows: 6, added: 1, wrong: 5 });
    expect(
      dry.faults.map(({ row, heading, cause, cure }) => [row, heading, cause.zh, cure.zh !== '']),
    ).toEqual([
      [3, '编码', '编码不合这种字典的格式', true],
      [4, '编码', '没有编码', true],
      [5, '名称', '没有名称', true],
      [6, '编码', '编码与第 2 行相同，内容却不同', true],
      [7, '灰码', '灰码标识看不懂', true],
    ]);
    const refused = await send('import', bytes, { edition: 'insurance-2.0', system: 'icd-10' });
    expect([refused.status, refused.json()['code']]).toEqual([400, 'dictionaries/rows-wrong']);
    expect(await entries()).toEqual([]);
    expect((await imported(bytes, { edition: 'insurance-2.0', skipWrong: 'true' })).counts.added).toBe(1);
    // A wrong row is no reason to retire what it names.
    const broken = csv('编码,名称,灰码', 'A01.000,伤寒,什么', 'A02.000,沙门菌肠炎,');
    await imported(broken, { edition: 'insurance-2.0', skipWrong: 'true' });
    expect((await entries()).filter((row) => row.endsWith('-'))).toHaveLength(2);
  });

  it('refuse what cannot be meant', async () => {
    await imported(
      csv(
        '编码,名称',
        ...Array.from({ length: 60 }, (_, at) => `A${String(at).padStart(2, '0')}.000,病${at}`),
      ),
      {
        edition: 'insurance-2.0',
        validFrom: '2020-01-01',
      },
    );
    const good = csv('编码,名称', 'A01.000,伤寒');
    const cases: [Uint8Array, Record<string, string>, string][] = [
      [good, { edition: '2.0' }, 'dictionaries/edition-form'],
      [good, { edition: 'insurance-3.0' }, 'dictionaries/valid-from-missing'],
      [good, { edition: 'insurance-1.0', validFrom: '2019-01-01' }, 'dictionaries/older-than-present'],
      [good, { edition: 'insurance-2.0', validFrom: '2021-01-01' }, 'dictionaries/valid-from-differs'],
      [good, { edition: 'insurance-3.0', validFrom: '2021-02-30' }, 'api/invalid-input'],
      [good, { edition: 'insurance-3.0', validFrom: '2021-01-01' }, 'dictionaries/would-retire-most'],
      [
        csv('编码,代码,名称', 'A01.000,A01.000,伤寒'),
        { edition: 'insurance-2.0' },
        'dictionaries/heading-twice',
      ],
      [csv('编码,灰码', 'A01.000,是'), { edition: 'insurance-2.0' }, 'dictionaries/heading-missing'],
      [csv('甲,乙', '1,2'), { edition: 'insurance-2.0' }, 'dictionaries/not-a-table'],
      [csv('编码,名称', '"A01.000,伤寒'), { edition: 'insurance-2.0' }, 'dictionaries/open-quote'],
      [Buffer.from([0xff, 0xff, 0x00, 0x81]), { edition: 'insurance-2.0' }, 'dictionaries/unknown-encoding'],
    ];
    for (const [bytes, fields, code] of cases) {
      const answer = await send('import', bytes, { system: 'icd-10', ...fields });
      expect([fields, answer.json()['code']]).toEqual([fields, code]);
    }
    const below = await send('import', good, { edition: 'insurance-2.0' }, await server.as(district));
    expect(below.json()['code']).toBe('dictionaries/not-the-top-region');
    const clerk = await send('import', good, { edition: 'insurance-2.0' }, await server.as(department));
    expect(clerk.status).toBe(403);
  });

  it('lay down the sample: both editions, maps, search by code, name and initials', async () => {
    await seedDictionaries(server.platform);
    const list = (await call('GET', '/api/dictionaries/lines')).json<{
      lines: { system: string; line: string; rows: number }[];
      mayImport: boolean;
    }>();
    const rows = Object.fromEntries(list.lines.map((line) => [`${line.system} ${line.line}`, line.rows]));
    expect(rows['icd-10 insurance']).toBeGreaterThanOrEqual(300);
    expect(rows['icd-10 clinical']).toBe(rows['icd-10 insurance']);
    expect(rows['icd-10 map']).toBe(rows['icd-10 insurance']);
    expect(rows['icd-9-cm-3 insurance']).toBeGreaterThanOrEqual(120);
    expect(rows['drug national']).toBeGreaterThanOrEqual(60);
    expect(rows['service national']).toBeGreaterThanOrEqual(40);
    expect(rows['consumable national']).toBeGreaterThanOrEqual(30);
    expect(list.mayImport).toBe(true);
    const find = async (text: string, more = '') =>
      (await call('GET', `/api/dictionaries/search?text=${encodeURIComponent(text)}${more}`)).json<{
        codes: {
          code: string;
          name: string;
          line: string;
          mapsTo: string[];
          retiredOn: string | null;
          replacement: string | null;
        }[];
        values: { field: string; code: string }[];
      }>();
    expect((await find('i10')).codes[0]).toMatchObject({
      code: 'I10.x00',
      line: 'insurance',
      mapsTo: ['I10.x00x002'],
    });
    expect((await find('gxyx')).codes.map(({ name }) => name)).toContain('高血压性心脏病');
    expect((await find('lwy')).codes.map(({ name }) => name)).toContain('急性阑尾炎');
    expect((await find('阑尾')).codes.length).toBeGreaterThan(4);
    expect((await find('I25.101')).codes).toMatchObject([
      { retiredOn: '2020-01-01', replacement: 'I25.100' },
    ]);
    expect((await find('全角Ｉ１０')).codes).toEqual([]);
    expect((await find('Ｉ１０')).codes.length).toBeGreaterThan(0);
    expect((await find('dscg_way')).values.length).toBe(6);
    expect((await find('')).codes).toEqual([]);
    const page = await call('GET', `/api/dictionaries/codes/icd-10/${encodeURIComponent('E11.200+N08.3*')}`);
    expect(page.json<{ maps: { from: string }[] }>().maps).toMatchObject([
      { from: 'E11.200x022', fromName: '2型糖尿病性肾病' },
    ]);
    expect((await call('GET', '/api/dictionaries/codes/icd-10/Z99.999')).json()['code']).toBe(
      'dictionaries/no-such-code',
    );
    await ask(async (tx) => {
      const map = await port().codeMap(tx, { system: 'icd-10', from: 'clinical', on: '2026-01-01' });
      expect(map.targetsOf('I10.x00x002')).toEqual(['I10.x00']);
      expect(map.targetsOf('nothing')).toEqual([]);
    });
    expect(port().valueList('gend')?.get('1')).toEqual({ zh: '男性', en: 'Male' });
    expect(port().valueList('insutype')?.get('391')?.sameAs).toBe('390');
    expect(port().valueList('nothing')).toBeNull();
  });

  it('answer what an import has changed at once, and write down who imported', async () => {
    await imported(csv('编码,名称', 'A01.000,伤寒'), { edition: 'insurance-2.0' });
    const found = (text: string) => ask((tx) => port().search(tx, { text }));
    expect(await found('sh')).toHaveLength(1);
    await imported(csv('编码,名称', 'A01.000,伤寒', 'B01.900,水痘'), { edition: 'insurance-2.0' });
    expect(await found('水痘')).toHaveLength(1);
    const { rows } = await server.platform.records.asSystem('test', (tx) =>
      sql<{ action: string; subject_id: string; actor_name: string }>`
        select action, subject_id, actor_name from platform.audit_entry order by seq`.execute(tx),
    );
    expect(rows).toEqual([
      { action: 'dictionaries.import', subject_id: 'icd-10/insurance-2.0', actor_name: '测试 city' },
      { action: 'dictionaries.import', subject_id: 'icd-10/insurance-2.0', actor_name: '测试 city' },
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { type ContractPlace, codeOf, ODD_TEXTS, problemOf } from './place.ts';
import { PLANTED } from './planted-rows.ts';

/** What a load reads is exact or refused (装载内容契约). */
export function loadsContract(place: () => ContractPlace): void {
  describe('files and rows', () => {
    test('rows of every kind arrive exact, and the sums hold', async () => {
      await place().facts.command(KINDS);
      const rows = ODD_TEXTS.map((text, index) => ({
        id: BigInt(index) + 9007199254740993n,
        text,
        fee: '-12345678901234.50',
        day: '2024-02-29',
        birth: '1931-05-06',
        instant: '2024-01-01 23:59:59',
        milli: '2024-01-01 08:00:00.120',
        flag: index % 2 === 0,
        codes: [text, ''],
        amounts: ['1.20', '-0.01'],
        maybe: index % 2 ? null : text,
        share: 0.1,
        state: '在用',
      }));
      const report = await place().facts.load({
        table: 'kinds',
        mode: 'append',
        token: 'kinds',
        source: { rows },
      });
      expect(report).toMatchObject({
        read: BigInt(rows.length),
        accepted: BigInt(rows.length),
        rejected: 0n,
      });
      expect(await place().facts.query('SELECT * FROM {db}.kinds ORDER BY id')).toEqual(rows);
    });

    test('gotcha 1: a file is data: a blank line and a DROP in it drop nothing', async () => {
      await place().facts.command(
        'CREATE TABLE {db}.victim (a UInt8) ENGINE = {engine:MergeTree} ORDER BY a',
      );
      const attack = `a\n\nDROP TABLE ${place().facts.table('victim')} SYNC`;
      for (const format of ['CSV', 'TabSeparated', 'JSONEachRow'] as const) {
        const path = await place().csv(
          `attack-${format}`,
          `1,"x"\n\nDROP TABLE ${place().facts.table('victim')} SYNC\n`,
        );
        const load = place().facts.load({
          table: 'visit',
          mode: 'append',
          token: `attack-${format}`,
          columns: ['person', 'day'],
          source: { file: path, format, header: false },
        });
        expect(await codeOf(load)).toMatch(/^facts\/(file-unreadable|rows-refused)$/);
      }
      const path = await place().csv('attack.csv', `person,day\n"${attack}",2024-05-01\n"b",2024-05-01\n`);
      await place().facts.load({
        table: 'visit',
        mode: 'append',
        token: 'attack',
        columns: ['person', 'day'],
        source: { file: path, format: 'CSV' },
      });
      const rows = await place().facts.query(
        'SELECT person FROM {db}.visit WHERE day = {d:Date} ORDER BY person',
        {
          d: '2024-05-01',
        },
      );
      expect(rows).toEqual([{ person: attack }, { person: 'b' }]);
      expect(await place().facts.query('SELECT count() AS n FROM {db}.victim')).toEqual([{ n: 0n }]);
    });

    test('gotcha 2: bytes cut inside characters arrive whole', async () => {
      const text = '医疗保险🏥“整批”';
      const bytes = Buffer.from(`person,day\n${text},2024-06-01\n`);
      async function* oneByOne() {
        for (const byte of bytes) yield Buffer.from([byte]);
      }
      await place().facts.load({
        table: 'visit',
        mode: 'append',
        token: 'cut',
        columns: ['person', 'day'],
        source: { bytes: oneByOne(), format: 'CSV' },
      });
      expect(await place().facts.query("SELECT person FROM {db}.visit WHERE day = '2024-06-01'")).toEqual([
        { person: text },
      ]);
    });

    test('header, byte order mark, other names, other order, other separator and GB18030', async () => {
      const names = { person: '人员编号', day: '就诊日期', fee: '金额' };
      const text = '金额;就诊日期;人员编号\n12.30;2024-07-01;"张;三"\n0.5;2024-07-01; 李四 \n';
      const plain = await place().csv('bom.csv', `\ufeff${text}`);
      const gbk = await place().csv('gbk.csv', Buffer.from(GBK_HEX, 'hex'));
      const load = (token: string, file: string, encoding: 'utf-8' | 'gb18030') =>
        place().facts.load({
          table: 'visit',
          mode: 'replace-partition',
          token,
          columns: ['person', 'day', 'fee'],
          source: { file, format: 'CSV', delimiter: ';', names, encoding },
        });
      await load('bom', plain, 'utf-8');
      const read = () =>
        place().facts.query("SELECT person, fee FROM {db}.visit WHERE day = '2024-07-01' ORDER BY person");
      const expected = [
        { person: ' 李四 ', fee: '0.50' },
        { person: '张;三', fee: '12.30' },
      ];
      expect(await read()).toEqual(expected);
      await load('gbk', gbk, 'gb18030');
      expect(await read()).toEqual([{ person: '张三', fee: '9.99' }]);
      const broken = await place().csv('broken.csv', Buffer.from([0xff, 0xff, 0x0a]));
      expect(await codeOf(load('broken', broken, 'gb18030'))).toBe('facts/file-unreadable');
    });

    test('a header that does not fit is refused, never guessed', async () => {
      const attempt = async (name: string, text: string) =>
        await problemOf(
          place().facts.load({
            table: 'visit',
            mode: 'append',
            token: name,
            columns: ['person', 'day'],
            source: { file: await place().csv(name, text), format: 'CSV' },
          }),
        );
      expect((await attempt('missing', 'person\na\n')).detail.en).toContain('missing column day');
      expect((await attempt('extra', 'person,day,name\na,2024-01-01,x\n')).detail.en).toContain(
        'unexpected column name',
      );
      expect((await attempt('twice', 'person,day,day\na,2024-01-01,x\n')).detail.en).toContain('twice');
      expect((await attempt('ragged', 'person,day\na,2024-01-01\nb\n')).code).toBe('facts/file-unreadable');
      expect((await attempt('ragged2', 'person,day\na,2024-01-01,3\n')).code).toBe('facts/file-unreadable');
    });

    test('gotcha 15: wrong days, numbers and texts are found one by one, and the sums equal the input', async () => {
      const good = Array.from(
        { length: 960 },
        (_, index) => `p${index},2024-08-0${(index % 9) + 1},${index}.5,${index}`,
      );
      const lines = [...good];
      for (const [index, [row]] of PLANTED.entries()) lines.splice(index * 20, 0, row);
      const path = await place().csv('planted.csv', `person,day,fee,n\n${lines.join('\n')}\n`);
      const load = (token: string, wrongRows: 'refuse' | 'set-aside') =>
        place().facts.load({
          table: 'visit',
          mode: 'replace-partition',
          partition: '202408',
          token,
          wrongRows,
          columns: ['person', 'day', 'fee', 'n'],
          source: { file: path, format: 'CSV' },
        });
      const refused = await problemOf(load('planted', 'refuse'));
      expect(refused.code).toBe('facts/rows-refused');
      expect(refused.issues).toHaveLength(PLANTED.length + 2);
      expect(await place().count("day BETWEEN '2024-08-01' AND '2024-08-31'")).toBe(0n);
      const report = await load('planted', 'set-aside');
      expect(report).toMatchObject({
        read: 960n + BigInt(PLANTED.length),
        accepted: 960n,
        rejected: BigInt(PLANTED.length),
      });
      expect(await place().count("day BETWEEN '2024-08-01' AND '2024-08-31'")).toBe(960n);
      const found = report.wrongRows.map((row) => [
        row.line,
        row.issues.map((i) => `${i.column} ${i.reason}`).join('; '),
      ]);
      expect(found).toEqual(PLANTED.map(([, reason], index) => [BigInt(index * 20 + 1), reason]));
      const [sum] = await place().facts.query<{ fee: string }>(
        "SELECT sum(fee) AS fee FROM {db}.visit WHERE day BETWEEN '2024-08-01' AND '2024-08-31'",
      );
      expect(sum?.fee).toBe('460800.00');
    });

    test('numbers in JSON lines stay the text they are', async () => {
      await place().facts.command(
        'CREATE TABLE {db}.exact (a Int64, d Decimal(18, 4), l Array(Int64)) ENGINE = {engine:MergeTree} ORDER BY a',
      );
      const path = await place().csv(
        'exact.json',
        '{"a":9007199254740993,"d":12345678901234.5678,"l":[1,9007199254740993]}\n',
      );
      const load = (token: string, file: string) =>
        place().facts.load({
          table: 'exact',
          mode: 'append',
          token,
          source: { file, format: 'JSONEachRow' },
        });
      await load('exact', path);
      expect(await place().facts.query('SELECT * FROM {db}.exact')).toEqual([
        { a: 9007199254740993n, d: '12345678901234.5678', l: [1n, 9007199254740993n] },
      ]);
      const extra = await place().csv('extra.json', '{"a":1,"d":1,"l":[],"other":1}\n');
      expect(await codeOf(load('extra-key', extra))).toBe('facts/file-unreadable');
    });
  });
}

const KINDS = `CREATE TABLE IF NOT EXISTS {db}.kinds (
  id Int64, text String, fee Decimal(18, 2), day Date, birth Date32, instant DateTime, milli DateTime64(3), flag Bool,
  codes Array(LowCardinality(String)), amounts Array(Decimal(9, 2)), maybe LowCardinality(Nullable(String)),
  share Float64, state Enum8('在用' = 1, '停用' = 2)
) ENGINE = {engine:MergeTree} ORDER BY id`;

/** GBK bytes of `金额;就诊日期;人员编号` and one row `9.99;2024-07-01;张三`. */
const GBK_HEX = 'bdf0b6ee3bbecdd5efc8d5c6da3bc8cbd4b1b1e0bac50a392e39393b323032342d30372d30313bd5c5c8fd0a';

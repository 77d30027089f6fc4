import { describe, expect, it } from 'vitest';
import { recogniseText, run } from '../fixtures/run.ts';
import { benchContext, encounter, feeLine, fileOf, frontPage, settlement } from '../fixtures/samples.ts';
import { formats } from '../formats/formats.ts';
import { startMapping } from '../map/start-mapping.ts';
import { recognise } from './recognise.ts';

describe('recognises', () => {
  it.each(
    formats
      .filter((format) => format.carriers.includes('delimited') && format.id !== 'mapped')
      .map((format) => [format.id, format] as const),
  )('%s by all its official columns, in any order, and uses or lists every one of them', (id, format) => {
    const names = format.columns.map((column) => column.name).toReversed();
    const found = recogniseText(`${names.join('\t')}\n`);
    expect(found.format).toBe(id);
    expect(found.certainty).toBe(100);
    expect(found.missing).toEqual([]);
    expect(found.columns.map((column) => column.field)).toEqual(names);
    expect(found.columns.some((column) => column.used)).toBe(true);
    expect(found.reasons.length).toBeGreaterThan(0);
  });

  it('columns by alias and by Chinese title, and lists what it does not know', () => {
    const record = encounter(1);
    const text = `标题\n\n就诊ID,人员编号,定点医药机构编号,ADM_TIME,dscg_time,医疗类别,本地备注\n${record['mdtrt_id']},1,H1,2026-03-01,2026-03-02,21,x\n`;
    const found = recogniseText(text);
    expect([found.format, found.headLine]).toEqual(['insurer-encounters', 3]);
    expect(found.columns.map((column) => column.by)).toEqual([
      'title',
      'title',
      'title',
      'alias',
      'alias',
      'title',
      'none',
    ]);
    expect(run(text).accepted).toBe(1);
  });

  it('GB18030, BOM, semicolons and single quotes', () => {
    const text = '\u{feff}机构编码;月份;项目;金额（元）\nH1;2026-03;药品收入;1.00\n';
    expect(run(text)).toMatchObject({ accepted: 1, rejected: 0 });
    // 机构编码,月份,项目,金额 in GB18030.
    const gb = [
      0xbb, 0xfa, 0xb9, 0xb9, 0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xd4, 0xc2, 0xb7, 0xdd, 0x2c, 0xcf, 0xee, 0xc4,
      0xbf, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a,
    ];
    const [found] = recognise({ carrier: 'delimited', name: 'x', bytes: Uint8Array.from(gb) });
    expect(found).toMatchObject({ format: 'finance', encoding: 'gb18030', delimiter: ',' });
    const names = Object.keys(settlement(1));
    const quoted = (cells: readonly string[]) => cells.map((cell) => `'${cell}'`).join(',');
    const single = `${quoted(names)}\r\n${quoted(Object.values(settlement(1)))}\r\n`;
    expect(recogniseText(single).quote).toBe("'");
    expect(run(single).accepted).toBe(1);
  });

  it('headings that stand twice, and refuses the file', () => {
    const found = recogniseText(
      'mdtrt_id,psn_no,fixmedins_code,begntime,endtime,gend,gend\n1,2,3,2026-01-01,2026-01-02,1,1\n',
    );
    expect(found.repeated).toEqual(['gend']);
    expect(() => startMapping(found, benchContext())).toThrow('gend');
  });

  it('sheets by their heading, whatever stands above it', () => {
    const line = (number: number, cells: readonly (string | null)[]) => ({ line: number, cells });
    const sheets = [
      { name: '说明', hidden: false, rows: [line(1, ['填报说明'])] },
      {
        name: '数据',
        hidden: false,
        rows: [
          line(1, ['家庭医生签约名册', null]),
          line(4, ['签约编号', '人员编号', '姓名', '签约机构编码', '人群类别', '是否有偿签约', '签约日期']),
        ],
      },
    ];
    const [found] = recognise({ carrier: 'workbook', name: 'x.xlsx', sheets });
    expect(found).toMatchObject({ format: 'contracts', sheet: 2, headLine: 4 });
    const mapping = startMapping(found as NonNullable<typeof found>, benchContext());
    const mapped = mapping.rows({
      sheet: 2,
      rows: [...(sheets[1]?.rows ?? []), line(5, ['C1', '123', '测试戊', 'H1', '老年人', '是', '46027'])],
    });
    expect(mapped).toMatchObject({ read: 1, accepted: 1, rejected: 0 });
    expect(mapped.rows.get('contract')).toMatch(
      /^C1\t\d+\tH1\t\\N\telderly\t1\t2026-01-05\t\\N\t\\N\t7\t2\t5\n$/,
    );
  });

  it('any other table as one whose columns a person assigns', () => {
    const text = '流水,医院,几月,什么,多少\n1,H1,202603,income-drugs,12.5\n';
    const found = recogniseText(text);
    expect(found.format).toBe('mapped');
    expect(() => startMapping(found, benchContext())).toThrow('not been assigned');
    const fields = { 机构编码: '医院', 月份: '几月', 项目: '什么', '金额（元）': '多少' };
    const mapping = startMapping(found, benchContext(), { format: 'finance', headLine: 1, sheet: 0, fields });
    expect(mapping.text(text).rows.get('finance_month')).toBe(
      'H1\t2026-03-01\tincome-drugs\t1250\t7\t0\t2\n',
    );
  });

  it('fee lines and front pages', () => {
    expect(recogniseText(fileOf('insurer-fee-lines', [feeLine(1)])).format).toBe('insurer-fee-lines');
    expect(recogniseText(fileOf('front-page', [frontPage(1)])).format).toBe('front-page');
  });
});

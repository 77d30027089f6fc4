import { describe, expect, it } from 'vitest';
import { formatOf, formats, withoutPersonalNumbers } from '../engine/index.ts';
import { isPersonalHeading } from './personal-heading.ts';

describe('headings under which persons stand', () => {
  it.each([
    '姓名',
    '患者姓名',
    '医院患者姓名',
    '患者',
    '身份证号',
    '联系电话',
    '手机号码',
    '家庭住址',
    '工作单位及地址',
    '人员编号',
    '住院号',
    '填表人',
    '经办人',
    '主治医师',
    'name',
    'Name',
    'Patient Name',
    'patientName',
    'psn_name',
    'certno',
    'cert_no',
    'ID No.',
    'Mobile Phone',
    'tel',
    'home_address',
    'xm',
    'SFZH',
    'A11',
    'doctor_name',
  ])('%s is personal', (heading) => expect(isPersonalHeading(heading)).toBe(true));

  it.each([
    '机构名称',
    '医院名称',
    '机构地址',
    '药品名称',
    '项目名称',
    '诊断名称',
    '手术名称',
    '科室',
    '人员类别',
    '患者年龄',
    '患者类型',
    '性别',
    '医疗收入合计',
    '统计月',
    'hospital_name',
    'item_name',
    'drug name',
    'dept_name',
    'fixmedins_name',
    'amount',
    'setl_id',
    'A-1',
  ])('%s is not', (heading) => expect(isPersonalHeading(heading)).toBe(false));

  it('every heading of an official format that is only ever personal is known', () => {
    const { columns } = formatOf('front-page');
    for (const column of columns.filter(({ personal }) => personal === 'direct'))
      expect([column.name, isPersonalHeading(column.name)]).toEqual([column.name, true]);
    expect(formats.length).toBeGreaterThan(10);
  });
});

describe('numbers of persons in any text', () => {
  it.each([
    ['310104198001011234', '310***************'],
    ['31010419800101123X', '310***************'],
    ['310104800101123', '310************'],
    ['联系13812345678转告', '联系138********转告'],
    ['+8613812345678', '+86***********'],
    ['138-1234-5678', '138**********'],
    ['021-62345678', '021*********'],
    ['３１０１０４１９８００１０１１２３４', '３１０***************'],
  ])('%s', (text, shown) => expect(withoutPersonalNumbers(text)).toBe(shown));

  it.each(['2026031000000001', '99990120260301', 'H31011810000', '120450.00', '3101180000000000123'])(
    '%s is left alone',
    (text) => expect(withoutPersonalNumbers(text)).toBe(text),
  );
});

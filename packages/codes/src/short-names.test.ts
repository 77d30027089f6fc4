import { describe, expect, it } from 'vitest';
import { shortNamesOf } from './short-names.ts';

describe('short names of departments', () => {
  it.each([
    ['清河区卫生健康委员会', '卫健委'],
    ['区医疗保障局', '医保局'],
    ['青云市财政局', '财政局'],
    ['省人力资源和社会保障厅', '人社局'],
    ['市发展和改革委员会', '发改委'],
    ['区委编办', '编办'],
    ['区总工会', '工会'],
  ])('%s is called %s', (printed, short) => expect(shortNamesOf(printed)).toContain(short));

  it('says nothing of what is no department', () => {
    expect(shortNamesOf('任务台账')).toEqual([]);
  });
});

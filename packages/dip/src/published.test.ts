import { describe, expect, it } from 'vitest';
import { PublishedLayoutError, readPublished } from './published.ts';
import { scoreText } from './score.ts';
import { exactFrom, exactText } from './text.ts';

const OPTIONS = { id: 'p', name: '公布目录', scorePlaces: 4, mainCharacters: 4, compositeCharacters: 3 };

describe('a published catalogue', () => {
  it('is read by headings wherever they stand, and tells by row what it could not take', () => {
    const { catalogue, gaps } = readPublished(
      [
        ['某市 2025 年 DIP 病种目录库', null],
        [
          '序号',
          '主要诊断编码',
          '主要诊断名称',
          '手术操作编码',
          '其他操作编码',
          '病种类型',
          '治疗方式',
          '病种分值',
          '病例数',
        ],
        ['1', 'I20.0', '不稳定型心绞痛', '36.0700', '00.2400', '核心病种', '', '4400.30000000001', '1,020'],
        ['2', 'I20.0', '不稳定型心绞痛', '36.0700+88.5500', null, '核心', '', '2884.9', '300'],
        ['3', 'I20.0', '', '', '', '基层病种', '', '500', ''],
        ['4', 'I20', '', '', '', '综合病种', '保守治疗', '450.25', '77'],
        ['5', 'I20', '', '', '', '综合病种', '不明', '450.25', '77'],
        ['6', 'I21.0', '', '', '', '核心病种', '', '面议', '3'],
        ['7', '', '', '', '', '核心病种', '', '10', '3'],
        ['8', 'I20.0', '', '', '', '核心病种', '', '501', '3'],
        ['', '', '', '', '', '', '', '', ''],
        ['9', 'I22.0', '', '', '', '扩展病种', '', '10', '3'],
      ],
      OPTIONS,
    );
    expect(catalogue.groups.map(({ key, kind, score }) => [key, kind, scoreText(score, 4)])).toEqual([
      ['I20.0', 'core', '500.0000'],
      ['I20.0:36.0700+00.2400', 'core', '4400.3000'],
      ['I20.0:36.0700+88.5500', 'core', '2884.9000'],
      ['I20/conservative', 'composite', '450.2500'],
    ]);
    expect(catalogue.groups[0]?.basicLevel).toBe(true);
    expect(catalogue.groups[1]?.cases).toBe(1_020);
    expect(gaps).toEqual([
      { row: 7, kind: 'class-unknown', detail: '不明' },
      { row: 8, kind: 'no-score', detail: '面议' },
      { row: 9, kind: 'no-diagnosis', detail: '' },
      { row: 10, kind: 'twice', detail: 'I20.0' },
      { row: 12, kind: 'kind-unknown', detail: '扩展病种' },
    ]);
  });

  it('says which headings are missing', () => {
    expect(() => readPublished([['诊断编码', '名称']], OPTIONS)).toThrow(PublishedLayoutError);
    try {
      readPublished([['诊断编码', '名称']], OPTIONS);
    } catch (error) {
      expect((error as PublishedLayoutError).missing).toEqual(['病种分值']);
    }
  });

  it('keeps whole numbers of any size as text', () => {
    const value = { a: 12_345_678_901_234_567_890n, b: ['7n', { c: -3n }], d: null };
    expect(exactFrom(exactText(value))).toEqual(value);
  });
});

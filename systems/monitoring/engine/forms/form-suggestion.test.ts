import { lightWords } from '@sanyi/kernel';
import { describe, expect, it } from 'vitest';
import { gridOf } from '../../testing/form-grids.ts';
import { snapshot as printed } from '../../ui/fixtures/window.ts';
import type { Snapshot, SnapshotTarget } from '../snapshot.ts';
import { subjectsOf } from './form-answer.ts';
import { type FormGrid, formStructure } from './form-grid.ts';
import { questionsOf } from './form-suggestion.ts';
import { formValue } from './form-value.ts';

const [cost] = printed.targets as SnapshotTarget[];
if (!cost) throw new Error('the fixture has a target');

/** Names that are close to each other, a target of its task, one without a value. */
const made: unknown = {
  ...printed,
  targets: [
    {
      ...cost,
      targetId: 'sign',
      indicator: '常住居民签约率',
      targetText: '常住居民签约率 ≥ 45%',
      value: { ...cost.value, result: '44.01', numerator: '123229', denominator: '280002' },
    },
    {
      ...cost,
      targetId: 'key',
      indicator: '重点人群签约率',
      targetText: '重点人群签约率 ≥ 75%',
      value: { ...cost.value, result: '74.26', numerator: '74260', denominator: '100000' },
    },
    cost,
    {
      ...cost,
      targetId: 'fund',
      indicator: '统筹基金支出',
      targetText: '统筹基金支出 ≤ 9亿元',
      unit: '元',
      value: { ...cost.value, result: '853300000', unit: '元', numerator: '853300000', denominator: null },
    },
    {
      ...cost,
      targetId: 'beds',
      indicator: '康复护理床位',
      targetText: '康复护理床位 +120张',
      unit: '张',
      value: null,
    },
  ],
  departments: [
    {
      name: '区卫生健康委',
      organisationId: 'o1',
      tasks: 2,
      submitted: 1,
      late: 0,
      counts: { ...printed.counts },
    },
    {
      name: '区医保局',
      organisationId: 'o2',
      tasks: 7,
      submitted: 7,
      late: 1,
      counts: { green: 4, yellow: 1, red: 1, grey: 1, ongoing: 0 },
    },
  ],
};
const snapshot = made as Snapshot;

const PLACES = `${snapshot.planTitle}${snapshot.issuer}`;

/** What every open cell is filled with, by `row:column`, and what stays empty. */
function filled(grid: FormGrid, typed = true) {
  return Object.fromEntries(
    questionsOf([grid], subjectsOf(snapshot), PLACES).map((question) => {
      const { suggestion } = question;
      if (!suggestion) return [`${question.row}:${question.column}`, null];
      const report = { snapshot, issuedOn: '2026-10-11', lights: lightWords };
      const value = formValue(suggestion.answer, report, { ...question, typed });
      return [
        `${question.row}:${question.column}`,
        value.state === 'filled' ? value.text : `（${value.reason.zh}）`,
      ];
    }),
  );
}

describe('suggestions', () => {
  it('read rows of indicators under two levels of heads, with units, totals and formulas', () => {
    const grid = gridOf([
      ['2026年三季度医改指标表', '<', '<', '<', '<', '<', '<'],
      ['序号', '指标名称', '完成情况', '<', '<', '目标值', '状态灯'],
      ['^', '^', '分子（人）', '分母（人）', '完成值（%）', '^', '^'],
      ['1', '重点人群签约率', '', '', '', '', ''],
      ['2', '居民签约率（常住）', '', '', ' %', '', ''],
      ['3', '住院次均费用增幅', '', '', '', '', ''],
      ['4', '新增停车位', '', '', '', '', ''],
      ['合计', '<', '=', '', '', '', ''],
    ]);
    expect(filled(grid)).toEqual({
      '4:3': '74260',
      '4:4': '100000',
      '4:5': '74.26',
      '4:6': '≥ 75%',
      '4:7': '红灯',
      '5:3': '123229',
      '5:4': '280002',
      '5:5': '0.4401',
      '5:6': '≥ 45%',
      '5:7': '红灯',
      '6:3': '337',
      '6:4': '9345',
      '6:5': '3.61',
      '6:6': '≤ 3%',
      '6:7': '红灯',
      '7:3': null,
      '7:4': null,
      '7:5': null,
      '7:6': null,
      '7:7': null,
      '8:4': null,
      '8:5': null,
      '8:6': null,
      '8:7': null,
    });
    const total = questionsOf([grid], subjectsOf(snapshot), PLACES).find((one) => one.row === 8);
    expect(total?.without?.zh).toContain('比率不能相加');
  });

  it('read columns of indicators, in our row and in no other', () => {
    const grid = gridOf([
      ['地区', '重点人群签约率', '<', '常住居民签约率', '<'],
      ['^', '分子', '比例（%）', '分子', '比例（%）'],
      ['云州市', '', '', '', ''],
      ['示例区', '', '', '', ''],
    ]);
    expect(filled(grid)).toEqual({
      '3:2': null,
      '3:3': null,
      '3:4': null,
      '3:5': null,
      '4:2': '74260',
      '4:3': '74.26',
      '4:4': '123229',
      '4:5': '44.01',
    });
  });

  it('read a list of fields for one indicator, and what is said of the report itself', () => {
    const grid = gridOf([
      ['填报单位：', '', '填报日期：', ''],
      ['住院次均费用增幅', '现值', '单位', '%'],
      ['^', '分子', '', ''],
    ]);
    expect(filled(grid)).toMatchObject({ '1:2': '示例区医改办', '1:4': '2026年10月11日' });
    const turned = gridOf([
      ['项目', '住院次均费用增幅', '重点人群签约率'],
      ['分子', '', ''],
      ['现值', '', ''],
      ['下步打算', '', ''],
    ]);
    expect(filled(turned)).toMatchObject({ '2:2': '337', '2:3': '74260', '3:2': '3.61', '3:3': '74.26' });
  });

  it('read tasks with their texts, and say why a text is missing', () => {
    const grid = gridOf([
      ['任务', '本期进展', '存在问题', '牵头单位'],
      ['8. 加强医疗费用监测', '', '', ''],
      ['提升医疗质量', '', '', ''],
    ]);
    expect(filled(grid, false)).toEqual({
      '2:2': '门急诊增幅回落，住院增幅扩大。',
      '2:3': '（“加强医疗费用监测”没有这一项。）',
      '2:4': '区卫生健康委',
      '3:2': '（“提升医疗质量”本期未填报。）',
      '3:3': '（“提升医疗质量”本期未填报。）',
      '3:4': '区卫生健康委',
    });
  });

  it('count by department and in all', () => {
    const grid = gridOf([
      ['部门', '任务数', '已报', '绿灯', '红灯'],
      ['区医保局', '', '', '', ''],
      ['合计', '', '', '', ''],
    ]);
    expect(filled(grid)).toEqual({
      '2:2': '7',
      '2:3': '7',
      '2:4': '4',
      '2:5': '1',
      '3:2': '2',
      '3:3': '1',
      '3:4': '1',
      '3:5': '1',
    });
  });

  it('convert units exactly, bring them along in documents, and refuse what does not convert', () => {
    const grid = gridOf([
      ['指标', '实际值（万元）', '实际值（亿元）', '实际值（人）', '分子（万元）'],
      ['统筹基金支出', '', '', '', ''],
      ['康复护理床位', '', '', '', ''],
    ]);
    expect(filled(grid)).toMatchObject({
      '2:2': '85330',
      '2:3': '8.533',
      '2:4': '（表头单位“人”与指标单位“元”不能换算。）',
      '2:5': '（表头要求“万元”，分子分母的单位没有记录，请人工换算。）',
      '3:2': '（“康复护理床位”尚无数据。）',
    });
    const words = gridOf([
      ['指标', '完成值'],
      ['住院次均费用增幅', ''],
    ]);
    expect([filled(words, false)['2:2'], filled(words)['2:2']]).toEqual(['3.61%', '3.61']);
  });

  it('give a reason and how sure they are, and less of it for names that are only alike', () => {
    const grid = gridOf([
      ['指标', '现值'],
      ['重点人群签约率', ''],
      ['重点人群家庭签约率', ''],
    ]);
    const [same, alike] = questionsOf([grid], subjectsOf(snapshot), PLACES);
    expect(same?.suggestion).toMatchObject({
      sure: 100,
      reason: { zh: '“重点人群签约率”与“重点人群签约率”同名；“现值”指现值。' },
    });
    expect(alike?.suggestion?.answer.id).toBe('key');
    expect(alike?.suggestion?.sure).toBeLessThan(90);
    expect(alike?.suggestion?.reason.zh).toContain('相近');
  });
});

describe('answers', () => {
  it('find their target in the plan of another year by name, unless two have it', () => {
    const answer = { kind: 'target', id: 'gone', name: '重点人群签约率', field: 'value' } as const;
    const cell = { format: 'general', rowHeads: [], columnHeads: [], typed: true } as const;
    const report = { snapshot, issuedOn: '2026-10-11', lights: lightWords };
    expect(formValue(answer, report, cell)).toMatchObject({ text: '74.26' });
    const twice = {
      ...snapshot,
      targets: [
        ...snapshot.targets,
        ...snapshot.targets.map((target) => ({ ...target, targetId: `${target.targetId}2` })),
      ],
    };
    expect(formValue(answer, { ...report, snapshot: twice }, cell)).toMatchObject({ state: 'empty' });
  });
});

describe('formStructure', () => {
  const form = (title: string, ...rows: string[][]) =>
    formStructure([gridOf([[title, '<'], ['指标', '现值'], ...rows])]);

  it('is the same for the next quarter of one form, and another for another form', () => {
    const first = form('2026年一季度进展情况表（截至3月31日）', ['签约率', '']);
    expect(form('2027年第四季度进展情况表（截至12月31日）', ['签约率', ''])).toBe(first);
    expect(form('2026年一季度进展情况表（截至3月31日）', ['签约率', ''], ['', ''])).toBe(first);
    expect(form('2026年一季度进展情况表（截至3月31日）', ['签约数', ''])).not.toBe(first);
    expect(form('2026年一季度进展情况表（截至3月31日）', ['', ''], ['签约率', ''])).not.toBe(first);
  });
});

import type { DeviationRules } from './deviation.ts';

/**
 * Five published ways to treat cases of unusual cost (费用偏差规则样例), as data: three cities' and those of two national editions. They differ in what
 * the boundary belongs to, in whether the institution's coefficient multiplies a low case, and in what happens far above.
 */
export const deviationSamples: readonly DeviationRules[] = [
  {
    id: 'base',
    name: '通行做法（湖北默认）',
    bands: [
      {
        code: 'low',
        when: 'cost <= 0.5 * standard',
        score: 'score * (cost / standard) * hospital * auxiliary',
      },
      {
        code: 'high',
        when: 'cost >= 2 * standard',
        score: 'score * (cost / standard - 2 + 1) * hospital * auxiliary',
      },
      { code: 'normal', when: 'standard is not missing', score: 'score * hospital * auxiliary' },
    ],
  },
  {
    id: 'jining-2023',
    name: '济宁 2023',
    bands: [
      { code: 'blank', when: 'blank', score: 'score * (cost / standard * 0.7)' },
      { code: 'low', when: 'cost <= 0.5 * standard', score: 'score * (cost / standard) * auxiliary' },
      { code: 'extreme', when: 'cost > 5 * standard', score: 'score * hospital * auxiliary' },
      {
        code: 'high',
        when: 'cost > 2 * standard',
        score: 'score * (cost / standard - 2 + hospital) * auxiliary',
      },
      { code: 'normal', when: 'standard is not missing', score: 'score * hospital * auxiliary' },
    ],
  },
  {
    id: 'taian-2023',
    name: '泰安 2023',
    bands: [
      { code: 'blank', when: 'blank', score: 'score * (cost / standard * 0.4368 * 0.9)' },
      { code: 'low', when: 'cost <= 0.5 * standard', score: 'score * (cost / standard) * auxiliary' },
      {
        code: 'high',
        when: 'cost > 2 * standard',
        score: 'score * (cost / standard - 2 + hospital) * auxiliary',
      },
      { code: 'normal', when: 'standard is not missing', score: 'score * hospital * auxiliary' },
    ],
  },
  {
    id: 'norm-2.0',
    name: 'DIP 2.0 技术规范',
    bands: [
      { code: 'review', when: 'cost > 5 * standard', score: '' },
      {
        code: 'low',
        when: 'cost < 0.5 * standard',
        score: 'score * (cost / standard) * hospital * auxiliary',
      },
      {
        code: 'high',
        when: 'cost > 2 * standard',
        score: 'score * (cost / standard - 2 + 1) * hospital * auxiliary',
      },
      { code: 'normal', when: 'standard is not missing', score: 'score * hospital * auxiliary' },
    ],
  },
  {
    id: 'norm-3.0-draft',
    name: 'DIP 3.0 技术规范（征求意见稿）',
    bands: [
      { code: 'review', when: 'cost >= 2 * standard', score: '' },
      { code: 'low', when: 'cost < 0.5 * standard', score: 'score * (cost / standard)' },
      { code: 'normal', when: 'standard is not missing', score: 'score * hospital * auxiliary' },
    ],
  },
];

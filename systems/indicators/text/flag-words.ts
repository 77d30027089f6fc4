import type { LocalText } from '@sanyi/kernel';
import type { QualityFlag } from '../engine/computed-value.ts';

/** What each mark of a computed value means (质量标记说明). */
export const flagWords: Readonly<Record<QualityFlag, LocalText>> = {
  'no-rows': {
    zh: '本期没有收到分子或分母所需的数据，不等于零。',
    en: 'No rows arrived that numerator or denominator need; that is not nought.',
  },
  'denominator-zero': { zh: '分母为零，没有结果。', en: 'The denominator is nought, so there is no result.' },
  'months-missing': {
    zh: '期内有的月份没有收到数据，结果只含已有月份。',
    en: 'Some months of the period have no rows; the result holds those that have.',
  },
  'values-lacking': {
    zh: '有的行缺少所需的数值，未计入。',
    en: 'Some rows lack the value that is asked for and are not in it.',
  },
  'small-denominator': {
    zh: '分母不足 30，看区间，不宜排名。',
    en: 'The denominator is below 30: look at the interval, do not rank.',
  },
  'base-missing': {
    zh: '上年同期没有可比数据。',
    en: 'The same period of the year before has nothing to compare with.',
  },
};

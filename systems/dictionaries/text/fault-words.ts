import type { LocalText } from '@sanyi/kernel';
import type { FaultCode } from '../engine/row-faults.ts';

/** What is wrong with a row and what to do (行错误说明). `{row}` is the other row that a repetition speaks of. */
export const faultWords: Readonly<
  Record<FaultCode, { readonly cause: LocalText; readonly cure: LocalText }>
> = {
  'code-missing': {
    cause: { zh: '没有编码', en: 'There is no code' },
    cure: { zh: '补上编码，或删去这一行', en: 'Fill it in, or delete the row' },
  },
  'code-form': {
    cause: { zh: '编码不合这种字典的格式', en: 'The code has not the form of this dictionary' },
    cure: {
      zh: '核对编码；常见原因是多了空格、少了小数点，或被表格软件改成了数字、日期',
      en: 'Check it; often a blank too many, a point too few, or a spreadsheet that made a number or date of it',
    },
  },
  'name-missing': {
    cause: { zh: '没有名称', en: 'There is no name' },
    cure: { zh: '补上名称', en: 'Fill it in' },
  },
  'name-too-long': {
    cause: { zh: '名称超过 500 字', en: 'The name has more than 500 characters' },
    cure: { zh: '核对是否串列', en: 'Check whether columns have run together' },
  },
  twice: {
    cause: {
      zh: '编码与第 {row} 行相同，内容却不同',
      en: 'The code stands in row {row} too, with other content',
    },
    cure: { zh: '只留正确的一行', en: 'Keep the right one' },
  },
  'grey-unclear': {
    cause: { zh: '灰码标识看不懂', en: 'The grey flag is unclear' },
    cure: { zh: '填“是”或“否”', en: 'Write yes or no' },
  },
  'status-unclear': {
    cause: { zh: '状态看不懂', en: 'The status is unclear' },
    cure: { zh: '填“有效”或“停用”', en: 'Write active or retired' },
  },
  'successor-form': {
    cause: { zh: '替代编码不合格式', en: 'The successor has not the form of a code' },
    cure: { zh: '核对替代编码，没有则留空', en: 'Check it, or leave it empty' },
  },
  'successor-itself': {
    cause: { zh: '替代编码就是它自己', en: 'The code is its own successor' },
    cure: { zh: '改正或留空', en: 'Correct it, or leave it empty' },
  },
  'target-missing': {
    cause: { zh: '没有医保版编码', en: 'There is no insurance code' },
    cure: { zh: '补上，确实没有对照的删去这一行', en: 'Fill it in; where there is none, delete the row' },
  },
  'target-form': {
    cause: { zh: '医保版编码不合格式', en: 'The insurance code has not the form of a code' },
    cure: { zh: '核对医保版编码', en: 'Check it' },
  },
};

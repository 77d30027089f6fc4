import { type NoGroupLevels, notGroupedText, wayText } from '@sanyi/dip';
import type { LocalText } from '@sanyi/kernel';

const REASONS: Readonly<Record<string, LocalText>> = {
  'no-catalogue-in-force': {
    zh: '出院日没有启用的目录',
    en: 'no catalogue in force on the day of discharge',
  },
  'no-total': { zh: '没有总费用', en: 'no total cost' },
  'year-outside': { zh: '不在测算年度内', en: 'outside the years that count' },
};

/** Why a stay is in no group, or formed none (未入组原因). */
export function reasonName(reason: string): LocalText {
  return (
    REASONS[reason] ??
    notGroupedText(reason as Parameters<typeof notGroupedText>[0]) ?? { zh: reason, en: reason }
  );
}

/** How a stay came to its group (匹配方式). */
export function wayName(way: string): LocalText {
  return wayText(way as Parameters<typeof wayText>[0]) ?? { zh: way, en: way };
}

/** Causes of differences with a statement (差异原因). */
export const CAUSE_NAMES: Readonly<Record<string, LocalText>> = {
  'not-in-facts': { zh: '结算单有、本方没有的病例', en: 'in the statement, not in the facts' },
  'not-in-statement': { zh: '本方有、结算单没有的病例', en: 'in the facts, not in the statement' },
  unmatched: { zh: '本方未入组', en: 'not matched here' },
  'other-group': { zh: '入组不同', en: 'another group' },
  'other-score': { zh: '病种分值不同', en: 'another score of the group' },
  'other-cost': { zh: '总费用不同', en: 'another total cost' },
  'other-coefficient': { zh: '机构系数不同', en: 'another coefficient of the institution' },
  'other-auxiliary': { zh: '辅助系数不同', en: 'another auxiliary coefficient' },
  'other-band': { zh: '费用偏差档或算法不同', en: 'another band or formula' },
  panel: { zh: '特例单议，无公式', en: 'left to a panel, no formula' },
};

/** Why a group has no coefficients by level (不设等级系数的原因). */
export const LEVEL_REASONS: Readonly<Record<NoGroupLevels, LocalText>> = {
  'basic-level': { zh: '基层病种同病同价', en: 'a basic-level group has one score everywhere' },
  conservative: { zh: '保守治疗病种只设机构系数', en: 'conservative groups go by the institution only' },
  'not-core': { zh: '不是核心病种', en: 'not a core group' },
  'too-few-cases': { zh: '有足够病例的等级不到两个', en: 'fewer than two levels with enough cases' },
  'no-difference': { zh: '等级之间差别不大', en: 'levels hardly differ' },
  inverted: { zh: '低等级均费高于高等级', en: 'a lower level is the dearer one' },
};

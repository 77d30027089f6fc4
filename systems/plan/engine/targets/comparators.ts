import type { Comparator } from '../reading.ts';
import { isShare, type NumberToken } from './number-tokens.ts';

/** What the words around a number say (比较用语). */
export interface Comparison {
  comparator: Comparator;
  change: 'increase' | 'decrease' | null;
  /** `before`: words before the number compare; `after`: only 以上 and the like; `change`: a difference; `none`: a plain number. */
  from: 'before' | 'after' | 'change' | 'none';
  /** Characters before the number that belong to the comparison. */
  length: number;
}

/** Words that may stand between a comparison and its number. */
const LINK = '(?:到|至|了|有|为|于|再|各|要|应|须|在|约|大约|总量|累计|比例?)*';

const WORDS: readonly { comparator: Comparator; pattern: RegExp }[] = [
  {
    comparator: 'le',
    pattern: new RegExp(
      `(?:不超过|不得超过|不能超过|不高于|不得高于|不大于|不多于|不突破|≤|<=|最高不超|不超)${LINK}$`,
    ),
  },
  {
    comparator: 'ge',
    pattern: new RegExp(
      `(?:不低于|不得低于|不能低于|不少于|不得少于|不小于|不弱于|≥|>=|至少(?:达到|达|有|为|建成|建设|配备|配置|设置|开展|组织|培养|引进|完成|新增|要)?|最低(?:达到)?)${LINK}$`,
    ),
  },
  { comparator: 'gt', pattern: new RegExp(`(?:超过|高于|大于|多于|突破|优于|>)${LINK}$`) },
  { comparator: 'lt', pattern: new RegExp(`(?:低于|小于|少于|<)${LINK}$`) },
  {
    comparator: 'reach',
    pattern: /(?:控制|限制|压降|压减|压缩|下降|降低|减少|缩短|降|减|缩减)(?:到|至|在|为)$/,
  },
  {
    comparator: 'reach',
    pattern: /(?:提高|提升|上升|增加|增长|增|升|扩大|扩增|扩展|发展|拓展)(?:到|至|为)(?:每人每年|人均|不?)?$/,
  },
  {
    comparator: 'reach',
    pattern: new RegExp(
      `(?:达到|力争达到|均达|达|拥有|稳定在|保持在|维持在|稳定到|实现|应为|≈|保持)${LINK}(?:每人每年|人均|每(?:百|千|万|十万|10万)?(?:名)?(?:[\\u4e00-\\u9fff]{0,6}))?$`,
    ),
  },
];

/** 不超过出院人次的5%: what the share is taken of stands between comparison and number. */
const OF = /(不超过|不高于|控制在|不低于|不少于|至少达到|超过|低于|达到)[^,;%‰]{2,24}的$/;
const OF_WORDS: Readonly<Record<string, Comparator>> = {
  不超过: 'le',
  不高于: 'le',
  控制在: 'le',
  不低于: 'ge',
  不少于: 'ge',
  至少达到: 'ge',
  超过: 'gt',
  低于: 'lt',
  达到: 'reach',
};

const CHANGE_UP =
  /(?:年均增长|年增长|年均提高|提高|提升|增长|增加|上升|增幅达?|新增|增)(?:了|约|不低于|不少于|超过|大于|高于)?$/;
const CHANGE_DOWN =
  /(?:下降|降低|减少|缩短|压缩|压减|化解|核减|降幅达?|缩减|下调|减)(?:了|约|不低于|不少于|超过|大于|高于)?$/;
const CEILING = /(?:控制|限制|压降|压减|压缩|限定)(?:到|至|在)$/;

/** Reads the comparison of a number from the words of its clause before it. */
export function comparisonOf(before: string, token: NumberToken): Comparison {
  const near = before.slice(-24);
  const up = CHANGE_UP.exec(near);
  const down = CHANGE_DOWN.exec(near);
  const change = up !== null && !/新增$|^新增/.test(up[0]) ? 'increase' : down !== null ? 'decrease' : null;
  if (token.value2 !== null)
    return {
      comparator: 'range',
      change,
      from: change !== null ? 'change' : hasWord(near) ? 'before' : token.suffix === '' ? 'none' : 'after',
      length: change === null ? wordLength(near) : ((up ?? down)?.[0].length ?? 0),
    };
  if (/(?:全部|所有)$/.test(near) && token.suffix === '')
    return { comparator: 'all', change: null, from: 'before', length: 2 };
  const bySuffix = suffixComparator(token.suffix);
  for (const w of WORDS) {
    const m = w.pattern.exec(near);
    if (m === null) continue;
    const base: Comparator = CEILING.test(near) && bySuffix === null ? 'le' : w.comparator;
    return { comparator: bySuffix ?? base, change, from: 'before', length: m[0].length };
  }
  const of = isShare(token.unit) ? OF.exec(near) : null;
  if (of !== null)
    return {
      comparator: bySuffix ?? OF_WORDS[of[1] ?? ''] ?? 'reach',
      change: null,
      from: 'before',
      length: 0,
    };
  if (change !== null)
    return { comparator: bySuffix ?? 'eq', change, from: 'change', length: (up ?? down)?.[0].length ?? 0 };
  if (/至少|不少于|不低于/.test(before) && bySuffix === null)
    return { comparator: 'ge', change: null, from: 'before', length: 0 };
  if (bySuffix !== null) return { comparator: bySuffix, change: null, from: 'after', length: 0 };
  return { comparator: 'eq', change: null, from: 'none', length: 0 };
}

function suffixComparator(suffix: string): Comparator | null {
  if (suffix === '以上' || suffix === '及以上' || suffix === '余' || suffix === '多') return 'ge';
  if (suffix === '以下' || suffix === '及以下' || suffix === '以内' || suffix === '之内' || suffix === '内')
    return 'le';
  return suffix === '左右' || suffix === '上下' ? 'approx' : null;
}

function hasWord(near: string): boolean {
  return WORDS.some((w) => w.pattern.test(near)) || OF.test(near);
}

function wordLength(near: string): number {
  for (const w of WORDS) {
    const m = w.pattern.exec(near);
    if (m !== null) return m[0].length;
  }
  return 0;
}

import { BUILD } from './clauses.ts';
import type { Judgement, NumberInWords } from './judgement.ts';
import type { NumberToken } from './number-tokens.ts';

const CONDITION = /(?:对|凡|若|如|当|未|在|允许|可|遇|因|满(?!意)|逾)[^,]{0,24}$/;

/** Judges a plain count (数量): a frequency, a comparator, a verb of building or a scale makes it a target; null when none does. */
export function judgeCount({
  token,
  before,
  after,
  earlier,
  carried,
  listing,
  comparison,
  compared,
}: NumberInWords): Judgement | null {
  if (
    token.chinese &&
    !compared &&
    !isFrequency(before, token) &&
    !(BUILD.test(before) && /[家所名张座辆支]/.test(token.unit))
  )
    return null;
  if (isFrequency(before, token))
    return {
      comparison:
        comparison.from === 'none' && /至少|不少于/.test(before)
          ? { ...comparison, comparator: 'ge' }
          : comparison,
      reason: 'target.frequency',
      confidence: 0.88,
    };
  if (compared)
    return {
      comparison,
      reason: comparison.from === 'change' ? 'target.change' : 'target.comparator',
      confidence: 0.93,
    };
  if (/(?:年限|年龄|级别|职称)/.test(before)) return null;
  const scale = /[([]$/.test(before) && /^(?:张)?(?:床位|编制)?规模|^床位/.test(after);
  if (scale) return { comparison, reason: 'target.scale', confidence: 0.8 };
  const verb = BUILD.test(before);
  if (CONDITION.test(before) && !verb) return null;
  const place = /(?:^|[,、])(?:对|在|从|由|向|以|依托|围绕|针对)([^,]{0,24})$/.exec(before);
  if (place !== null && !BUILD.test(place[1] ?? '') && !carried) return null;
  if (comparison.from === 'after')
    return before.length >= 2 || verb || carried
      ? { comparison, reason: 'target.comparator', confidence: verb || carried ? 0.9 : 0.75 }
      : null;
  if (verb || carried)
    return {
      comparison,
      reason: 'target.build-count',
      confidence: /^(?:推进|支持|组织|研究|服务|形成|确定)/.test(BUILD.exec(before)?.[0] ?? '') ? 0.66 : 0.85,
    };
  if (
    /^[\u4e00-\u9fff()"]{2,24}$/.test(before) &&
    /^[^\u4e00-\u9fff]{0,2}$/.test(after) &&
    /^(?:万|千|百)?[家所个张名台辆项支条种间]$/.test(token.unit) &&
    !/[对在为由以的有]$|已|现/.test(before) &&
    (listing || BUILD.test(earlier.slice(earlier.lastIndexOf(';') + 1)))
  )
    return { comparison, reason: 'target.weak', confidence: listing ? 0.8 : 0.62 };
  if (
    /[\u4e00-\u9fff]{3}(?:数|数量|总量|总数|面积)$/.test(before) &&
    /[\u4e00-\u9fff㎡]$/.test(token.unit) &&
    !/现|原|参加|涉及/.test(before)
  )
    return { comparison, reason: 'target.weak', confidence: 0.6 };
  if (
    /^[^,]{0,30}?(?:达到|完成|通过|建成|创建|启动|实现|投入使用|达标|投用|开工|纳入)/.test(after) &&
    !/[对在为由以]/.test(before.slice(-2))
  )
    return { comparison, reason: 'target.weak', confidence: 0.6 };
  return null;
}

function isFrequency(before: string, token: NumberToken): boolean {
  return (
    /(?:次|场|轮|批|批次)$/.test(token.unit) &&
    /每(?:年|季度?|个?月|半年|周|个?季度|两年)|年均|全年|年度/.test(before)
  );
}

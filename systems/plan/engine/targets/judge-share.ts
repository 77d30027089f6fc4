import type { Judgement, NumberInWords } from './judgement.ts';
import { isShare } from './number-tokens.ts';

/** Nothing of a clause, or only its place, before a share: 全县90%的…… */
const LEADS = /^(?:到|全[市县区省州旗]|其中|确保|力争|争取|使|实现|有|[①-⑳]|[(]?\d{1,2}[).、])*$/;

/** Judges a share that opens its clause (占比领起): 90%的乡镇卫生院达到……; null when it does not. */
export function judgeLeadingShare({
  token,
  before,
  after,
  comparison,
  compared,
}: NumberInWords): Judgement | null {
  if (
    isShare(token.unit) &&
    /^的[^,]{1,40}?(?:达到|完成|建成|开展|设置|实现|配备|通过|具备|纳入|建立|提供|能够|达标|下放|开放|用于|倾斜|下沉)/.test(
      after,
    ) &&
    !compared &&
    (token.suffix !== '' || LEADS.test(before))
  )
    return { comparison, reason: 'target.comparator', confidence: 0.85 };
  return null;
}

/** Judges a percentage (比率): a target with a comparator, a rate before it, or words of covering; null when it is none. */
export function judgeShare({ token, before, after, comparison, compared }: NumberInWords): Judgement | null {
  if (
    /按(?:照)?[^,]{0,20}$|(?:^|[,、])以[^,]{0,8}$/.test(before) &&
    !compared &&
    !/(?:的|率|比例|占比|比重)$/.test(before)
  )
    return null;
  if (compared)
    return {
      comparison,
      reason: comparison.from === 'change' ? 'target.change' : 'target.comparator',
      confidence: 0.96,
    };
  if (/(?:覆盖|开放|预留|拿出|安排|投入|留存|提取)(?:到)?$/.test(before))
    return {
      comparison: token.value === 100 ? { ...comparison, comparator: 'all' } : comparison,
      reason: 'target.comparator',
      confidence: 0.85,
    };
  if (token.value === 100 && /覆盖/.test(before))
    return { comparison: { ...comparison, comparator: 'all' }, reason: 'target.coverage', confidence: 0.8 };
  if (comparison.from === 'after')
    return /^(?:的(?!目标))/.test(after)
      ? null
      : { comparison, reason: 'target.comparator', confidence: 0.92 };
  if (/(?:率|比例|比重|占比|覆盖面|度|水平|比)(?:为|要|约|力争)?$/.test(before))
    return {
      comparison: comparison.comparator === 'range' ? comparison : { ...comparison, comparator: 'reach' },
      reason: 'target.weak',
      confidence: 0.7,
    };
  return null;
}

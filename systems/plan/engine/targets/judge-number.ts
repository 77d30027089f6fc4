import { BUILD } from './clauses.ts';
import { type Comparison, comparisonOf } from './comparators.ts';
import type { FoundTarget } from './context.ts';
import { isShare, type NumberToken } from './number-tokens.ts';

const PAST = /已(?!有的)|(?<![比较])(?:去年|上年|上一年)|截至目前|目前|此前|以来|曾|近年|共有|现有|原有/;
const MONEY_RULE = /给予|奖励|奖补|补助|补贴|罚款|罚|处以|每人每|人均补助|收取|按/;

/** Nothing of a clause, or only its place, before a share: 全县90%的…… */
const LEADS = /^(?:到|全[市县区省州旗]|其中|确保|力争|争取|使|实现|有|[①-⑳]|[(]?\d{1,2}[).、])*$/;

/** What a share is taken of is given away: 将不低于30%的号源…… */
const GIVES =
  /(?:^|将|把|覆盖|开放|预留|拿出|安排|提取|计提|留出|下放|划出|投入|统筹)(?:不低于|不少于|不超过|超过|至少)?$/;
const CONDITION = /(?:对|凡|若|如|当|未|在|允许|可|遇|因|满(?!意)|逾)[^,]{0,24}$/;

export interface Judgement {
  comparison: Comparison;
  reason: FoundTarget['reason'];
  confidence: number;
}

/** Judges whether a number is a target (目标判定), and which rule says so; null when it is none. */
export function judge(
  before: string,
  after: string,
  token: NumberToken,
  carried: boolean,
  earlier: string,
  listing: boolean,
): Judgement | null {
  const comparison = comparisonOf(before, token);
  const compared = comparison.from === 'before' || comparison.from === 'change';
  if (/每(?:个)?$/.test(before) || /每[^,]{0,14}(?:或|-)$/.test(before)) return null;
  if (token.unit.endsWith('人口') && !compared) return null;
  if (
    PAST.test(before) ||
    (/(?:^|,)(?:目前|截至目前|去年)[^。;]*$/.test(earlier) &&
      !compared &&
      !/新增|新建|增至|力争/.test(before))
  )
    return null;
  if (
    isShare(token.unit) &&
    /^的[^,]{1,40}?(?:达到|完成|建成|开展|设置|实现|配备|通过|具备|纳入|建立|提供|能够|达标|下放|开放|用于|倾斜|下沉)/.test(
      after,
    ) &&
    !compared &&
    (token.suffix !== '' || LEADS.test(before))
  )
    return { comparison, reason: 'target.comparator', confidence: 0.85 };
  if (/^(?:床位|编制|床|人口|职工|规模)?(?:以上|以下|以内)的/.test(after) && token.suffix === '') return null;
  if (
    /^的(?!目标|水平|比例|要求)/.test(after) &&
    !(isShare(token.unit) && GIVES.test(before)) &&
    !/(?:达到|超过|不低于|不少于)$/.test(before.slice(-4)) &&
    !BUILD.test(before)
  )
    return null;
  if (
    after.startsWith('的') &&
    !/(?:建立|组建|建成|配备|培养|建设|打造|招募)$/.test(before) &&
    !(isShare(token.unit) && GIVES.test(before)) &&
    (/以上|以下|以内/.test(token.suffix) || /大于|超过|低于|高于|不足/.test(before.slice(-6)))
  )
    return null;
  if (
    token.unit === '岁' &&
    (!/寿命|年龄/.test(earlier.slice(-16) + before) || (!compared && /^[\u4e00-\u9fff]/.test(after)))
  )
    return null;
  if (
    /^为(?:优秀|良好|合格|不合格|达标)|^的部分|^(?:工程|计划|行动|模式|体系|机制|服务圈|健身圈|政策|原则)/.test(
      after,
    ) &&
    !compared
  )
    return null;
  if (token.unit.endsWith('元') && MONEY_RULE.test(before) && !compared) return null;
  if (/(?:分钟|小时|天|工作日|个月|周|倍)$/.test(token.unit) && !compared && comparison.from !== 'after')
    return null;
  if (
    /(?:工作日|天|小时|个月|周)$/.test(token.unit) &&
    comparison.from === 'after' &&
    !/控制|缩短|压缩|平均|住院日|时间|时长/.test(before)
  )
    return null;
  if (
    /(?:分钟)$/.test(token.unit) &&
    comparison.from === 'after' &&
    !/控制|缩短|压缩|平均|时间|时长|达|不/.test(before)
  )
    return null;
  if (isShare(token.unit)) return judgeShare(before, after, token, comparison, compared);
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

function judgeShare(
  before: string,
  after: string,
  token: NumberToken,
  comparison: Comparison,
  compared: boolean,
): Judgement | null {
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

function isFrequency(before: string, token: NumberToken): boolean {
  return (
    /(?:次|场|轮|批|批次)$/.test(token.unit) &&
    /每(?:年|季度?|个?月|半年|周|个?季度|两年)|年均|全年|年度/.test(before)
  );
}

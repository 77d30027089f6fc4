import { BUILD } from './clauses.ts';
import type { NumberInWords } from './judgement.ts';
import { isShare } from './number-tokens.ts';

const PAST = /已(?!有的)|(?<![比较])(?:去年|上年|上一年)|截至目前|目前|此前|以来|曾|近年|共有|现有|原有/;
const MONEY_RULE = /给予|奖励|奖补|补助|补贴|罚款|罚|处以|每人每|人均补助|收取|按/;
/** What a share is taken of is given away: 将不低于30%的号源…… */
const GIVES =
  /(?:^|将|把|覆盖|开放|预留|拿出|安排|提取|计提|留出|下放|划出|投入|统筹)(?:不低于|不少于|不超过|超过|至少)?$/;

/** True for a number that tells a rate per head or a fact of the past (既有事实). */
export function isFact({ token, before, earlier, compared }: NumberInWords): boolean {
  if (/每(?:个)?$/.test(before) || /每[^,]{0,14}(?:或|-)$/.test(before)) return true;
  if (token.unit.endsWith('人口') && !compared) return true;
  if (
    PAST.test(before) ||
    (/(?:^|,)(?:目前|截至目前|去年)[^。;]*$/.test(earlier) &&
      !compared &&
      !/新增|新建|增至|力争/.test(before))
  )
    return true;
  return false;
}

/** True for a number that only describes something else (限定语): a condition, a name, an age, a sum per case, a time. */
export function isQualifier({ token, before, after, earlier, comparison, compared }: NumberInWords): boolean {
  if (/^(?:床位|编制|床|人口|职工|规模)?(?:以上|以下|以内)的/.test(after) && token.suffix === '') return true;
  if (
    /^的(?!目标|水平|比例|要求)/.test(after) &&
    !(isShare(token.unit) && GIVES.test(before)) &&
    !/(?:达到|超过|不低于|不少于)$/.test(before.slice(-4)) &&
    !BUILD.test(before)
  )
    return true;
  if (
    after.startsWith('的') &&
    !/(?:建立|组建|建成|配备|培养|建设|打造|招募)$/.test(before) &&
    !(isShare(token.unit) && GIVES.test(before)) &&
    (/以上|以下|以内/.test(token.suffix) || /大于|超过|低于|高于|不足/.test(before.slice(-6)))
  )
    return true;
  if (
    token.unit === '岁' &&
    (!/寿命|年龄/.test(earlier.slice(-16) + before) || (!compared && /^[\u4e00-\u9fff]/.test(after)))
  )
    return true;
  if (
    /^为(?:优秀|良好|合格|不合格|达标)|^的部分|^(?:工程|计划|行动|模式|体系|机制|服务圈|健身圈|政策|原则)/.test(
      after,
    ) &&
    !compared
  )
    return true;
  if (token.unit.endsWith('元') && MONEY_RULE.test(before) && !compared) return true;
  if (/(?:分钟|小时|天|工作日|个月|周|倍)$/.test(token.unit) && !compared && comparison.from !== 'after')
    return true;
  if (
    /(?:工作日|天|小时|个月|周)$/.test(token.unit) &&
    comparison.from === 'after' &&
    !/控制|缩短|压缩|平均|住院日|时间|时长/.test(before)
  )
    return true;
  if (
    /(?:分钟)$/.test(token.unit) &&
    comparison.from === 'after' &&
    !/控制|缩短|压缩|平均|时间|时长|达|不/.test(before)
  )
    return true;
  return false;
}

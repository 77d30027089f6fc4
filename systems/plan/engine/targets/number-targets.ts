import { covered } from '../deadlines/find-deadlines.ts';
import { BUILD, type Clause, clauseOf } from './clauses.ts';
import { type Comparison, comparisonOf } from './comparators.ts';
import { dueAt, type FoundTarget, isAspirational, periodAt, type TargetSentence } from './context.ts';
import { nounBehind, tidyIndicator } from './indicator-name.ts';
import { isShare, type NumberToken } from './number-tokens.ts';
import { respectively } from './respectively.ts';

const PAST = /已(?!有的)|(?<![比较])(?:去年|上年|上一年)|截至目前|目前|此前|以来|曾|近年|共有|现有|原有/;
const MONEY_RULE = /给予|奖励|奖补|补助|补贴|罚款|罚|处以|每人每|人均补助|收取|按/;
/** Nothing of a clause, or only its place, before a share: 全县90%的…… */
const LEADS = /^(?:到|全[市县区省州旗]|其中|确保|力争|争取|使|实现|有|[①-⑳]|[(]?\d{1,2}[).、])*$/;
/** What a share is taken of is given away: 将不低于30%的号源…… */
const GIVES =
  /(?:^|将|把|覆盖|开放|预留|拿出|安排|提取|计提|留出|下放|划出|投入|统筹)(?:不低于|不少于|不超过|超过|至少)?$/;
const CONDITION = /(?:对|凡|若|如|当|未|在|允许|可|遇|因|满(?!意)|逾)[^,]{0,24}$/;

/** Targets made of a printed number (数值目标). */
export function numberTargets(
  sentence: TargetSentence,
  tokens: readonly NumberToken[],
  hidden: readonly (readonly [number, number])[],
): FoundTarget[] {
  const out: FoundTarget[] = [];
  let carriedVerb = false;
  let carriedEnd = -1;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (
      token === undefined ||
      covered(hidden, token.start, token.end) ||
      sentence.deadlines.some((d) => d.start < token.end && token.start < d.end)
    )
      continue;
    const group = respectively(sentence, tokens, i);
    if (group !== null) {
      out.push(...group.targets);
      i = group.last;
      continue;
    }
    const clause = clauseOf(sentence.text, tokens, i);
    const before = sentence.text.slice(clause.start, token.start);
    const after = sentence.text.slice(token.tail, clause.end);
    if (isStartValue(before, sentence.text.slice(token.tail, token.tail + 16))) continue;
    const joined: boolean = carriedVerb && clause.start - carriedEnd <= 1;
    const reading = judge(
      before,
      after,
      token,
      joined,
      sentence.text.slice(0, clause.start),
      sentence.listing === true,
    );
    carriedVerb = reading !== null && (BUILD.test(before) || joined);
    carriedEnd = clause.end;
    if (reading === null) continue;
    const words =
      after !== ''
        ? after
        : sentence.text.slice(token.tail, tokens[i + 1]?.start ?? clause.end).replace(/^[、,和及;(].*$/s, '');
    const target = build(sentence, token, clause, before, words, reading, out.at(-1));
    if (joined && target.change === null && target.comparator === 'eq')
      target.change = out.at(-1)?.change ?? null;
    out.push(target);
  }
  return out;
}

interface Judgement {
  comparison: Comparison;
  reason: FoundTarget['reason'];
  confidence: number;
}

/** 由120种增加到200种: the first of the two is where it stands now. */
function isStartValue(before: string, behind: string): boolean {
  return (
    /(?:由|从)(?:\d{4}年)?(?:底|末)?的?$/.test(before) &&
    /^[^,;。]{0,8}(?:提[高升]|增|扩|上升|降|减少|缩短|压缩|调整)/.test(behind)
  );
}

/** Is the number a target, and which rule says so? */
function judge(
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

function build(
  sentence: TargetSentence,
  token: NumberToken,
  clause: Clause,
  before: string,
  after: string,
  judged: Judgement,
  previous: FoundTarget | undefined,
): FoundTarget {
  const { comparison } = judged;
  const head = withoutDates(sentence, clause.start, token.start - comparison.length);
  const per =
    /((?:每|平均每)[^,]*?)(?:(?:至少|要|应|均|各|原则上)*(?:配置|配备|设置|设立|建设|建成|建有|设|建|拥有|有))$/.exec(
      head,
    );
  const whole = /(?:^|[^一-鿿])?(.{2,20}?)(?:达到|占|不低于|超过)(.{2,20})的$/.exec(before);
  const verb = BUILD.exec(head);
  let name: string;
  if (whole !== null) name = `${tidyIndicator(whole[1] ?? '')}占${whole[2] ?? ''}比例`;
  else if (judged.reason === 'target.scale')
    name = tidyIndicator(before.replace(/[([]$/, '')) + after.replace(/[)\]].*$/s, '');
  else if (per !== null) name = nounBehind(after);
  else {
    const object = verb === null ? head : head.slice(verb.index + verb[0].length);
    const noun = nounBehind(after);
    const plain =
      comparison.from === 'none' || comparison.from === 'after' || judged.reason === 'target.frequency';
    const own = tidyIndicator(
      verb !== null &&
        /^(?:新增|新改扩建|新建|遴选)/.test(verb[0]) &&
        head.length - verb.index > verb[0].length + 1
        ? head.slice(verb.index)
        : head,
    );
    if (judged.reason === 'target.frequency')
      name =
        own
          .replace(/每(?:年|季度?|个?月|半年|周)(?:至少|不少于)?(?:要)?/, '')
          .replace(/^(?:组织|开展|召开|举办)+(?=.{4})/, '') + (noun.length >= 2 ? noun : '');
    else if (
      plain &&
      !isShare(token.unit) &&
      noun.length >= 2 &&
      (tidyIndicator(object).length < 4 || object.endsWith('等'))
    )
      name = noun;
    else if (noun.length >= 2 && (own.length < 2 || /^(?:按照?|以|为|将|对|共)$/.test(own))) name = noun;
    else if (
      noun.length >= 2 &&
      (comparison.comparator === 'all' || (isShare(token.unit) && after.startsWith('的')))
    )
      name = tidyIndicator(own + noun);
    else if (
      noun.length >= 2 &&
      /(?:开展|参与|选派|更换|招录|招聘|遴选|配备|培训|组织|召开|提供|新增|建设|建成|培养|引进)$/.test(own)
    )
      name = own + noun;
    else if (
      /^(?:依托|支持|推动|指导|鼓励|在|由|对)/.test(own) &&
      /(?:建设|建成|建立|打造|创建|培养|引进|培育|新增)(.{4,})$/.test(own)
    )
      name = own.replace(/^.*?(?:建设|建成|建立|打造|创建|培养|引进|培育|新增)(?=.{4,}$)/, '');
    else name = own;
  }
  name = completed(name, sentence, clause, before + nounBehind(after), previous);
  const change =
    comparison.change ??
    (/(?:新增|增加(?!到|至)|增设|增配|新改扩建|改扩建|扩建|新建|新招|新引进)/.test(before)
      ? 'increase'
      : null);
  return {
    start: clause.start,
    end: Math.max(clause.end, token.tail),
    indicator: name,
    comparator: comparison.comparator,
    value: token.value,
    value2: token.value2,
    unit: token.unit,
    population: per?.[1] ?? populationOf(head),
    due: dueAt(sentence, token.start, clause.end),
    change,
    period:
      periodAt(sentence, clause.start, clause.end) ??
      (/日最大|每日|日均/.test(before) ? 'daily' : /年均/.test(before) ? 'yearly' : null),
    aspirational: isAspirational(
      sentence.text,
      sentence.text.lastIndexOf(';', clause.start) + 1,
      token.start,
    ),
    reason: judged.reason,
    confidence: judged.confidence,
  };
}

/** A clause may leave its subject to the one before it: 占比提高3个百分点，达到68%; 开展监测，覆盖率达到95%. */
function completed(
  name: string,
  sentence: TargetSentence,
  clause: Clause,
  words: string,
  previous: FoundTarget | undefined,
): string {
  if (name.length < 2 || /^(?:达|达到|提高|提升|降低|增长|约|其中)$/.test(name)) {
    if (previous !== undefined && clause.start - previous.end <= 2) return previous.indicator;
    name = tidyIndicator(words);
  }
  if (name.length >= 2 && !/^(?:覆盖率|比例|占比|达标率|完成率|合格率|率|比重|改造|总数|数量)$/.test(name))
    return name;
  if (sentence.subject !== undefined) return (sentence.subject + (name.length > 2 ? name : '')).slice(0, 60);
  const before =
    sentence.text
      .slice(0, clause.start)
      .replace(/[,;。、]+$/, '')
      .split(/[,;。]/)
      .at(-1) ?? '';
  const whole = tidyIndicator(before).slice(-40) + name;
  return whole.length >= 2 ? whole : sentence.text.slice(clause.start, clause.end).slice(0, 40);
}

/** Words of the clause without its deadlines: 互认项目6月底前达到 → 互认项目达到 */
function withoutDates(sentence: TargetSentence, start: number, end: number): string {
  let words = '';
  let at = start;
  for (const d of sentence.deadlines) {
    if (d.end <= at || d.start >= end || d.kind === 'recurring') continue;
    words += sentence.text.slice(at, Math.max(at, d.start));
    at = d.end;
  }
  return words + sentence.text.slice(at, Math.max(at, end));
}

/** 65岁以上老年人健康管理率 → 65岁以上老年人 */
function populationOf(head: string): string | null {
  const m =
    /^(.{2,40}?(?:人群|人员|对象|患者|居民|老年人|儿童|孕产妇|医院|机构|卫生院|村卫生室|中心|家庭|群众|人口|妇女|学生))(?=.{0,12}(?:率|比例|比重|签约))/.exec(
      tidyIndicator(head),
    );
  return m?.[1] ?? null;
}

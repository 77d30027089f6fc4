import { BUILD, type Clause } from './clauses.ts';
import { completed } from './completed-indicator.ts';
import { dueAt, type FoundTarget, isAspirational, periodAt, type TargetSentence } from './context.ts';
import { nounBehind, tidyIndicator } from './indicator-name.ts';
import type { Judgement } from './judgement.ts';
import { isShare, type NumberToken } from './number-tokens.ts';

/** Target of a number that was judged to be one (数值目标): name, comparator, unit, population, day and period. */
export function numberTarget(
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

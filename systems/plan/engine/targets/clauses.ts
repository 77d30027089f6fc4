import type { NumberToken } from './number-tokens.ts';

/** The clause around a number (分句): `[start, end)` of the sentence. */
export interface Clause {
  start: number;
  end: number;
}

/** Verbs that make a plain number a count to reach (建设类动词). */
export const BUILD =
  /新改扩建|改扩建|新建|改建|扩建|建设|建成|建立|新增|增加|增设|增配|新设|设立|设置|创建|创成|打造|培育|培养|引进|招聘|招录|招收|选派|选拔|派驻|下派|开展|实施|推广|配置|配备|组建|遴选|推出|完成|实现|启动|布局|争创|改造|开设|举办|培训|覆盖|开通|上线|安排|投入|储备|签约|筛查|发放|制定|出台|发布|编制|研发|评选|认定|申报|获批|建有|办好|购置|更新|接入|转化|形成|选择|确定|推进|新招|组织|召开|研究|提供|服务|打造|落地|达标|命名|设有|建好|增补|轮训|进修|配齐|支持|扶持|安装|投放|建床|招募|选送|下沉|节约|选取/;

/**
 * Clause of a number: back to the last comma or to the number before it in an enumeration, on to the next comma or to
 * the next number of the enumeration.
 */
export function clauseOf(sentence: string, tokens: readonly NumberToken[], index: number): Clause {
  const token = tokens[index];
  if (token === undefined) return { start: 0, end: sentence.length };
  const previous = tokens[index - 1];
  let start = token.start;
  const floor = previous === undefined ? 0 : previous.tail;
  while (start > floor && !isStop(sentence, start - 1)) start--;
  if (start === floor && previous !== undefined) {
    const between = sentence.slice(floor, token.start);
    const cut = enumerationCut(between);
    if (cut >= 0 && previous.unit !== '岁') start = floor + cut;
    else start = clauseOf(sentence, tokens, index - 1).start;
  }
  const next = tokens[index + 1];
  let end = token.tail;
  const ceiling = next === undefined ? sentence.length : next.start;
  while (end < ceiling && !isStop(sentence, end)) end++;
  if (next !== undefined && end === ceiling) {
    const between = sentence.slice(token.tail, ceiling);
    const cut = enumerationCut(between);
    end = cut >= 0 ? token.tail + Math.max(0, cut - 1) : token.tail;
  }
  return { start, end };
}

/** Where the words between two numbers pass to the second one: behind 、 和 or a closing bracket; -1 when nowhere. */
function enumerationCut(between: string): number {
  const m = /(?:^|[^、和及])(、|和|及|以及|并|或)/.exec(
    between.startsWith('、') || between.startsWith('和') ? `_${between}` : between,
  );
  if (m === null) return -1;
  const at = m.index + m[0].length;
  return between.startsWith('、') || between.startsWith('和') ? 1 : at;
}

/** First words of a responsibility bracket; a clause ends before it. */
const DUTY_OPENS =
  /^(?:牵头|责任|主办|承办|负责|配合|完成时限|[省市区县州旗](?!级|域|内|外|直|乡|、)|国家(?:卫|医|发|疾|中)|各)/;

function isStop(sentence: string, i: number): boolean {
  const c = sentence[i];
  if (c === '.')
    return !/\d/.test(sentence[i + 1] ?? '') && !/\d$/.test(sentence.slice(Math.max(0, i - 1), i));
  if (c === '(' || c === '[') return DUTY_OPENS.test(sentence.slice(i + 1, i + 8));
  if (
    c === ',' &&
    /\d/.test(sentence[i - 1] ?? '') &&
    /\d{3}/.test(sentence.slice(i + 1, i + 4)) &&
    !/\d/.test(sentence[i + 4] ?? '')
  )
    return false;
  return c === ',' || c === ';' || c === '。' || c === ':' || c === '\n' || c === '!' || c === '?';
}

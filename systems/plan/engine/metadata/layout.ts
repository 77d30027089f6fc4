import { markerAt } from '../structure/markers.ts';
import type { PlanText } from '../text/plan-text.ts';

/** Where the parts of a paper stand (公文版式); paragraph indexes, ends exclusive. */
export interface Layout {
  /** Title of the carrying notice; null when the paper is the plan itself. */
  envelopeTitle: Lines | null;
  /** Title of the plan; may lie inside the envelope title. */
  title: Lines | null;
  /** Title range inside book marks of the envelope title (offsets), when no line of its own exists. */
  innerTitle: { start: number; end: number } | null;
  /** First paragraph of the plan body (its title line, if any). */
  bodyParagraph: number;
  /** First paragraph behind the head matter of the whole file. */
  afterHead: number;
  /** Paragraphs that stand outside every section: annex lines, signature, colophon, web remains. */
  outside: Set<number>;
}

/** Consecutive paragraphs. */
export interface Lines {
  first: number;
  last: number;
}

const KINDS =
  '方案|要点|规划|计划|意见|任务|通知|办法|措施|清单|决定|请示|报告|台账|行动|分工|责任书|纲要|指南|细则|规定|通报|函|批复|安排|指标体系|举措|任务书|推进表|进度表|任务表|一览表|任务分解|分解表';
const TITLE_END = new RegExp(`(?:${KINDS})(?:\\([^()]{1,24}\\)|[-:].{1,24}号)?$`);
const NUMBER_LINE = /^[\u4e00-\u9fff]{1,18}[[(]\d{4}[\])]第?\d{1,4}号$/;
export const FIELD_LINE =
  /^(?:索引号|主题分类|发布机构|发文机关|发文单位|发布单位|制发机关|发文日期|成文日期|发布日期|生成日期|公开日期|印发日期|名称|标题|文件名称|文号|发文字号|文件编号|公开类型|公开方式|公开属性|公开形式|公开期限|公开范围|信息公开|有效性|生效日期|废止日期|关键词|主题词|信息来源|来源|签发人|密级|紧急程度|公文种类|体裁分类|组配分类|统一登记号|规范性文件|信息索取号|服务对象|所属主题|内容概述|信息分类|时效|编号|效力状态|发布时间|成文时间|发文时间|时间|日期|作者|浏览|阅读|点击|填报单位|编制单位|制定单位|填报日期|编制日期|填表日期|填表单位|印发单位|印发机关|文章来源|发表时间)[:|]/;
const DATE_LINE =
  /^\(?(?:\d{4}|[二〇零一三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:印发)?\)?$|^20\d{2}[-./]\d{1,2}[-./]\d{1,2}$/;
export const OUTSIDE_LINE =
  /^(?:附件(?:\d{1,2}|[一二三四五六七八九十])?(?::.*)?$|附件\d|附表\d{0,2}[:.]|抄送:|抄报:|主送:|分送:|发:|送:|\((?:此件|本件|信息公开|联系人|主动公开|依申请|公开)|此件(?:主动|依申请)?公开|信息公开(?:形式|选项|属性)|公开(?:方式|属性|选项):|联系人[:(]|联系电话|.{0,60}\.(?:pdf|docx?|xlsx?|wps|zip|ofd)$|.{2,40}\d{4}年\d{1,2}月\d{1,2}日印发$|共印\d+份)/i;
export const BODY_NAME =
  /^[\u4e00-\u9fff、]{2,40}(?:委员会|人民政府|政府|办公室|办公厅|领导小组|联席会议|秘书处|管委会|党工委|工会|协会|联合会|[局厅委办院会])(?:\((?:代章|章|盖章|印章|代)\))?$/;

/** Finds title lines, envelope and body (版式识别). */
export function findLayout(doc: PlanText): Layout {
  const count = doc.paragraphs.length;
  const line = (i: number): string => {
    const p = doc.paragraphs[i];
    return p === undefined ? '' : doc.text.slice(p.start, Math.min(p.end, p.start + 300));
  };
  const first = findTitle(line, 0, Math.min(count, 60));
  let envelopeTitle: Lines | null = null;
  let title: Lines | null = first;
  let innerTitle: Layout['innerTitle'] = null;
  let bodyParagraph = first === null ? 0 : first.last + 1;
  if (first !== null) {
    const words = range(line, first);
    const inner = carriedTitle(words);
    if (inner !== null) {
      envelopeTitle = first;
      title = findSameTitle(line, inner.words, first.last + 1, count);
      if (title === null) {
        const at = doc.paragraphs[first.first]?.start ?? 0;
        innerTitle = offsetsOf(doc, first, inner.at, inner.words.length, at);
        bodyParagraph = first.last + 1;
      } else bodyParagraph = title.first;
    }
  } else {
    const carried = carriedInSentence(line, Math.min(count, 15));
    if (carried !== null) {
      title = findSameTitle(line, carried.words, carried.paragraph + 1, count);
      const at = (doc.paragraphs[carried.paragraph]?.start ?? 0) + carried.at;
      if (title === null) innerTitle = { start: at, end: at + carried.words.length };
      else bodyParagraph = title.first;
    }
  }
  const outside = new Set<number>();
  for (let i = 0; i < count; i++) {
    const text = line(i);
    if (OUTSIDE_LINE.test(text) || DATE_LINE.test(text)) outside.add(i);
    if (DATE_LINE.test(text))
      for (let k = i - 1; k >= 0 && k >= i - 8 && BODY_NAME.test(line(k)) && markerAt(line(k)) === null; k--)
        outside.add(k);
  }
  for (const t of [envelopeTitle, title])
    if (t !== null) for (let i = t.first; i <= t.last; i++) outside.add(i);
  return {
    envelopeTitle,
    title,
    innerTitle,
    bodyParagraph,
    afterHead: first === null ? 0 : first.last + 1,
    outside,
  };
}

/** A title line ends in a kind of paper and may run over several short lines. */
function findTitle(line: (i: number) => string, from: number, to: number): Lines | null {
  for (let i = from; i < to; i++) {
    const text = line(i);
    if (markerAt(text) !== null && !/^\d{4}年/.test(text)) return null;
    if (
      text.length > 140 ||
      text.length < 2 ||
      !TITLE_END.test(text) ||
      isField(text) ||
      /[。;]/.test(text) ||
      /^(?:附件|抄送)/.test(text)
    )
      continue;
    let first = i;
    while (first > from && isTitlePart(line(first - 1)) && !titleStarts(line(first)) && i - first < 4)
      first--;
    if (
      first > from &&
      line(first).startsWith('关于') &&
      BODY_NAME.test(line(first - 1)) &&
      !line(first - 1).endsWith('文件')
    )
      first--;
    const last = /^(?:\([^()]{2,24}\))?的(?:通知|请示|函|意见|报告|批复|决定)$/.test(line(i + 1)) ? i + 1 : i;
    return { first, last };
  }
  return null;
}

function isField(text: string): boolean {
  return FIELD_LINE.test(text) || NUMBER_LINE.test(text) || DATE_LINE.test(text);
}

function isTitlePart(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 60 &&
    !isField(text) &&
    !/[。:;]/.test(text) &&
    !/文件$|^附件|^[-\d]+$|号$/.test(text) &&
    markerAt(text) === null
  );
}

/** True when a line can be the first line of a title by itself. */
function titleStarts(text: string): boolean {
  return /^(?:[\u4e00-\u9fff]{2,20}(?:省|市|区|县|州|盟|旗|镇|委员会|人民政府|办公室|办公厅|领导小组|[局厅委]))?.{0,30}关于|^[\u4e00-\u9fff]{2,12}(?:省|市|区|县|州|盟|旗)/.test(
    text,
  );
}

function range(line: (i: number) => string, lines: Lines): string {
  let words = '';
  for (let i = lines.first; i <= lines.last; i++) words += line(i);
  return words;
}

/** Title of the carried plan inside a notice title: …关于印发《X》的通知, …关于转发X的通知. */
function carriedTitle(words: string): { words: string; at: number } | null {
  const marked =
    /(?:印发|转发|发布|下发|批转|提请.{0,14}|报送|上报|征求|公布).{0,30}?《([^《》]{4,120})》[^《》]{0,10}(?:的(?:通知|请示|函|报告|公告|批复|决定)|意见的函)/.exec(
      words,
    );
  const proposed =
    /^[^《》]{0,30}关于(?:审定|审议|呈报|报审|送审|报请审[定议])?《([^《》]{4,120})》(?:的)?(?:请示|报告|函)$/.exec(
      words,
    );
  if (proposed !== null) return { words: proposed[1] ?? '', at: words.indexOf('《') + 1 };
  if (marked !== null) return { words: marked[1] ?? '', at: marked.index + marked[0].indexOf('《') + 1 };
  const plain = /(?:印发|转发|发布|下发|批转)([^《》]{6,120}?)的(?:通知|函|请示)/.exec(words);
  return plain === null ? null : { words: plain[1] ?? '', at: plain.index + 2 };
}

/** Title of a plan that only the sentence of issue names: 《X》已经……同意，现印发给你们. */
function carriedInSentence(
  line: (i: number) => string,
  to: number,
): { words: string; at: number; paragraph: number } | null {
  for (let i = 0; i < to; i++) {
    const m = /^(?:现将|现印发)?《([^《》]{4,120})》[^《》]{0,80}?(?:现[予将]?印发|印发给你们|现转发)/.exec(
      line(i),
    );
    if (m !== null) return { words: m[1] ?? '', at: m[0].indexOf('《') + 1, paragraph: i };
  }
  return null;
}

function bare(text: string): string {
  return text.replace(/["'《》()[\]、,.\-:〈〉]/g, '');
}

/** The same title printed again above the plan, on one to four lines. */
function findSameTitle(line: (i: number) => string, words: string, from: number, to: number): Lines | null {
  const wanted = bare(words);
  const head = wanted.slice(0, 4);
  for (let i = from; i < to; i++) {
    const own = bare(line(i));
    if (
      own.length > wanted.length + 24 ||
      !(own.startsWith(head) || (wanted.includes(own) && own.length >= 4) || own.includes(wanted))
    )
      continue;
    if (/^附件|[。;:]$/.test(line(i)) || FIELD_LINE.test(line(i))) continue;
    let joined = '';
    for (let k = i; k < Math.min(to, i + 4); k++) {
      joined += bare(line(k));
      if (
        joined === wanted ||
        (k === i && joined.endsWith(wanted)) ||
        (joined.startsWith(wanted) && joined.length <= wanted.length + 24)
      )
        return { first: i, last: k };
      if (joined.length > wanted.length + 24) break;
    }
  }
  return null;
}

function offsetsOf(
  doc: PlanText,
  lines: Lines,
  at: number,
  length: number,
  base: number,
): { start: number; end: number } {
  let start = base;
  let left = at;
  for (let i = lines.first; i <= lines.last; i++) {
    const p = doc.paragraphs[i];
    if (p === undefined) break;
    if (left < p.end - p.start) {
      start = p.start + left;
      break;
    }
    left -= p.end - p.start;
  }
  return { start, end: Math.min(start + length, doc.text.length) };
}

import { markerAt } from '../structure/markers.ts';
import { BODY_NAME, isField } from './line-patterns.ts';

/** Consecutive paragraphs. */
export interface Lines {
  first: number;
  last: number;
}

const KINDS =
  '方案|要点|规划|计划|意见|任务|通知|办法|措施|清单|决定|请示|报告|台账|行动|分工|责任书|纲要|指南|细则|规定|通报|函|批复|安排|指标体系|举措|任务书|推进表|进度表|任务表|一览表|任务分解|分解表';
const TITLE_END = new RegExp(`(?:${KINDS})(?:\\([^()]{1,24}\\)|[-:].{1,24}号)?$`);

/** Lines of the title (标题行): it ends in a kind of paper and may run over several short lines; null when none stands there. */
export function findTitle(line: (i: number) => string, from: number, to: number): Lines | null {
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

import { markerAt } from '../structure/markers.ts';
import { commonIndent, wrapWidth } from './page-width.ts';
import type { PhysicalLine } from './physical-lines.ts';

/** Lines that form one paragraph (段落), as index range `[first, last]` of the physical lines. */
export interface LineGroup {
  first: number;
  last: number;
}

/** Fields that always open a line of their own: 责任单位：…, 完成时限：…, 附件：…, 抄送：… */
const FIELD_START =
  /^-*\(?(?:主要|具体|共同|直接)?(?:牵头|责任|主办|承办|配合|协办|协同|参与|参加|负责)(?:单位|部门|科室|处室|股室|领导|人)?:|^(?:完成|办结)?(?:时限|时间|期限|进度)(?:要求|安排)?:|^(?:工作目标|目标要求|目标任务|主要举措|具体举措|工作措施|附件\d{0,2}:?|抄送|抄报|主送|联系人|注):?/;
const FULL_STOP = /[。;:!?…]["')\]》]?$/;
const CONNECTING = /[,、(["《〈和与及的在对将为以等-]$/;
const DATE_LINE =
  /^(?:\d{4}|[二〇零一三四五六七八九]{4})年\d{0,2}[一二三四五六七八九十]{0,3}月\d{0,2}[一二三四五六七八九十]{0,3}日/;
const SIGNATURE = /^.{2,30}(?:委员会|人民政府|办公室|办公厅|领导小组|联席会议|[局厅部])(?:\([^)]{1,6}\))?$/;

/**
 * Joins lines that a page end or a fixed line width broke (断行合并).
 * Two papers in three have neither; so a join needs a sign: an open bracket, a line as wide as the page, or a body
 * sentence that stops without a full stop while the next line opens nothing new.
 */
export function joinParagraphs(
  lines: readonly PhysicalLine[],
  isTable: readonly boolean[],
  blankBefore: readonly boolean[],
): LineGroup[] {
  const width = wrapWidth(lines, isTable);
  const margin = commonIndent(lines);
  const groups: LineGroup[] = [];
  let open: LineGroup | null = null;
  let state = FRESH;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || line.chrome) continue;
    if (isTable[i] === true) {
      open = null;
      continue;
    }
    const previous = open === null ? undefined : lines[open.last];
    if (
      open !== null &&
      previous !== undefined &&
      continues(previous, line, state, width, margin, blankBefore[i] === true)
    ) {
      open.last = i;
      state = extend(state, line.text);
      continue;
    }
    open = { first: i, last: i };
    groups.push(open);
    state = extend(FRESH, line.text);
  }
  return groups;
}

/** What is known of the paragraph being built. */
interface Open {
  /** Brackets and book marks not yet closed. */
  depth: number;
  /** Characters since the outermost of them. */
  inside: number;
  hasStop: boolean;
  tail: string;
}

const FRESH: Open = { depth: 0, inside: 0, hasStop: false, tail: '' };

function extend(state: Open, text: string): Open {
  let { depth, inside } = state;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '(' || c === '[' || c === '《') depth++;
    else if ((c === ')' || c === ']' || c === '》') && depth > 0) depth--;
    inside = depth === 0 ? 0 : inside + 1;
  }
  return {
    depth,
    inside,
    hasStop: state.hasStop || text.includes('。'),
    tail: text.length >= 130 ? text.slice(-130) : (state.tail + text).slice(-130),
  };
}

function continues(
  before: PhysicalLine,
  line: PhysicalLine,
  state: Open,
  width: number,
  margin: number,
  blank: boolean,
): boolean {
  if (/^[,。;:、)\]》!?]/.test(line.text)) return true;
  const unclosed = state.depth > 0 && state.inside < 400;
  if (/^(?:--|·|附件|附:|附表)/.test(line.text) && !unclosed) return false;
  const marker = markerAt(line.text);
  if (unclosed && !(marker !== null && FULL_STOP.test(before.text))) return true;
  if (
    marker !== null ||
    FIELD_START.test(line.text) ||
    FULL_STOP.test(before.text) ||
    DATE_LINE.test(line.text)
  )
    return false;
  if (/[)\]]$/.test(before.text) && /(?:负责|配合|牵头|落实|单位|部门)[^()[\]]{0,120}[)\]]$/.test(state.tail))
    return false;
  if (/的(?:通知|请示|函|报告|批复)$/.test(before.text) && before.text.length <= 60) return false;
  if (
    line.text.startsWith('关于') &&
    /(?:委员会|人民政府|办公室|办公厅|领导小组|秘书处|[局厅委])$/.test(before.text) &&
    before.text.length <= 40
  )
    return false;
  if (/^各.{2,120}:$/.test(line.text) && !unclosed) return false;
  if (line.indent >= margin + 2 && before.indent < line.indent && !blank) return false;
  if (FIELD_START.test(before.text) && /^[\u4e00-\u9fff]{2,8}:/.test(line.text)) return false;
  if (before.text.endsWith('》') && /^\([\u4e00-\u9fff]{1,12}\[\d{4}\]/.test(line.text)) return true;
  if (width > 0) return before.width >= width - (state.hasStop || /[,、]/.test(before.text) ? 6 : 2.5);
  if (FIELD_START.test(before.text)) return /[、(]$/.test(before.text);
  const opener = markerAt(before.text);
  if (opener !== null && !before.text.includes('。')) return CONNECTING.test(before.text);
  if (SIGNATURE.test(line.text) && blank) return false;
  if (CONNECTING.test(before.text) && before.text.length > 12) return true;
  return (
    state.hasStop ||
    (before.text.length >= 30 && /[,;、]/.test(before.text) && !/^(?:关于|.{2,40}关于)/.test(before.text))
  );
}

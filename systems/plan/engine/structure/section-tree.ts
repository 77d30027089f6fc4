import type { SectionRole } from '../reading.ts';
import type { PlanText } from '../text/plan-text.ts';
import { titleOf } from './item-title.ts';
import { markerAt } from './markers.ts';
import type { Outline, OutlineNode } from './outline.ts';
import { statedRole } from './roles.ts';

/** Where the outline must start afresh: the annexed plan, further annexes, the colophon. */
export interface OutlineLimits {
  /** Paragraph starts at which all open sections end. */
  breaks: ReadonlySet<number>;
  /** Before this offset stands the carrying notice. */
  bodyStart: number;
}

/** Builds the outline (章节树) from the numbers at paragraph starts. */
export function sectionTree(doc: PlanText, limits: OutlineLimits): Outline {
  const roots: OutlineNode[] = [];
  const all: OutlineNode[] = [];
  let stack: OutlineNode[] = [];
  let lastEnd = 0;
  /** Numbers below 说明： count remarks, those of a box (专栏) count its lines. */
  let inNote = false;
  const close = (rank: number): void => {
    while (stack.length > 0 && (stack.at(-1)?.marker.rank ?? 0) >= rank) {
      const node = stack.pop();
      if (node !== undefined) node.end = lastEnd;
    }
  };
  for (const p of doc.paragraphs) {
    if (limits.breaks.has(p.start)) close(0);
    const head = doc.text.slice(p.start, Math.min(p.end, p.start + 400));
    const marker = markerAt(head);
    if (limits.breaks.has(p.start) || (marker !== null && marker.rank < 5)) inNote = false;
    if (/^专栏(?:\d|[一二三四五六七八九十]|:)/.test(head)) inNote = true;
    if (/^(?:填表|填报)?(?:说明|注|备注):/.test(head)) {
      close(0);
      inNote = true;
    }
    if (marker === null || inNote || p.end - p.start <= marker.length) {
      if (
        stack.length > 0 &&
        AFTERWORD.test(head) &&
        /(?:负责|配合|落实|参与|参加|推进|完成|[局委办厅])[)\]]。?$/.test(
          doc.text.slice(Math.max(0, lastEnd - 40), lastEnd),
        )
      )
        close(0);
      if (stack.length > 0 && !limits.breaks.has(p.start)) for (const node of stack) node.hasBody = true;
      if (!limits.breaks.has(p.start)) lastEnd = p.end;
      continue;
    }
    close(marker.rank);
    const parent = stack.at(-1) ?? null;
    const named = /^\[([^[\]]{2,30})\](?=.)/.exec(head.slice(marker.length));
    const titleStart = p.start + marker.length + (named === null ? 0 : 1);
    const { titleEnd, sentence } =
      named === null
        ? titleOf(doc, titleStart, p.end)
        : { titleEnd: titleStart + (named[1] ?? '').length, sentence: false };
    const node: OutlineNode = {
      marker,
      start: p.start,
      titleStart,
      titleEnd,
      headEnd: p.end,
      end: p.end,
      titleIsSentence: sentence,
      hasBody: titleEnd + 1 < p.end,
      parent,
      children: [],
      role: roleFor(doc.text.slice(titleStart, titleEnd), parent, p.start < limits.bodyStart),
    };
    (parent?.children ?? roots).push(node);
    all.push(node);
    stack = [...stack, node];
    lastEnd = p.end;
  }
  close(0);
  return { roots, all };
}

function roleFor(title: string, parent: OutlineNode | null, inNotice: boolean): SectionRole {
  if (inNotice) return 'general';
  const above = parent?.role ?? null;
  if (above === 'background' || above === 'phases' || above === 'period') return above;
  const stated = parent === null || parent.marker.rank <= 3 ? statedRole(title) : null;
  if (above === 'goals' || above === 'general')
    return stated === 'goals' || stated === 'general' || stated === 'background' || stated === 'tasks'
      ? stated
      : above;
  if (above === 'safeguards') return 'safeguards';
  if (above === 'tasks') return 'tasks';
  return stated ?? 'tasks';
}

/** A paragraph behind the last item that speaks of the whole paper: 各责任单位于每季度末报送……, 本方案自印发之日起施行. */
const AFTERWORD =
  /^(?:各(?:责任|牵头|成员|有关|相关)(?:单位|部门)|各地(?:各|要|区)|请各|以上|上述(?:任务|工作)|本(?:方案|意见|通知|措施|办法|要点|清单|计划|规划))/;

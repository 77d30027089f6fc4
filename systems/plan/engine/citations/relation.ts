import type { CitationRelation, SectionRole } from '../reading.ts';

/** Where a citation stands, so that its relation can be told. */
export interface CitationPlace {
  /** Role of the section; null before the first heading. */
  role: SectionRole | null;
}

/** How the paper stands to a document it names (引用关系), by the words on both sides and the section. */
export function relationOf(text: string, start: number, end: number, place: CitationPlace): CitationRelation {
  const before = text.slice(Math.max(0, start - 14), start);
  const behind = text.slice(end, end + 12);
  if (/(?:修订|修改|修改完善|完善)$/.test(before) || /^(?:的)?(?:修订|修改)/.test(behind)) return 'revise';
  if (/废止$|停止执行$/.test(before) || /^(?:同时)?废止/.test(behind)) return 'repeals';
  if (place.role === 'background') return 'background';
  if (
    /(?:制定|制订|研究制定|研究出台|出台|印发|编制|发布|起草|拟订|草拟|制定完善|制定并发布|制定发布|制定出台|出台实施|制定印发)(?:完善|实施)?$/.test(
      before,
    )
  )
    return 'to_issue';
  if (/^[\u4e00-\u9fff]{0,6}(?:制定|制订|编制|起草)/.test(behind)) return 'to_issue';
  if (place.role === null || place.role === 'general') return 'basis';
  return 'implements';
}

import type { TextItem } from '../reading.ts';
import type { PlanText } from '../text/plan-text.ts';
import type { DatedLine } from './issue-date.ts';
import type { Layout } from './layout.ts';
import { BODY_NAME } from './line-patterns.ts';
import type { MakeItem } from './metadata-item.ts';
import { splitBodies } from './parties.ts';

/** Bodies that sign above a date line (落款机关), in printed order. */
export function bodiesAbove(doc: PlanText, paragraph: number, item: MakeItem): TextItem[] {
  const found: TextItem[] = [];
  for (let k = paragraph - 1; k >= 0 && k >= paragraph - 10; k--) {
    const p = doc.paragraphs[k];
    if (p !== undefined && /^\([^()]{2,24}代章\)$/.test(doc.text.slice(p.start, p.end))) continue;
    if (p === undefined || !BODY_NAME.test(doc.text.slice(p.start, p.end))) break;
    found.unshift(
      ...splitBodies(doc, p.start, p.end).map((r) => item(r.start, r.end, 0.93, 'meta.signature')),
    );
  }
  return found;
}

/** Issuing bodies (发文机关): by signature, else by title, red head or labelled field. */
export function issuersOf(
  doc: PlanText,
  layout: Layout,
  issued: DatedLine | null,
  item: MakeItem,
  fields: ReadonlyMap<string, { start: number; end: number }>,
  title: TextItem | null,
): TextItem[] {
  if (issued !== null && issued.paragraph >= 0) {
    const signed = bodiesAbove(doc, issued.paragraph, item);
    if (signed.length > 0) return signed;
  }
  const lines = layout.envelopeTitle ?? layout.title;
  if (lines !== null && title !== null) {
    const start = doc.paragraphs[lines.first]?.start ?? 0;
    const words = doc.text.slice(start, doc.paragraphs[lines.last]?.end ?? start);
    const about = words.search(/关于|印发|转发/);
    if (about >= 3 && BODY_NAME.test(words.slice(0, about).replace(/[、,\s]/g, '')))
      return splitBodies(doc, start, start + about).map((r) => item(r.start, r.end, 0.88, 'meta.from-title'));
  }
  for (let i = 0; i < Math.min(10, doc.paragraphs.length); i++) {
    const p = doc.paragraphs[i];
    const m =
      p === undefined ? null : /^([\u4e00-\u9fff]{4,40}?)(?:文件|文)$/.exec(doc.text.slice(p.start, p.end));
    if (p !== undefined && m !== null)
      return [item(p.start, p.start + (m[1]?.length ?? 0), 0.8, 'meta.title-line')];
  }
  const f =
    fields.get('发文机关') ??
    fields.get('印发单位') ??
    fields.get('印发机关') ??
    fields.get('发文单位') ??
    fields.get('制发机关') ??
    fields.get('发布机构') ??
    fields.get('发布单位') ??
    fields.get('填报单位') ??
    fields.get('编制单位') ??
    fields.get('制定单位') ??
    fields.get('填表单位');
  return f === undefined
    ? []
    : splitBodies(doc, f.start, f.end).map((r) => item(r.start, r.end, 0.8, 'meta.labelled'));
}

import type { PlanText } from '../text/plan-text.ts';

/** Title words of an item (条目标题): the heading line, or its first sentence when text runs on behind it. */
export function titleOf(doc: PlanText, start: number, end: number): { titleEnd: number; sentence: boolean } {
  const text = doc.text.slice(start, Math.min(end, start + 400));
  const stop = text.search(/[。!?]/);
  let cut = stop < 0 ? text.length : stop;
  const duty = text.search(/[([](?=[^()[\]]{0,40}(?:牵头|责任|负责|主办|配合))/);
  if (duty >= 2 && duty < cut) cut = duty;
  const label = text.search(
    /(?:牵头|责任|主办|承办|配合)(?:单位|部门|科室|领导|人):|(?:完成|办结)(?:时限|时间|期限):/,
  );
  if (label >= 2 && label < cut) cut = label;
  const colon = text.indexOf(':');
  if (
    colon >= 3 &&
    colon <= 24 &&
    colon < cut &&
    /^[^《("]*(?:"[^"]*"[^《("]*)*$/.test(text.slice(0, colon)) &&
    text.length - colon > 12
  )
    cut = colon;
  const gap = wideGap(doc, start, start + Math.min(cut, 30));
  if (gap > 0 && gap - start >= 4 && cut - (gap - start) > 15) cut = gap - start;
  const rest = text.slice(cut).replace(/^[。:;]/, '');
  while (cut > 0 && /[;,:]/.test(text[cut - 1] ?? '')) cut--;
  return { titleEnd: start + Math.max(1, cut), sentence: rest === '' && stop >= 0 };
}

/** A gap of two or more columns inside a line parts title and text: 健全机制　　各单位要…… */
function wideGap(doc: PlanText, start: number, end: number): number {
  for (let i = start + 1; i < end; i++) {
    const a = doc.to[i - 1] ?? 0;
    const b = doc.from[i] ?? 0;
    if (b - a < 1) continue;
    const between = doc.raw.slice(a, b);
    if (!between.includes('\n') && (between.includes('\u3000') || between.length >= 2)) return i;
  }
  return -1;
}

import type { CitedDocument } from '../reading.ts';
import { evidence, rawSpan, tidy } from '../text/evidence.ts';
import type { PlanText } from '../text/plan-text.ts';
import { markedTitles } from './book-marks.ts';
import { type CitationPlace, relationOf } from './relation.ts';

const NUMBER = /[\u4e00-\u9fff]{1,16}[[(](?:19|20)\d{2}[\])]第?\d{1,4}号/g;
const NUMBER_BEHIND =
  /^(?:的(?:通知|意见|决定|函))?[([]?(?:以下简称[^()]{1,30}[,;、])?([\u4e00-\u9fff]{1,16}[[(](?:19|20)\d{2}[\])]第?\d{1,4}号)/;
const ISSUER_BEFORE =
  /(?:^|[,。;:、(\n]|根据|按照|依据|贯彻|落实|执行|遵照|对照|依照|参照|结合)((?:[\u4e00-\u9fff]{2,30}(?:委员会|政府|办公厅|办公室|领导小组|联席会议|[局委厅部院会])(?:、|等|和)?){1,4})(?:联合)?(?:制定|印发|下发|发布|出台|颁布|转发)?(?:的|了)?$/;

/**
 * Documents cited in the paper (引用文件): titles in 《》, nested marks kept inside; document numbers that stand alone.
 * One entry per document; the plan's own titles are left out.
 */
export function findCitations(
  doc: PlanText,
  ownTitles: readonly string[],
  placeAt: (offset: number) => CitationPlace,
): CitedDocument[] {
  const byKey = new Map<string, CitedDocument>();
  const own = new Set(ownTitles.map(keyOf));
  const claimed: [number, number][] = [];
  for (const [start, end] of markedTitles(doc.text)) {
    const inner = doc.text.slice(start + 1, end - 1);
    const behind = NUMBER_BEHIND.exec(doc.text.slice(end, end + 80));
    const numberAt = behind === null ? -1 : end + behind[0].length - (behind[1]?.length ?? 0);
    if (behind !== null) claimed.push([numberAt, end + behind[0].length]);
    const key = keyOf(inner);
    if (inner.length < 3 || own.has(key) || isOwn(key, own)) continue;
    const span = rawSpan(doc, start, end);
    const known = byKey.get(key);
    if (known !== undefined) {
      known.mentions.push(span);
      if (known.docNumber === null && behind !== null) known.docNumber = canonicalNumber(behind[1] ?? '');
      continue;
    }
    const issuer = issuerOf(doc.text.slice(Math.max(0, start - 90), start), inner);
    byKey.set(key, {
      ...evidence(doc, start, behind === null ? end : end + behind[0].length, 0.95, 'cite.book-marks'),
      title: tidy(doc.raw.slice(doc.from[start + 1] ?? 0, doc.to[end - 2] ?? 0)),
      docNumber: behind === null ? null : canonicalNumber(behind[1] ?? ''),
      issuer,
      relation: relationOf(doc.text, start, end, placeAt(start)),
      mentions: [span],
    });
  }
  addBareNumbers(doc, claimed, byKey, placeAt);
  return [...byKey.values()];
}

function addBareNumbers(
  doc: PlanText,
  claimed: readonly [number, number][],
  byKey: Map<string, CitedDocument>,
  placeAt: (offset: number) => CitationPlace,
): void {
  const known = new Set([...byKey.values()].map((c) => c.docNumber));
  let k = 0;
  for (const m of doc.text.matchAll(NUMBER)) {
    while (k < claimed.length && (claimed[k]?.[1] ?? 0) <= m.index) k++;
    const end = m.index + m[0].length;
    if (k < claimed.length && (claimed[k]?.[0] ?? 0) < end) continue;
    const before = doc.text.slice(Math.max(0, m.index - 2), m.index);
    const words = /(?:根据|按照|依据|贯彻|落实|执行|参照)?([\u4e00-\u9fff]{2,16}[[(].*)$/.exec(m[0]);
    if (/^$|[\n:]$|-$/.test(before) && placeAt(m.index).role === null) continue;
    if (!/(?:根据|按照|依据|贯彻|落实|执行|参照|[(、和])/.test(before + m[0].slice(0, 6)) || words === null)
      continue;
    const printed = (words[1] ?? m[0]).replace(/^(?:根据|按照|依据|贯彻|落实|执行|参照|和)/, '');
    const number = canonicalNumber(printed);
    if (known.has(number)) continue;
    known.add(number);
    const start = end - printed.length;
    byKey.set(number, {
      ...evidence(doc, start, end, 0.6, 'cite.number-only'),
      title: number,
      docNumber: number,
      issuer: null,
      relation: relationOf(doc.text, start, end, placeAt(start)),
      mentions: [rawSpan(doc, start, end)],
    });
  }
}

/** 发文字号 with 〔〕 (canonical form). */
export function canonicalNumber(printed: string): string {
  return printed
    .replace(/^(?:根据|按照|依据|贯彻|落实|执行|参照|和|及)/, '')
    .replace(/[[(](\d{4})[\])]/, '〔$1〕');
}

function keyOf(title: string): string {
  return title.normalize('NFKC').replace(/[《》〈〉"'()[\]、,。\-—–:\s“”‘’〔〕（）]/g, '');
}

function isOwn(key: string, own: ReadonlySet<string>): boolean {
  for (const o of own)
    if (o.length >= 8 && (o === key || (o.includes(key) && key.length >= o.length * 0.75))) return true;
  return false;
}

/** Body that issued a cited paper: from the title itself, else from the words before the marks. */
function issuerOf(before: string, title: string): string | null {
  const inTitle =
    /^([\u4e00-\u9fff、]{2,40}?(?:委员会|政府|办公厅|办公室|领导小组|联席会议|秘书处|国务院|[局委厅部院]))(?:关于|印发|转发)/.exec(
      title,
    );
  if (inTitle !== null) return inTitle[1] ?? null;
  const m = ISSUER_BEFORE.exec(before);
  return m === null
    ? null
    : (m[1] ?? '').replace(/^(?:根据|按照|依据|贯彻|落实|执行|遵照|对照|参照|为)+/, '') || null;
}

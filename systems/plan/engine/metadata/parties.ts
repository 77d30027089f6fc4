import type { PlanText } from '../text/plan-text.ts';

/** A range of the cleaned text. */
export interface Range {
  start: number;
  end: number;
}

const BODY_END = /(?:委员会|人民政府|办公室|办公厅|领导小组|联席会议|[局厅委部会院])$/;

/** Several issuing bodies on one line stand apart by gaps (联合发文). */
export function splitBodies(doc: PlanText, start: number, end: number): Range[] {
  const out: Range[] = [];
  let a = start;
  for (let i = start + 1; i < end; i++) {
    const gap = (doc.from[i] ?? 0) > (doc.to[i - 1] ?? 0);
    const mark = doc.text[i] === '、' || doc.text[i] === ',';
    if (!gap && !mark) continue;
    if (!BODY_END.test(doc.text.slice(a, i)) || i - a < 4) continue;
    out.push({ start: a, end: i });
    a = mark ? i + 1 : i;
  }
  if (end - a >= 2) out.push({ start: a, end });
  return out;
}

/** Main recipients and copies (主送、抄送): commas and semicolons part them, 、 only before another 各. */
export function splitRecipients(doc: PlanText, start: number, end: number): Range[] {
  const out: Range[] = [];
  let a = start;
  let depth = 0;
  for (let i = start; i <= end; i++) {
    const c = doc.text[i] ?? '';
    if (c === '(') depth++;
    if (c === ')') depth--;
    const cut =
      i === end ||
      (depth <= 0 &&
        (c === ',' ||
          c === ';' ||
          c === '。' ||
          (c === '、' && /^、(?:各|市直|区直|县直|省直|有关)/.test(doc.text.slice(i, i + 4)))));
    if (!cut) continue;
    if (i - a >= 2) out.push({ start: a, end: i });
    a = i + 1;
  }
  return out;
}

/** Document number in a line of the head: 云政办发〔2026〕3号. */
export function headNumber(text: string): { start: number; end: number; canonical: string } | null {
  const m = /([\u4e00-\u9fff]{1,18})[[(](\d{4})[\])]第?(\d{1,4})号/.exec(text);
  if (m === null) return null;
  const word = (m[1] ?? '').replace(/^.*(?:通知|请示|函)/, '');
  const start = m.index + (m[1]?.length ?? 0) - word.length;
  return {
    start,
    end: m.index + m[0].length,
    canonical: `${word}〔${m[2]}〕${m[0].includes('第') ? '第' : ''}${m[3]}号`,
  };
}

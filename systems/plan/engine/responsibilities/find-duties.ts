import type { PlanText } from '../text/plan-text.ts';
import type { Duty } from './duty.ts';
import { type Bracket, firstSentence, isDutyBracket, isNameBracket, outerBrackets } from './duty-brackets.ts';
import { readDuty } from './duty-grammar.ts';
import { LABEL } from './duty-words.ts';
import type { NameContext } from './name-context.ts';

const OTHER_FIELD =
  /(?:完成|办结|推进|实施)?(?:时限|时间|期限|进度)(?:要求|安排|节点)?:|(?:工作目标|目标要求|量化目标|目标任务|预期目标|主要举措|具体举措|工作措施|备注|成果形式|目标):/;

/** Explicit responsibilities inside `[start, end)` (责任括注与责任字段), in text order. */
export function findDuties(doc: PlanText, start: number, end: number, context: NameContext): Duty[] {
  const text = doc.text.slice(start, end);
  if (!/牵头|负责|配合|责任|落实|主办|协办|协[作同助]|参与|[)\]]。?$/.test(text)) return [];
  const duties: Duty[] = [];
  const taken: Bracket[] = [];
  for (const b of outerBrackets(text)) {
    const inner = text.slice(b.start + 1, b.end - 1);
    if (
      inner.length < 3 ||
      inner.length > 600 ||
      !(
        isDutyBracket(inner) ||
        (isNameBracket(inner.slice(0, firstSentence(inner)), context) && /^[。;]?$/.test(text.slice(b.end)))
      )
    )
      continue;
    const stop = firstSentence(inner);
    const duty = readDuty(doc, start + b.start + 1, start + b.start + 1 + stop, context, 'duty.bracket');
    taken.push(b);
    if (duty !== null) duties.push({ ...duty, start: start + b.start, end: start + b.end });
  }
  for (const field of labelledFields(text, taken)) {
    const duty = readDuty(doc, start + field.start, start + field.end, context, 'duty.label');
    if (duty !== null) duties.push(duty);
  }
  if (duties.length === 0) {
    const tail = closingSentence(text);
    if (tail !== null) {
      const duty = readDuty(doc, start + tail.start, start + tail.end, context, 'duty.label');
      if (duty !== null && duty.lead.some((d) => d.departmentId !== null)) duties.push(duty);
    }
  }
  return duties.sort((a, b) => a.start - b.start);
}

/** Fields outside brackets: 责任单位：… up to the full stop, the end of the paragraph or another field. */
function labelledFields(text: string, taken: readonly Bracket[]): Bracket[] {
  const fields: Bracket[] = [];
  let covered = 0;
  let t = 0;
  for (const m of text.matchAll(LABEL)) {
    while (t < taken.length && (taken[t]?.end ?? 0) <= m.index) t++;
    const inside = t < taken.length && (taken[t]?.start ?? 0) <= m.index;
    if (inside || m.index < covered) continue;
    if (
      !/(?:单位|部门|科室|处室|股室|主体|领导|人|机构|分工|牵头|负责|配合|主办|协办|承办|责任):$/.test(m[0])
    )
      continue;
    const before = text[m.index - 1] ?? '\n';
    if (!/[-。;:,!?)\]\n"]/.test(before) && !(fields.length > 0 && m.index - (fields.at(-1)?.end ?? 0) < 3))
      continue;
    const near = text.slice(m.index, m.index + 600);
    const stop = near.search(/[\n。]/);
    let end = m.index + (stop < 0 ? near.length : stop);
    const rest = text.slice(m.index, Math.min(end, m.index + 600));
    const other = OTHER_FIELD.exec(rest.slice(m[0].length));
    if (other !== null) end = Math.min(end, m.index + m[0].length + other.index);
    end = Math.min(end, m.index + 600);
    const last = fields.at(-1);
    if (last !== undefined && text.slice(last.end, m.index).replace(/[\n。;,\s]/g, '') === '') last.end = end;
    else fields.push({ start: m.index, end });
    covered = end;
  }
  return fields;
}

/** An item may close with the duty as a bare sentence: …。区卫健委牵头，区财政局配合。 */
function closingSentence(text: string): Bracket | null {
  const body = text.replace(/[\n。]+$/, '');
  const at = Math.max(body.lastIndexOf('。'), body.lastIndexOf('\n')) + 1;
  const last = body.slice(at);
  if (last.length > 160 || last.length < 6) return null;
  if (
    !/^(?:由)?[\u4e00-\u9fff](?:[\u4e00-\u9fff、()[\]]{2,100})(?:牵头|负责|按职责分工负责|分别负责)(?:,[\u4e00-\u9fff、()[\]]{2,100}(?:配合|参与|参加|负责|协助|按职责分工负责|落实))?(?:,(?:20\d{2}年|长期|持续|\d{1,2}月)[^,]{0,10})?$/.test(
      last,
    )
  )
    return null;
  return { start: at, end: at + last.length };
}

import { resolveDepartment } from '@sanyi/codes';
import type { PlanText } from '../text/plan-text.ts';
import { type Duty, LABEL, readDuty } from './duty-grammar.ts';
import type { NameContext } from './name-list.ts';

const DUTY_WORDS = /牵头|负责|配合|责任(?:单位|部门|主体|科室|处室)|主办|协办|承办|参与单位|按职责|落实$/;
const DUTY_END = /(?:负责|牵头|配合|落实|参与|参加|协助|组织实施|承担|主办|协办)(?:落实|实施|推进)?[。;,]?$/;
const OTHER_FIELD =
  /(?:完成|办结|推进|实施)?(?:时限|时间|期限|进度)(?:要求|安排|节点)?:|(?:工作目标|目标要求|量化目标|目标任务|预期目标|主要举措|具体举措|工作措施|备注|成果形式|目标):/;

/** A bracket pair of the text; `start` is the opening bracket, `end` one behind the closing one. */
interface Bracket {
  start: number;
  end: number;
}

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

function isDutyBracket(inner: string): boolean {
  if (!DUTY_WORDS.test(inner)) return false;
  const first = inner.slice(0, firstSentence(inner));
  if (/(?:单位|部门|主体|科室|处室)[^,;:]{0,4}:|(?:牵头|负责|配合|主办|协办|承办|落实|责任):/.test(first))
    return true;
  if (/^(?:牵头|责任|主办|配合)(?:单位|部门)/.test(first)) return true;
  return (
    first.split(/[,;]/).some((c) => DUTY_END.test(c)) &&
    !/^(?:具体|主要|全面)负责/.test(first) &&
    /(?:局|委|厅|办|部|会|政府|机构|单位|部门|中心|街镇|镇|院|街道|公司|署|口|科|组|校|站|所|队|企业|集团)/.test(
      first,
    )
  );
}

/** An unknown body that bears a level: 市爱卫办. */
const LEVELLED = /^[省市区县州旗镇][\u4e00-\u9fff]{1,12}(?:局|委|办|厅|处|中心|院|会|政府|公司|站|集团)$/;

/** A closing bracket of nothing but departments and a date: （市卫生健康委、市医保局，2026年底前） */
function isNameBracket(inner: string, context: NameContext): boolean {
  const pieces = inner
    .split(/[、,;]/)
    .filter((p) => !/[年月日]|底前|完成|^(?:长期|持续|常态|常年|全年)/.test(p));
  if (pieces.length === 0 || pieces.length > 12) return false;
  const first = resolveDepartment(pieces[0] ?? '', { aliases: context.aliases });
  if ((first === null || first.level === null) && !LEVELLED.test(pieces[0] ?? '')) return false;
  return pieces.every(
    (p) =>
      resolveDepartment(p.replace(/等.{0,6}$/, ''), { aliases: context.aliases }) !== null ||
      /^各|等$|(?:局|委|办|厅|中心|政府)(?:等.{0,4})?$/.test(p),
  );
}

/** A scope sentence may follow inside the same bracket: …负责。以下均需…落实 */
function firstSentence(inner: string): number {
  const rule = inner.search(
    /[,;。](?=(?:排|列|位)(?:在)?(?:第一|首|最前)|第一位|首位|以下|下同|上述|各项任务|均需)/,
  );
  const stop = inner.indexOf('。');
  return Math.min(rule < 3 ? inner.length : rule, stop < 3 ? inner.length : stop);
}

/** Outermost bracket pairs, of any shape, mixed shapes allowed; linear. */
export function outerBrackets(text: string): Bracket[] {
  const found: Bracket[] = [];
  const stack: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 40 || c === 91) stack.push(i);
    else if (c === 41 || c === 93) {
      const open = stack.pop();
      if (open === undefined) continue;
      while (found.length > 0 && (found.at(-1)?.start ?? -1) > open) found.pop();
      found.push({ start: open, end: i + 1 });
    } else if (c === 10 && stack.length > 0) stack.length = 0;
  }
  return found;
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

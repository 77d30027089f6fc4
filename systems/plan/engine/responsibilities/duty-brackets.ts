import { resolveDepartment } from '@sanyi/codes';
import type { NameContext } from './name-context.ts';

const DUTY_WORDS = /牵头|负责|配合|责任(?:单位|部门|主体|科室|处室)|主办|协办|承办|参与单位|按职责|落实$/;
const DUTY_END = /(?:负责|牵头|配合|落实|参与|参加|协助|组织实施|承担|主办|协办)(?:落实|实施|推进)?[。;,]?$/;

/** A bracket pair of the text; `start` is the opening bracket, `end` one behind the closing one. */
export interface Bracket {
  start: number;
  end: number;
}

/** True when the words of a bracket say who is responsible (责任括注). */
export function isDutyBracket(inner: string): boolean {
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

/** True for a closing bracket of nothing but departments and a date (单位括注): （市卫生健康委、市医保局，2026年底前） */
export function isNameBracket(inner: string, context: NameContext): boolean {
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

/** End of the duty in a bracket (责任句末): a scope sentence may follow it, as in …负责。以下均需…落实 */
export function firstSentence(inner: string): number {
  const rule = inner.search(
    /[,;。](?=(?:排|列|位)(?:在)?(?:第一|首|最前)|第一位|首位|以下|下同|上述|各项任务|均需)/,
  );
  const stop = inner.indexOf('。');
  return Math.min(rule < 3 ? inner.length : rule, stop < 3 ? inner.length : stop);
}

/** Outermost bracket pairs (括号对), of any shape, mixed shapes allowed; linear. */
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

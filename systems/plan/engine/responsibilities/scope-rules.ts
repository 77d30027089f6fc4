import type { ScopeRule, TextItem } from '../reading.ts';
import { evidence } from '../text/evidence.ts';
import type { PlanText } from '../text/plan-text.ts';

/** 以下均需各镇（街道）落实，不再列出 / 以下任务均由各县（市、区）负责，不再逐一列出 */
const SCOPE =
  /(?:以下|下同|下列|以上|各项任务|上述)[^。\n()]{0,12}?(?:均需|均由|都需|都由|均须|均要|需)([^。\n]{2,40}?)(?:负责|落实|组织实施|贯彻落实|实施|参与|配合)[,]?(?:以下)?(?:不再|不另|不一一)(?:逐一|一一|另行|重复)?(?:列出|列明|单列|标注|赘述|注明)/g;
const SCOPE_AS_DUTY =
  /([^。,;\n()]{2,30}?)(?:均为|为各项任务的?|均列为)(?:责任|落实|实施|配合)(?:单位|主体)[,]?(?:以下)?(?:不再|不另|不一一)(?:逐一|一一|另行|重复)?(?:列出|列明|单列|标注|注明)/g;
/** 排在第一位的为牵头单位 */
const FIRST_LEADS =
  /(?:列|排|位)?(?:在)?(?:第一位|首位|第一个|第一|最前面)(?:的)?(?:单位|部门|责任单位)?(?:的)?(?:为|是|系)(?:该项任务的?|各项任务的?|本项任务的?)?(?:牵头|主办|主责|主要责任)(?:单位|部门)?/;

/** Rules of scope that a paper states once for all later items (范围沿用规则). */
export function findScopeRules(doc: PlanText): ScopeRule[] {
  const rules: ScopeRule[] = [];
  if (!/不再|不另|不一一/.test(doc.text)) return rules;
  for (const pattern of [SCOPE, SCOPE_AS_DUTY]) {
    for (const m of doc.text.matchAll(pattern)) {
      const who = (m[1] ?? '').replaceAll('[', '(').replaceAll(']', ')');
      const base = evidence(doc, m.index, m.index + m[0].length, 0.9, 'duty.scope-rule');
      rules.push({ ...base, scope: [who], appliesFrom: m.index });
    }
  }
  return rules;
}

/** The sentence that makes the first name of every list the lead; null when there is none. */
export function findFirstLeads(doc: PlanText): TextItem | null {
  if (!/第一|首位|最前面/.test(doc.text)) return null;
  const m = FIRST_LEADS.exec(doc.text);
  if (m === null) return null;
  return { ...evidence(doc, m.index, m.index + m[0].length, 0.9, 'duty.first-leads'), text: m[0] };
}

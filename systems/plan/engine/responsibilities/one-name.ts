import { type DepartmentLevel, LEVEL_WORD, type ResolvedDepartment, resolveDepartment } from '@sanyi/codes';
import type { DepartmentRef, ReasonCode } from '../reading.ts';
import { evidence, tidy } from '../text/evidence.ts';
import type { PlanText } from '../text/plan-text.ts';
import type { NameContext } from './name-context.ts';
import { ORGANISATION } from './name-words.ts';

/** Department that a piece of a list names (责任单位); null when the words name nobody. */
export function nameAt(
  doc: PlanText,
  a: number,
  b: number,
  context: NameContext,
  reason: ReasonCode,
  inherited: DepartmentLevel | null,
  inText: boolean,
): DepartmentRef | null {
  const raw = doc.text.slice(a, b);
  if (!/[\u4e00-\u9fff]{2}/.test(raw) || /^(?:等|按照?|其中|具体|以下|持续|长期|年底|完成|\d)/.test(raw))
    return null;
  const bracket = /^(.{2,24}?)[([](.{2,40})[)\]]$/.exec(raw);
  let name = raw;
  let affiliate: string | null = null;
  if (bracket !== null && !raw.startsWith('各')) {
    const inner = bracket[2] ?? '';
    if (resolveDepartment(inner, context) !== null || /(?:局|办|委|中心|厅|会|处)$/.test(inner)) {
      name = bracket[1] ?? raw;
      affiliate = inner;
    }
  }
  /** 团县委 bears its level inside; 银保监会 keeps its rank. */
  const found = resolve(name, context, /^团[省市区县州旗]委$/.test(name) ? null : inherited);
  const printed = tidy(doc.raw.slice(doc.from[a] ?? 0, doc.to[b - 1] ?? 0)).replace(/\s+/g, '');
  if (found === null && !ORGANISATION.test(name) && !/^(?:各|有关|相关|其他)/.test(name)) {
    if (inText || name.length > 14) return null;
  }
  return {
    ...evidence(
      doc,
      a,
      b,
      found === null ? (/^(?:各|有关|相关)/.test(name) ? 0.9 : 0.62) : found.confidence,
      found === null ? 'duty.unknown-name' : reason,
    ),
    raw: printed,
    norm:
      found === null
        ? plainName(name, inherited)
        : (name.endsWith('会') && found.norm.endsWith('局')) || name.endsWith('秘书处')
          ? name
          : found.norm,
    departmentId: found?.id ?? null,
    level: found?.level ?? null,
    affiliate: affiliate === null ? null : tidy(affiliate),
    inText,
  };
}

function resolve(
  name: string,
  context: NameContext,
  inherited: DepartmentLevel | null,
): ResolvedDepartment | null {
  return resolveDepartment(name, { onDay: context.onDay, aliases: context.aliases, defaultLevel: inherited });
}

/** Unknown names stay as printed; a level printed once for the list is not guessed on to them. */
function plainName(name: string, inherited: DepartmentLevel | null): string {
  return inherited !== null &&
    /^(?:[\u4e00-\u9fff]{2,4})(?:局|委|办)$/.test(name) &&
    !/^(?:各|省|市|区|县|国家|团[省市区县州旗])/.test(name)
    ? LEVEL_WORD[inherited] + name
    : name;
}

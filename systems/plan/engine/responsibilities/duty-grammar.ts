import type { DepartmentRef, ReasonCode, ResponsibilityMode } from '../reading.ts';
import type { PlanText } from '../text/plan-text.ts';
import type { Duty } from './duty.ts';
import { COOP_LABEL, LABEL, LEAD_LABEL, PERSON, VERB, VERBS } from './duty-words.ts';
import type { NameContext } from './name-context.ts';
import { type NameList, readNames } from './name-list.ts';

/** Reads a responsibility text `[start, end)` that is known to be one (责任表述); null when it names nobody. */
export function readDuty(
  doc: PlanText,
  start: number,
  end: number,
  context: NameContext,
  reason: ReasonCode,
): Duty | null {
  const text = doc.text.slice(start, end);
  const parts: { role: 'lead' | 'coop' | 'plain' | 'by_duty' | 'separate' | 'joint'; list: NameList }[] = [];
  const labels = [...text.matchAll(LABEL)];
  if (labels.length > 0) {
    const first = labels[0];
    if (first !== undefined && first.index > 2)
      parts.push(...byVerbs(doc, start, start + first.index, context, reason));
    labels.forEach((m, i) => {
      if (PERSON.test(m[0])) return;
      const a = start + m.index + m[0].length;
      const b = start + (labels[i + 1]?.index ?? text.length);
      const inner = byVerbs(doc, a, b, context, reason);
      const plain = inner.length === 1 && inner[0]?.role === 'plain';
      if (!plain)
        parts.push(
          ...inner.map((p) =>
            p.role === 'plain'
              ? { ...p, role: COOP_LABEL.test(m[0]) ? ('coop' as const) : ('plain' as const) }
              : p,
          ),
        );
      else
        for (const p of inner)
          parts.push({
            role: COOP_LABEL.test(m[0]) ? 'coop' : LEAD_LABEL.test(m[0]) ? 'lead' : 'plain',
            list: p.list,
          });
    });
  } else parts.push(...byVerbs(doc, start, end, context, reason));
  return compose(parts, start, end);
}

function byVerbs(
  doc: PlanText,
  start: number,
  end: number,
  context: NameContext,
  reason: ReasonCode,
): { role: 'lead' | 'coop' | 'plain' | 'by_duty' | 'separate' | 'joint'; list: NameList }[] {
  const text = doc.text.slice(start, end);
  const out: { role: 'lead' | 'coop' | 'plain' | 'by_duty' | 'separate' | 'joint'; list: NameList }[] = [];
  let at = 0;
  for (const m of text.matchAll(VERB)) {
    if (m.index < at) continue;
    const behind = text[m.index + m[0].length] ?? '';
    if (!/^(?:$|[,;。、)\]]|,)/.test(behind) && m.index + m[0].length < text.length) continue;
    const list = text.slice(at, m.index);
    const with_ = /(?:,|^)?会同/.exec(list);
    if (with_ !== null && with_.index > 0) {
      out.push({ role: 'lead', list: readNames(doc, start + at, start + at + with_.index, context, reason) });
      out.push({
        role: 'coop',
        list: readNames(doc, start + at + with_.index + with_[0].length, start + m.index, context, reason),
      });
    } else
      out.push({
        role: VERBS.find((v) => v.pattern.test(m[0]))?.as ?? 'joint',
        list: readNames(doc, start + at, start + m.index, context, reason),
      });
    at = m.index + m[0].length;
  }
  if (text.slice(at).replace(/[,;。、)\]\s]/g, '').length >= 2)
    out.push({ role: 'plain', list: readNames(doc, start + at, end, context, reason) });
  return out;
}

function compose(
  parts: readonly { role: string; list: NameList }[],
  start: number,
  end: number,
): Duty | null {
  const filled = parts.filter((p) => p.list.names.length > 0);
  if (filled.length === 0) return null;
  const hasLead = filled.some((p) => p.role === 'lead');
  const lead: DepartmentRef[] = [];
  const coop: DepartmentRef[] = [];
  for (const p of filled) {
    const toCoop = p.role === 'coop' || (hasLead && p.role !== 'lead');
    for (const n of p.list.names) {
      if (lead.some((x) => x.raw === n.raw) || coop.some((x) => x.raw === n.raw)) continue;
      (toCoop ? coop : lead).push(n);
    }
  }
  const roles = new Set(filled.map((p) => p.role));
  const mode: ResponsibilityMode =
    coop.length > 0
      ? 'lead_coop'
      : roles.has('by_duty')
        ? 'joint_by_duty'
        : roles.has('separate')
          ? 'separate'
          : lead.length > 1 && !hasLead
            ? 'joint'
            : 'lead';
  return {
    mode,
    lead,
    coop,
    openEnded: filled.some((p) => p.list.openEnded),
    explicitLead: hasLead,
    start,
    end,
  };
}

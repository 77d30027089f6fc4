import type { DepartmentRef, ReasonCode, ResponsibilityMode } from '../reading.ts';
import type { PlanText } from '../text/plan-text.ts';
import { type NameContext, type NameList, readNames } from './name-list.ts';

/** Responsibility read from one bracket, field or sentence (责任表述). */
export interface Duty {
  mode: ResponsibilityMode;
  lead: DepartmentRef[];
  coop: DepartmentRef[];
  openEnded: boolean;
  /** 牵头 is printed, so that other names beside it cooperate. */
  explicitLead: boolean;
  start: number;
  end: number;
}

/** 牵头单位： / 责任部门： / 配合单位： */
export const LABEL =
  /(?:主要|具体|共同|直接)?(牵头|主办|承办|主责|责任|负责|落实|实施|配合|协办|协同|协作|参与|参加|协助)(?:责任)?(?:单位|部门|科室|处室|股室|主体|领导|人|机构|分工)?(?:[和及]负责人)?:/g;
const PERSON = /(?:领导|人):$/;
const COOP_LABEL = /^(?:主要|具体|共同|直接)?(?:配合|协办|协同|协作|参与|参加|协助)/;
const LEAD_LABEL = /^(?:主要|具体|共同|直接)?(?:牵头|主办|承办|主责)/;

/** What a verb behind a list of names makes of them. */
const VERBS: readonly { pattern: RegExp; as: 'lead' | 'coop' | 'by_duty' | 'separate' | 'joint' }[] = [
  { pattern: /^(?:共同)?牵头(?:负责|落实|组织实施|推进|实施)?/, as: 'lead' },
  {
    pattern:
      /^(?:等)?(?:按照?|依照|根据)?(?:各自)?(?:职责|职能)(?:分工)?(?:范围内?)?(?:分别|共同|各自)?(?:负责|落实|推进|配合)/,
    as: 'by_duty',
  },
  { pattern: /^分工负责/, as: 'by_duty' },
  { pattern: /^(?:分别|各自)(?:负责|落实|牵头)/, as: 'separate' },
  { pattern: /^(?:积极|共同|协同)?(?:配合|参与|参加|协助|协办|协同)(?:落实|实施|推进)?/, as: 'coop' },
  { pattern: /^(?:共同|具体|组织|分头|联合)?(?:负责|落实|承担|组织实施|实施|主办)(?:落实)?/, as: 'joint' },
];
const VERB =
  /(?:共同)?牵头(?:负责|落实|组织实施|推进|实施)?|(?:按照?|依照|根据)?(?:各自)?(?:职责|职能)(?:分工)?(?:范围内?)?(?:分别|共同|各自)?(?:负责|落实|推进|配合)|分工负责|(?:分别|各自)(?:负责|落实|牵头)|(?:积极|共同|协同)?(?:配合|参与|参加|协助|协办|协同)(?:落实|实施|推进)?|(?:共同|具体|组织|分头|联合)?(?:负责|落实|承担|组织实施|主办)(?:落实)?/g;

/** Reads a responsibility text `[start, end)` that is known to be one; null when it names nobody. */
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

/**
 * One responsibility out of several marks of the same item (牵头单位 and 配合单位 on lines of their own, brackets of its
 * parts); `firstLeads` is the paper's own rule that the first name of a list leads.
 */
export function mergeDuties(duties: readonly Duty[], firstLeads: boolean): Duty | null {
  const [first] = duties;
  if (first === undefined) return null;
  const explicit = duties.some((d) => d.explicitLead);
  const lead: DepartmentRef[] = [];
  const coop: DepartmentRef[] = [];
  const add = (list: DepartmentRef[], refs: readonly DepartmentRef[]): void => {
    for (const r of refs)
      if (!lead.some((x) => x.norm === r.norm) && !list.some((x) => x.norm === r.norm)) list.push(r);
  };
  for (const d of duties) if (!explicit || d.explicitLead) add(lead, d.lead);
  for (const d of duties) {
    if (explicit && !d.explicitLead) add(coop, d.lead);
    add(coop, d.coop);
  }
  if (lead.length === 0) lead.push(...coop.splice(0, coop.length));
  let mode: ResponsibilityMode =
    coop.length > 0
      ? 'lead_coop'
      : duties.length === 1
        ? first.mode
        : lead.length > 1 && !explicit
          ? 'joint'
          : 'lead';
  if (firstLeads && mode === 'joint' && lead.length > 1) {
    coop.push(...lead.splice(1));
    mode = 'lead_coop';
  }
  return {
    mode,
    lead,
    coop,
    openEnded: duties.some((d) => d.openEnded),
    explicitLead: explicit,
    start: first.start,
    end: duties.at(-1)?.end ?? first.end,
  };
}

import type { DepartmentRef, ResponsibilityMode } from '../reading.ts';
import type { Duty } from './duty.ts';

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

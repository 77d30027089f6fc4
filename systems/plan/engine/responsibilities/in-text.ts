import { resolveDepartment } from '@sanyi/codes';
import type { DepartmentRef } from '../reading.ts';
import type { PlanText } from '../text/plan-text.ts';
import type { Duty } from './duty.ts';
import type { NameContext } from './name-context.ts';
import { readNames } from './name-list.ts';

/**
 * Departments that an item without a responsibility field names as the doer (行文中点名的单位).
 * Rule "by": 由区财政局、人社局共同核定……. Rule "subject": 县医保局要……；区教育局会同区体育局…….
 * Only names of the registry count, and only as subject of what must be done.
 */
export function dutiesInText(doc: PlanText, start: number, end: number, context: NameContext): Duty | null {
  const text = doc.text.slice(start, end);
  const lead: DepartmentRef[] = [];
  const coop: DepartmentRef[] = [];
  for (const m of text.matchAll(
    /(?<=[\n。;,:]|^)(?:由)([\u4e00-\u9fff、()]{3,80}?)(?:共同|牵头|负责|联合|会同|统筹|组织|商定|制定|分别)/g,
  ))
    take(doc, start + m.index + 1, m[1] ?? '', context, lead);
  for (const m of text.matchAll(
    /(?<=[\n。;]|^)([\u4e00-\u9fff、()]{3,60}?)(?:要(?!求|点|素|闻|件|害|紧|约)|应当?(?!急|用|对|付|届|诊)|须|需(?!求)|负责|牵头|会同|加强|于(?=\d{4}年|今年|每))/g,
  )) {
    const before = lead.length;
    take(doc, start + m.index, m[1] ?? '', context, lead);
    if (lead.length === before || !m[0].endsWith('会同')) continue;
    const behind = /^[\u4e00-\u9fff、()]{3,60}?(?=,|要|共同|负责|制定|研究|开展|推进|做好|落实)/.exec(
      text.slice(m.index + m[0].length, m.index + m[0].length + 80),
    );
    if (behind !== null) take(doc, start + m.index + m[0].length, behind[0], context, coop);
  }
  const unique = coop.filter((c) => !lead.some((l) => l.norm === c.norm));
  return lead.length === 0
    ? null
    : { mode: 'in_text', lead, coop: unique, openEnded: false, explicitLead: false, start, end };
}

function take(doc: PlanText, at: number, words: string, context: NameContext, into: DepartmentRef[]): void {
  const first = words.split(/[、和及]/)[0] ?? '';
  const known = resolveDepartment(first, { onDay: context.onDay, aliases: context.aliases });
  if (known === null || known.level === null) return;
  const { names } = readNames(doc, at, at + words.length, context, 'duty.in-text', true);
  for (const name of names) {
    if (name.departmentId === null || into.some((x) => x.norm === name.norm)) continue;
    into.push({ ...name, confidence: Math.min(name.confidence, 0.66) });
  }
}

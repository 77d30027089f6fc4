import type { DepartmentLevel } from '@sanyi/codes';
import type { DepartmentRef, ReasonCode } from '../reading.ts';
import type { PlanText } from '../text/plan-text.ts';
import type { NameContext } from './name-context.ts';
import { LEAD_IN, TRAILING_OTHERS } from './name-words.ts';
import { nameAt } from './one-name.ts';
import { mergeHalves, splitNames } from './split-names.ts';

/** Names read from a list, in printed order. */
export interface NameList {
  names: DepartmentRef[];
  /** The list ends in 等. */
  openEnded: boolean;
}

/**
 * Reads a list of departments (单位名单): 、 and gaps part names, 和 parts them only behind the end of a name, a level
 * printed once (区发展改革委、财政局) counts for the names behind it.
 */
export function readNames(
  doc: PlanText,
  start: number,
  end: number,
  context: NameContext,
  reason: ReasonCode,
  inText = false,
): NameList {
  const names: DepartmentRef[] = [];
  let openEnded = false;
  let level: DepartmentLevel | null = null;
  for (const piece of mergeHalves(doc, splitNames(doc, start, end))) {
    let { a, b } = piece;
    a += /^[(]?\d{1,2}[.)、](?!\d)|^[①-⑳]/.exec(doc.text.slice(a, b))?.[0].length ?? 0;
    const lead = LEAD_IN.exec(doc.text.slice(a, b));
    if (lead !== null && b - a - lead[0].length >= 2) a += lead[0].length;
    const others = TRAILING_OTHERS.exec(doc.text.slice(a, b));
    if (others !== null) {
      openEnded = true;
      b -= others[0].length;
    }
    while (b > a && /[。;,、:)\]]$/.test(doc.text.slice(a, b)) && !balanced(doc.text.slice(a, b))) b--;
    while (b > a && /[。;,、:([]/.test(doc.text[b - 1] ?? '')) b--;
    if (b - a < 2 || b - a > 40) continue;
    const ref = nameAt(doc, a, b, context, reason, level, inText);
    if (ref === null) continue;
    level = ref.level ?? level;
    if (!names.some((n) => n.raw === ref.raw)) names.push(ref);
  }
  return { names, openEnded };
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const c of text) {
    if (c === '(' || c === '[') depth++;
    if (c === ')' || c === ']') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

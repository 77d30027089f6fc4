import { yearOf } from '../text/days.ts';
import { CALENDAR_RULES } from './calendar-rules.ts';
import type { DeadlineContext, DeadlineRule, FoundDeadline } from './context.ts';
import { HORIZON_RULES } from './horizon-rules.ts';
import { RECURRING_RULES } from './recurring-rules.ts';

/** Every deadline rule, stronger ones first: where two overlap the earlier in this list wins. */
export const DEADLINE_RULES: readonly DeadlineRule[] = [
  ...RECURRING_RULES.slice(0, 3),
  ...HORIZON_RULES.slice(0, 3),
  ...CALENDAR_RULES,
  ...HORIZON_RULES.slice(3),
  ...RECURRING_RULES.slice(3),
];

/**
 * Deadlines of one passage (时限), in text order, never overlapping. Words inside 《》 belong to titles and are left
 * alone; in running text a year before that of the paper is history.
 */
export function findDeadlines(text: string, context: DeadlineContext): FoundDeadline[] {
  if (context.mode === 'text' && !/[年月季周日期续末底程]|\d{4}[-./]\d/.test(text)) return [];
  const hidden = titleRanges(text);
  const hits: FoundDeadline[] = [];
  for (const rule of DEADLINE_RULES) {
    rule.pattern.lastIndex = 0;
    for (let m = rule.pattern.exec(text); m !== null; m = rule.pattern.exec(text)) {
      if (m[0] === '') {
        rule.pattern.lastIndex++;
        continue;
      }
      const start = m.index;
      const end = start + m[0].length;
      if (covered(hidden, start, end) || hits.some((h) => h.start < end && start < h.end)) continue;
      const read = rule.read(m, context, text);
      if (read === null) continue;
      if (context.dropPast && context.year !== null && read.due !== null && yearOf(read.due) < context.year)
        continue;
      hits.push({ ...read, start, end });
    }
  }
  return hits.sort((a, b) => a.start - b.start);
}

/** Ranges inside 《》, opening mark included; linear. */
export function titleRanges(text: string): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  let open = -1;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '《' && open < 0) open = i;
    else if (c === '》' && open >= 0) {
      ranges.push([open, i + 1]);
      open = -1;
    } else if (c === '\n') open = -1;
  }
  return ranges;
}

/** True when `[start, end)` touches one of the sorted ranges. */
export function covered(ranges: readonly (readonly [number, number])[], start: number, end: number): boolean {
  let lo = 0;
  let hi = ranges.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((ranges[mid]?.[1] ?? 0) <= start) lo = mid + 1;
    else hi = mid;
  }
  const r = ranges[lo];
  return r !== undefined && r[0] < end;
}

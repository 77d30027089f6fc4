import type { Day } from '@sanyi/quantity';

export type DueVerdict = 'earlier' | 'later' | 'set' | 'lifted' | 'same' | 'rolled';

export interface DueChange {
  readonly before: Day | null;
  readonly after: Day | null;
  /** `rolled`: the same day, as many years later as the plans are apart. */
  readonly change: DueVerdict;
}

/** The due days of both sides (时限变化). */
export function compareDue(before: Day | null, after: Day | null, yearsApart: number): DueChange {
  if (before === after) return { before, after, change: 'same' };
  if (before === null) return { before, after, change: 'set' };
  if (after === null) return { before, after, change: 'lifted' };
  const rolled = `${String(Number(before.slice(0, 4)) + yearsApart).padStart(4, '0')}${before.slice(4)}`;
  if (yearsApart !== 0 && sameDay(rolled, after)) return { before, after, change: 'rolled' };
  return { before, after, change: after < (yearsApart === 0 ? before : rolled) ? 'earlier' : 'later' };
}

/** The last of February counts as the same in leap years and others. */
function sameDay(one: Day, other: Day): boolean {
  const plain = (day: Day) => day.replace(/-02-29$/, '-02-28');
  return plain(one) === plain(other);
}

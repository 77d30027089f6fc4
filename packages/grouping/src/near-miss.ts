import type { Evidence, OpenCase, ReadyRule, RuleReader } from './evidence.ts';

/** An ADRG that lacked one condition alone (差一个条件的 ADRG). */
export interface NearMiss {
  readonly mdc: string;
  readonly row: string;
  readonly code: string;
  /** The condition that failed. */
  readonly missing: Evidence;
}

/** The one condition of a rule's `and` that fails (唯一缺少的条件); none when all hold, when more fail, or when the rule wants one thing only. */
export function onlyMissing(reader: RuleReader, ready: ReadyRule, opened: OpenCase): Evidence | null {
  if (ready.rule.op !== 'and') return null;
  let missing: Evidence | null = null;
  for (const rule of ready.inner) {
    const one = reader.read(rule, opened);
    if (one.holds) continue;
    if (missing) return null;
    missing = one;
  }
  return missing;
}

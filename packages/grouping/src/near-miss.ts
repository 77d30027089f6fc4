import type { Evidence, OpenCase, ReadyRule, RuleReader } from './evidence.ts';

/** An ADRG that lacked one condition alone (差一个条件的 ADRG). */
export interface NearMiss {
  readonly mdc: string;
  readonly row: string;
  readonly code: string;
  /** The condition that failed. */
  readonly missing: Evidence;
}

/**
 * The one condition of a rule's `and` that fails (唯一缺少的条件); none when all hold, when more fail, or when the rule wants one thing only.
 *
 * @param tried what was read of the rule already: an `and` that failed was read up to the condition that failed
 */
export function onlyMissing(
  reader: RuleReader,
  ready: ReadyRule,
  opened: OpenCase,
  tried?: Evidence,
): Evidence | null {
  if (ready.rule.op !== 'and' || tried?.holds) return null;
  let missing = tried?.inner.at(-1) ?? null;
  for (let place = tried?.inner.length ?? 0; place < ready.inner.length; place += 1) {
    const rule = ready.inner[place];
    const one = rule ? reader.read(rule, opened) : null;
    if (!one || one.holds) continue;
    if (missing) return null;
    missing = one;
  }
  return missing;
}

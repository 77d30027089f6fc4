import type { ComparableTarget, CompareMode } from './comparable.ts';
import { nameLikeness } from './plain-words.ts';

export type TargetVerdict = 'tightened' | 'loosened' | 'same' | 'changed' | 'added' | 'removed';

/** One target of both sides (目标变化), or of one. */
export interface TargetChange {
  readonly indicator: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Ids of the targets, by which either can be opened. */
  readonly beforeId: string | null;
  readonly afterId: string | null;
  readonly change: TargetVerdict;
}

/** Indicators are the same from this likeness of their names on, when the unit is the same. */
const SAME_INDICATOR = 0.5;

/** Words of indicators of which less is better, where the comparison itself does not say so. */
const LESS_IS_BETTER =
  /死亡|发病|次均|均次|费用|自付|个人卫生支出|增幅|增长率|反应时间|等候|等待|平均住院日|药占比|耗材|投诉|缺陷|违规|漏|误/u;

/** Units that mean the same in a city and in a district; counts (500 beds here, 120 there) do not. */
const RATE_UNITS = /^(?:%|‰|.*百分点|秒|分钟|小时|天|日|个?工作日|周|岁|人次?\/.*|.*\/.*|每.*)$/u;

/**
 * The targets of two tasks against each other (目标比对): the same indicator in the same unit, then which of both asks
 * more. A floor asks more when it is higher, a ceiling when it is lower. Against the paper above only rates and times
 * are judged so: a district's count is a part of the city's.
 */
export function compareTargets(
  left: readonly ComparableTarget[],
  right: readonly ComparableTarget[],
  mode: CompareMode = 'previous',
): TargetChange[] {
  const likenesses = left.flatMap((one, l) =>
    right.flatMap((other, r) => {
      const likeness = one.unit === other.unit ? nameLikeness(one.indicator, other.indicator) : 0;
      return likeness >= SAME_INDICATOR ? [{ l, r, likeness, equal: sameValue(one, other) }] : [];
    }),
  );
  likenesses.sort(
    (a, b) =>
      b.likeness - a.likeness ||
      Number(b.equal) - Number(a.equal) ||
      Math.abs(a.l - a.r) - Math.abs(b.l - b.r) ||
      a.l + a.r - b.l - b.r,
  );
  const mateOfLeft = new Map<number, number>();
  const taken = new Set<number>();
  for (const { l, r } of likenesses) {
    if (mateOfLeft.has(l) || taken.has(r)) continue;
    mateOfLeft.set(l, r);
    taken.add(r);
  }
  const changes: TargetChange[] = [];
  left.forEach((before, l) => {
    const after = right[mateOfLeft.get(l) ?? -1];
    changes.push({
      indicator: (after ?? before).indicator,
      before: before.phrase,
      after: after?.phrase ?? null,
      beforeId: before.id,
      afterId: after?.id ?? null,
      change: after ? verdictOf(before, after, mode) : 'removed',
    });
  });
  right.forEach((after, r) => {
    if (!taken.has(r))
      changes.push({
        indicator: after.indicator,
        before: null,
        after: after.phrase,
        beforeId: null,
        afterId: after.id,
        change: 'added',
      });
  });
  return changes;
}

function sameValue(left: ComparableTarget, right: ComparableTarget): boolean {
  return left.value === right.value && left.value2 === right.value2 && senseOf(left) === senseOf(right);
}

/** +1: more asks more; −1: less asks more; null: cannot be said. */
function senseOf(target: ComparableTarget): 1 | -1 | null {
  if (target.change !== null) return 1;
  switch (target.comparator) {
    case 'ge':
    case 'gt':
    case 'all':
      return 1;
    case 'le':
    case 'lt':
      return -1;
    case 'eq':
    case 'reach':
      return LESS_IS_BETTER.test(target.indicator) ? -1 : 1;
    case 'approx':
    case 'range':
      return null;
  }
}

function verdictOf(before: ComparableTarget, after: ComparableTarget, mode: CompareMode): TargetVerdict {
  if (sameValue(before, after)) return 'same';
  if (mode === 'parent' && !RATE_UNITS.test(before.unit)) return 'changed';
  const sense = senseOf(before);
  if (sense === null || sense !== senseOf(after) || before.value === null || after.value === null)
    return 'changed';
  if (before.change !== after.change) return 'changed';
  const step = compareDecimals(after.value, before.value) * sense;
  return step > 0 ? 'tightened' : step < 0 ? 'loosened' : 'same';
}

/** Compares decimal text exactly: −1, 0 or 1. */
export function compareDecimals(left: string, right: string): -1 | 0 | 1 {
  const scale = Math.max(placesOf(left), placesOf(right));
  const [a, b] = [scaled(left, scale), scaled(right, scale)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function placesOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}

function scaled(text: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

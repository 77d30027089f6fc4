import type { Catalogue, CatalogueGroup } from './contract.ts';

type Interval = NonNullable<CatalogueGroup['interval']>;

/** Why a group needs a look by experts (需专家核定的原因). */
export type Doubt = 'wide' | 'chance' | 'rank';

/** Bounds of an interval as percent of the score (区间占分值的比例); null where there is none. */
export function relativeBounds(
  score: string | null,
  interval: Interval | null,
): { readonly below: number; readonly above: number } | null {
  const middle = Number(score);
  if (!interval || interval.low === null || interval.high === null || !(middle > 0)) return null;
  return {
    below: ((Number(interval.low) - middle) * 100) / middle,
    above: ((Number(interval.high) - middle) * 100) / middle,
  };
}

/** Half the width of the interval in percent of the score (相对半宽). */
export function halfWidth(score: string | null, interval: Interval | null): number | null {
  const bounds = relativeBounds(score, interval);
  return bounds && (bounds.above - bounds.below) / 2;
}

/** What makes a group's score doubtful (存疑之处). */
export function doubtsOf(
  group: CatalogueGroup,
  { groups, doubts: bounds }: Pick<Catalogue, 'groups' | 'doubts'>,
): Doubt[] {
  const { interval } = group;
  if (!interval) return [];
  const width = halfWidth(group.score, interval);
  const doubts: Doubt[] = [];
  if (width === null || width > bounds.widthPercent) doubts.push('wide');
  if (interval.staysCore !== null && interval.staysCore * 100 < bounds.corePercent) doubts.push('chance');
  if (interval.rankHigh - interval.rankLow > (groups.length * bounds.rankPercent) / 100) doubts.push('rank');
  return doubts;
}

/** The groups on which most hangs (需专家核定的病种): the largest stakes first. */
export function needsExperts({
  groups,
  doubts,
}: Pick<Catalogue, 'groups' | 'doubts'>): readonly CatalogueGroup[] {
  return groups
    .filter(({ stake }) => stake !== null && stake > 0)
    .toSorted((one, other) => (other.stake ?? 0) - (one.stake ?? 0))
    .slice(0, doubts.groups);
}

import { mulDiv } from '@sanyi/quantity';

/** Stays of one group in two periods of the same length (病组两期). Money in fen. */
export interface GroupPair {
  readonly group: string;
  /** Stays with a cost: before and now. */
  readonly casesBefore: bigint;
  readonly casesNow: bigint;
  readonly fenBefore: bigint;
  readonly fenNow: bigint;
  /** The group's stays and costs at all hospitals before: what a case costs where this hospital had none. */
  readonly peerCasesBefore: bigint;
  readonly peerFenBefore: bigint;
}

/** An item that was charged in stays of two periods (收费项目两期). Quantities in ten-thousandths. */
export interface ItemPair {
  readonly item: string;
  readonly quantityBefore: bigint;
  readonly quantityNow: bigint;
  readonly fenBefore: bigint;
  readonly fenNow: bigint;
}

/** Why the cost of a hospital changed (费用变动分解), in fen; the four parts add up to the change exactly. */
export interface Split {
  readonly change: bigint;
  /** More or fewer stays at the mean cost before (人次). */
  readonly volume: bigint;
  /** Dearer or cheaper kinds of stays, at the costs before (结构). */
  readonly mix: bigint;
  /** Dearer or cheaper items, at the quantities of now (价格). */
  readonly price: bigint;
  /** What is left within groups: more or other items for the same kind of stay (用量). */
  readonly intensity: bigint;
}

/** What the stays of now would have cost at the costs before (按上期病组均费折算), exactly, as a fraction of fen. */
interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

const NOTHING: Fraction = { above: 0n, below: 1n };

/**
 * Splits the change of a hospital's cost of stays (费用变动分解): volume `(N₁ − N₀) · C₀ ÷ N₀`, mix `Σ n₁g · c₀g − N₁ · C₀ ÷ N₀`, price
 * `Σ (A₁i − Q₁i · A₀i ÷ Q₀i)` over items of both periods, and intensity, which is the rest. The first three are rounded half to
 * even; the rest takes what rounding leaves, so that nothing is lost.
 */
export function splitChange(groups: readonly GroupPair[], items: readonly ItemPair[]): Split {
  const before = totals(groups, 'casesBefore', 'fenBefore');
  const now = totals(groups, 'casesNow', 'fenNow');
  const change = now.fen - before.fen;
  // Where there was nothing before, all that is there now is more stays.
  if (before.cases === 0n) return { change, volume: change, mix: 0n, price: 0n, intensity: 0n };
  const volume = mulDiv(now.cases - before.cases, before.fen, before.cases, 'half-even');
  const expected = expectedFen(groups);
  const mix = rounded(minus(expected, { above: now.cases * before.fen, below: before.cases }));
  const price = items.reduce((sum, item) => sum + priceEffect(item), 0n);
  return { change, volume, mix, price, intensity: change - volume - mix - price };
}

/**
 * What an item's price added (单项价格影响), in fen, rounded half to even: 0 for an item of one period only, which has no other price to
 * compare with, and where refunds leave no quantity.
 */
export function priceEffect({ quantityBefore, quantityNow, fenBefore, fenNow }: ItemPair): bigint {
  if (quantityBefore <= 0n || quantityNow <= 0n) return 0n;
  return fenNow - mulDiv(quantityNow, fenBefore, quantityBefore, 'half-even');
}

/** What a group added within itself (组内影响), in fen, rounded half to even: its stays of now at their costs now and before. */
export function groupEffect(group: GroupPair): bigint {
  return group.fenNow - rounded(expectedFen([group]));
}

/** Growth of the mean cost in hundredths of a percent, plain and with the kinds of stays held fast (次均增幅). */
export interface Growth {
  /** `null` where one of the periods has no stays. */
  readonly plain: bigint | null;
  /** `Σ n₁g · c₁g ÷ Σ n₁g · c₀g − 1`: the same stays at the costs before (经结构调整). */
  readonly adjusted: bigint | null;
}

/** Growth of the mean cost per stay (次均费用增幅), rounded half away from zero to hundredths of a percent. */
export function growthOf(groups: readonly GroupPair[]): Growth {
  const before = totals(groups, 'casesBefore', 'fenBefore');
  const now = totals(groups, 'casesNow', 'fenNow');
  if (before.cases === 0n || now.cases === 0n || before.fen === 0n) return { plain: null, adjusted: null };
  const expected = expectedFen(groups);
  return {
    plain: mulDiv(now.fen * before.cases, HUNDREDTHS, now.cases * before.fen, 'half-up') - HUNDREDTHS,
    adjusted:
      expected.above === 0n
        ? null
        : mulDiv(now.fen * expected.below, HUNDREDTHS, expected.above, 'half-up') - HUNDREDTHS,
  };
}

/** A whole in hundredths of a percent. */
const HUNDREDTHS = 10_000n;

function expectedFen(groups: readonly GroupPair[]): Fraction {
  return groups.reduce((sum, group) => plus(sum, expectedOf(group)), NOTHING);
}

/** At the hospital's own cost before, else at its peers', else at that of now: a new kind of stay is a matter of mix. */
function expectedOf(group: GroupPair): Fraction {
  const { casesNow, casesBefore, fenBefore, peerCasesBefore, peerFenBefore, fenNow } = group;
  if (casesNow === 0n) return NOTHING;
  if (casesBefore > 0n) return { above: casesNow * fenBefore, below: casesBefore };
  if (peerCasesBefore > 0n) return { above: casesNow * peerFenBefore, below: peerCasesBefore };
  return { above: fenNow, below: 1n };
}

function plus(one: Fraction, other: Fraction): Fraction {
  return reduced(one.above * other.below + other.above * one.below, one.below * other.below);
}

function minus(one: Fraction, { above, below }: Fraction): Fraction {
  return plus(one, { above: -above, below });
}

/** Hundreds of groups would make the parts of an unreduced fraction thousands of digits long. */
function reduced(above: bigint, below: bigint): Fraction {
  let [a, b] = [above < 0n ? -above : above, below];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? NOTHING : { above: above / a, below: below / a };
}

function rounded({ above, below }: Fraction): bigint {
  return mulDiv(above, 1n, below, 'half-even');
}

function totals(
  groups: readonly GroupPair[],
  cases: 'casesBefore' | 'casesNow',
  money: 'fenBefore' | 'fenNow',
): { cases: bigint; fen: bigint } {
  return groups.reduce((sum, group) => ({ cases: sum.cases + group[cases], fen: sum.fen + group[money] }), {
    cases: 0n,
    fen: 0n,
  });
}

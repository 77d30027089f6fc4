import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GroupPair, groupEffect, growthOf, type ItemPair, priceEffect, splitChange } from './split.ts';

const group = (
  [casesBefore, fenBefore]: readonly [number, number],
  [casesNow, fenNow]: readonly [number, number],
  [peerCasesBefore, peerFenBefore]: readonly [number, number] = [0, 0],
): GroupPair => ({
  group: 'g',
  casesBefore: BigInt(casesBefore),
  fenBefore: BigInt(fenBefore),
  casesNow: BigInt(casesNow),
  fenNow: BigInt(fenNow),
  peerCasesBefore: BigInt(peerCasesBefore),
  peerFenBefore: BigInt(peerFenBefore),
});
const item = (quantityBefore: number, fenBefore: number, quantityNow: number, fenNow: number): ItemPair => ({
  item: 'i',
  quantityBefore: BigInt(quantityBefore),
  fenBefore: BigInt(fenBefore),
  quantityNow: BigInt(quantityNow),
  fenNow: BigInt(fenNow),
});

describe('a change of cost', () => {
  it('is split as by hand', () => {
    // Before: 10 stays at 100 and 10 at 300, mean 200. Now: 10 at 110 and 15 at 310, mean 230.
    const groups = [group([10, 1000], [10, 1100]), group([10, 3000], [15, 4650])];
    // One item, 50 at 20 before, 60 at 22 now: its price added 60 × 2.
    const items = [item(50, 1000, 60, 1320)];
    expect(splitChange(groups, items)).toEqual({
      change: 1750n,
      volume: 1000n, // 5 × 200
      mix: 500n, // 10 × 100 + 15 × 300 − 25 × 200
      price: 120n,
      intensity: 130n, // 10 × 10 + 15 × 10 − 120
    });
    expect(groups.map(groupEffect)).toEqual([100n, 150n]);
    // 230 ÷ 200, and 5750 ÷ 5500.
    expect(growthOf(groups)).toEqual({ plain: 1500n, adjusted: 455n });
  });

  it.each([
    ['nothing before: all is volume', [group([0, 0], [3, 900])], { change: 900n, volume: 900n }],
    ['nothing now: all is volume', [group([3, 900], [0, 0])], { change: -900n, volume: -900n, mix: 0n }],
    [
      'a new kind costs what it costs at its peers',
      [group([10, 1000], [10, 1000]), group([0, 0], [2, 700], [4, 1200])],
      // 2 × 100 more stays; at 300 each instead of 100: 400 of mix; 2 × 50 above the peers.
      { change: 700n, volume: 200n, mix: 400n, intensity: 100n },
    ],
    [
      'a kind nobody knew is a matter of mix alone',
      [group([10, 1000], [10, 1000]), group([0, 0], [2, 700])],
      { change: 700n, volume: 200n, mix: 500n, intensity: 0n },
    ],
  ] as const)('%s', (_, groups, parts) => {
    expect(splitChange(groups, [])).toMatchObject(parts);
  });

  it('has no price where there is nothing to compare with', () => {
    expect([item(0, 0, 5, 100), item(5, 100, 0, 0), item(5, 100, -1, -20)].map(priceEffect)).toEqual([
      0n,
      0n,
      0n,
    ]);
    expect(growthOf([group([0, 0], [3, 900])])).toEqual({ plain: null, adjusted: null });
  });

  it('adds up to the fen, whatever happened, and is no matter of order or of how groups are cut', () => {
    const count = fc.integer({ min: 0, max: 5000 });
    const money = fc.integer({ min: 0, max: 1_000_000_000 });
    const side = fc.tuple(count, money).map(([cases, fen]) => [cases, cases === 0 ? 0 : fen] as const);
    const groups = fc.array(
      fc.tuple(side, side, side).map(([a, b, c]) => group(a, b, c)),
      { maxLength: 60 },
    );
    const items = fc.array(
      fc.tuple(count, money, count, money).map((parts) => item(...parts)),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(groups, items, (given, charged) => {
        const { change, volume, mix, price, intensity } = splitChange(given, charged);
        expect(volume + mix + price + intensity).toBe(change);
        expect(change).toBe(given.reduce((sum, one) => sum + one.fenNow - one.fenBefore, 0n));
        expect(splitChange(given.toReversed(), charged.toReversed())).toEqual({
          change,
          volume,
          mix,
          price,
          intensity,
        });
        // Costs of now equal to those before leave nothing within groups.
        const same = given
          .filter((one) => one.casesBefore > 0n)
          .map((one) => ({ ...one, casesNow: one.casesBefore * 2n, fenNow: one.fenBefore * 2n }));
        const doubled = splitChange(same, []);
        expect([doubled.mix, doubled.intensity]).toEqual([0n, 0n]);
      }),
    );
  });
});

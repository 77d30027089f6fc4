import type { LocalText } from '@sanyi/kernel';
import { fixed, fixedText, mulDiv } from '@sanyi/quantity';
import type { HospitalPair } from '../engine/pairs.ts';
import {
  type Growth,
  groupEffect,
  growthOf,
  type ItemPair,
  priceEffect,
  type Split,
  splitChange,
} from '../engine/split.ts';
import type { ChargedItem } from '../store/stay-items.ts';
import type { GrowthTarget } from '../store/targets.ts';

/** Drivers that are shown: the first of each side tell the story. */
const DRIVERS = 15;

/** A number of hundredths of a percent as text: 1234 → `12.34`. */
export function percentText(hundredths: bigint | null): string | null {
  return hundredths === null ? null : fixedText({ mantissa: hundredths, scale: 2 });
}

export interface Around {
  readonly name: LocalText;
  readonly items: readonly ItemPair[];
  readonly targets: ReadonlyMap<string, GrowthTarget>;
}

/** A hospital's two periods in wire form (医院两期). */
export function hospitalView(pair: HospitalPair, { name, items, targets }: Around) {
  const { institution, groups, withoutCost } = pair;
  const sum = (of: 'casesBefore' | 'casesNow' | 'fenBefore' | 'fenNow') =>
    groups.reduce((total, group) => total + group[of], 0n);
  const [casesBefore, casesNow, fenBefore, fenNow] = [
    sum('casesBefore'),
    sum('casesNow'),
    sum('fenBefore'),
    sum('fenNow'),
  ];
  const mean = (fen: bigint, cases: bigint) =>
    cases === 0n ? null : mulDiv(fen, 1n, cases, 'half-up').toString();
  const growth = growthOf(groups);
  const own = institution === '' ? undefined : targets.get(institution);
  const target = own ?? targets.get('');
  return {
    code: institution,
    name,
    casesBefore: Number(casesBefore),
    casesNow: Number(casesNow),
    fenBefore: fenBefore.toString(),
    fenNow: fenNow.toString(),
    meanBefore: mean(fenBefore, casesBefore),
    meanNow: mean(fenNow, casesNow),
    growth: percentText(growth.plain),
    adjusted: percentText(growth.adjusted),
    target: target
      ? {
          growth: target.growth,
          own: own !== undefined,
          reason: target.reason,
          setBy: target.setBy,
          setAt: target.setAt,
        }
      : null,
    verdict: verdictOf(growth, target),
    split: splitView(splitChange(groups, items)),
    withoutCost,
  };
}

function verdictOf({ plain, adjusted }: Growth, target: GrowthTarget | undefined) {
  if (plain === null || !target) return 'unknown' as const;
  const most = fixed(target.growth, 2).mantissa;
  if (plain <= most) return 'within' as const;
  return adjusted !== null && adjusted <= most ? ('over-by-mix' as const) : ('over' as const);
}

function splitView({ change, volume, mix, price, intensity }: Split) {
  return {
    change: change.toString(),
    volume: volume.toString(),
    mix: mix.toString(),
    price: price.toString(),
    intensity: intensity.toString(),
  };
}

const magnitude = (value: bigint) => (value < 0n ? -value : value);

function foremost<Item extends { readonly effect: bigint }>(all: readonly Item[]): Item[] {
  return all
    .filter(({ effect }) => effect !== 0n)
    .toSorted((one, other) => (magnitude(one.effect) < magnitude(other.effect) ? 1 : -1))
    .slice(0, DRIVERS);
}

/** Groups whose stays became dearer or cheaper most (病组驱动). */
export function groupDrivers({ groups }: HospitalPair, names: ReadonlyMap<string, string>) {
  return foremost(groups.map((group) => ({ group, effect: groupEffect(group) }))).map(
    ({ group, effect }) => ({
      code: group.group,
      name: names.get(group.group) ?? group.group,
      effect: effect.toString(),
      before: group.fenBefore.toString(),
      now: group.fenNow.toString(),
      quantityBefore: group.casesBefore.toString(),
      quantityNow: group.casesNow.toString(),
    }),
  );
}

/** Items whose price moved the cost most (价格驱动). */
export function itemDrivers(items: readonly ChargedItem[]) {
  return foremost(items.map((item) => ({ item, effect: priceEffect(item) }))).map(({ item, effect }) => ({
    code: item.item,
    name: item.name || item.item,
    effect: effect.toString(),
    before: item.fenBefore.toString(),
    now: item.fenNow.toString(),
    quantityBefore: quantityText(item.quantityBefore),
    quantityNow: quantityText(item.quantityNow),
  }));
}

/** How much of the cost of stays the charged lines tell (收费明细覆盖), in percent. */
export function chargedShare({ groups }: HospitalPair, items: readonly ItemPair[]): string | null {
  const cost = groups.reduce((sum, group) => sum + group.fenBefore + group.fenNow, 0n);
  if (cost === 0n) return null;
  const charged = items.reduce((sum, item) => sum + item.fenBefore + item.fenNow, 0n);
  return percentText(mulDiv(charged, 10_000n, cost, 'half-up'));
}

function quantityText(tenThousandths: bigint): string {
  return fixedText({ mantissa: tenThousandths, scale: 4 }).replace(/\.?0+$/, '');
}

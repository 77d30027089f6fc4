import type { Disease } from './diseases.ts';
import type { Draft, DraftLine } from './draft.ts';
import type { ItemUse } from './item-uses.ts';
import { newLine } from './new-draft.ts';
import type { RegionPlan } from './plan.ts';
import type { Dice } from './random.ts';

/** Lines of what is scaled, per stay; daily items share them. */
const FLEXIBLE_LINES = 14;
/** Tests may grow to three times, drugs and material to ten times what the bundle says. */
const MOST_TESTS = 3 * 1024;
const MOST_DRUGS = 10 * 1024;

/**
 * The charges of a stay (住院收费): what lodging costs by the day, what the operation uses, and the rest of the bundle
 * scaled so that the bill comes near the cost that was drawn. Every stay shows its disease's own items; from three days
 * on, something is done after the first day.
 */
export function chargeStay(
  plan: RegionPlan,
  draft: Draft,
  disease: Disease,
  days: number,
  cost: number,
  dice: Dice,
): void {
  const institution = plan.institutions[draft.institution];
  const prices = plan.prices.price[institution?.tier ?? 0] as Int32Array;
  const level = ((institution?.row.level ?? 1) - 1) as 0 | 1 | 2;
  const { bundle, profile } = disease;
  const target = Math.floor((profile.cost[level] * (disease.costGrowth[cost + 1024] as number)) / 4096);
  let given = 0;
  const put = (item: number, quantity: number, at: number) => {
    draft.lines.push(lineAt(draft, item, quantity, at));
    given += quantity * (prices[item] as number);
  };
  const limits = plan.items.perDayLimit;
  for (const { item, milli } of bundle.fixed) {
    const limit = limits[item] as number;
    for (let at = 0; at < days; at += 1) {
      let quantity = dice.milli(milli);
      if (limit !== 0 && quantity > limit) quantity = limit;
      if (quantity > 0) put(item, quantity, at);
    }
  }
  for (const { item, milli } of bundle.timed) {
    const quantity = Math.min(dice.milli(milli), days * (limits[item] as number));
    if (quantity > 0) put(item, quantity, days - 1);
  }
  const { daily, once, signature } = bundle;
  let usual = 0;
  for (const { item, milli } of daily) usual += milli * (prices[item] as number) * days;
  for (const { item, milli } of once) usual += milli * (prices[item] as number);
  usual = Math.max(1, Math.floor(usual / 1000));
  const factor = Math.max(
    400,
    Math.min(MOST_DRUGS, Math.floor((Math.max(0, target - given) * 1024) / usual)),
  );
  const factorOf = (item: number) => (plan.items.isTest[item] === 1 ? Math.min(factor, MOST_TESTS) : factor);
  const groups = Math.max(1, Math.min(days, Math.floor(FLEXIBLE_LINES / Math.max(1, daily.length))));
  const amount = ({ item, milli }: ItemUse, times: number) => {
    const quantity = dice.milli(Math.floor((milli * times * factorOf(item)) / 1024));
    const limited =
      (limits[item] as number) === 0 ? quantity : Math.min(quantity, days * (limits[item] as number));
    return limited === 0 && signature.includes(item) ? 1 : limited;
  };
  for (const use of daily) {
    const total = amount(use, days);
    for (let group = 0; group < groups; group += 1) {
      const quantity = Math.floor((total * (group + 1)) / groups) - Math.floor((total * group) / groups);
      if (quantity > 0) put(use.item, quantity, Math.floor(((group * 2 + 1) * days) / (groups * 2)));
    }
  }
  once.forEach((use, index) => {
    const quantity = amount(use, 1);
    if (quantity > 0)
      put(use.item, quantity, index % 3 === 2 && days > 1 ? Math.min(days - 1, 1 + (index % 5)) : 0);
  });
  for (const operation of draft.operations)
    for (const { item, milli } of operation.operation.items) {
      const line = lineAt(draft, item, Math.max(1, Math.floor(milli / 1000)), operation.day - draft.beginDay);
      // In the theatre, each item at its own second.
      line.second = operation.second + 60 + draft.lines.length;
      line.day = operation.day;
      while (draft.lines.some((other) => sameMoment(other, line))) line.second += 1;
      draft.lines.push(line);
    }
  if (!draft.lines.some((line) => plan.items.isLodging[line.item] === 0)) {
    const care = [...signature, ...daily.map((use) => use.item), ...once.map((use) => use.item)][0];
    if (care !== undefined) put(care, 1, 0);
  }
  if (days <= 3 && draft.operations.length === 0) treatToo(plan, draft, disease, prices);
  careLater(plan, draft, days);
}

/** Gives a short stay some treatment where it had hardly any: a stay of mere tests is planted, never drawn. */
function treatToo(plan: RegionPlan, draft: Draft, { bundle }: Disease, prices: Int32Array): void {
  let total = 0;
  let treated = 0;
  for (const { item, quantity } of draft.lines) {
    const amount = quantity * (prices[item] as number);
    total += amount;
    if (plan.items.isLodging[item] === 0 && plan.items.isTest[item] === 0) treated += amount;
  }
  if (treated * 100 >= total * 15) return;
  const use = [...bundle.daily, ...bundle.once].find(
    ({ item }) =>
      plan.items.isLodging[item] === 0 && plan.items.isTest[item] === 0 && plan.items.perDayLimit[item] === 0,
  );
  if (!use) return;
  const price = prices[use.item] as number;
  draft.lines.push(lineAt(draft, use.item, Math.floor((total - treated * 4) / (4 * price)) + 1, 0));
}

function sameMoment(a: DraftLine, b: DraftLine): boolean {
  return a.item === b.item && a.day * 86_400 + a.second === b.day * 86_400 + b.second;
}

/** A charge on the `at`-th day of the stay, at a moment of its own. */
export function lineAt(draft: Draft, item: number, quantity: number, at: number): DraftLine {
  const ordinal = draft.lines.length;
  if (at <= 0) return newLine(item, quantity, draft.beginDay, draft.beginSecond + 120 + ordinal * 23);
  const second = (450 + ((ordinal * 7) % 480)) * 60 + ((ordinal * 13) % 60);
  return newLine(item, quantity, draft.beginDay + at, second);
}

/** Moves one piece of care to a later day where all of it fell on the first: otherwise the bed would look empty. */
function careLater(plan: RegionPlan, draft: Draft, days: number): void {
  if (days < 3) return;
  let last: DraftLine | null = null;
  for (const line of draft.lines) {
    if (plan.items.isLodging[line.item] === 1) continue;
    if (line.day > draft.beginDay) return;
    last = line;
  }
  if (!last) return;
  last.day = draft.beginDay + Math.floor(days / 2);
  last.second = 39_000 + draft.lines.length;
}

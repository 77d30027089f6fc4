import type { Catalogue, ItemBundle, ItemProfile } from './catalogue-types.ts';

/** An item and how much of it, in thousandths (项目用量). */
export interface ItemUse {
  readonly item: number;
  readonly milli: number;
}

/** A bundle with its items found (收费组合). */
export interface Bundle {
  /** Charged every day and never scaled: beds, consultation, nursing, what is priced by the day or hour. */
  readonly fixed: readonly ItemUse[];
  readonly daily: readonly ItemUse[];
  readonly once: readonly ItemUse[];
  /** Priced by the day or hour and charged once; cut to what the days allow. */
  readonly timed: readonly ItemUse[];
  readonly visit: readonly ItemUse[];
  /** Items that few bundles have and every stay of this one shows (特征项目): the trace of the disease in the fees. */
  readonly signature: readonly number[];
}

/** Items by number (项目索引) with what the engine asks of them. */
export interface ItemIndex {
  readonly items: readonly ItemProfile[];
  readonly numbers: ReadonlyMap<string, number>;
  /** Greatest number of units in a day: 1 by the day, 24 by the hour, 0 without such a limit. */
  readonly perDayLimit: Uint8Array;
  /** 1 bed, consultation or nursing: what a bed costs without any care. */
  readonly isLodging: Uint8Array;
  readonly isDrug: Uint8Array;
  /** 1 examinations and tests. */
  readonly isTest: Uint8Array;
  /** Hours of ventilation or intensive care in one unit. */
  readonly ventilatorHours: Uint8Array;
  readonly icuHours: Uint8Array;
}

/** Numbers the items of the catalogue. */
export function indexItems(items: readonly ItemProfile[]): ItemIndex {
  const flag = (test: (item: ItemProfile) => number) => Uint8Array.from(items, test);
  return {
    items,
    numbers: new Map(items.map((item, index) => [item.code, index])),
    perDayLimit: flag(perDay),
    isLodging: flag((item) => Number(['01', '02', '07', '13'].includes(item.chargeClass))),
    isDrug: flag((item) => Number(item.kind === 'drug')),
    isTest: flag((item) => Number(['03', '04'].includes(item.chargeClass))),
    ventilatorHours: flag((item) => (/呼吸机/.test(item.name) ? hours(item) : 0)),
    icuHours: flag((item) => (/重症监护/.test(item.name) ? hours(item) : 0)),
  };
}

function perDay(item: ItemProfile): number {
  if (item.unit === '小时') return 24;
  return item.chargeClass === '01' || item.unit === '日' || item.unit === '天' ? 1 : 0;
}

function hours(item: ItemProfile): number {
  return item.unit === '小时' ? 1 : item.unit === '日' || item.unit === '天' ? 24 : 0;
}

/** Finds the items of every bundle. @throws RangeError for an item that the catalogue lacks */
export function compileBundles(catalogue: Catalogue, index: ItemIndex): ReadonlyMap<string, Bundle> {
  const common = commonItems(catalogue.bundles);
  return new Map(catalogue.bundles.map((bundle) => [bundle.id, compile(bundle, index, common)]));
}

function compile(bundle: ItemBundle, index: ItemIndex, common: ReadonlySet<string>): Bundle {
  const find = (use: { readonly item: string; readonly milli: number }): ItemUse => {
    const item = index.numbers.get(use.item);
    if (item === undefined) throw new RangeError(`bundle ${bundle.id} names an unknown item ${use.item}`);
    return { item, milli: use.milli };
  };
  const perDay = merged(bundle.perDay).map(find);
  const inDays = new Set(perDay.map((use) => use.item));
  // An item both of every day and of the stay is charged by the day only, so that no line repeats another.
  const perStay = merged(bundle.perStay)
    .map(find)
    .filter((use) => !inDays.has(use.item));
  const isFixed = ({ item, milli }: ItemUse) =>
    index.isLodging[item] === 1 || (index.perDayLimit[item] !== 0 && milli >= 1000);
  const certain = [...perDay, ...perStay].filter(
    ({ item, milli }) =>
      milli >= 1000 && index.isLodging[item] === 0 && !common.has(index.items[item]?.code ?? ''),
  );
  return {
    fixed: perDay.filter(isFixed),
    daily: perDay.filter((use) => !isFixed(use)),
    once: perStay.filter(({ item }) => index.perDayLimit[item] === 0),
    timed: perStay.filter(({ item }) => index.perDayLimit[item] !== 0),
    visit: merged(bundle.perVisit).map(find),
    signature: certain.map((use) => use.item),
  };
}

/** Adds up an item that a bundle names twice. */
function merged(uses: ItemBundle['perDay']): { item: string; milli: number }[] {
  const sums = new Map<string, number>();
  for (const { item, milli } of uses) sums.set(item, (sums.get(item) ?? 0) + milli);
  return [...sums].map(([item, milli]) => ({ item, milli }));
}

/** Items of more than one bundle in six: they say nothing about the disease. */
function commonItems(bundles: readonly ItemBundle[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const bundle of bundles)
    for (const item of new Set([...bundle.perDay, ...bundle.perStay].map((use) => use.item)))
      counts.set(item, (counts.get(item) ?? 0) + 1);
  const limit = Math.max(1, Math.floor(bundles.length / 6));
  return new Set([...counts].filter(([, count]) => count > limit).map(([item]) => item));
}

import type { ItemProfile } from './catalogue-types.ts';

/** Price tiers (价格档): levels 1 to 3, private. */
export const TIERS = 4;

const PERCENT: Readonly<Record<ItemProfile['kind'], readonly [number, number, number, number]>> = {
  drug: [100, 100, 100, 100],
  consumable: [100, 100, 100, 115],
  service: [88, 100, 112, 110],
};

/** Prices and price limits in fen by tier and item (价格与限价). Only private institutions charge above the limit. */
export interface PriceList {
  readonly price: readonly Int32Array[];
  readonly limit: readonly Int32Array[];
}

/** Works the price list out of the catalogue. */
export function priceList(items: readonly ItemProfile[]): PriceList {
  const price: Int32Array[] = [];
  const limit: Int32Array[] = [];
  for (let tier = 0; tier < TIERS; tier += 1) {
    const prices = new Int32Array(items.length);
    const limits = new Int32Array(items.length);
    items.forEach((item, index) => {
      const fen = scaled(item.unitPriceFen, PERCENT[item.kind][tier as 0 | 1 | 2 | 3]);
      prices[index] = fen;
      limits[index] = tier === 3 ? scaled(item.unitPriceFen, PERCENT[item.kind][1]) : fen;
    });
    price.push(prices);
    limit.push(limits);
  }
  return { price, limit };
}

function scaled(fen: number, percent: number): number {
  return Math.max(1, Math.floor((fen * percent + 50) / 100));
}

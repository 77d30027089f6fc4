import type { ItemProfile } from '../../engine/catalogue-types.ts';
import type { FeeLineRow } from '../../engine/rows.ts';
import type { RegionLookup } from '../shard-context.ts';

/** Main classes of the front page, which add up to the fee lines (病案首页费用大类). */
export const FEE_CLASSES = [
  'D11',
  'D12',
  'D13',
  'D14',
  'D15',
  'D16',
  'D17',
  'D18',
  'D19',
  'D20',
  'D21',
  'D22',
  'D23',
  'D24',
  'D25',
  'D26',
  'D27',
  'D28',
  'D29',
  'D30',
  'D31',
  'D32',
  'D33',
  'D34',
] as const;
/** Parts that lie within a main class (其中). */
export const FEE_PARTS = ['D19x01', 'D20x01', 'D20x02', 'D23x01'] as const;
type FeeClass = (typeof FEE_CLASSES)[number];
type FeePart = (typeof FEE_PARTS)[number];

/** Fees of a stay by class of the front page in fen (按首页分类的费用). */
export function feesOf(
  lines: readonly FeeLineRow[],
  lookup: RegionLookup,
): Readonly<Record<FeeClass | FeePart, number>> {
  const sums = Object.fromEntries([...FEE_CLASSES, ...FEE_PARTS].map((name) => [name, 0])) as Record<
    FeeClass | FeePart,
    number
  >;
  for (const line of lines) {
    if (line.repeated) continue;
    const item = lookup.item(line.itemCode);
    const main = classOf(item);
    sums[main] += line.amountFen;
    const part = partOf(item, main);
    if (part) sums[part] += line.amountFen;
  }
  return sums;
}

const DRUG_TAGS: Readonly<Record<string, FeeClass>> = {
  白蛋白: 'D27',
  球蛋白: 'D28',
  凝血因子: 'D29',
  细胞因子: 'D30',
};
const SERVICE_TAGS: Readonly<Record<string, FeeClass>> = {
  病理: 'D15',
  血: 'D26',
  康复: 'D21',
  中医: 'D22',
};
const SERVICE_CLASSES: Readonly<Record<string, FeeClass>> = {
  '01': 'D11',
  '02': 'D11',
  '04': 'D16',
  '06': 'D20',
  '07': 'D13',
  '12': 'D11',
  '13': 'D11',
  '14': 'D14',
};

/** Class of an item on the front page (项目的首页费用类别). */
export function classOf(item: ItemProfile): FeeClass {
  if (item.kind === 'drug')
    return (
      DRUG_TAGS[item.tag ?? ''] ??
      (item.chargeClass === '11' ? 'D24' : item.chargeClass === '10' ? 'D25' : 'D23')
    );
  if (item.kind === 'consumable') {
    if (item.code.startsWith('C07')) return 'D31';
    return item.code.startsWith('C14') ? 'D32' : 'D33';
  }
  const tagged = SERVICE_TAGS[item.tag ?? ''];
  if (tagged) return tagged;
  // Imaging services begin with 0021 to 0023, nursing and general treatment with 0012.
  if (item.chargeClass === '03') return /^002[1-3]/.test(item.code) ? 'D17' : 'D18';
  if (item.chargeClass === '05') return item.code.startsWith('0012') ? 'D12' : 'D19';
  return SERVICE_CLASSES[item.chargeClass] ?? 'D34';
}

function partOf(item: ItemProfile, main: FeeClass): FeePart | null {
  if (main === 'D19') return item.tag === '理疗' ? 'D19x01' : null;
  if (main === 'D20') return item.tag === '麻醉' ? 'D20x01' : 'D20x02';
  if (main === 'D23') return item.tag === '抗菌药' ? 'D23x01' : null;
  return null;
}

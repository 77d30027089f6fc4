import { dayText, instantText } from './calendar.ts';
import type { ItemProfile } from './catalogue-types.ts';
import type { Draft, DraftLine, Person } from './draft.ts';
import type { RegionPlan } from './plan.ts';
import type { FeeLineRow } from './rows.ts';
import type { ScopeSums } from './settle.ts';
import type { Worker } from './staff.ts';
import { FINANCE_FIELDS, monthIndex, type Tally } from './totals.ts';

/** Who and where, the same for all lines of an encounter (收费共同信息). */
export interface LineFrame {
  readonly institutionCode: string;
  readonly departmentCode: string;
  readonly doctor: Worker;
  readonly settlementId: string;
  readonly insured: boolean;
}

const FOUR = Array.from({ length: 10_000 }, (_, index) => String(index).padStart(4, '0'));

/**
 * Prices the charges of an encounter and writes them (计价): grade 03 is one's own, what lies above the price limit too, of
 * grade 02 a share comes first from one's own pocket, the rest is in scope. A refund mirrors its charge to the fen.
 */
export function writeLines(
  plan: RegionPlan,
  person: Person,
  draft: Draft,
  frame: LineFrame,
  tally: Tally,
  into: FeeLineRow[],
): ScopeSums {
  const sums: ScopeSums = { total: 0, own: 0, over: 0, first: 0, scope: 0 };
  const tier = plan.institutions[draft.institution]?.tier ?? 0;
  const prices = plan.prices.price[tier] as Int32Array;
  const limits = plan.prices.limit[tier] as Int32Array;
  const { items } = plan.items;
  const { lines } = draft;
  const stay = draft.kind === 'inpatient' ? 1 : 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as DraftLine;
    line.id = draft.id + (FOUR[index + 1] as string);
  }
  let knownDay = -1;
  let month = -1;
  for (const line of lines) {
    const item = items[line.item] as (typeof items)[0];
    const price = prices[line.item] as number;
    const quantity = line.quantity;
    const count = quantity < 0 ? -quantity : quantity;
    const sign = quantity < 0 ? -1 : 1;
    const amount = count * price;
    let own = 0;
    let over = 0;
    let first = 0;
    if (!frame.insured || item.grade === '03' || line.forcedOwn) own = amount;
    else {
      const limit = limits[line.item] as number;
      if (price > limit) over = count * (price - limit);
      if (item.grade === '02') first = Math.floor(((amount - over) * item.firstOwnPerThousand + 500) / 1000);
    }
    const scope = amount - own - over - first;
    let second = line.second + draft.clockShift;
    let day = line.day;
    if (second < 0 || second >= 86_400) {
      const days = Math.floor(second / 86_400);
      day += days;
      second -= days * 86_400;
    }
    sums.total += sign * amount;
    sums.own += sign * own;
    sums.over += sign * over;
    sums.first += sign * first;
    sums.scope += sign * scope;
    if (day !== knownDay) {
      knownDay = day;
      month = monthIndex(plan, day);
    }
    tally.addFinance(draft.institution, month, financeField(item), sign * amount);
    tally.addFinance(draft.institution, month, OUTPATIENT + stay, sign * amount);
    const row: FeeLineRow = {
      lineId: line.id,
      encounterId: draft.id,
      settlementId: frame.settlementId,
      institutionCode: frame.institutionCode,
      personNo: person.personNo,
      chargedAt: instantText(day, second),
      countedOn: dayText(day),
      chargeClass: item.chargeClass,
      itemKind: item.kind,
      itemCode: item.code,
      localItemCode: localCode(line.item),
      itemName: item.name,
      grade: item.grade,
      quantity,
      unitPriceFen: price,
      // Without the sum, a refund of nothing would be written as minus zero.
      amountFen: 0 + sign * amount,
      ownPayFen: 0 + sign * own,
      overLimitFen: 0 + sign * over,
      firstOwnFen: 0 + sign * first,
      inScopeFen: 0 + sign * scope,
      departmentCode: frame.departmentCode,
      doctorCode: frame.doctor.code,
      doctorName: frame.doctor.name,
      prescriptionId: line.rx < 0 ? null : prescriptionId(draft, line.rx),
      isRefund: quantity < 0,
      refunds: line.refundOf && !line.linkLost ? line.refundOf.id : null,
      repeated: false,
    };
    into.push(row);
  }
  return sums;
}

/** Number of a prescription of an encounter (处方号). */
export function prescriptionId(draft: Draft, rx: number): string {
  return `R${draft.id}${rx}`;
}

const OUTPATIENT = FINANCE_FIELDS.indexOf('outpatient');

const FIELD_OF_KIND = {
  drug: FINANCE_FIELDS.indexOf('drugs'),
  consumable: FINANCE_FIELDS.indexOf('consumables'),
};
/** Services by charge class: 03 examinations, 04 laboratory, all others services as such. */
const FIELD_OF_CLASS: Readonly<Record<string, number>> = {
  '03': FINANCE_FIELDS.indexOf('examinations'),
  '04': FINANCE_FIELDS.indexOf('laboratory'),
};
const SERVICES = FINANCE_FIELDS.indexOf('services');

function financeField({ kind, chargeClass }: Pick<ItemProfile, 'kind' | 'chargeClass'>): number {
  return kind === 'service' ? (FIELD_OF_CLASS[chargeClass] ?? SERVICES) : FIELD_OF_KIND[kind];
}

const LOCAL: string[] = [];

function localCode(item: number): string {
  let code = LOCAL[item];
  if (code === undefined) {
    code = `L${String(item + 1).padStart(5, '0')}`;
    LOCAL[item] = code;
  }
  return code;
}

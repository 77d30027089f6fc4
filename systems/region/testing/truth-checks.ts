import { catalogue } from '../catalogue/index.ts';
import type { Line } from './read-csv.ts';
import { grouped, sumFen, type WrittenRegion } from './written-region.ts';

/** Whether the rows a truth names really are what its kind says (真相判据), judged from the written files alone. */
export type TruthCheck = (ids: readonly string[], region: WrittenRegion) => boolean;

const DAY = 86_400_000;
const time = (text: string | undefined) => Date.parse(`${(text ?? '').replace(' ', 'T')}Z`);
const days = (text: string | undefined) => Math.floor(time(text?.slice(0, 10)) / DAY);
const lodging = new Set(['01', '02', '07']);
const profileOf = new Map(catalogue.diseases.map((disease) => [disease.code, disease]));
const sexOf = new Map([...catalogue.diseases, ...catalogue.secondaries].map((one) => [one.code, one.sex]));
const priceOf = new Map(catalogue.items.map((item) => [item.code, item.unitPriceFen]));
const retired = new Set(catalogue.retired.map((one) => one.retired));

const encountersOf = (ids: readonly string[], region: WrittenRegion): Line[] =>
  ids.map((id) => region.encounterOf.get(id)).filter((line) => line !== undefined);
const linesOf = (ids: readonly string[], region: WrittenRegion) => {
  const wanted = new Set(ids);
  return region.feeLines.filter((line) => wanted.has(line['bkkp_sn'] ?? ''));
};
const own = (line: Line, region: WrittenRegion) => region.feesOf.get(line['mdtrt_id'] ?? '') ?? [];
/** Units of a line that were not given back. */
const kept = (line: Line, region: WrittenRegion) =>
  own(line, region)
    .filter((other) => other['init_feedetl_sn'] === line['bkkp_sn'])
    .reduce((count, refund) => count + Number(refund['cnt']), Number(line['cnt']));

/** A check for each kind of truth. */
export const truthChecks: Readonly<Record<string, TruthCheck>> = {
  'split-stay': (ids, region) => {
    const [first, second, ...more] = encountersOf(ids, region).sort(
      (one, other) => time(one['begntime']) - time(other['begntime']),
    );
    if (!first || !second || more.length > 0) return false;
    const category = (line: Line) => line['dscg_maindiag_code']?.slice(0, 3);
    const course = profileOf.get(second['dscg_maindiag_code'] ?? '')?.course ?? '';
    return (
      first['psn_no'] === second['psn_no'] &&
      first['fixmedins_code'] === second['fixmedins_code'] &&
      category(first) === category(second) &&
      first['dscg_way'] === '1' &&
      !['tumour', 'planned', 'birth'].includes(course) &&
      days(second['begntime']) - days(first['endtime']) <= 10
    );
  },
  'low-standard': (ids, region) =>
    encountersOf(ids, region).every((stay) => {
      const fees = region.feesOf.get(stay['mdtrt_id'] ?? '') ?? [];
      const total = sumFen(fees, 'det_item_fee_sumamt');
      const of = (test: (line: Line) => boolean) => sumFen(fees.filter(test), 'det_item_fee_sumamt');
      const tests = of((line) => ['03', '04'].includes(line['med_chrgitm_type'] ?? ''));
      const care = of(
        (line) => line['list_type'] !== '201' || ['05', '06'].includes(line['med_chrgitm_type'] ?? ''),
      );
      return (
        Number(stay['ipt_days']) <= 3 &&
        stay['oprn_oprt_code'] === '' &&
        tests * 10 >= total * 7 &&
        care * 10 < total
      );
    }),
  'up-coding': (ids, region) =>
    encountersOf(ids, region).every((stay) => {
      const charged = new Set(
        (region.feesOf.get(stay['mdtrt_id'] ?? '') ?? [])
          .filter((line) => Number(line['cnt']) > 0)
          .map((line) => line['med_list_codg']),
      );
      const bundle = profileOf.get(stay['dscg_maindiag_code'] ?? '')?.bundle ?? '';
      const telling = tellingItems(bundle);
      return telling.length > 0 && telling.every((item) => !charged.has(item));
    }),
  'duplicate-charge': (ids, region) =>
    linesOf(ids, region).every((line) =>
      own(line, region).some(
        (other) =>
          other['bkkp_sn'] !== line['bkkp_sn'] &&
          other['med_list_codg'] === line['med_list_codg'] &&
          other['fee_ocur_time'] === line['fee_ocur_time'] &&
          other['cnt'] === line['cnt'] &&
          kept(other, region) > 0 &&
          kept(line, region) > 0,
      ),
    ),
  'excess-charge': (ids, region) =>
    linesOf(ids, region).every((line) => {
      const units = own(line, region)
        .filter((other) => other['med_list_codg'] === line['med_list_codg'])
        .reduce((sum, other) => sum + Number(other['cnt']), 0);
      return (
        line['med_chrgitm_type'] === '01' &&
        units > Number(region.encounterOf.get(line['mdtrt_id'] ?? '')?.['ipt_days'])
      );
    }),
  'self-pay-shift': (ids, region) =>
    linesOf(ids, region).every(
      (line) =>
        ['01', '02'].includes(line['chrgitm_lv'] ?? '') &&
        line['fulamt_ownpay_amt'] === line['det_item_fee_sumamt'] &&
        region.encounterOf.get(line['mdtrt_id'] ?? '')?.['ipt_days'] !== '',
    ),
  'institution-shift': (ids, region) => {
    const found = encountersOf(ids, region);
    const stay = found.find((line) => line['ipt_days'] !== '');
    const bill = found.find((line) => line !== stay);
    return (
      !!stay &&
      !!bill &&
      stay['psn_no'] === bill['psn_no'] &&
      stay['fixmedins_code'] !== bill['fixmedins_code'] &&
      days(bill['begntime']) > days(stay['begntime']) &&
      days(bill['begntime']) < days(stay['endtime'])
    );
  },
  swap: (ids, region) =>
    linesOf(ids, region).every((line) => {
      const prescribed = region.prescriptions
        .filter((row) => row['处方号'] === line['rx_drord_no'])
        .map((row) => row['药品编码'] ?? '');
      const charged = new Set(
        own(line, region)
          .filter((other) => other['rx_drord_no'] === line['rx_drord_no'])
          .map((other) => other['med_list_codg']),
      );
      const left = prescribed.filter((drug) => !charged.has(drug));
      const price = priceOf.get(line['med_list_codg'] ?? '') ?? 0;
      return (
        !prescribed.includes(line['med_list_codg'] ?? '') &&
        left.some((drug) => (priceOf.get(drug) ?? 0) < price)
      );
    }),
  hoarding: (ids, region) => {
    const wanted = new Set(ids);
    const named = region.prescriptions.filter((row) => wanted.has(row['处方号'] ?? ''));
    const person = named[0]?.['人员编号'];
    const byDrug = grouped(
      region.prescriptions.filter((row) => row['人员编号'] === person),
      (row) => row['药品编码'] ?? '',
    );
    return [...byDrug.values()].some((rows) => mostInHand(rows) > 180);
  },
  'ghost-stay': (ids, region) =>
    encountersOf(ids, region).every(
      (stay) =>
        Number(stay['ipt_days']) >= 3 &&
        (region.feesOf.get(stay['mdtrt_id'] ?? '') ?? []).every(
          (line) =>
            days(line['fee_ocur_time']) <= days(stay['begntime']) ||
            lodging.has(line['med_chrgitm_type'] ?? ''),
        ),
    ),
  outbreak: (ids, region) => {
    const cases = encountersOf(ids, region);
    const sameCode = new Set(cases.map((line) => line['dscg_maindiag_code'])).size === 1;
    const at = cases.map((line) => days(line['begntime'])).sort((one, other) => one - other);
    return sameCode && at.some((day, place) => (at[place + 9] ?? Number.POSITIVE_INFINITY) - day < 7);
  },
  'wrong-sex': (ids, region) =>
    encountersOf(ids, region).every((line) => {
      const limit = sexOf.get(line['dscg_maindiag_code'] ?? '') ?? 'any';
      return limit !== 'any' && limit !== (line['gend'] === '1' ? 'male' : 'female');
    }),
  'retired-code': (ids, region) =>
    encountersOf(ids, region).every((line) => retired.has(line['dscg_maindiag_code'] ?? '')),
  'duplicate-upload': (ids, region) => {
    const twice = new Set(region.again('mdtrt_d').map((line) => line['mdtrt_id']));
    return ids.every((id) => region.encounterOf.has(id) && twice.has(id));
  },
  'missing-refund-link': (ids, region) =>
    linesOf(ids, region).every((line) => Number(line['cnt']) < 0 && line['init_feedetl_sn'] === ''),
  'shifted-clock': (ids, region) =>
    encountersOf(ids, region).every((stay) => {
      const first = Math.min(
        ...(region.feesOf.get(stay['mdtrt_id'] ?? '') ?? []).map((line) => time(line['fee_ocur_time'])),
      );
      return first < time(stay['begntime']) - 3_600_000;
    }),
};

/** Items that every stay of a bundle shows and few other bundles have. */
function tellingItems(id: string): string[] {
  const parts = (bundle: (typeof catalogue.bundles)[number]) => [...bundle.perDay, ...bundle.perStay];
  const bundle = catalogue.bundles.find((one) => one.id === id);
  const classOf = new Map(catalogue.items.map((item) => [item.code, item.chargeClass]));
  return (bundle ? parts(bundle) : [])
    .filter(({ item, milli }) => {
      const bundles = catalogue.bundles.filter((one) => parts(one).some((use) => use.item === item)).length;
      return (
        milli >= 1000 && !lodging.has(classOf.get(item) ?? '') && bundles * 6 <= catalogue.bundles.length
      );
    })
    .map(({ item }) => item);
}

/** Most days of supply that were in hand at once. */
function mostInHand(rows: readonly Line[]): number {
  let hand = 0;
  let most = 0;
  let last = 0;
  for (const row of [...rows].sort((one, other) => time(one['开方时间']) - time(other['开方时间']))) {
    const day = days(row['开方时间']);
    hand = Math.max(0, hand - (day - last)) + Number(row['用药天数'] || 0);
    last = day;
    most = Math.max(most, hand);
  }
  return most;
}

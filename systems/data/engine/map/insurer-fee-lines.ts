// This file is over the limit because the hottest loop of all importers stays in one function.

import { checkCode } from '../checks/codes.ts';
import { yuan } from '../checks/settlement-checks.ts';
import { isProduct } from '../convert/amounts.ts';
import * as decimals from '../convert/decimals.ts';
import { type Intake, NONE } from '../intake/intake.ts';
import { itemKindOf, yesNo } from './kinds.ts';
import { FieldFinder, type RecordMapper } from './mapper.ts';

/** Maps the insurer's fee lines (费用明细表 fee_list_d) to `fee_line`; refunds are negative lines that name what they refund. */
export function feeLineMapper(intake: Intake): RecordMapper {
  const find = new FieldFinder(intake);
  const institutionAt = find.at('fixmedins_code');
  const encounterAt = find.at('mdtrt_id');
  const settlementAt = find.at('setl_id');
  const lineAt = find.at('bkkp_sn');
  const personAt = find.at('psn_no');
  const timeAt = find.at('fee_ocur_time');
  const classAt = find.at('med_chrgitm_type');
  const itemAt = find.at('med_list_codg');
  const localItemAt = find.at('medins_list_codg');
  const insuranceItemAt = find.at('hilist_code');
  const localNameAt = find.at('medins_list_name');
  const nameAt = find.at('hilist_name');
  const gradeAt = find.at('chrgitm_lv');
  const quantityAt = find.at('cnt');
  const priceAt = find.at('pric');
  const amountAt = find.at('det_item_fee_sumamt');
  const ownAt = find.at('fulamt_ownpay_amt');
  const overAt = find.at('overlmt_selfpay');
  const firstAt = find.at('preselfpay_amt');
  const scopeAt = find.at('inscp_amt');
  const departmentAt = find.at('bilg_dept_codg');
  const doctorAt = find.at('bilg_dr_code');
  const doctorNameAt = find.at('bilg_dr_name');
  const prescriptionAt = find.at('rx_drord_no');
  const validAt = find.at('vali_flag');
  const refundsAt = find.at('init_feedetl_sn');
  const { values, context } = intake;
  const { items } = context.codes;
  const classes = context.codes.values('med_chrgitm_type');
  const grades = context.codes.values('chrgitm_lv');

  const cells: string[] = Array.from({ length: 26 }, () => '');

  /** An amount that may be absent: the table has no NULL there, so nothing counts as zero. */
  function part(place: number): number {
    if (values[place] === '') return 0;
    const fen = intake.fenOf(place);
    return fen === fen ? fen : 0;
  }

  function record(): void {
    const institution =
      values[institutionAt] === '' ? (context.institution ?? '') : (values[institutionAt] as string);
    intake.institution = institution;
    const encounter = intake.cell(encounterAt);
    intake.encounterId = values[encounterAt] as string;
    const chargedAt = intake.instantOf(timeAt, true);
    const day = chargedAt.slice(0, 10);
    intake.day = day;
    const person = intake.person(values[personAt] as string);
    const quantity = intake.numberOf(quantityAt, 4, true);
    const quantityValue = decimals.mantissa;
    const quantityScale = decimals.scale;
    const price = intake.numberOf(priceAt, 6, true);
    const priceValue = decimals.mantissa;
    const priceScale = decimals.scale;
    const amount = intake.fenOf(amountAt, true);
    if (person === '' && values[personAt] !== '') intake.reject(personAt, 'person-unknown');
    if (intake.rejected) return;
    if (day > context.receivedOn) intake.warn(timeAt, 'day-in-future', { received: context.receivedOn });
    const isRefund = amount < 0 || quantityValue < 0;
    if (!isProduct(amount, quantityValue, quantityScale, priceValue, priceScale))
      intake.warn(amountAt, 'line-not-product', { quantity, price, said: yuan(amount) });
    if (isRefund && values[refundsAt] === '') intake.warn(refundsAt, 'refund-without-link');
    if (quantityValue === 0 && amount !== 0) intake.warn(quantityAt, 'quantity-zero');
    const own = part(ownAt);
    const over = part(overAt);
    const first = part(firstAt);
    const scope = part(scopeAt);
    if (own + over + first + scope !== amount && values[scopeAt] !== '' && values[ownAt] !== '')
      intake.warn(amountAt, 'line-parts-disagree', {
        said: yuan(amount),
        counted: yuan(own + over + first + scope),
        difference: yuan(amount - own - over - first - scope),
      });
    const chargeClass = values[classAt] as string;
    if (classes !== null && chargeClass !== '' && !classes.has(chargeClass))
      intake.warn(classAt, 'value-not-listed', { value: chargeClass });
    const grade = values[gradeAt] as string;
    if (grades !== null && grade !== '' && !grades.has(grade))
      intake.warn(gradeAt, 'value-not-listed', { value: grade });
    let item = values[itemAt] as string;
    if (item === '') item = values[insuranceItemAt] as string;
    if (items !== null && item !== '' && !items.has(item)) checkCode(intake, items, itemAt, item);
    const valid = values[validAt] === '' ? '1' : yesNo(values[validAt] as string);
    if (valid === '') intake.warn(validAt, 'yes-no-unreadable');
    const refunds = values[refundsAt] as string;
    // Joined rather than added: see the reader.
    cells[0] = intake.institutionCell();
    cells[1] = encounter;
    cells[2] = intake.cell(settlementAt);
    cells[3] = intake.cell(lineAt);
    cells[4] = person;
    cells[5] = chargedAt;
    cells[6] = day;
    cells[7] = intake.text(chargeClass);
    cells[8] = itemKindOf(item, chargeClass);
    cells[9] = intake.text(item);
    cells[10] = intake.cell(localItemAt);
    cells[11] = intake.cell(values[localNameAt] === '' ? nameAt : localNameAt);
    cells[12] = intake.cell(gradeAt);
    cells[13] = quantity;
    cells[14] = price;
    cells[15] = String(amount);
    cells[16] = String(own);
    cells[17] = String(over);
    cells[18] = String(first);
    cells[19] = String(scope);
    cells[20] = intake.cell(departmentAt);
    cells[21] = intake.staff((values[doctorAt] as string) || (values[doctorNameAt] as string));
    cells[22] = intake.cell(prescriptionAt);
    cells[23] = valid === '' ? '1' : valid;
    cells[24] = isRefund ? '1' : '0';
    cells[25] = refunds === '' ? NONE : intake.cell(refundsAt);
    intake.emit('fee_line', cells.join('\t'));
  }

  return { record, used: find.used };
}

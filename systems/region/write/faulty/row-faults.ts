import type { InsurerTable } from '../insurer/columns.ts';
import type { Fault, FaultList } from './fault-list.ts';
import { goodEncounter, goodFeeLine, goodSettlement, tableLines, type Values } from './good-rows.ts';

/** A fault of one row (行差错): what is changed of a right row, where, and what to expect. */
type RowFault = readonly [change: Values, column: string, fault: string, expected: Fault['expected']];

const encounterFaults: readonly RowFault[] = [
  [{ begntime: '2024-13-45 09:00:00' }, 'begntime', 'impossible-date', 'reject'],
  [{ begntime: '2024-02-31 09:00:00' }, 'begntime', 'impossible-date', 'reject'],
  [{ begntime: '2024-03-05 25:61:00' }, 'begntime', 'impossible-time', 'reject'],
  [{ begntime: '2024-05-20 09:00:00' }, 'begntime', 'begin-after-end', 'reject'],
  [{ begntime: '2094-03-05 09:00:00', endtime: '2094-04-05 09:00:00' }, 'begntime', 'future-date', 'reject'],
  [{ begntime: '20240305090000' }, 'begntime', 'compact-date', 'fine'],
  [{ begntime: '45356' }, 'begntime', 'excel-serial-date', 'fine'],
  [{ begntime: '三月五日' }, 'begntime', 'date-in-words', 'reject'],
  [{ psn_no: '' }, 'psn_no', 'missing-required', 'reject'],
  [{ psn_no: '-' }, 'psn_no', 'placeholder-required', 'reject'],
  [{ fixmedins_code: '--' }, 'fixmedins_code', 'placeholder-required', 'reject'],
  [{ brdy: '无' }, 'brdy', 'placeholder', 'warn'],
  [{ gend: '3' }, 'gend', 'unknown-value', 'warn'],
  [{ gend: '男' }, 'gend', 'word-for-code', 'warn'],
  [{ insutype: '999' }, 'insutype', 'unknown-value', 'warn'],
  [{ dscg_maindiag_code: 'ZZ9.999' }, 'dscg_maindiag_code', 'unknown-code', 'warn'],
  [{ dscg_maindiag_code: 'j18.900' }, 'dscg_maindiag_code', 'lower-case-code', 'warn'],
  [{ dscg_maindiag_code: 'J18．900' }, 'dscg_maindiag_code', 'full-width-code', 'warn'],
  [{ dscg_maindiag_code: 'J18.901' }, 'dscg_maindiag_code', 'retired-code', 'warn'],
  [{ dscg_maindiag_code: 'N40.x00', gend: '2' }, 'dscg_maindiag_code', 'sex-contradiction', 'warn'],
  [{ dscg_maindiag_code: 'O80.000', gend: '1' }, 'dscg_maindiag_code', 'sex-contradiction', 'warn'],
  [{ ipt_days: '3' }, 'ipt_days', 'days-do-not-agree', 'warn'],
  [{ ipt_days: '-1' }, 'ipt_days', 'negative-days', 'warn'],
  [{ age: '640' }, 'age', 'impossible-age', 'warn'],
  [{ brdy: '2030-01-01' }, 'brdy', 'born-after-visit', 'warn'],
  [{ psn_name: '=HYPERLINK("http://example.invalid","点我")' }, 'psn_name', 'formula-text', 'fine'],
  [{ psn_name: '@SUM(1+1)*cmd' }, 'psn_name', 'formula-text', 'fine'],
  [{ psn_name: '+86' }, 'psn_name', 'formula-text', 'fine'],
  [{ psn_name: '测试' }, 'psn_name', 'default-name', 'warn'],
  [{ psn_name: '张三' }, 'psn_name', 'default-name', 'warn'],
  [{ addr: '演练街道1号\r\n2单元' }, 'addr', 'line-break-in-quotes', 'fine'],
  [{ addr: '他说"好"，就好' }, 'addr', 'quotes-in-quotes', 'fine'],
  [{ med_type: '' }, 'med_type', 'missing', 'warn'],
  [{ mdtrt_id: 'F00000001' }, 'mdtrt_id', 'duplicate-key', 'reject'],
];

const settlementFaults: readonly RowFault[] = [
  [{ medfee_sumamt: '10O0.00' }, 'medfee_sumamt', 'letters-in-amount', 'reject'],
  [{ medfee_sumamt: '1000.005' }, 'medfee_sumamt', 'three-decimals', 'reject'],
  [{ medfee_sumamt: '1,000.00' }, 'medfee_sumamt', 'thousands-separator', 'warn'],
  [{ medfee_sumamt: '￥1000.00' }, 'medfee_sumamt', 'currency-sign', 'reject'],
  [{ medfee_sumamt: '1E3' }, 'medfee_sumamt', 'scientific-notation', 'reject'],
  [{ medfee_sumamt: '１０００.００' }, 'medfee_sumamt', 'full-width-digits', 'reject'],
  [{ medfee_sumamt: '' }, 'medfee_sumamt', 'missing-required', 'reject'],
  [{ medfee_sumamt: '-' }, 'medfee_sumamt', 'placeholder-required', 'reject'],
  [{ medfee_sumamt: '99999999999999999.00' }, 'medfee_sumamt', 'amount-too-large', 'reject'],
  [{ inscp_amt: '849.99' }, 'medfee_sumamt', 'parts-do-not-add-up', 'warn'],
  [{ hifp_pay: '441.00' }, 'fund_pay_sumamt', 'parts-do-not-add-up', 'warn'],
  [{ psn_pay: '561.00' }, 'medfee_sumamt', 'fund-and-person-do-not-add-up', 'warn'],
  [{ cash_payamt: '499.00' }, 'psn_pay', 'account-and-cash-do-not-add-up', 'warn'],
  [{ psn_pay: '1000.00', cash_payamt: '940.00' }, 'psn_pay', 'self-pay-cut-to-total', 'warn'],
  [{ acct_pay: '-60.00', cash_payamt: '620.00' }, 'acct_pay', 'negative-part', 'warn'],
  [{ setl_time: '2024-02-30 11:00:00' }, 'setl_time', 'impossible-date', 'reject'],
  [{ enddate: '2024-02-01' }, 'enddate', 'begin-after-end', 'reject'],
  [{ refd_setl_flag: '1', medfee_sumamt: '-1000.00' }, 'init_setl_id', 'reversal-without-link', 'warn'],
  [{ setl_id: 'FS00000001' }, 'setl_id', 'duplicate-key', 'reject'],
  [{ vali_flag: '是' }, 'vali_flag', 'word-for-code', 'warn'],
];

const feeFaults: readonly RowFault[] = [
  [{ cnt: 'two' }, 'cnt', 'letters-in-amount', 'reject'],
  [{ det_item_fee_sumamt: '31.00', inscp_amt: '31.00' }, 'det_item_fee_sumamt', 'price-times-count', 'warn'],
  [{ inscp_amt: '29.00' }, 'det_item_fee_sumamt', 'parts-do-not-add-up', 'warn'],
  [
    { cnt: '-2', det_item_fee_sumamt: '0.00', inscp_amt: '0.00' },
    'det_item_fee_sumamt',
    'negative-turned-to-zero',
    'warn',
  ],
  [
    { cnt: '-2', det_item_fee_sumamt: '-30.00', inscp_amt: '-30.00' },
    'init_feedetl_sn',
    'refund-without-link',
    'warn',
  ],
  [{ med_list_codg: 'ABC' }, 'med_list_codg', 'unknown-code', 'warn'],
  [{ med_list_codg: '' }, 'med_list_codg', 'missing-required', 'reject'],
  [{ mdtrt_id: 'F99999999' }, 'mdtrt_id', 'unknown-encounter', 'warn'],
  [{ fee_ocur_time: '2024-00-10 10:00:00' }, 'fee_ocur_time', 'impossible-date', 'reject'],
  [{ med_chrgitm_type: '77' }, 'med_chrgitm_type', 'unknown-value', 'warn'],
  [{ pric: '15.1234567' }, 'pric', 'too-many-decimals', 'reject'],
  [{ bkkp_sn: 'FL00000001' }, 'bkkp_sn', 'duplicate-key', 'reject'],
];

/** Files of the right form in which single rows are wrong (行差错文件). */
export function writeRowFaults(list: FaultList): void {
  table(list, 'rows_mdtrt_d.csv', 'mdtrt_d', goodEncounter, encounterFaults);
  table(list, 'rows_setl_d.csv', 'setl_d', goodSettlement, settlementFaults);
  table(list, 'rows_fee_list_d.csv', 'fee_list_d', goodFeeLine, feeFaults);
}

/** A right row first, then for each fault a wrong and a right one; a blank line in the middle. */
function table(
  list: FaultList,
  file: string,
  name: InsurerTable,
  good: (place: number) => Values,
  faults: readonly RowFault[],
): void {
  let place = 1;
  const rows: Values[] = [good(place)];
  for (const [change] of faults) {
    rows.push({ ...good(place + 1), ...change }, good(place + 2));
    place += 2;
  }
  const lines = tableLines(name, rows);
  const middle = Math.floor(lines.length / 2);
  lines.splice(middle, 0, '\r\n');
  let line = 1;
  const starts = lines.map((text) => {
    const start = line;
    line += text.split('\n').length - 1;
    return start;
  });
  list.note(file, starts[middle] ?? 0, '', 'blank-line', 'fine');
  for (const [index, [, column, fault, expected]] of faults.entries()) {
    const at = 2 + 2 * index;
    list.note(file, starts[at >= middle ? at + 1 : at] ?? 0, column, fault, expected);
  }
  list.file(file, lines.join(''));
}

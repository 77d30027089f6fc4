import { type InsurerTable, insurerColumns } from '../insurer/columns.ts';
import { csvRow } from '../text.ts';

/** Values of a row by column; what is not named stays empty (按列取值的行). */
export type Values = Readonly<Record<string, string>>;

const day = (place: number) => String(1 + (place % 27)).padStart(2, '0');

/** A right encounter (正确的就诊行), different for each place. */
export function goodEncounter(place: number): Values {
  return {
    mdtrt_id: `F${String(place).padStart(8, '0')}`,
    psn_no: `98${String(place).padStart(9, '0')}`,
    psn_cert_type: '01',
    psn_name: `演${'甲乙丙丁戊己庚辛'.charAt(place % 8)}`,
    gend: place % 2 === 0 ? '1' : '2',
    brdy: '1960-05-01',
    age: '64',
    addr: '演练街道1号',
    insutype: '390',
    psn_type: '15',
    insu_admdvs: '990100',
    fixmedins_code: 'H99010099001',
    fixmedins_name: '差错演练医院',
    hosp_lv: '06',
    begntime: `2024-03-${day(place)} 09:00:00`,
    endtime: `2024-04-${day(place)} 10:00:00`,
    med_type: '21',
    year: '2024',
    ipt_otp_no: `B${place}`,
    adm_dept_codg: '03.01',
    dscg_maindiag_code: 'J18.900',
    dscg_maindiag_name: '肺炎',
    dscg_way: '1',
    ipt_days: '31',
    vali_flag: '1',
  };
}

/** A right settlement (正确的结算行): its parts add up. */
export function goodSettlement(place: number): Values {
  return {
    setl_id: `FS${String(place).padStart(8, '0')}`,
    mdtrt_id: `F${String(place).padStart(8, '0')}`,
    psn_no: `98${String(place).padStart(9, '0')}`,
    psn_name: `演${'甲乙丙丁戊己庚辛'.charAt(place % 8)}`,
    gend: place % 2 === 0 ? '1' : '2',
    insutype: '390',
    psn_type: '15',
    insu_admdvs: '990100',
    fixmedins_code: 'H99010099001',
    fixmedins_name: '差错演练医院',
    begndate: `2024-03-${day(place)}`,
    enddate: `2024-04-${day(place)}`,
    setl_time: `2024-04-${day(place)} 11:00:00`,
    med_type: '21',
    medfee_sumamt: '1000.00',
    fulamt_ownpay_amt: '100.00',
    overlmt_selfpay: '0.00',
    preselfpay_amt: '50.00',
    inscp_amt: '850.00',
    act_pay_dedc: '300.00',
    hifp_pay: '440.00',
    cvlserv_pay: '0.00',
    hifes_pay: '0.00',
    hifmi_pay: '0.00',
    hifob_pay: '0.00',
    maf_pay: '0.00',
    othfund_pay: '0.00',
    fund_pay_sumamt: '440.00',
    psn_pay: '560.00',
    acct_pay: '60.00',
    cash_payamt: '500.00',
    refd_setl_flag: '0',
    vali_flag: '1',
  };
}

/** A right fee line (正确的费用行). */
export function goodFeeLine(place: number): Values {
  return {
    bkkp_sn: `FL${String(place).padStart(8, '0')}`,
    mdtrt_id: 'F00000001',
    fee_ocur_time: '2024-03-05 10:00:00',
    setl_id: 'FS00000001',
    fixmedins_code: 'H99010099001',
    psn_no: '98000000001',
    med_type: '21',
    cnt: '2',
    pric: '15.00',
    det_item_fee_sumamt: '30.00',
    fulamt_ownpay_amt: '0.00',
    overlmt_selfpay: '0.00',
    preselfpay_amt: '0.00',
    inscp_amt: '30.00',
    chrgitm_lv: '01',
    list_type: '201',
    med_list_codg: '001102000010000',
    medins_list_codg: 'L00001',
    medins_list_name: '普通门诊诊察费',
    med_chrgitm_type: '02',
    vali_flag: '1',
  };
}

/** Lines of a core table (核心表文本行), heading first. */
export function tableLines(table: InsurerTable, rows: readonly Values[]): string[] {
  const columns = insurerColumns[table];
  return [csvRow(columns), ...rows.map((row) => csvRow(columns.map((name) => row[name] ?? '')))];
}

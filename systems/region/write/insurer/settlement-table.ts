import type { SettlementRow } from '../../engine/rows.ts';
import { tableWriter } from '../fields.ts';
import type { Visit } from '../shard-context.ts';
import { yuan } from '../text.ts';
import { insurerColumns } from './columns.ts';

/** A settlement and the visit it pays (结算与就诊). */
export interface SettledVisit {
  readonly settlement: SettlementRow;
  readonly visit: Visit;
}

/** Clearing class by kind of encounter (清算类别). */
const CLEARING: Readonly<Record<SettlementRow['kind'], string>> = {
  inpatient: '21',
  outpatient: '11',
  emergency: '11',
  'special-disease': '9903',
  pharmacy: '41',
};

/** Insurer's settlements (结算表 setl_d). */
export const settlementTable = tableWriter<SettledVisit>(insurerColumns.setl_d, {
  setl_id: ({ settlement }) => settlement.settlementId,
  clr_optins: ({ settlement }) => settlement.insuredArea ?? '',
  medins_setl_id: ({ settlement }) => `M${settlement.settlementId}`,
  mdtrt_id: ({ settlement }) => settlement.encounterId,
  init_setl_id: ({ settlement }) => settlement.reverses ?? '',
  psn_no: ({ settlement }) => settlement.personNo,
  psn_name: ({ visit }) => visit.resident.name,
  psn_cert_type: () => '01',
  certno: ({ visit }) => visit.resident.identityNumber,
  gend: ({ visit }) => visit.encounter.sex,
  naty: () => '01',
  brdy: ({ visit }) => visit.encounter.birthOn,
  age: ({ visit }) => String(visit.encounter.ageYears),
  insutype: ({ settlement }) => settlement.insuranceType ?? '',
  psn_type: ({ settlement }) => settlement.personType ?? '',
  cvlserv_flag: ({ visit }) => (visit.insurance?.civilServant ? '1' : '0'),
  sp_psn_type: ({ visit }) => (visit.insurance?.aided ? '2300' : ''),
  insu_admdvs: ({ settlement }) => settlement.insuredArea ?? '',
  fixmedins_code: ({ settlement }) => settlement.institutionCode,
  fixmedins_name: ({ visit }) => visit.institution.name,
  hosp_lv: ({ visit }) => visit.institution.levelCode,
  fix_blng_admdvs: ({ visit }) => visit.institution.areaCode,
  begndate: ({ settlement }) => settlement.beganOn,
  enddate: ({ settlement }) => settlement.endedOn,
  setl_time: ({ settlement }) => settlement.settledAt,
  mdtrt_cert_type: () => '03',
  med_type: ({ settlement }) => settlement.medType,
  setl_type: () => '2',
  clr_type: ({ settlement }) => CLEARING[settlement.kind],
  clr_way: ({ settlement }) => settlement.paymentMethod ?? '',
  medfee_sumamt: ({ settlement }) => yuan(settlement.totalFen),
  fulamt_ownpay_amt: ({ settlement }) => yuan(settlement.ownPayFen),
  overlmt_selfpay: ({ settlement }) => yuan(settlement.overLimitFen),
  preselfpay_amt: ({ settlement }) => yuan(settlement.firstOwnFen),
  inscp_amt: ({ settlement }) => yuan(settlement.inScopeFen),
  dedc_std: ({ settlement }) => yuan(settlement.deductibleFen),
  crt_dedc: ({ settlement }) => yuan(settlement.deductibleFen),
  act_pay_dedc: ({ settlement }) => yuan(settlement.deductibleFen),
  hifp_pay: ({ settlement }) => yuan(settlement.poolFen),
  hi_agre_sumfee: ({ settlement }) => yuan(settlement.inScopeFen),
  cvlserv_pay: ({ settlement }) => yuan(settlement.civilServantFen),
  hifes_pay: ({ settlement }) => yuan(settlement.supplementFen),
  hifmi_pay: ({ settlement }) => yuan(settlement.seriousIllnessFen),
  hifob_pay: ({ settlement }) => yuan(settlement.largeAmountFen),
  hifdm_pay: () => '0.00',
  maf_pay: ({ settlement }) => yuan(settlement.medicalAidFen),
  othfund_pay: ({ settlement }) => yuan(settlement.otherFundFen),
  fund_pay_sumamt: ({ settlement }) => yuan(settlement.fundFen),
  psn_pay: ({ settlement }) => yuan(settlement.personalFen),
  acct_pay: ({ settlement }) => yuan(settlement.accountFen),
  cash_payamt: ({ settlement }) => yuan(settlement.cashFen),
  acct_mulaid_pay: () => '0.00',
  refd_setl_flag: ({ settlement }) => (settlement.isReversal ? '1' : '0'),
  year: ({ settlement }) => settlement.countedOn.slice(0, 4),
  vali_flag: ({ settlement }) => (settlement.isValid ? '1' : '0'),
  rid: ({ settlement }) => `${settlement.settlementId}2`,
  updt_time: ({ settlement }) => settlement.settledAt,
  crte_time: ({ settlement }) => settlement.settledAt,
  poolarea_no: ({ settlement }) => settlement.insuredArea ?? '',
  mid_setl_flag: () => '0',
  acct_used_flag: ({ settlement }) => (settlement.accountFen === 0 ? '0' : '1'),
});

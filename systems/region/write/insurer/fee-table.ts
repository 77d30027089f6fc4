import type { ItemProfile } from '../../engine/catalogue-types.ts';
import type { FeeLineRow } from '../../engine/rows.ts';
import { tableWriter } from '../fields.ts';
import { departmentName, type Visit } from '../shard-context.ts';
import { yuan } from '../text.ts';
import { insurerColumns } from './columns.ts';

/** A charge with its item and visit (费用与项目、就诊). */
export interface VisitLine {
  readonly line: FeeLineRow;
  readonly item: ItemProfile;
  readonly visit: Visit;
}

/** Class of the national list (目录类别): 101 western and patent drugs, 102 herbs, 201 services, 301 consumables. */
function listType({ line }: VisitLine): string {
  if (line.itemKind === 'service') return '201';
  if (line.itemKind === 'consumable') return '301';
  return line.chargeClass === '10' ? '102' : '101';
}

/** Insurer's fee lines (费用明细表 fee_list_d). */
export const feeTable = tableWriter<VisitLine>(insurerColumns.fee_list_d, {
  bkkp_sn: ({ line }) => line.lineId,
  mdtrt_id: ({ line }) => line.encounterId,
  fee_ocur_time: ({ line }) => line.chargedAt,
  setl_id: ({ line }) => line.settlementId,
  rx_drord_no: ({ line }) => line.prescriptionId ?? '',
  fixmedins_code: ({ line }) => line.institutionCode,
  fixmedins_name: ({ visit }) => visit.institution.name,
  psn_no: ({ line }) => line.personNo,
  insu_admdvs: ({ visit }) => visit.encounter.insuredArea ?? '',
  med_type: ({ visit }) => visit.encounter.medType,
  cnt: ({ line }) => String(line.quantity),
  pric: ({ line }) => yuan(line.unitPriceFen),
  det_item_fee_sumamt: ({ line }) => yuan(line.amountFen),
  selfpay_prop: ({ item }) => proportion(item),
  fulamt_ownpay_amt: ({ line }) => yuan(line.ownPayFen),
  overlmt_selfpay: ({ line }) => yuan(line.overLimitFen),
  preselfpay_amt: ({ line }) => yuan(line.firstOwnFen),
  inscp_amt: ({ line }) => yuan(line.inScopeFen),
  chrgitm_lv: ({ line }) => line.grade,
  hilist_code: ({ line }) => (line.grade === '03' ? '' : line.itemCode),
  hilist_name: ({ line }) => (line.grade === '03' ? '' : line.itemName),
  list_type: listType,
  med_list_codg: ({ line }) => line.itemCode,
  medins_list_codg: ({ line }) => line.localItemCode,
  medins_list_name: ({ line }) => line.itemName,
  med_chrgitm_type: ({ line }) => line.chargeClass,
  prodname: ({ line }) => (line.itemKind === 'drug' ? line.itemName : ''),
  spec: ({ item }) => item.specification,
  bilg_dept_codg: ({ line }) => line.departmentCode,
  bilg_dept_name: ({ line }) => departmentName(line.departmentCode),
  bilg_dr_code: ({ line }) => line.doctorCode,
  bilg_dr_name: ({ line }) => line.doctorName,
  vali_flag: () => '1',
  rid: ({ line }) => `${line.lineId}3`,
  updt_time: ({ line }) => line.chargedAt,
  crte_time: ({ line }) => line.chargedAt,
  poolarea_no: ({ visit }) => visit.encounter.insuredArea ?? '',
  dise_codg: ({ visit }) => visit.encounter.diagnoses[0]?.code ?? '',
  init_feedetl_sn: ({ line }) => line.refunds ?? '',
});

/** Part first paid by oneself, such as `0.2`. */
function proportion(item: ItemProfile): string {
  return item.grade === '03' ? '1' : item.grade === '01' ? '0' : String(item.firstOwnPerThousand / 1000);
}

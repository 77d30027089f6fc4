import type { DiagnosisRow, OperationRow } from '../../engine/rows.ts';
import { tableWriter } from '../fields.ts';
import type { Visit } from '../shard-context.ts';
import { insurerColumns } from './columns.ts';

/** A diagnosis of a settlement list (清单诊断). */
export interface ListedDiagnosis {
  readonly visit: Visit;
  readonly diagnosis: DiagnosisRow;
  /** Place on the list, from 1. */
  readonly place: number;
}

/** Diagnoses of the settlement list (结算清单诊断表 setl_list_diag_d). */
export const diagnosisTable = tableWriter<ListedDiagnosis>(insurerColumns.setl_list_diag_d, {
  setl_list_diag_id: ({ visit, place }) => `${visit.encounter.encounterId}D${place}`,
  setl_id: ({ visit }) => visit.settlement?.settlementId ?? '',
  mdtrt_id: ({ visit }) => visit.encounter.encounterId,
  psn_no: ({ visit }) => visit.encounter.personNo,
  diag_type: () => '1',
  maindiag_flag: ({ diagnosis }) => (diagnosis.kind === 'main' ? '1' : '0'),
  diag_code: ({ diagnosis }) => diagnosis.code,
  diag_name: ({ diagnosis }) => diagnosis.name,
  adm_cond_type: ({ diagnosis }) => diagnosis.admissionCondition ?? '',
  vali_flag: () => '1',
  rid: ({ visit, place }) => `${visit.encounter.encounterId}4${place}`,
  updt_time: ({ visit }) => visit.encounter.endedAt,
  crte_time: ({ visit }) => visit.encounter.endedAt,
  poolarea_no: ({ visit }) => visit.encounter.insuredArea ?? '',
  setl_list_sn: ({ visit }) => `L${visit.encounter.encounterId}`,
});

/** An operation of a settlement list (清单手术). */
export interface ListedOperation {
  readonly visit: Visit;
  readonly operation: OperationRow;
}

/** National code of the way of anaesthesia (麻醉方式). */
export const ANAESTHESIA: Readonly<Record<OperationRow['anaesthesia'], string>> = {
  none: '',
  local: '03',
  regional: '02',
  general: '01',
};

/** Operations of the settlement list (结算清单手术表 setl_list_oprn_d). */
export const operationTable = tableWriter<ListedOperation>(insurerColumns.setl_list_oprn_d, {
  setl_list_oprn_id: ({ visit, operation }) => `${visit.encounter.encounterId}O${operation.seq}`,
  setl_id: ({ visit }) => visit.settlement?.settlementId ?? '',
  psn_no: ({ visit }) => visit.encounter.personNo,
  mdtrt_id: ({ visit }) => visit.encounter.encounterId,
  main_oprn_flag: ({ operation }) => (operation.isMain ? '1' : '0'),
  oprn_oprt_name: ({ operation }) => operation.name,
  oprn_oprt_code: ({ operation }) => operation.code,
  oprn_oprt_date: ({ operation }) => operation.beganAt.slice(0, 10),
  anst_way: ({ operation }) => ANAESTHESIA[operation.anaesthesia],
  oper_dr_name: ({ operation }) => operation.surgeonName,
  oper_dr_code: ({ operation }) => operation.surgeonCode,
  anst_dr_name: ({ operation }) => operation.anaesthetistName ?? '',
  anst_dr_code: ({ operation }) => operation.anaesthetistCode ?? '',
  vali_flag: () => '1',
  rid: ({ visit, operation }) => `${visit.encounter.encounterId}5${operation.seq}`,
  updt_time: ({ visit }) => visit.encounter.endedAt,
  crte_time: ({ visit }) => visit.encounter.endedAt,
  poolarea_no: ({ visit }) => visit.encounter.insuredArea ?? '',
  anst_begntime: ({ operation }) => (operation.anaesthesia === 'none' ? '' : operation.beganAt),
  anst_endtime: ({ operation }) => (operation.anaesthesia === 'none' ? '' : operation.endedAt),
  oprn_oprt_begntime: ({ operation }) => operation.beganAt,
  oprn_oprt_endtime: ({ operation }) => operation.endedAt,
  setl_list_sn: ({ visit }) => `L${visit.encounter.encounterId}`,
});

import type { FeeLineRow } from '../../engine/rows.ts';
import { ANAESTHESIA } from '../insurer/list-tables.ts';
import type { Visit } from '../shard-context.ts';
import { duration, yuan } from '../text.ts';

type Node = Readonly<Record<string, string>>;

/** Funds that pay, by national code of the fund (基金支付类型). */
const FUNDS = [
  ['310100', 'poolFen'],
  ['320100', 'civilServantFen'],
  ['330100', 'largeAmountFen'],
  ['390200', 'seriousIllnessFen'],
  ['370100', 'supplementFen'],
  ['610100', 'medicalAidFen'],
  ['999900', 'otherFundFen'],
] as const;

/** Settlement list of a stay as message 4101 has it (结算清单 4101). */
export function settlementList(visit: Visit): object {
  const { encounter, resident, institution, settlement } = visit;
  const diseases = diagnosisNodes(visit);
  return {
    infno: '4101',
    input: {
      setlinfo: {
        mdtrt_id: encounter.encounterId,
        setl_id: settlement?.settlementId ?? '',
        fixmedins_name: institution.name,
        fixmedins_code: encounter.institutionCode,
        hi_setl_lv: institution.levelCode,
        hi_no: encounter.personNo,
        medcasno: encounter.recordNo,
        dcla_time: settlement?.settledAt ?? encounter.endedAt,
        psn_name: resident.name,
        gend: encounter.sex,
        brdy: encounter.birthOn,
        ...(encounter.ageYears > 0 ? { age: encounter.ageYears } : { nwb_age: encounter.ageDays }),
        ntly: 'CHN',
        naty: '01',
        patn_cert_type: '01',
        certno: resident.identityNumber,
        prfs: encounter.ageYears >= 60 ? '80' : '17',
        curr_addr: resident.address,
        coner_name: `${resident.name.slice(0, 1)}某`,
        patn_rlts: '1',
        coner_addr: resident.address,
        coner_tel: resident.phone,
        hi_type: encounter.insuranceType ?? '',
        insuplc: encounter.insuredArea ?? '',
        nwb_adm_type: encounter.ageDays !== null && encounter.ageDays <= 28 ? '1' : '',
        nwb_bir_wt: encounter.birthWeightG ?? '',
        nwb_adm_wt: encounter.admissionWeightG ?? '',
        ipt_med_type: '1',
        adm_way: encounter.admissionRoute ?? '',
        // Provinces differ; this one writes the older spelling.
        trt_type: '10',
        adm_time: encounter.beganAt,
        adm_caty: encounter.departmentCode,
        refldept_dept: encounter.transferDepartmentCode ?? '',
        dscg_time: encounter.endedAt,
        dscg_caty: encounter.dischargeDepartmentCode,
        act_ipt_days: encounter.stayDays,
        otp_wm_dise: encounter.diagnoses.find((one) => one.kind === 'outpatient')?.name ?? '',
        wm_dise_code: encounter.diagnoses.find((one) => one.kind === 'outpatient')?.code ?? '',
        diag_code_cnt: diseases.length,
        oprn_oprt_code_cnt: encounter.operations.length,
        vent_used_dura: duration(encounter.ventilatorMinutes),
        pwcry_bfadm_coma_dura: '0/0/0',
        pwcry_afadm_coma_dura: '0/0/0',
        dscg_way: encounter.dischargeWay ?? '',
        bill_code: '9901',
        bill_no: encounter.encounterId.slice(-10),
        biz_sn: `Z${encounter.encounterId}`,
        days_rinp_flag_31: encounter.plannedReadmission ? '2' : '1',
        days_rinp_pup_31: encounter.plannedReadmission ? '继续治疗' : '',
        chfpdr_name: encounter.doctorName,
        chfpdr_code: encounter.doctorCode,
        setl_begn_date: settlement?.beganOn ?? encounter.beganAt.slice(0, 10),
        setl_end_date: settlement?.endedOn ?? encounter.countedOn,
        psn_selfpay: yuan((settlement?.personalFen ?? 0) - (settlement?.ownPayFen ?? 0)),
        psn_ownpay: yuan(settlement?.ownPayFen ?? 0),
        acct_pay: yuan(settlement?.accountFen ?? 0),
        psn_cashpay: yuan(settlement?.cashFen ?? 0),
        hi_paymtd: encounter.paymentMethod ?? '',
        hsorg: '演练市医疗保障局',
        hsorg_opter: '经办一',
        medins_fill_dept: '医保办公室',
        medins_fill_psn: encounter.coderName ?? '',
      },
      payinfo: payNodes(visit),
      diseinfo: diseases,
      iteminfo: itemNodes(visit.lines),
      oprninfo: encounter.operations.map((operation) => ({
        oprn_oprt_type: operation.isMain ? '1' : '2',
        oprn_oprt_name: operation.name,
        oprn_oprt_code: operation.code,
        oprn_oprt_date: operation.beganAt.slice(0, 10),
        anst_way: ANAESTHESIA[operation.anaesthesia],
        oper_dr_name: operation.surgeonName,
        oper_dr_code: operation.surgeonCode,
        anst_dr_name: operation.anaesthetistName ?? '',
        anst_dr_code: operation.anaesthetistCode ?? '',
      })),
      icuinfo: icuNodes(visit),
    },
  };
}

/** Settlement list of a stay as message 4101A has it (结算清单 4101A): what the centre knows itself is left out. */
export function settlementListA(visit: Visit): object {
  const { encounter, resident, settlement } = visit;
  return {
    infno: '4101A',
    input: {
      setlinfo: {
        psn_no: encounter.personNo,
        mdtrt_id: encounter.encounterId,
        setl_id: settlement?.settlementId ?? '',
        hi_no: encounter.personNo,
        medcasno: encounter.recordNo,
        dcla_time: settlement?.settledAt ?? encounter.endedAt,
        ntly: 'CHN',
        prfs: encounter.ageYears >= 60 ? '80' : '17',
        curr_addr: resident.address,
        coner_name: `${resident.name.slice(0, 1)}某`,
        patn_rlts: '1',
        coner_addr: resident.address,
        coner_tel: resident.phone,
        nwb_bir_wt: encounter.birthWeightG ?? '',
        nwb_adm_wt: encounter.admissionWeightG ?? '',
        adm_way: encounter.admissionRoute ?? '',
        trt_type: '1',
        adm_time: encounter.beganAt,
        refldept_dept: encounter.transferDepartmentCode ?? '',
        dscg_time: encounter.endedAt,
        dscg_caty: encounter.dischargeDepartmentCode,
        otp_wm_dise: encounter.diagnoses.find((one) => one.kind === 'outpatient')?.name ?? '',
        wm_dise_code: encounter.diagnoses.find((one) => one.kind === 'outpatient')?.code ?? '',
        vent_used_dura: duration(encounter.ventilatorMinutes),
        dscg_way: encounter.dischargeWay ?? '',
        bill_code: '9901',
        bill_no: encounter.encounterId.slice(-10),
        biz_sn: `Z${encounter.encounterId}`,
        days_rinp_flag_31: encounter.plannedReadmission ? '2' : '1',
        chfpdr_code: encounter.doctorCode,
        setl_begn_date: settlement?.beganOn ?? encounter.beganAt.slice(0, 10),
        setl_end_date: settlement?.endedOn ?? encounter.countedOn,
        medins_fill_dept: '医保办公室',
        medins_fill_psn: encounter.coderName ?? '',
        stas_type: '1',
        hi_paymtd: encounter.paymentMethod ?? '',
      },
      diseinfo: diagnosisNodes(visit),
      oprninfo: encounter.operations.map((operation) => ({
        oprn_oprt_type: operation.isMain ? '1' : '2',
        oprn_oprt_name: operation.name,
        oprn_oprt_code: operation.code,
        anst_way: ANAESTHESIA[operation.anaesthesia],
        oper_dr_code: operation.surgeonCode,
        anst_dr_code: operation.anaesthetistCode ?? '',
        oprn_oprt_begntime: operation.beganAt,
        oprn_oprt_endtime: operation.endedAt,
        anst_begntime: operation.anaesthesia === 'none' ? '' : operation.beganAt,
        anst_endtime: operation.anaesthesia === 'none' ? '' : operation.endedAt,
      })),
      icuinfo: icuNodes(visit),
      bldinfo: [],
    },
  };
}

function diagnosisNodes({ encounter }: Visit): Node[] {
  return encounter.diagnoses
    .filter((one) => one.kind === 'main' || one.kind === 'other')
    .map((one) => ({
      diag_type: '1',
      diag_code: one.code,
      diag_name: one.name,
      adm_cond_type: one.admissionCondition ?? '',
      maindiag_flag: one.kind === 'main' ? '1' : '0',
    }));
}

function payNodes({ settlement }: Visit): Node[] {
  if (!settlement) return [];
  return FUNDS.filter(([, field]) => settlement[field] !== 0).map(([type, field]) => ({
    fund_pay_type: type,
    fund_payamt: yuan(settlement[field]),
  }));
}

function icuNodes({ encounter }: Visit): Node[] {
  if (!encounter.icuFrom || !encounter.icuUntil) return [];
  return [
    {
      scs_cutd_ward_type: '9',
      scs_cutd_inpool_time: encounter.icuFrom,
      scs_cutd_exit_time: encounter.icuUntil,
      scs_cutd_sum_dura: duration(encounter.icuMinutes),
    },
  ];
}

/** Fees by charge class; each class splits into grade A, grade B, outside the scope and other (收费项目信息). */
function itemNodes(lines: readonly FeeLineRow[]): Node[] {
  const sums = new Map<string, { amount: number; a: number; b: number; own: number }>();
  for (const line of lines) {
    if (line.repeated) continue;
    const sum = sums.get(line.chargeClass) ?? { amount: 0, a: 0, b: 0, own: 0 };
    const own = line.ownPayFen;
    sum.amount += line.amountFen;
    sum.own += own;
    if (line.grade === '01') sum.a += line.amountFen - own;
    if (line.grade === '02') sum.b += line.amountFen - own;
    sums.set(line.chargeClass, sum);
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([type, { amount, a, b, own }]) => ({
      med_chrgitm: type,
      amt: yuan(amount),
      claa_sumfee: yuan(a),
      clab_amt: yuan(b),
      fulamt_ownpay_amt: yuan(own),
      oth_amt: yuan(amount - a - b - own),
    }));
}

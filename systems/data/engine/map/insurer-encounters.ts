import { checkValue } from '../checks/codes.ts';
import {
  checkDiagnosis,
  checkMainDiagnosis,
  checkStay,
  daysBetween,
  type StayFields,
} from '../checks/stay-checks.ts';
import { type Intake, NONE } from '../intake/intake.ts';
import { KeyTable } from '../intake/key-table.ts';
import { identityOf, readKind, readSex } from './common.ts';
import { yesNo } from './kinds.ts';
import { FieldFinder, type RecordMapper } from './mapper.ts';
import { emptyStay, stayRow } from './stay.ts';

/** Maps the insurer's encounters (就诊表 mdtrt_d) to `encounter`, with the persons and who they are. */
export function encounterMapper(intake: Intake): RecordMapper {
  const find = new FieldFinder(intake);
  const at = (field: string) => find.at(field);
  const idAt = at('mdtrt_id');
  const institutionAt = at('fixmedins_code');
  const personAt = at('psn_no');
  const certAt = at('certno');
  const nameAt = at('psn_name');
  const phoneAt = at('tel');
  const addressAt = at('addr');
  const kindAt = at('med_type');
  const recordAt = at('ipt_otp_no');
  const recordAt2 = at('medrcdno');
  const departmentAt = at('adm_caty');
  const departmentAt2 = at('adm_dept_codg');
  const leftAt = at('dscg_caty');
  const leftAt2 = at('dscg_dept_codg');
  const wayAt = at('dscg_way');
  const insuranceAt = at('insutype');
  const areaAt = at('insu_admdvs');
  const doctorAt = at('chfpdr_code');
  const doctorNameAt = at('chfpdr_name');
  const validAt = at('vali_flag');
  const fields: StayFields = {
    began: at('begntime'),
    ended: at('endtime'),
    birth: at('brdy'),
    ageYears: at('age'),
    ageDays: -1,
    stayDays: at('ipt_days'),
    sex: at('gend'),
    birthWeight: -1,
    admissionWeight: -1,
    ventilator: -1,
    mainDiagnosis: at('dscg_maindiag_code'),
  };
  const { values, context } = intake;
  const seen = new KeyTable();
  const lists = {
    kind: context.codes.values('med_type'),
    insurance: context.codes.values('insutype'),
    way: context.codes.values('dscg_way'),
  };

  function record(): void {
    const stay = emptyStay('insurer');
    intake.institution = intake.value(institutionAt) || (context.institution ?? '');
    intake.encounterId = intake.value(idAt);
    stay.institution = intake.institutionCell();
    stay.encounterId = intake.cell(idAt);
    stay.beganAt = intake.instantOf(fields.began, true);
    stay.endedAt = intake.instantOf(fields.ended);
    stay.kind = readKind(intake, kindAt, lists.kind);
    stay.countedOn = (stay.kind === 'inpatient' && stay.endedAt !== '' ? stay.endedAt : stay.beganAt).slice(
      0,
      10,
    );
    intake.day = stay.countedOn;
    if (values[validAt] !== '' && yesNo(values[validAt] as string) === '0')
      intake.reject(validAt, 'marked-invalid');
    stay.personKey = intake.person(intake.value(personAt) || intake.value(certAt));
    if (stay.personKey === '' && intake.value(personAt) !== '') intake.reject(personAt, 'person-unknown');
    if (intake.rejected) return;
    if (seen.add(`${intake.institution}\t${intake.encounterId}`, intake.line) > 1)
      return intake.reject(idAt, 'key-repeated');
    stay.medicalKind = intake.cell(kindAt);
    const record = intake.value(recordAt) || intake.value(recordAt2);
    stay.recordKey = record === '' ? NONE : context.keys.record(intake.institution, record);
    stay.stayDays = intake.countOf(fields.stayDays);
    stay.ageYears = ageOf(intake, fields.ageYears);
    stay.sex = readSex(intake, fields.sex);
    stay.birthOn = intake.dayOf(fields.birth);
    stay.department = intake.cell(values[departmentAt] === '' ? departmentAt2 : departmentAt);
    stay.dischargeDepartment = intake.cell(values[leftAt] === '' ? leftAt2 : leftAt);
    stay.dischargeWay = intake.cell(wayAt);
    stay.insuranceType = intake.cell(insuranceAt);
    stay.insuredArea = intake.cell(areaAt);
    stay.doctorKey = intake.staff(intake.value(doctorAt) || intake.value(doctorNameAt));
    stay.mainDiagnosis = intake.cell(fields.mainDiagnosis);
    checkValue(intake, lists.insurance, insuranceAt);
    checkValue(intake, lists.way, wayAt);
    checkStay(intake, stay, fields);
    if (stay.kind === 'inpatient' && stay.stayDays !== stay.stayDays && stay.endedAt > stay.beganAt)
      stay.stayDays = daysBetween(stay.beganAt, stay.endedAt);
    const main = intake.value(fields.mainDiagnosis);
    if (main !== '') {
      checkDiagnosis(intake, stay, fields.mainDiagnosis, main);
      if (stay.kind === 'inpatient') checkMainDiagnosis(intake, fields.mainDiagnosis, main, '');
    }
    intake.emit('encounter', stayRow(stay));
    intake.emitPerson(stay.personKey, stay.sex || NONE, stay.birthOn || NONE, stay.insuredArea, NONE);
    identityOf(intake, stay.personKey, { personAt, nameAt, certAt, phoneAt, addressAt });
  }

  return { record, used: find.used };
}

/** Age in whole years (年龄): the part after the point is dropped, as the table counts completed years. @rounding down */
export function ageOf(intake: Intake, place: number): number {
  const value = intake.value(place);
  if (value === '') return Number.NaN;
  const point = value.indexOf('.');
  const years = Number(point < 0 ? value : value.slice(0, point));
  if (Number.isInteger(years) && years >= 0 && years <= 150) return years;
  intake.warn(place, 'count-unreadable');
  return Number.NaN;
}

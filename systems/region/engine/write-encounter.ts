import { ageOn, dayText, instantText } from './calendar.ts';
import type { Draft, Person } from './draft.ts';
import type { InsuranceSpan } from './insurance.ts';
import { intensity, NO_INTENSITY } from './intensity.ts';
import type { RegionPlan } from './plan.ts';
import type { DiagnosisRow, EncounterRow, OperationRow } from './rows.ts';
import type { Worker } from './staff.ts';

/** Medical kind (医疗类别). */
export function medTypeOf(draft: Draft): string {
  switch (draft.kind) {
    case 'inpatient':
      return draft.route === '1' ? '210104' : '21';
    case 'outpatient':
      return '11';
    case 'emergency':
      return '13';
    case 'special-disease':
      return '140104';
    case 'pharmacy':
      return '41';
  }
}

/** What a row of an encounter needs besides the draft (就诊行的其余信息). */
export interface EncounterFrame {
  readonly doctor: Worker;
  readonly departmentCode: string;
  readonly transferCode: string | null;
  readonly span: InsuranceSpan | null;
  readonly recordTimes: number;
  readonly totalFen: number;
}

/** Writes an encounter (就诊行). */
export function encounterRow(
  plan: RegionPlan,
  person: Person,
  draft: Draft,
  frame: EncounterFrame,
): EncounterRow {
  const institution = plan.institutions[draft.institution] as RegionPlan['institutions'][0];
  const isStay = draft.kind === 'inpatient';
  const coder = isStay ? plan.staff.coder(draft.institution, person.no % 3) : null;
  const use = isStay ? intensity(plan, draft) : NO_INTENSITY;
  const age = ageOn(person.birth, draft.beginDay);
  const { span, doctor } = frame;
  return {
    encounterId: draft.id,
    kind: draft.kind,
    medType: medTypeOf(draft),
    institutionCode: institution.row.institutionCode,
    personNo: person.personNo,
    recordNo: `${isStay ? 'Z' : 'M'}${draft.institution}${person.personNo.slice(2)}`,
    recordTimes: frame.recordTimes,
    beganAt: instantText(draft.beginDay, draft.beginSecond),
    endedAt: instantText(draft.endDay, draft.endSecond),
    countedOn: dayText(draft.endDay + Math.floor((isStay ? 0 : draft.beginSecond) / 86_400)),
    stayDays: isStay ? Math.max(1, draft.endDay - draft.beginDay) : null,
    ageYears: age,
    ageDays: age === 0 ? draft.beginDay - person.birth : null,
    sex: person.sex === 0 ? '1' : '2',
    birthOn: dayText(person.birth),
    streetCode: plan.streets[person.street]?.streetCode ?? '',
    departmentCode: frame.departmentCode,
    dischargeDepartmentCode: frame.transferCode ?? frame.departmentCode,
    transferDepartmentCode: frame.transferCode,
    bed: isStay ? `${draft.department + 1}-${(person.no % 48) + 1}` : null,
    admissionRoute: draft.route,
    dischargeWay: draft.way,
    birthWeightG: draft.birthWeight || null,
    admissionWeightG: draft.birthWeight ? draft.birthWeight - (person.no % 7) * 20 : null,
    ventilatorMinutes: use.ventilator,
    icuMinutes: use.icu,
    icuFrom: use.icu ? instantText(draft.beginDay, draft.beginSecond + 3600) : null,
    icuUntil: use.icu ? instantText(draft.beginDay, draft.beginSecond + 3600 + use.icu * 60) : null,
    plannedReadmission: isStay && planned(plan, draft),
    insuranceType: span?.insuranceType ?? null,
    personType: span?.personType ?? null,
    insuredArea: span?.insuredArea ?? null,
    paymentMethod: span ? (isStay ? '3' : '1') : null,
    doctorCode: doctor.code,
    doctorName: doctor.name,
    coderCode: coder?.code ?? null,
    coderName: coder?.name ?? null,
    diagnoses: diagnosisRows(draft),
    operations: draft.operations.length > 0 ? operationRows(plan, draft) : [],
    totalFen: frame.totalFen,
    referredFrom:
      draft.referredFrom < 0 ? null : (plan.institutions[draft.referredFrom]?.row.institutionCode ?? null),
    repeated: false,
  };
}

function planned(plan: RegionPlan, draft: Draft): boolean {
  const course = plan.diseases[draft.disease]?.profile.course;
  return course === 'tumour' || course === 'planned';
}

function diagnosisRows(draft: Draft): DiagnosisRow[] {
  const rows: DiagnosisRow[] = draft.diagnoses.map(({ code, name, condition }, index) => ({
    kind: index === 0 ? 'main' : 'other',
    seq: index === 0 ? 1 : index,
    code,
    name,
    admissionCondition: condition,
  }));
  const [main] = draft.diagnoses;
  if (draft.kind === 'inpatient' && main)
    for (const kind of ['admission', 'outpatient'] as const)
      rows.push({ kind, seq: 1, code: main.code, name: main.name, admissionCondition: null });
  return rows;
}

function operationRows(plan: RegionPlan, draft: Draft): OperationRow[] {
  return draft.operations.map(({ operation, day, second, minutes, surgeon }, index) => {
    const by = plan.staff.doctor(draft.institution, draft.department, surgeon);
    const asleep =
      operation.profile.anaesthesia === 'general' || operation.profile.anaesthesia === 'regional';
    const anaesthetist = asleep ? plan.staff.doctor(draft.institution, 254, surgeon) : null;
    return {
      seq: index + 1,
      isMain: index === 0,
      code: operation.profile.code,
      name: operation.profile.name,
      level: operation.profile.level,
      beganAt: instantText(day, second),
      endedAt: instantText(day, second + minutes * 60),
      anaesthesia: operation.profile.anaesthesia,
      surgeonCode: by.code,
      surgeonName: by.name,
      anaesthetistCode: anaesthetist?.code ?? null,
      anaesthetistName: anaesthetist?.name ?? null,
    };
  });
}

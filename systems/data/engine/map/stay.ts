// This file is over the limit because the columns of a stay are listed twice, as fields and as a row.
import { NONE } from '../intake/intake.ts';

/** One encounter as a mapper has read it (就诊), before it becomes a row. `''` and NaN are "not told". */
export interface Stay {
  source: string;
  institution: string;
  encounterId: string;
  personKey: string;
  kind: string;
  medicalKind: string;
  recordKey: string;
  recordTimes: number;
  beganAt: string;
  endedAt: string;
  countedOn: string;
  stayDays: number;
  department: string;
  dischargeDepartment: string;
  admissionRoute: string;
  dischargeWay: string;
  sex: string;
  birthOn: string;
  ageYears: number;
  ageDays: number;
  birthWeight: number;
  admissionWeight: number;
  ventilatorMinutes: number;
  icuMinutes: number;
  insuranceType: string;
  insuredArea: string;
  paymentMethod: string;
  doctorKey: string;
  coderKey: string;
  mainDiagnosis: string;
  totalFen: number;
}

/** A stay about which nothing is known yet (空就诊). */
export function emptyStay(source: string): Stay {
  return {
    source,
    institution: '',
    encounterId: '',
    personKey: '',
    kind: 'other',
    medicalKind: '',
    recordKey: '',
    recordTimes: Number.NaN,
    beganAt: '',
    endedAt: '',
    countedOn: '',
    stayDays: Number.NaN,
    department: '',
    dischargeDepartment: '',
    admissionRoute: '',
    dischargeWay: '',
    sex: '',
    birthOn: '',
    ageYears: Number.NaN,
    ageDays: Number.NaN,
    birthWeight: Number.NaN,
    admissionWeight: Number.NaN,
    ventilatorMinutes: Number.NaN,
    icuMinutes: Number.NaN,
    insuranceType: '',
    insuredArea: '',
    paymentMethod: '',
    doctorKey: '',
    coderKey: '',
    mainDiagnosis: '',
    totalFen: Number.NaN,
  };
}

/** What every row of a stay begins with (行首). */
export function headOf(stay: Stay): string {
  return `${stay.source}\t${stay.institution}\t${stay.encounterId}\t${stay.personKey}`;
}

/** The encounter's row (就诊行), in the order of the table's columns; texts must be escaped already. */
export function stayRow(stay: Stay): string {
  const rest: (string | number)[] = [
    stay.kind,
    stay.medicalKind,
    stay.recordKey,
    stay.recordTimes,
    stay.beganAt,
    stay.endedAt,
    stay.countedOn,
    stay.stayDays,
    stay.department,
    stay.dischargeDepartment,
    stay.admissionRoute,
    stay.dischargeWay,
    stay.sex,
    stay.birthOn,
    stay.ageYears,
    stay.ageDays,
    stay.birthWeight,
    stay.admissionWeight,
    stay.ventilatorMinutes,
    stay.icuMinutes,
    stay.insuranceType,
    stay.insuredArea,
    stay.paymentMethod,
    stay.doctorKey,
    stay.coderKey,
    stay.mainDiagnosis,
    stay.totalFen,
  ];
  let row = headOf(stay);
  for (const value of rest) row += `\t${value === '' || value !== value ? NONE : value}`;
  return row;
}

/** One diagnosis of a stay (诊断). */
export interface Diagnosis {
  readonly kind: string;
  readonly seq: number;
  readonly code: string;
  readonly name: string;
  readonly condition: string;
}

/** The diagnosis's row (诊断行); `\N` stands in name and condition where there is none. */
export function diagnosisRow(head: string, countedOn: string, edition: string, diagnosis: Diagnosis): string {
  const { kind, seq, code, name, condition } = diagnosis;
  return `${head}\t${countedOn}\t${kind}\t${seq}\t${code}\ticd-10\t${edition}\t${name}\t${condition}`;
}

/** One operation of a stay (手术操作). */
export interface Operation {
  readonly seq: number;
  readonly isMain: string;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly beganAt: string;
  readonly endedAt: string;
  readonly anaesthesia: string;
  readonly surgeonKey: string;
}

/** The operation's row (手术行); `\N` stands where there is nothing. */
export function operationRow(head: string, countedOn: string, edition: string, operation: Operation): string {
  const { seq, isMain, code, name, level, beganAt, endedAt, anaesthesia, surgeonKey } = operation;
  return (
    `${head}\t${countedOn}\t${seq}\t${isMain}\t${code}\ticd-9-cm-3\t${edition}\t${name}\t${level}` +
    `\t${beganAt === '' ? NONE : beganAt}\t${endedAt === '' ? NONE : endedAt}\t${anaesthesia}\t${surgeonKey}`
  );
}

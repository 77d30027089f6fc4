import type { DiagnosisRow } from '../../engine/rows.ts';
import { type Fields, tableWriter } from '../fields.ts';
import { ANAESTHESIA } from '../insurer/list-tables.ts';
import { departmentName, type Visit } from '../shard-context.ts';
import { yuan } from '../text.ts';
import { frontPageColumns, frontPageExtensions } from './columns.ts';
import { FEE_CLASSES, FEE_PARTS, type feesOf } from './fees.ts';
import { type Workplace, workplaceOf } from './workplace.ts';

/** A stay as its hospital's front page tells it (病案首页). */
export interface Page {
  readonly visit: Visit;
  /** Further diagnoses, in order. */
  readonly others: readonly DiagnosisRow[];
  readonly fees: ReturnType<typeof feesOf>;
  /** Hospital that fills what it lacks with fixed names and codes, to pass the upload (迎检式填报). */
  readonly massaged: boolean;
}

const encounter = (page: Page) => page.visit.encounter;
const ofKind = (page: Page, kind: DiagnosisRow['kind']) =>
  encounter(page).diagnoses.find((one) => one.kind === kind);
const main = (page: Page) => encounter(page).diagnoses[0];
const firstOperation = (page: Page) => encounter(page).operations[0];
const isTumour = (code: string) => /^(C|D[0-3]|D4[0-8])/.test(code);
const isInjury = (code: string) => /^[ST]/.test(code);
/** Cause from outside among the diagnoses (损伤外部原因). */
const cause = (page: Page) => encounter(page).diagnoses.find((one) => /^[VWXY]/.test(one.code));
/** Weight of the child on the page of its mother (新生儿出生体重), different from stay to stay and always the same for one. */
const bornHere = (page: Page) => {
  const { diagnoses, encounterId } = encounter(page);
  if (!diagnoses.some(({ code }) => code.startsWith('Z37'))) return '';
  return 2600 + ((Number(encounterId.slice(-5)) * 37) % 1400);
};
/** Way of payment (医疗付费方式 RC032): 1 employees, 2 residents, 7 self. */
const payment = (page: Page) => {
  const { insuranceType } = encounter(page);
  return insuranceType === '310' ? '1' : insuranceType === null ? '7' : '2';
};
/** Marital state by age: 1 single, 2 married, 3 widowed. */
const married = (page: Page) => {
  const { ageYears } = encounter(page);
  return ageYears < 24 ? '1' : ageYears < 78 ? '2' : '3';
};
const occupation = (page: Page) => {
  const { ageYears } = encounter(page);
  if (page.massaged) return '90';
  return ageYears < 7 ? '90' : ageYears < 19 ? '31' : ageYears < 60 ? '17' : '80';
};
/** A hospital that fills in fixed names writes the same place for everybody (默认单位). */
const workplace = (page: Page): Workplace => {
  const { personNo, ageYears, insuranceType } = encounter(page);
  const { phone } = page.visit.resident;
  if (page.massaged) return { name: '同现住址', phone, postcode: '000000' };
  return workplaceOf({ personNo, ageYears, insuranceType, phone });
};
const surgery = (page: Page) => {
  const operation = firstOperation(page);
  return operation && operation.anaesthesia !== 'none' ? operation : null;
};
/** A fixed name instead of the nurse's (默认姓名). */
const nurse = (page: Page) => (page.massaged ? '王护士' : `${encounter(page).doctorName.slice(0, 1)}护士`);

const basics: Fields<Page> = {
  A01: (page) => encounter(page).institutionCode,
  A02: (page) => page.visit.institution.name,
  A48: (page) => encounter(page).recordNo,
  A49: (page) => String(encounter(page).recordTimes),
  B12: (page) => encounter(page).beganAt,
  B15: (page) => encounter(page).endedAt,
  A46C: payment,
  A11: (page) => page.visit.resident.name,
  A12C: (page) => encounter(page).sex,
  A13: (page) => encounter(page).birthOn,
  A14: (page) => String(encounter(page).ageYears),
  A15C: () => 'CHN',
  A21C: married,
  A38C: occupation,
  A19C: () => '01',
  A20: (page) => page.visit.resident.identityNumber,
  A22: (page) => page.visit.resident.address,
  A23C: () => '990000',
  A24: (page) => page.visit.resident.address,
  A25C: () => '990100',
  A26: (page) => page.visit.resident.address,
  A27: (page) => page.visit.resident.phone,
  A28C: () => '990100',
  A29: (page) => workplace(page).name,
  A30: (page) => workplace(page).phone,
  A31C: (page) => workplace(page).postcode,
  A32: (page) => (page.massaged ? page.visit.resident.name : `${page.visit.resident.name.slice(0, 1)}某`),
  A33C: (page) => (page.massaged ? '9' : encounter(page).ageYears < 18 ? '5' : '1'),
  A34: (page) => page.visit.resident.address,
  A35: (page) => page.visit.resident.phone,
  B11C: (page) => encounter(page).admissionRoute ?? '',
  B13C: (page) => encounter(page).departmentCode,
  B14: (page) => `${departmentName(encounter(page).departmentCode)}一病区`,
  B21C: (page) => encounter(page).transferDepartmentCode ?? '',
  B16C: (page) => encounter(page).dischargeDepartmentCode,
  B17: (page) => `${departmentName(encounter(page).dischargeDepartmentCode)}一病区`,
  B20: (page) => String(encounter(page).stayDays ?? ''),
  C01C: (page) => ofKind(page, 'outpatient')?.code ?? '',
  C02N: (page) => ofKind(page, 'outpatient')?.name ?? '',
  C03C: (page) => main(page)?.code ?? '',
  C04N: (page) => main(page)?.name ?? '',
  C05C: (page) => main(page)?.admissionCondition ?? '',
  C09C: (page) => (isTumour(main(page)?.code ?? '') ? 'M80000/3' : ''),
  C10N: (page) => (isTumour(main(page)?.code ?? '') ? '肿瘤' : ''),
  C11: (page) => (isTumour(main(page)?.code ?? '') ? `B${encounter(page).encounterId.slice(-8)}` : ''),
  C12C: (page) => (isInjury(main(page)?.code ?? '') ? (cause(page)?.code ?? 'X59.900') : ''),
  C13N: (page) => (isInjury(main(page)?.code ?? '') ? (cause(page)?.name ?? '暴露于未特指的因素') : ''),
  C24C: () => '1',
  B22: (page) => `${departmentName(encounter(page).departmentCode).slice(0, 2)}主任`,
  B23: (page) => encounter(page).doctorName,
  B24: (page) => encounter(page).doctorName,
  B25: (page) => encounter(page).doctorName,
  B26: nurse,
  B29: (page) => encounter(page).coderName ?? '',
  B30C: () => '1',
  C26C: (page) => '1234'.charAt(Number(encounter(page).personNo.slice(-2)) % 4),
  C27C: () => '2',
};

const operations: Fields<Page> = {
  C14x01C: (page) => firstOperation(page)?.code ?? '',
  C15x01N: (page) => firstOperation(page)?.name ?? '',
  C16x01: (page) => firstOperation(page)?.beganAt ?? '',
  C17x01: (page) => (firstOperation(page) ? String(firstOperation(page)?.level) : ''),
  C18x01: (page) => firstOperation(page)?.surgeonName ?? '',
  C19x01: (page) => (surgery(page) ? encounter(page).doctorName : ''),
  C21x01C: (page) => (surgery(page) ? '1' : ''),
  C22x01C: (page) => ANAESTHESIA[firstOperation(page)?.anaesthesia ?? 'none'],
  C23x01: (page) => firstOperation(page)?.anaesthetistName ?? '',
};

const ends: Fields<Page> = {
  A16: (page) => String(encounter(page).ageDays ?? ''),
  A18x01: (page) => String(encounter(page).birthWeightG ?? bornHere(page)),
  A17: (page) => String(encounter(page).admissionWeightG ?? ''),
  C28: () => '0',
  C29: () => '0',
  C30: () => '0',
  C31: () => '0',
  C32: () => '0',
  C33: () => '0',
  B36C: (page) => (encounter(page).plannedReadmission ? '2' : '1'),
  B37: (page) => (encounter(page).plannedReadmission ? '继续治疗' : ''),
  B34C: (page) => encounter(page).dischargeWay ?? '',
  D01: (page) => yuan(encounter(page).totalFen),
  D09: (page) =>
    yuan(
      page.massaged
        ? Math.min(encounter(page).totalFen, page.visit.settlement?.personalFen ?? encounter(page).totalFen)
        : (page.visit.settlement?.personalFen ?? encounter(page).totalFen),
    ),
  F02C: (page) => ofKind(page, 'admission')?.code ?? '',
  F03N: (page) => ofKind(page, 'admission')?.name ?? '',
  A20N: () => '1',
  B23C: (page) => encounter(page).doctorCode,
  C47: (page) => {
    const minutes = encounter(page).ventilatorMinutes;
    return minutes === 0 ? '' : String(Math.round(minutes / 60));
  },
  C48x01C: (page) => (encounter(page).icuFrom ? '9' : ''),
  C49x01: (page) => encounter(page).icuFrom ?? '',
  C50x01: (page) => encounter(page).icuUntil ?? '',
};

/** Front page in appraisal codes (绩效考核编码的病案首页). */
export const pageTable = tableWriter<Page>(
  [...frontPageColumns, ...frontPageExtensions],
  { ...basics, ...otherDiagnoses(), ...operations, ...otherOperations(), ...ends, ...feeFields() },
  '-',
);

/** What the appraisal codes are filled with, for the older codes too (首页取值). */
export const pageFields: Fields<Page> = {
  ...basics,
  ...otherDiagnoses(),
  ...operations,
  ...otherOperations(),
  ...ends,
  ...feeFields(),
};

function otherDiagnoses(): Fields<Page> {
  const fields: Record<string, (page: Page) => string> = {};
  for (let place = 0; place < 40; place += 1) {
    const number = String(place + 1).padStart(2, '0');
    fields[`C06x${number}C`] = (page) => page.others[place]?.code ?? '';
    fields[`C07x${number}N`] = (page) => page.others[place]?.name ?? '';
    fields[`C08x${number}C`] = (page) => page.others[place]?.admissionCondition ?? '';
  }
  return fields;
}

function otherOperations(): Fields<Page> {
  const fields: Record<string, (page: Page) => string> = {};
  for (let place = 0; place < 40; place += 1) {
    const number = String(place + 1).padStart(2, '0');
    const at = (page: Page) => encounter(page).operations[place + 1];
    fields[`C35x${number}C`] = (page) => at(page)?.code ?? '';
    fields[`C36x${number}N`] = (page) => at(page)?.name ?? '';
    fields[`C37x${number}`] = (page) => at(page)?.beganAt ?? '';
    fields[`C38x${number}`] = (page) => (at(page) ? String(at(page)?.level) : '');
    fields[`C39x${number}`] = (page) => at(page)?.surgeonName ?? '';
    fields[`C43x${number}C`] = (page) => ANAESTHESIA[at(page)?.anaesthesia ?? 'none'];
    fields[`C44x${number}`] = (page) => at(page)?.anaesthetistName ?? '';
  }
  return fields;
}

function feeFields(): Fields<Page> {
  const fields: Record<string, (page: Page) => string> = {};
  for (const name of [...FEE_CLASSES, ...FEE_PARTS]) fields[name] = (page) => yuan(page.fees[name]);
  return fields;
}

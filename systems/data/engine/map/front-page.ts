// This file is over the limit because one front page becomes a stay, diagnoses, operations and fees in one go.

import { checkCode, isWrongSexOperation } from '../checks/codes.ts';
import { checkFrontPage } from '../checks/front-page-checks.ts';
import { checkFees } from '../checks/front-page-fees.ts';
import {
  checkDiagnosis,
  checkMainDiagnosis,
  checkStay,
  daysBetween,
  type StayFields,
} from '../checks/stay-checks.ts';
import { dayNumber, secondNumber } from '../convert/calendar.ts';
import { readDuration } from '../convert/durations.ts';
import { frontPagePColumns } from '../formats/front-page-p-columns.ts';
import { type Intake, NONE } from '../intake/intake.ts';
import { KeyTable } from '../intake/key-table.ts';
import { identityOf, readSex } from './common.ts';
import {
  FEE_FIELDS,
  FEE_PARTS,
  intensiveCare,
  operations,
  otherDiagnoses,
  padded,
} from './front-page-fields.ts';
import { FrontPageTallies } from './front-page-tallies.ts';
import { ageOf } from './insurer-encounters.ts';
import { FieldFinder, type RecordMapper } from './mapper.ts';
import { diagnosisRow, emptyStay, headOf, operationRow, type Stay, stayRow } from './stay.ts';

/**
 * Maps front pages of medical records (住院病案首页), in appraisal codes or in the older P codes. Codes are of the national
 * clinical editions there.
 */
export function frontPageMapper(intake: Intake): RecordMapper {
  const isOld = intake.format.id === 'front-page-p';
  const older = new Map([...frontPagePColumns.sameAs].map(([old, newer]) => [newer, old]));
  const find = new FieldFinder(intake, isOld ? (field) => older.get(field) ?? '' : (field) => field);
  const plain = new FieldFinder(intake);
  const at = (field: string) => find.at(field);
  const institutionAt = at('A01');
  const recordAt = at('A48');
  const timesAt = at('A49');
  const certAt = at('A20');
  const numberAt = isOld ? plain.at('P686') : -1;
  const identity = {
    personAt: numberAt,
    nameAt: at('A11'),
    certAt,
    phoneAt: at('A27'),
    addressAt: at('A26'),
  };
  const methodAt = at('A46C');
  const departmentAt = at('B13C');
  const leftAt = at('B16C');
  const routeAt = at('B11C');
  const wayAt = at('B34C');
  const doctorAt = at('B22C') < 0 ? at('B24') : at('B24C');
  const doctorNameAt = at('B24');
  const coderAt = at('B29');
  const outpatientAt = { code: at('C01C'), name: at('C02N') };
  const mainAt = { code: at('C03C'), name: at('C04N'), condition: at('C05C') };
  const pathologyAt = [{ code: at('C09C'), name: at('C10N') }];
  const injuryAt = [{ code: at('C12C'), name: at('C13N') }];
  if (isOld) {
    pathologyAt.push(
      { code: plain.at('P353'), name: plain.at('P354') },
      { code: plain.at('P355'), name: plain.at('P356') },
    );
    injuryAt.push(
      { code: plain.at('P363'), name: plain.at('P364') },
      { code: plain.at('P365'), name: plain.at('P366') },
    );
  } else
    for (const number of [1, 2])
      pathologyAt.push({ code: at(`F07x${padded(number)}C`), name: at(`F08x${padded(number)}N`) });
  const admissionAt = isOld
    ? { code: plain.at('P30'), name: plain.at('P301') }
    : { code: at('F02C'), name: at('F03N') };
  const others = otherDiagnoses(find);
  const operated = operations(find);
  const icu = intensiveCare(find, plain, isOld);
  const totalAt = at('D01');
  const selfAt = at('D09');
  const feeAt = FEE_FIELDS.map((code) => ({ code, place: at(code) }));
  const partAt = FEE_PARTS.map(([code, of]) => ({ code, place: at(code), whole: at(of) }));
  const fields: StayFields = {
    began: at('B12'),
    ended: at('B15'),
    birth: at('A13'),
    ageYears: at('A14'),
    ageDays: at('A16'),
    stayDays: at('B20'),
    sex: at('A12C'),
    birthWeight: at('A18x01'),
    admissionWeight: at('A17'),
    ventilator: isOld ? plain.at('P72') : at('C47'),
    mainDiagnosis: mainAt.code,
  };
  const checkAt = {
    main: mainAt.code,
    others: others.map((one) => one.code),
    pathology: pathologyAt.map((one) => one.code),
    injury: injuryAt.map((one) => one.code),
    way: wayAt,
    receiver: at('B35'),
    receiver2: isOld ? plain.at('P743') : -1,
    plan: at('B36C'),
    purpose: at('B37'),
    allergy: at('C24C'),
    allergen: at('C25'),
    birthWeight: fields.birthWeight,
    others9: [at('A33C'), at('A38C'), at('A46C'), at('A19C')],
    names: [at('B22'), at('B23'), at('B24'), at('B25'), at('B26'), coderAt],
  };
  const { values, context } = intake;
  const edition = context.editions;
  const seen = new KeyTable();
  const tallies = new FrontPageTallies(intake, checkAt.names, {
    conditions: [others[1]?.condition ?? -1, others[2]?.condition ?? -1],
    surgery: [at('D20'), at('D20x01'), at('D20x02')],
  });
  const usedAll = () => new Set([...find.used, ...plain.used]);

  function record(): void {
    const stay = emptyStay('front-page');
    intake.institution = intake.value(institutionAt) || (context.institution ?? '');
    stay.institution = intake.institutionCell();
    stay.kind = 'inpatient';
    stay.beganAt = intake.instantOf(fields.began, true);
    stay.endedAt = intake.instantOf(fields.ended, true);
    stay.countedOn = (stay.endedAt || stay.beganAt).slice(0, 10);
    intake.day = stay.countedOn;
    const coder = intake.value(coderAt);
    if (coder !== '') intake.coderKey = intake.staff(coder);
    if (intake.rejected) return;
    stay.recordKey = context.keys.record(intake.institution, intake.value(recordAt));
    stay.recordTimes = intake.countOf(timesAt);
    const times = stay.recordTimes === stay.recordTimes ? String(stay.recordTimes) : stay.countedOn;
    stay.encounterId = `${stay.recordKey}-${times}`;
    intake.encounterId = stay.encounterId;
    if (seen.add(stay.encounterId, intake.line) > 1) return intake.reject(recordAt, 'key-repeated');
    readPerson(stay);
    readRest(stay);
    checkStay(intake, stay, fields);
    emitDiagnoses(stay);
    emitOperations(stay);
    readIntensiveCare(stay);
    emitFees(stay);
    checkFrontPage(intake, stay, checkAt);
    tallies.count();
    if (stay.stayDays !== stay.stayDays) stay.stayDays = daysBetween(stay.beganAt, stay.endedAt);
    intake.emit('encounter', stayRow(stay));
    intake.emitPerson(stay.personKey, stay.sex || NONE, stay.birthOn || NONE, NONE, NONE);
    identityOf(intake, stay.personKey, identity);
  }

  function readPerson(stay: Stay): void {
    stay.personKey = intake.person(intake.value(numberAt) || intake.value(certAt));
    if (stay.personKey === '') {
      stay.personKey = intake.person(`${intake.institution}#${values[recordAt]}`);
      intake.warn(certAt, 'person-by-record');
    }
    stay.sex = readSex(intake, fields.sex);
    stay.birthOn = intake.dayOf(fields.birth);
    stay.ageYears = ageOf(intake, fields.ageYears);
    stay.ageDays = isOld ? wholePart(intake, fields.ageDays) : intake.countOf(fields.ageDays);
    stay.birthWeight = intake.countOf(fields.birthWeight);
    stay.admissionWeight = intake.countOf(fields.admissionWeight);
  }

  function readRest(stay: Stay): void {
    stay.stayDays = intake.countOf(fields.stayDays);
    stay.department = intake.cell(departmentAt);
    stay.dischargeDepartment = intake.cell(leftAt);
    stay.admissionRoute = intake.cell(routeAt);
    stay.dischargeWay = intake.cell(wayAt);
    stay.paymentMethod = intake.cell(methodAt);
    stay.doctorKey = intake.staff(intake.value(doctorAt) || intake.value(doctorNameAt));
    stay.coderKey = intake.coderKey ?? NONE;
    stay.mainDiagnosis = intake.cell(mainAt.code);
    stay.totalFen = intake.fenOf(totalAt);
    const ventilator = intake.value(fields.ventilator);
    if (ventilator === '') return;
    stay.ventilatorMinutes = readDuration(ventilator);
    if (stay.ventilatorMinutes !== stay.ventilatorMinutes)
      intake.warn(fields.ventilator, 'duration-unreadable');
  }

  function emitDiagnoses(stay: Stay): void {
    const head = headOf(stay);
    const emit = (kind: string, seq: number, code: number, name: number, condition: number) => {
      const value = intake.value(code);
      if (value === '') {
        if (intake.value(name) !== '') intake.warn(name, 'diagnosis-without-code');
        return;
      }
      if (kind !== 'pathology') checkDiagnosis(intake, stay, code, value);
      const said = {
        kind,
        seq,
        code: intake.cell(code),
        name: intake.cell(name),
        condition: intake.cell(condition),
      };
      intake.emit('diagnosis', diagnosisRow(head, stay.countedOn, edition.diagnosis, said));
    };
    const main = intake.value(mainAt.code);
    if (main === '') intake.warn(mainAt.code, 'main-diagnosis-missing');
    else checkMainDiagnosis(intake, mainAt.code, main, intake.value(mainAt.condition));
    emit('main', 1, mainAt.code, mainAt.name, mainAt.condition);
    for (const [index, one] of others.entries()) emit('other', index + 1, one.code, one.name, one.condition);
    emit('outpatient', 1, outpatientAt.code, outpatientAt.name, -1);
    emit('admission', 1, admissionAt.code, admissionAt.name, -1);
    for (const [index, one] of pathologyAt.entries()) emit('pathology', index + 1, one.code, one.name, -1);
    for (const [index, one] of injuryAt.entries()) emit('injury', index + 1, one.code, one.name, -1);
  }

  function emitOperations(stay: Stay): void {
    const head = headOf(stay);
    for (const [index, one] of operated.entries()) {
      const code = intake.value(one.code);
      if (code === '') {
        if (intake.value(one.name) !== '') intake.warn(one.name, 'operation-without-code');
        continue;
      }
      // Asked for only where there was an operation.
      for (const place of [one.name, one.on])
        if (place >= 0 && intake.value(place) === '') intake.warn(place, 'value-missing');
      const on = intake.instantOf(one.on);
      checkCode(intake, context.codes.operations, one.code, code);
      if (isWrongSexOperation(code, stay.sex))
        intake.warn(one.code, 'operation-wrong-sex', { code, sex: stay.sex });
      if (on !== '' && isOutside(stay, on))
        intake.warn(one.on, 'operation-outside-stay', { on: on.slice(0, 10) });
      const operation = {
        seq: index + 1,
        isMain: index === 0 ? '1' : '0',
        code: intake.cell(one.code),
        name: intake.cell(one.name),
        level: intake.cell(one.level),
        beganAt: on,
        endedAt: '',
        anaesthesia: intake.cell(one.anaesthesia),
        surgeonKey: intake.staff(intake.value(one.surgeon)),
      };
      intake.emit('operation', operationRow(head, stay.countedOn, edition.operation, operation));
    }
  }

  function readIntensiveCare(stay: Stay): void {
    let minutes = 0;
    for (const { from, until } of icu) {
      const began = intake.instantOf(from);
      const ended = intake.instantOf(until);
      if (began === '' || ended === '') continue;
      if (ended < began) intake.warn(until, 'icu-reversed');
      else minutes += Math.floor((secondNumber(ended) - secondNumber(began)) / 60);
      if (began < stay.beganAt || ended > stay.endedAt) intake.warn(from, 'icu-outside-stay');
    }
    if (minutes > 0) stay.icuMinutes = minutes;
  }

  function emitFees(stay: Stay): void {
    const head = headOf(stay);
    const emit = (code: string, place: number): number => {
      const fen = intake.fenOf(place);
      if (fen === fen) intake.emit('fee_category', `${head}\t${stay.countedOn}\t${code}\t${fen}`);
      return fen;
    };
    const self = emit('D09', selfAt);
    const items = feeAt.map(({ code, place }) => ({ code, place, fen: emit(code, place) }));
    const parts = partAt.map(({ code, place, whole }) => ({
      code,
      place,
      fen: emit(code, place),
      whole: items.find((item) => item.place === whole)?.fen ?? Number.NaN,
    }));
    checkFees(intake, stay, { totalAt, selfAt, self, items, parts });
  }

  return { record, end: () => tallies.end(), used: usedAll() };
}

/** Emergency operations may begin the day before the admission is written down. */
function isOutside(stay: Stay, on: string): boolean {
  const day = dayNumber(on);
  return day < dayNumber(stay.beganAt) - 1 || day > dayNumber(stay.endedAt);
}

/** P66 has decimals, days in 30ths of a month in some systems: only its whole part is days. @rounding down */
function wholePart(intake: Intake, place: number): number {
  const value = intake.value(place);
  const point = value.indexOf('.');
  const number = Number(point < 0 ? value : value.slice(0, point));
  if (value === '') return Number.NaN;
  if (Number.isInteger(number) && number >= 0) return number;
  intake.warn(place, 'count-unreadable');
  return Number.NaN;
}

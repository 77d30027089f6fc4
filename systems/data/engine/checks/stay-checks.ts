// This file is over the limit because the checks of one stay share the days they compare.

import { dayNumber } from '../convert/calendar.ts';
import type { Intake } from '../intake/intake.ts';
import type { Stay } from '../map/stay.ts';
import { checkCode, isNewbornOnly, isWrongSex, wrongMainDiagnosis } from './codes.ts';

/** Places of the fields that a stay was read from; −1 where the format has none (就诊字段). */
export interface StayFields {
  readonly began: number;
  readonly ended: number;
  readonly birth: number;
  readonly ageYears: number;
  readonly ageDays: number;
  readonly stayDays: number;
  readonly sex: number;
  readonly birthWeight: number;
  readonly admissionWeight: number;
  readonly ventilator: number;
  readonly mainDiagnosis: number;
}

const NEWBORN_DAYS = 28;
const LEAST_WEIGHT = 100;
const MOST_WEIGHT = 9999;

/** Remarks on days, ages, weights and times that contradict one another (就诊时间与年龄检查). Nothing is repaired. */
export function checkStay(intake: Intake, stay: Stay, at: StayFields): void {
  const received = intake.context.receivedOn;
  if (stay.beganAt.slice(0, 10) > received) intake.warn(at.began, 'day-in-future', { received });
  if (stay.endedAt.slice(0, 10) > received) intake.warn(at.ended, 'day-in-future', { received });
  if (stay.endedAt !== '' && stay.endedAt < stay.beganAt)
    intake.warn(at.ended, 'discharge-before-admission', { admitted: stay.beganAt, discharged: stay.endedAt });
  else checkStayDays(intake, stay, at);
  checkAge(intake, stay, at);
  checkWeights(intake, stay, at);
  checkVentilator(intake, stay, at);
}

/** Days of a stay by its dates (住院天数): admission and discharge day count as one; the same day is 1. @unit days */
export function daysBetween(beganAt: string, endedAt: string): number {
  return Math.max(1, dayNumber(endedAt) - dayNumber(beganAt));
}

function checkStayDays(intake: Intake, stay: Stay, at: StayFields): void {
  if (stay.kind !== 'inpatient' || stay.endedAt === '' || stay.stayDays !== stay.stayDays) return;
  const expected = daysBetween(stay.beganAt, stay.endedAt);
  if (stay.stayDays !== expected)
    intake.warn(at.stayDays, 'stay-days-disagree', {
      said: String(stay.stayDays),
      counted: String(expected),
    });
}

/** Completed years between two days (周岁). @unit years */
export function yearsBetween(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5, 10) < birth.slice(5, 10) ? years - 1 : years;
}

/** Age in days at the beginning of a stay (日龄), NaN where the birth day is not known. @unit days */
export function daysOld(stay: Stay): number {
  if (stay.birthOn === '' || stay.beganAt === '') return Number.NaN;
  return dayNumber(stay.beganAt) - dayNumber(stay.birthOn);
}

function checkAge(intake: Intake, stay: Stay, at: StayFields): void {
  const old = daysOld(stay);
  if (stay.ageDays > 364) intake.warn(at.ageDays, 'age-days-out-of-range', { said: String(stay.ageDays) });
  if (stay.ageDays >= 0 && stay.ageYears > 0)
    intake.warn(at.ageDays, 'age-days-with-years', { years: String(stay.ageYears) });
  if (old !== old) return;
  if (old < 0) {
    intake.warn(at.birth, 'birth-after-admission', { admitted: stay.beganAt.slice(0, 10) });
    return;
  }
  const years = yearsBetween(stay.birthOn, stay.beganAt);
  if (stay.ageYears === stay.ageYears && stay.ageYears !== years)
    intake.warn(at.ageYears, 'age-disagrees', { said: String(stay.ageYears), counted: String(years) });
  if (stay.ageDays !== stay.ageDays) {
    if (years === 0 && at.ageDays >= 0) intake.warn(at.ageDays, 'age-days-missing', { counted: String(old) });
    return;
  }
  if (stay.ageDays === 364 && old > 364) intake.warn(at.ageDays, 'age-days-capped', { counted: String(old) });
  else if (stay.ageDays <= 364 && stay.ageDays !== old)
    intake.warn(at.ageDays, 'age-days-disagree', { said: String(stay.ageDays), counted: String(old) });
}

function checkWeights(intake: Intake, stay: Stay, at: StayFields): void {
  const wrong = (weight: number) => weight < LEAST_WEIGHT || weight > MOST_WEIGHT;
  if (wrong(stay.birthWeight))
    intake.warn(at.birthWeight, 'weight-out-of-range', { said: String(stay.birthWeight) });
  if (wrong(stay.admissionWeight))
    intake.warn(at.admissionWeight, 'weight-out-of-range', { said: String(stay.admissionWeight) });
  const old = stay.ageDays === stay.ageDays ? stay.ageDays : daysOld(stay);
  if (!(old >= 0 && old <= NEWBORN_DAYS) || stay.kind !== 'inpatient' || at.admissionWeight < 0) return;
  if (stay.admissionWeight !== stay.admissionWeight)
    intake.warn(at.admissionWeight, 'newborn-weight-missing', { days: String(old) });
}

const PROOF_MINUTES = 96 * 60;

function checkVentilator(intake: Intake, stay: Stay, at: StayFields): void {
  if (!(stay.ventilatorMinutes > 0)) return;
  if (stay.ventilatorMinutes > PROOF_MINUTES)
    intake.warn(at.ventilator, 'ventilator-needs-proof', { hours: hours(stay.ventilatorMinutes) });
  if (stay.endedAt === '' || stay.endedAt < stay.beganAt) return;
  const most = (dayNumber(stay.endedAt) - dayNumber(stay.beganAt) + 1) * 1440;
  if (stay.ventilatorMinutes > most)
    intake.warn(at.ventilator, 'ventilator-exceeds-stay', {
      hours: hours(stay.ventilatorMinutes),
      most: hours(most),
    });
}

function hours(minutes: number): string {
  const rest = minutes % 60;
  return rest === 0 ? String(minutes / 60) : `${Math.floor(minutes / 60)}:${String(rest).padStart(2, '0')}`;
}

/** Remarks on a diagnosis that is unknown or fits neither sex nor age (诊断检查). */
export function checkDiagnosis(intake: Intake, stay: Stay, place: number, code: string): void {
  checkCode(intake, intake.context.codes.diagnoses, place, code);
  if (isWrongSex(code, stay.sex)) intake.warn(place, 'diagnosis-wrong-sex', { code, sex: stay.sex });
  if (!isNewbornOnly(code)) return;
  const old = stay.ageDays === stay.ageDays ? stay.ageDays : daysOld(stay);
  if (old > NEWBORN_DAYS || stay.ageYears > 0) intake.warn(place, 'newborn-diagnosis-age', { code });
}

/** Remarks on a main diagnosis that should not be one (主要诊断检查). */
export function checkMainDiagnosis(intake: Intake, place: number, code: string, condition: string): void {
  const wrong = wrongMainDiagnosis(code);
  if (wrong !== null) intake.warn(place, wrong, { code });
  if (intake.context.codes.diagnoses?.isGrey(code) === true) intake.warn(place, 'main-code-grey', { code });
  if (condition === '4') intake.warn(place, 'main-arose-in-hospital', { code });
}

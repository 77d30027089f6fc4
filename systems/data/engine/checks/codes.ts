import type { CodeCheck } from '../contract.ts';
import type { Intake } from '../intake/intake.ts';

/** Remarks on a code that the dictionary does not have, has marked grey, or has replaced (编码检查). */
export function checkCode(intake: Intake, known: CodeCheck | null, place: number, code: string): void {
  if (known === null || code === '') return;
  if (known.has(code)) return;
  const successor = known.successor(code);
  if (successor !== null) intake.warn(place, 'code-retired', { code, successor });
  else intake.warn(place, isLocal(code) ? 'code-local' : 'code-unknown', { code });
}

/** A code of the hospital's own, left where no mapping was found: letters of no national system, or Chinese characters. */
function isLocal(code: string): boolean {
  for (let at = 0; at < code.length; at++) if (code.charCodeAt(at) > 127) return true;
  return code.startsWith('LOCAL') || code.startsWith('BD') || code.startsWith('ZD');
}

/** Remarks on a value that is not in its national list (值域检查). */
export function checkValue(intake: Intake, list: ReadonlySet<string> | null, place: number): void {
  const value = intake.value(place);
  if (list === null || value === '' || list.has(value)) return;
  intake.warn(place, 'value-not-listed', { value });
}

/** Category of an ICD-10 code, such as `O82` (类目). */
export function categoryOf(code: string): string {
  return code.slice(0, 3).toUpperCase();
}

/** Why a diagnosis does not fit a sex (诊断与性别矛盾): sexes are 1 male, 2 female. */
export function isWrongSex(code: string, sex: string): boolean {
  const category = categoryOf(code);
  if (sex === '1') return isFemaleOnly(category);
  if (sex === '2') return isMaleOnly(category);
  return false;
}

function isFemaleOnly(category: string): boolean {
  return (
    category.startsWith('O') ||
    between(category, 'N70', 'N98') ||
    between(category, 'C51', 'C58') ||
    category === 'D06' ||
    between(category, 'D25', 'D28') ||
    category === 'D39' ||
    between(category, 'Z32', 'Z36') ||
    category === 'Z39'
  );
}

function isMaleOnly(category: string): boolean {
  return (
    between(category, 'N40', 'N51') ||
    between(category, 'C60', 'C63') ||
    category === 'D29' ||
    category === 'D40'
  );
}

/** Why an operation does not fit a sex (手术与性别矛盾), by the chapters of ICD-9-CM-3: 60–64 male, 65–75 female. */
export function isWrongSexOperation(code: string, sex: string): boolean {
  const chapter = Number(code.slice(0, 2));
  if (!(chapter >= 60 && chapter <= 75) || code.length < 2) return false;
  return sex === '1' ? chapter >= 65 : sex === '2' ? chapter <= 64 : false;
}

function between(category: string, from: string, to: string): boolean {
  return category >= from && category <= to;
}

/** Newborn conditions that are counted only in the first 28 days (围生期情况). */
export function isNewbornOnly(code: string): boolean {
  return between(categoryOf(code), 'P00', 'P96');
}

const MAIN_FACTORS = new Set(['Z03', 'Z04', 'Z08', 'Z09', 'Z30', 'Z31', 'Z34', 'Z35', 'Z36', 'Z38', 'Z39']);

/** Why a code may not be the main diagnosis (主要诊断选择): an external cause, or a factor that is no reason for a stay. */
export function wrongMainDiagnosis(code: string): 'main-external-cause' | 'main-factor' | null {
  const category = categoryOf(code);
  if (category >= 'V01' && category <= 'Y99') return 'main-external-cause';
  if (!category.startsWith('Z')) return null;
  return MAIN_FACTORS.has(category) || between(category, 'Z40', 'Z54') ? null : 'main-factor';
}

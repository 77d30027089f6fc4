import type { Intake } from '../intake/intake.ts';
import type { Stay } from '../map/stay.ts';
import { categoryOf } from './codes.ts';

/** Places of the fields that are checked against one another (首页逻辑检查字段); −1 where there is none. */
export interface FrontPageFields {
  readonly main: number;
  readonly others: readonly number[];
  readonly pathology: readonly number[];
  readonly injury: readonly number[];
  readonly way: number;
  readonly receiver: number;
  readonly receiver2: number;
  readonly plan: number;
  readonly purpose: number;
  readonly allergy: number;
  readonly allergen: number;
  readonly birthWeight: number;
  /** Fields whose code 9, 90 or 99 means other. */
  readonly others9: readonly number[];
  /** Fields that hold the name of a member of staff. */
  readonly names: readonly number[];
}

const BIRTHS = new Set(['Z37.0', 'Z37.2', 'Z37.3', 'Z37.5', 'Z37.6']);
const PLACEHOLDERS = new Set([
  '无',
  '未知',
  '不详',
  '测试',
  '管理员',
  'admin',
  'test',
  'xxx',
  '某某',
  '医生',
  '医师',
  '护士',
]);
const OTHER_CODES = new Set(['9', '90', '99', '其他']);

/** Checks what a front page must say together (首页逻辑检查): pathology, causes, transfers, plans, allergies, placeholders. */
export function checkFrontPage(intake: Intake, stay: Stay, at: FrontPageFields): void {
  const main = intake.value(at.main);
  const category = categoryOf(main);
  const isTumour = category.startsWith('C') || (category >= 'D00' && category <= 'D48');
  const has = (places: readonly number[]) => places.some((place) => intake.value(place) !== '');
  if (main !== '' && isTumour && !has(at.pathology))
    intake.warn(at.main, 'pathology-missing', { code: main });
  if ((category.startsWith('S') || category.startsWith('T')) && !has(at.injury))
    intake.warn(at.main, 'injury-cause-missing', { code: main });
  if (category.startsWith('R')) checkSymptom(intake, at, main);
  checkRepeated(intake, at, main);
  checkDischarge(intake, at);
  if (intake.value(at.allergy) === '2' && intake.value(at.allergen) === '')
    intake.warn(at.allergen, 'allergy-missing');
  const codes = [main, ...at.others.map((place) => intake.value(place))];
  if (codes.some((code) => BIRTHS.has(code.slice(0, 5))) && stay.birthWeight !== stay.birthWeight)
    intake.warn(at.birthWeight, 'birth-weight-missing');
  checkPlaceholders(intake, at);
}

/** A symptom is no main diagnosis where a disease of the body is given besides. */
function checkSymptom(intake: Intake, at: FrontPageFields, main: string): void {
  const definite = at.others.some((place) => {
    const first = intake.value(place)[0] ?? '';
    return first >= 'A' && first <= 'Q';
  });
  if (definite) intake.warn(at.main, 'main-symptom', { code: main });
}

function checkRepeated(intake: Intake, at: FrontPageFields, main: string): void {
  const seen = new Set([main]);
  for (const place of at.others) {
    const code = intake.value(place);
    if (code === '') continue;
    if (seen.has(code)) intake.warn(place, 'diagnosis-repeated', { code });
    seen.add(code);
  }
}

function checkDischarge(intake: Intake, at: FrontPageFields): void {
  const way = intake.value(at.way);
  const plan = intake.value(at.plan);
  if ((way === '2' || way === '3') && intake.value(at.receiver) === '' && intake.value(at.receiver2) === '')
    intake.warn(at.receiver, 'receiver-missing');
  if (way !== '' && !['1', '2', '3', '4', '5', '9'].includes(way))
    intake.warn(at.way, 'value-not-listed', { value: way });
  if (plan === '2' && way === '5') intake.warn(at.plan, 'readmission-after-death');
  else if (plan === '2' && intake.value(at.purpose) === '')
    intake.warn(at.purpose, 'readmission-purpose-missing');
}

function checkPlaceholders(intake: Intake, at: FrontPageFields): void {
  for (const place of at.others9) {
    const value = intake.value(place);
    if (!OTHER_CODES.has(value)) continue;
    intake.profile.other(place);
    intake.warn(place, 'other-code', { value });
  }
  for (const place of at.names) {
    const value = intake.value(place);
    if (PLACEHOLDERS.has(value)) intake.warn(place, 'default-name', { value });
  }
}

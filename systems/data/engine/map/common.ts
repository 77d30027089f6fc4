import { checkValue } from '../checks/codes.ts';
import type { Intake } from '../intake/intake.ts';
import { kindOf, sexOf } from './kinds.ts';

/** Kind of an encounter by `med_type` (就诊类型); `other` where it is not told, which is remarked on. */
export function readKind(intake: Intake, place: number, list: ReadonlySet<string> | null): string {
  const value = intake.value(place);
  checkValue(intake, list, place);
  const kind = kindOf(value);
  return kind === '' ? 'other' : kind;
}

/** Sex by the national list (性别); `''` where it is not told or cannot be read, which is remarked on. */
export function readSex(intake: Intake, place: number): string {
  const value = intake.value(place);
  if (value === '') return '';
  const sex = sexOf(value);
  if (sex === '') intake.warn(place, 'value-not-listed', { value });
  return sex;
}

/** Places of what says who a person is; −1 where the format has none. */
export interface IdentityFields {
  readonly personAt: number;
  readonly nameAt: number;
  readonly certAt: number;
  readonly phoneAt: number;
  readonly addressAt: number;
}

/** Hands over who a person key stands for (人员标识). */
export function identityOf(intake: Intake, personKey: string, at: IdentityFields): void {
  const of = (place: number) => intake.value(place) || null;
  intake.identify({
    personKey,
    personNumber: of(at.personAt),
    name: of(at.nameAt),
    identityNumber: of(at.certAt),
    phone: of(at.phoneAt),
    address: of(at.addressAt),
  });
}

import type { FieldFinder } from './mapper.ts';

/** Fields of one other diagnosis (其他诊断字段). */
export interface DiagnosisFields {
  readonly code: number;
  readonly name: number;
  readonly condition: number;
}

/** Fields of one operation (手术字段). */
export interface OperationFields {
  readonly code: number;
  readonly name: number;
  readonly on: number;
  readonly level: number;
  readonly surgeon: number;
  readonly anaesthesia: number;
}

/** Fees of the front page (首页费用), by appraisal code, as places; the indented ones are parts of the one before. */
export const FEE_FIELDS = [
  'D11',
  'D12',
  'D13',
  'D14',
  'D15',
  'D16',
  'D17',
  'D18',
  'D19',
  'D20',
  'D21',
  'D22',
  'D23',
  'D24',
  'D25',
  'D26',
  'D27',
  'D28',
  'D29',
  'D30',
  'D31',
  'D32',
  'D33',
  'D34',
] as const;
/** Parts of a fee, and the fee they are part of. */
export const FEE_PARTS = [
  ['D19x01', 'D19'],
  ['D20x01', 'D20'],
  ['D20x02', 'D20'],
  ['D23x01', 'D23'],
] as const;

/** Number with two digits. */
export function padded(number: number): string {
  return String(number).padStart(2, '0');
}

/** Finds the other diagnoses, up to 40 (其他诊断列). */
export function otherDiagnoses(find: FieldFinder): readonly DiagnosisFields[] {
  const list: DiagnosisFields[] = [];
  for (let number = 1; number <= 40; number++) {
    const code = find.at(`C06x${padded(number)}C`);
    const name = find.at(`C07x${padded(number)}N`);
    if (code >= 0) list.push({ code, name, condition: find.at(`C08x${padded(number)}C`) });
  }
  return list;
}

/** Finds the operations: the main one and up to 40 others (手术操作列). */
export function operations(find: FieldFinder): readonly OperationFields[] {
  const list: OperationFields[] = [
    {
      code: find.at('C14x01C'),
      name: find.at('C15x01N'),
      on: find.at('C16x01'),
      level: find.at('C17x01'),
      surgeon: find.at('C18x01'),
      anaesthesia: find.at('C22x01C'),
    },
  ];
  for (let number = 1; number <= 40; number++) {
    const x = padded(number);
    const code = find.at(`C35x${x}C`);
    if (code < 0) continue;
    list.push({
      code,
      name: find.at(`C36x${x}N`),
      on: find.at(`C37x${x}`),
      level: find.at(`C38x${x}`),
      surgeon: find.at(`C39x${x}`),
      anaesthesia: find.at(`C43x${x}C`),
    });
  }
  return list;
}

/** Stays in intensive care, up to five (重症监护列), in either family of codes. */
export function intensiveCare(
  find: FieldFinder,
  plain: FieldFinder,
  isOld: boolean,
): readonly { readonly from: number; readonly until: number }[] {
  const list: { from: number; until: number }[] = [];
  for (let number = 1; number <= 5; number++) {
    const from = isOld ? plain.at(`P${6909 + number * 3}`) : find.at(`C49x${padded(number)}`);
    const until = isOld ? plain.at(`P${6910 + number * 3}`) : find.at(`C50x${padded(number)}`);
    if (from >= 0 && until >= 0) list.push({ from, until });
  }
  return list;
}

import type { ItemProfile, SexLimit } from '../engine/catalogue-types.ts';
import { consumableTable } from './items/consumable-table.ts';
import { drugTable } from './items/drug-table.ts';
import { serviceTable } from './items/service-table.ts';
import { fenOf, type TableLine, tableLines, whole } from './lines.ts';

const SEXES: Readonly<Record<string, SexLimit>> = { F: 'female', M: 'male', any: 'any' };

/** Drugs, consumables and services that are charged for (药品、耗材、服务项目). */
export const items: readonly ItemProfile[] = [
  ...tableLines(drugTable).map(drug),
  ...tableLines(consumableTable).map(consumable),
  ...tableLines(serviceTable).map(service),
];

function drug(line: TableLine): ItemProfile {
  const [key = '', name = '', specification = '', unit = '', yuan, grade = '', days, tag, sex, ages] =
    line.fields;
  const system = key.slice(0, 1);
  return {
    code: drugCode(key),
    name,
    kind: 'drug',
    chargeClass: system === 'Z' ? '11' : system === 'Y' ? '10' : '09',
    ...gradeOf(grade, line),
    unitPriceFen: fenOf(yuan, line),
    unit,
    specification,
    ...(days ? { daysPerUnit: whole(days, line) } : {}),
    ...limits(sex, ages, line),
    ...(tag ? { tag } : {}),
  };
}

/** Class, own serial, dose form and maker in the shape of the national drug code; herbs and patent drugs begin with T and Z. */
function drugCode(key: string): string {
  const system = key.startsWith('Y') ? 'T' : key.startsWith('Z') ? 'Z' : 'X';
  return `${system}${key.slice(0, 5)}Q${key.slice(5).padStart(3, '0')}A001010100001`;
}

function consumable(line: TableLine): ItemProfile {
  const [key = '', name = '', specification = '', unit = '', yuan, grade = '', tag] = line.fields;
  return {
    code: `C${key}9000000100001`,
    name,
    kind: 'consumable',
    chargeClass: '08',
    ...gradeOf(grade, line),
    unitPriceFen: fenOf(yuan, line),
    unit,
    specification,
    ...(tag ? { tag } : {}),
  };
}

function service(line: TableLine): ItemProfile {
  const [key = '', name = '', chargeClass = '', unit = '', yuan, grade = '', tag, sex, ages] = line.fields;
  return {
    code: `00${key}0000`,
    name,
    kind: 'service',
    chargeClass,
    ...gradeOf(grade, line),
    unitPriceFen: fenOf(yuan, line),
    unit,
    specification: '',
    ...limits(sex, ages, line),
    ...(tag ? { tag } : {}),
  };
}

function gradeOf(text: string, line: TableLine): Pick<ItemProfile, 'grade' | 'firstOwnPerThousand'> {
  if (text === 'A') return { grade: '01', firstOwnPerThousand: 0 };
  if (text === 'C') return { grade: '03', firstOwnPerThousand: 0 };
  if (text.startsWith('B')) return { grade: '02', firstOwnPerThousand: whole(text.slice(1), line) };
  throw new Error(`no grade ${text} in ${line.fields.join('|')}`);
}

function limits(
  sex: string | undefined,
  ages: string | undefined,
  line: TableLine,
): Pick<ItemProfile, 'sex' | 'ages'> {
  const limit = sex ? SEXES[sex] : undefined;
  if (sex && !limit) throw new Error(`no sex ${sex} in ${line.fields.join('|')}`);
  const [from, to] = ages ? ages.split('-') : [];
  return {
    ...(limit ? { sex: limit } : {}),
    ...(ages ? { ages: { from: whole(from, line), to: whole(to, line) } } : {}),
  };
}

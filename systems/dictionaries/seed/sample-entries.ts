import type { Entry } from '../engine/entry.ts';
import { diagnosesOne } from './sample/diagnoses-one.ts';
import { diagnosesTwo, retiredDiagnoses } from './sample/diagnoses-two.ts';
import { areas, consumables, drugs, services } from './sample/items.ts';
import { operations, retiredOperations } from './sample/operations.ts';

/** The two editions of a system and the map between them (双版本样例). */
export interface PairedSample {
  readonly insurance: readonly Entry[];
  readonly clinical: readonly Entry[];
  readonly map: readonly Entry[];
  /** What the older insurance edition had and the present one has not. */
  readonly retired: readonly Entry[];
}

function lines(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
}

/** Chapters by the first letter and digits of a diagnosis (章). */
const CHAPTERS: readonly (readonly [until: string, name: string])[] = [
  ['C', '某些传染病和寄生虫病'],
  ['D5', '肿瘤'],
  ['E', '血液及造血器官疾病和某些涉及免疫机制的疾患'],
  ['F', '内分泌、营养和代谢疾病'],
  ['G', '精神和行为障碍'],
  ['H', '神经系统疾病'],
  ['H6', '眼和附器疾病'],
  ['I', '耳和乳突疾病'],
  ['J', '循环系统疾病'],
  ['K', '呼吸系统疾病'],
  ['L', '消化系统疾病'],
  ['M', '皮肤和皮下组织疾病'],
  ['N', '肌肉骨骼系统和结缔组织疾病'],
  ['O', '泌尿生殖系统疾病'],
  ['P', '妊娠、分娩和产褥期'],
  ['Q', '起源于围生期的某些情况'],
  ['R', '先天性畸形、变形和染色体异常'],
  ['S', '症状、体征和临床与实验室异常所见'],
  ['V', '损伤、中毒和外因的某些其他后果'],
  ['Z', '疾病和死亡的外因'],
  ['[', '影响健康状态和与保健机构接触的因素'],
];

/** Chapter of a diagnosis (诊断所属章). */
export function chapterOf(code: string): string {
  return CHAPTERS.find(([until]) => code < until)?.[1] ?? '';
}

function paired(
  rows: readonly string[][],
  retired: readonly string[][],
  more: (row: readonly string[]) => Partial<Entry>,
  clinicalAt: number,
): PairedSample {
  const insurance: Entry[] = [];
  const clinical: Entry[] = [];
  const map: Entry[] = [];
  for (const row of rows) {
    const [code = '', said = ''] = row;
    const grey = said.endsWith('#');
    const name = grey ? said.slice(0, -1) : said;
    const clinicalCode = row[clinicalAt] || code;
    const clinicalName = row[clinicalAt + 1] || name;
    insurance.push({ code, name, grey, ...more(row) });
    clinical.push({ code: clinicalCode, name: clinicalName, grey: false, ...more(row) });
    map.push({ code: clinicalCode, target: code, name: clinicalName });
  }
  return {
    insurance,
    clinical,
    map,
    retired: retired.map(([code = '', name = '', successor = '']) => ({
      code,
      name,
      successor,
      grey: false,
      ended: true,
      ...more([code, name]),
    })),
  };
}

/** Diagnoses of the sample (诊断样例). */
export function sampleDiagnoses(): PairedSample {
  return paired(
    [...lines(diagnosesOne), ...lines(diagnosesTwo)],
    lines(retiredDiagnoses),
    ([code = '']) => ({ category: chapterOf(code) }),
    2,
  );
}

/** Operations of the sample (手术操作样例). */
export function sampleOperations(): PairedSample {
  return paired(
    lines(operations),
    lines(retiredOperations),
    ([, , level]) => (level && /^[1-4]$/.test(level) ? { attributes: { level } } : {}),
    3,
  );
}

/** Single lists of the sample (单版本样例). */
export function sampleItems(): Readonly<
  Record<'drug' | 'service' | 'consumable' | 'area', readonly Entry[]>
> {
  const kept = (attributes: Readonly<Record<string, string | undefined>>) => ({
    attributes: Object.fromEntries(
      Object.entries(attributes).filter((pair): pair is [string, string] => Boolean(pair[1])),
    ),
  });
  return {
    drug: lines(drugs).map(([code = '', name = '', form, specification, unit, grade]) => ({
      code,
      name,
      category: code.startsWith('Z') ? '中成药' : '西药',
      ...kept({ form, specification, unit, grade }),
    })),
    service: lines(services).map(([code = '', name = '', category = '', unit, grade]) => ({
      code,
      name,
      category,
      ...kept({ unit, grade }),
    })),
    consumable: lines(consumables).map(([code = '', name = '', specification, unit, grade]) => ({
      code,
      name,
      category: code.slice(0, 3),
      ...kept({ specification, unit, grade }),
    })),
    area: lines(areas).map(([code = '', name = '', parent]) => ({ code, name, ...kept({ parent }) })),
  };
}

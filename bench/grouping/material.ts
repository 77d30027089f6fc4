import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GroupingCase, importNeutral, type Scheme, teachingScheme } from '@sanyi/grouping';
import { RandomCases } from '@sanyi/grouping/testing';

/** A scheme and the cases it is measured with (评测材料). */
export interface Material {
  readonly name: string;
  readonly scheme: Scheme;
  readonly cases: readonly GroupingCase[];
}

const shared = join(import.meta.dirname, '../../../shared');
const PUBLIC = [
  ['chs-drg-1.1', 'chs_drg_11'],
  ['zhejiang-2022', 'zhejiang_2022'],
] as const;

/** The public schemes with the records of their golden files where they lie beside the checkout; else the teaching scheme, and it is said. */
export function materials(): Material[] {
  if (!existsSync(join(shared, 'schemes'))) {
    console.log('!!! ../shared is absent: measured on the teaching scheme alone !!!');
    const random = new RandomCases(teachingScheme, 1);
    return [
      {
        name: teachingScheme.id,
        scheme: teachingScheme,
        cases: Array.from({ length: 1_000 }, () => random.next()),
      },
    ];
  }
  return PUBLIC.map(([name, golden]) => ({
    name,
    scheme: importNeutral(JSON.parse(readFileSync(join(shared, `schemes/${name}.json`), 'utf8'))).scheme,
    cases: goldenOf(golden),
  }));
}

/** The cases of a golden file (黄金病例). */
export function goldenOf(golden: string): GroupingCase[] {
  return readFileSync(join(shared, `oracles/payment/golden/${golden}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(recordOf);
}

function recordOf(line: string): GroupingCase {
  const [sex, years, days, weight, stay, mode, dx, op] = line.split('\t');
  const number = (text: string | undefined) => (text ? Math.trunc(Number(text)) : null);
  const codes = (text: string | undefined) => (text ?? '').split('|').filter((code) => code !== '');
  return {
    sex: sex ?? null,
    ageYears: number(years),
    ageDays: number(days),
    weightGrams: number(weight),
    stayDays: number(stay),
    dischargeMode: mode ?? null,
    diagnoses: codes(dx),
    operations: codes(op),
  };
}

/** So many cases, by going round (循环取例). */
export function many(cases: readonly GroupingCase[], count: number): GroupingCase[] {
  return Array.from({ length: count }, (_, place) => cases[place % cases.length] as GroupingCase);
}

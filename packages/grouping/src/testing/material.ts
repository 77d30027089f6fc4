import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GroupingCase } from '../case.ts';

/** Folder of the material beside the checkout (参照材料), which tests compare with when it is there. */
export const shared = join(process.cwd(), '../shared');

/** Whether it is there; its absence is said aloud, never passed over. */
export const present =
  existsSync(join(shared, 'schemes')) && existsSync(join(shared, 'oracles/payment/golden'));
if (!present)
  process.stderr.write('!!! ../shared is absent: grouping is NOT compared with answers made elsewhere !!!\n');

/** The cases of a golden file (黄金病例), without their answers. */
export function goldenCases(name: string): GroupingCase[] {
  const number = (text: string | undefined) => (text ? Math.trunc(Number(text)) : null);
  const codes = (text: string | undefined) => (text ?? '').split('|').filter((code) => code !== '');
  const [, ...lines] = readFileSync(join(shared, `oracles/payment/golden/${name}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => {
    const [sex, years, days, weight, stay, mode, dx, op] = line.split('\t');
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
  });
}

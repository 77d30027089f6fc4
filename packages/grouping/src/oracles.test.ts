import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileScheme, Explainer, Grouper, type GroupingCase, importNeutral } from './index.ts';
import { present, shared } from './testing/material.ts';

describe.skipIf(!present)('answers that nobody here made', () => {
  const numberOf = (text: string | undefined) =>
    text === '' || text === undefined ? null : Math.trunc(Number(text));
  const codesOf = (text: string | undefined) => (text ?? '').split('|').filter((code) => code !== '');

  test.each([
    ['chs-drg-1.1', 'chs_drg_11'],
    ['zhejiang-2022', 'zhejiang_2022'],
  ])('golden file of %s', (name, golden) => {
    const { scheme } = importNeutral(JSON.parse(readFileSync(join(shared, `schemes/${name}.json`), 'utf8')));
    const own = new Grouper(compileScheme(scheme));
    const reader = new Explainer(own);
    const [, ...lines] = readFileSync(join(shared, `oracles/payment/golden/${golden}.tsv`), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeGreaterThan(600);
    const wrong = lines.flatMap((line, place) => {
      const [sex, years, days, weight, stay, mode, dx, op, mdc, adrg, drg] = line.split('\t');
      const given: GroupingCase = {
        sex: sex ?? null,
        ageYears: numberOf(years),
        ageDays: numberOf(days),
        weightGrams: numberOf(weight),
        stayDays: numberOf(stay),
        dischargeMode: mode ?? null,
        diagnoses: codesOf(dx),
        operations: codesOf(op),
      };
      const fast = own.group(given);
      expect(reader.explain(given).result).toEqual(fast);
      return fast.mdc === mdc && fast.adrg === adrg && fast.drg === drg
        ? []
        : [`${place + 2}: ${drg} is ${fast.drg}`];
    });
    expect(wrong).toEqual([]);
  });

  test('the 24 published records', () => {
    const { scheme } = importNeutral(
      JSON.parse(readFileSync(join(shared, 'schemes/chs-drg-1.1.json'), 'utf8')),
    );
    const own = new Grouper(compileScheme(scheme));
    const file = join(shared, 'oracles/payment/opendrg_published_sample_chs_drg_11.csv');
    const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
    const wrong = lines.flatMap((line) => {
      const [id, sex, years, days, weight, stay, mode, dx, op, expected] = line.split(',');
      const given: GroupingCase = {
        sex: sex ?? null,
        ageYears: numberOf(years),
        ageDays: numberOf(days),
        weightGrams: numberOf(weight),
        stayDays: numberOf(stay),
        dischargeMode: mode ?? null,
        diagnoses: codesOf(dx),
        operations: codesOf(op),
      };
      const { drg } = own.group(given);
      return drg === expected ? [] : [`${id}: ${expected} is ${drg}`];
    });
    expect(lines).toHaveLength(24);
    expect(wrong).toEqual([]);
  });
});

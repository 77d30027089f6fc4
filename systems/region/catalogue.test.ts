import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue/index.ts';

const { diseases, secondaries, operations, items, bundles, retired } = catalogue;
const diagnosisCodes = new Set([...diseases, ...secondaries].map((one) => one.code));
const sexOf = new Map([...diseases, ...secondaries, ...operations].map((one) => [one.code, one.sex]));

describe('the catalogue of the practice region', () => {
  test('is large enough to practise on', () => {
    expect(diseases.length).toBeGreaterThanOrEqual(450);
    expect(operations.length).toBeGreaterThanOrEqual(150);
    expect(items.length).toBeGreaterThanOrEqual(250);
    expect(retired.length).toBeGreaterThanOrEqual(20);
  });

  test('no code and no name stands twice', () => {
    const twice = (values: readonly string[]) =>
      values.filter((value, index) => values.indexOf(value) !== index);
    expect(twice([...diseases, ...secondaries].map((one) => one.code))).toEqual([]);
    expect(twice([...diseases, ...secondaries].map((one) => one.name))).toEqual([]);
    expect(twice(operations.map((one) => one.code))).toEqual([]);
    expect(twice(items.map((one) => one.code))).toEqual([]);
    expect(twice(items.map((one) => one.name))).toEqual([]);
    expect(twice(bundles.map((one) => one.id))).toEqual([]);
  });

  test('codes have the form of their standard', () => {
    const wrong = (values: readonly string[], form: RegExp) => values.filter((value) => !form.test(value));
    expect(wrong([...diagnosisCodes], /^[A-Z]\d{2}\.[\dx]\d{2}(x\d{3})?$/)).toEqual([]);
    expect(
      wrong(
        operations.map((one) => one.code),
        /^\d{2}\.[\dx]{2}\d{2}(x\d{3})?$/,
      ),
    ).toEqual([]);
    const codes = (kind: string) => items.filter((item) => item.kind === kind).map((item) => item.code);
    expect(wrong(codes('drug'), /^[XZT][A-Z]\d{2}[A-Z]{2}[A-Z]\d{3}A\d{12}$/)).toEqual([]);
    expect(wrong(codes('consumable'), /^C\d{19}$/)).toEqual([]);
    expect(wrong(codes('service'), /^\d{15}$/)).toEqual([]);
    expect(
      wrong(
        diseases.map((one) => one.department),
        /^\d{2}(\.\d{2})?$/,
      ),
    ).toEqual([]);
  });

  test('every reference leads somewhere', () => {
    const itemCodes = new Set(items.map((item) => item.code));
    const operationCodes = new Set(operations.map((one) => one.code));
    const bundleIds = new Set(bundles.map((one) => one.id));
    for (const disease of diseases) {
      expect(bundleIds).toContain(disease.bundle);
      for (const { code } of disease.operations) expect(operationCodes).toContain(code);
      for (const { code } of disease.comorbidities) expect(diagnosisCodes).toContain(code);
    }
    for (const operation of operations)
      for (const { item } of operation.items) expect(itemCodes).toContain(item);
    for (const bundle of bundles)
      for (const { item } of [...bundle.perDay, ...bundle.perStay, ...bundle.perVisit])
        expect(itemCodes).toContain(item);
    for (const { retired: old, present } of retired) {
      expect(diagnosisCodes).not.toContain(old);
      expect(diagnosisCodes).toContain(present);
    }
  });

  test('shares, months and places add up, and numbers are whole', () => {
    for (const disease of diseases) {
      expect(disease.places.reduce((sum, share) => sum + share, 0)).toBe(1000);
      expect(disease.season).toHaveLength(12);
      expect(disease.season.reduce((sum, share) => sum + share, 0)).toBe(1200);
      expect(disease.stay.median).toBeLessThanOrEqual(disease.stay.high);
      for (const { share } of [...disease.operations, ...disease.comorbidities])
        expect(share).toBeLessThanOrEqual(1000);
      for (const value of [
        ...disease.admissions,
        ...disease.visits,
        ...disease.cost,
        disease.deathsPerThousand,
      ])
        expect(Number.isSafeInteger(value)).toBe(true);
    }
  });

  test('nothing contradicts the sex', () => {
    for (const disease of diseases)
      for (const { code } of [...disease.operations, ...disease.comorbidities]) {
        const limit = sexOf.get(code);
        if (limit !== 'any') expect([disease.code, code, limit]).toEqual([disease.code, code, disease.sex]);
      }
    for (const disease of diseases.filter((one) => /^(O|N7|N8|N9|C5[1-8]|D25|D26|D27)/.test(one.code)))
      expect(disease.sex).toBe('female');
    for (const disease of diseases.filter((one) => /^(N4|C6[0-3])/.test(one.code)))
      expect(disease.sex).toBe('male');
  });

  test('rates over an ageing population are those of a real region', () => {
    // Share of each age band in percent of a population.
    const weights = [0.8, 3.6, 11, 10, 28.6, 24, 16.2, 5.8];
    const total = (pick: (disease: (typeof diseases)[number]) => readonly number[]) =>
      diseases.reduce(
        (sum, disease) =>
          sum +
          pick(disease).reduce((all, rate, band) => all + (rate * (weights[band] ?? 0)) / 100, 0) *
            (disease.sex === 'any' ? 1 : 0.5),
        0,
      );
    const admissions = total((disease) => disease.admissions);
    expect(admissions).toBeGreaterThan(12_000);
    expect(admissions).toBeLessThan(22_000);
    const visits = total((disease) => disease.visits);
    expect(visits).toBeGreaterThan(150_000);
    expect(visits).toBeLessThan(500_000);
  });
});

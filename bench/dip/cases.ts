import type { DipCase } from '@sanyi/dip';
import { seeded } from '@sanyi/dip/testing';

const SIGMA = 0.6;

/**
 * Cases of a made-up city (评测病例): some 6,000 diagnoses with a long tail, operations that belong to the diagnosis, costs with a long tail. They are
 * for speed; what is true of them is tested elsewhere.
 */
export function* cityCases(count: number, seed: number, latest: number): Generator<DipCase> {
  const next = seeded(seed);
  const skewed = (most: number, power: number) => Math.floor(most * next() ** power);
  const normal = () => {
    let sum = -3;
    for (let at = 0; at < 6; at += 1) sum += next();
    return sum * Math.SQRT2;
  };
  const two = (value: number) => String(value).padStart(2, '0');
  for (let place = 0; place < count; place += 1) {
    const disease = skewed(6_000, 2.2);
    const diagnosis = `${String.fromCharCode(65 + (disease % 20))}${two(Math.floor(disease / 20) % 100)}.${Math.floor(disease / 2_000)}0${skewed(5, 2)}`;
    const done = next() < 0.45 ? 0 : 1 + skewed(4, 2.5);
    const operations = Array.from({ length: done }, (_, turn) => {
      const operation = (disease * 7 + skewed(40, 2.5) + turn * 13) % 3_000;
      return `${two(operation % 99)}.${two(Math.floor(operation / 99))}00`;
    });
    const total = Math.round(500_000 * (1 + (disease % 37) / 10 + done) * Math.exp(SIGMA * normal()));
    yield {
      sex: '1',
      ageYears: skewed(90, 1),
      ageDays: null,
      weightGrams: null,
      stayDays: 1 + skewed(30, 2),
      dischargeMode: '1',
      department: null,
      icuHours: 0,
      diagnoses: [
        diagnosis,
        ...Array.from({ length: skewed(5, 1) }, () => `I${two(skewed(99, 1))}.${skewed(9, 1)}00`),
      ],
      operations,
      year: latest - skewed(3, 1),
      institution: `H${skewed(60, 2)}`,
      totalFen: total,
      drugFen: Math.round(total * 0.3),
      consumableFen: Math.round(total * 0.2),
    };
  }
}

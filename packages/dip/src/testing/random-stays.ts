import type { DipCase } from '../case.ts';

/** Numbers from 0 to 1 that a seed gives again (可重复的随机数), after xorshift. */
export function seeded(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

const CATEGORIES = ['I20', 'I21', 'I63', 'J12', 'J18', 'K35', 'K80', 'P07', 'S72', 'C34', 'Z51', 'Z99'];
const OPERATIONS = [
  '36.0600',
  '36.0700',
  '00.6600',
  '37.6100',
  '47.0100',
  '47.0901',
  '51.2200',
  '54.1100',
  '86.0401',
  '87.0301',
  '88.7201',
  '89.1700',
  '96.0400',
  '17.9999',
  '99.2503',
];

/**
 * Stays over few codes, so that groups of every kind, ties and every reason occur (随机病例). Costs depend on the codes, with a long tail.
 */
export function* randomStays(count: number, seed: number, latest = 2025): Generator<DipCase> {
  const next = seeded(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  for (let place = 0; place < count; place += 1) {
    const diagnosis = () => `${pick(CATEGORIES)}.${Math.floor(next() ** 2 * 4)}00`;
    const operations =
      next() < 0.4 ? [] : Array.from({ length: 1 + Math.floor(next() ** 2 * 3) }, () => pick(OPERATIONS));
    const diagnoses = next() < 0.01 ? [] : Array.from({ length: 1 + Math.floor(next() * 4) }, diagnosis);
    const baby = diagnoses[0]?.startsWith('P07') === true;
    const dear = 1 + operations.reduce((sum, code) => sum + Number(code.slice(0, 2)) / 40, 0);
    const total = Math.round(400_000 * dear * Math.exp(next() + next() + next() - 1.5));
    yield {
      sex: next() < 0.5 ? '1' : '2',
      ageYears: baby ? 0 : Math.floor(next() * 90),
      ageDays: baby ? Math.floor(next() * 40) : null,
      weightGrams: baby ? 900 + Math.floor(next() * 2_000) : null,
      stayDays: 1 + Math.floor(next() * 20),
      dischargeMode: next() < 0.02 ? '5' : '1',
      department: null,
      icuHours: next() < 0.05 ? Math.floor(next() * 200) : 0,
      diagnoses,
      operations,
      year: latest - 2 + Math.floor(next() * 3) - (next() < 0.01 ? 3 : 0),
      institution: `H${Math.floor(next() ** 2 * 9)}`,
      totalFen: next() < 0.01 ? null : total,
      drugFen: next() < 0.1 ? null : Math.round(total * next() * 0.5),
      consumableFen: Math.round(total * next() * 0.3),
    };
  }
}

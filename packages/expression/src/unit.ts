import { type Exact, exact, multiplyExact } from './exact.ts';

/** What is counted or measured, whatever the size of the unit (量纲的基). */
export type Base =
  | 'money'
  | 'person'
  | 'visit'
  | 'bed'
  | 'day'
  | 'minute'
  | 'year'
  | 'institution'
  | 'operation'
  | 'contract'
  | 'time'
  | 'record'
  | 'point'
  | 'gram';

/** Powers of the bases (量纲): cost per visit is money¹ visit⁻¹; a plain number has none. */
export type Dimension = Readonly<Partial<Record<Base, number>>>;

/** A unit by its name (单位). `scale` says how many of the base it is: one 元 is 100 分. */
interface Atom {
  readonly dimension: Dimension;
  readonly scale: Exact;
  readonly en: string;
}

const money: Dimension = { money: 1 };
const person: Dimension = { person: 1 };
const visit: Dimension = { visit: 1 };

function atom(dimension: Dimension, en: string, numerator = 1n, denominator = 1n): Atom {
  return { dimension, en, scale: exact(numerator, denominator) };
}

/** Every unit the language knows, by its Chinese name; the base of money is the fen. */
const ATOMS: ReadonlyMap<string, Atom> = new Map([
  ['分', atom(money, 'fen')],
  ['元', atom(money, 'yuan', 100n)],
  ['万元', atom(money, '10,000 yuan', 1_000_000n)],
  ['亿元', atom(money, '100 million yuan', 10_000_000_000n)],
  ['人', atom(person, 'persons')],
  ['千人', atom(person, '1,000 persons', 1_000n)],
  ['万人', atom(person, '10,000 persons', 10_000n)],
  ['人次', atom(visit, 'visits')],
  ['万人次', atom(visit, '10,000 visits', 10_000n)],
  ['床', atom({ bed: 1 }, 'beds')],
  ['百床', atom({ bed: 1 }, '100 beds', 100n)],
  ['床日', atom({ bed: 1, day: 1 }, 'bed days')],
  ['天', atom({ day: 1 }, 'days')],
  ['分钟', atom({ minute: 1 }, 'minutes')],
  ['小时', atom({ minute: 1 }, 'hours', 60n)],
  ['岁', atom({ year: 1 }, 'years')],
  ['家', atom({ institution: 1 }, 'institutions')],
  ['台次', atom({ operation: 1 }, 'operations')],
  ['份', atom({ contract: 1 }, 'contracts')],
  ['次', atom({ time: 1 }, 'times')],
  ['条', atom({ record: 1 }, 'records')],
  ['点', atom({ point: 1 }, 'points')],
  ['克', atom({ gram: 1 }, 'grams')],
  ['%', atom({}, '%', 1n, 100n)],
  ['‰', atom({}, '‰', 1n, 1_000n)],
]);

/** A unit as it is written, such as `元/人次`, with what it is made of. */
export interface Unit {
  readonly text: string;
  readonly en: string;
  readonly dimension: Dimension;
  /** How many of the bases one of this unit is. */
  readonly scale: Exact;
}

/** Names of units, the longest first, so that 人次 is not read as 人 (单位名称). */
export const UNIT_NAMES: readonly string[] = [...ATOMS.keys()].sort((a, b) => b.length - a.length);

/** Reads a unit (读单位): names joined by `/`; the empty text is a plain number. `null` when a name is unknown. */
export function unitOf(text: string): Unit | null {
  if (text === '') return { text, en: '', dimension: {}, scale: exact(1n) };
  let dimension: Dimension = {};
  let scale = exact(1n);
  const words: string[] = [];
  for (const [place, name] of text.split('/').entries()) {
    const known = ATOMS.get(name);
    if (!known) return null;
    const power = place === 0 ? 1 : -1;
    dimension = combine(dimension, known.dimension, power);
    const { numerator, denominator } = known.scale;
    scale = multiplyExact(scale, power === 1 ? known.scale : exact(denominator, numerator));
    words.push(known.en);
  }
  return { text, en: words.join(' per '), dimension, scale };
}

/** Dimension of a product (power 1) or quotient (power −1) of quantities (量纲运算). */
export function combine(a: Dimension, b: Dimension, power: 1 | -1): Dimension {
  const powers = new Map<Base, number>(Object.entries(a) as [Base, number][]);
  for (const [base, count] of Object.entries(b) as [Base, number][])
    powers.set(base, (powers.get(base) ?? 0) + power * count);
  return Object.fromEntries([...powers].filter(([, count]) => count !== 0));
}

/** Whether two quantities may be added and compared (量纲相同). */
export function sameDimension(a: Dimension, b: Dimension): boolean {
  return Object.keys(combine(a, b, -1)).length === 0;
}

const BASE_WORDS: Readonly<Record<Base, readonly [zh: string, en: string]>> = {
  money: ['分', 'fen'],
  person: ['人', 'persons'],
  visit: ['人次', 'visits'],
  bed: ['床', 'beds'],
  day: ['天', 'days'],
  minute: ['分钟', 'minutes'],
  year: ['岁', 'years'],
  institution: ['家', 'institutions'],
  operation: ['台次', 'operations'],
  contract: ['份', 'contracts'],
  time: ['次', 'times'],
  record: ['条', 'records'],
  point: ['点', 'points'],
  gram: ['克', 'grams'],
};

/** A dimension in words of both languages (量纲的说法), such as `分/人次 (fen per visits)`; a plain number is called one. */
export function dimensionWords(dimension: Dimension): string {
  const entries = Object.entries(dimension) as [Base, number][];
  if (entries.length === 0) return '无单位的数 (a plain number)';
  const joined = (language: 0 | 1, per: string) => {
    const words = (sign: 1 | -1) =>
      entries
        .filter(([, power]) => Math.sign(power) === sign)
        .map(
          ([base, power]) => BASE_WORDS[base][language] + (Math.abs(power) > 1 ? `^${Math.abs(power)}` : ''),
        );
    return [words(1).join('·') || '1', ...words(-1)].join(per);
  };
  return `${joined(0, '/')} (${joined(1, ' per ')})`;
}

import { addExact, compareExact, divideExact, type Exact, exact, multiplyExact } from '@sanyi/expression';
import type { Rule } from '@sanyi/grouping';
import type { DipCase } from '../case.ts';
import type { DipRules } from '../rules.ts';

/**
 * Slow, plain and on its own (对照实现): reads the rules case by case with lists and exact fractions, shares nothing with the engine but the
 * shape of the rules and exact numbers. Thresholds are taken as lower bounds that count themselves.
 */
export interface PlainCase {
  readonly given: DipCase;
  readonly pre: string | null;
  readonly diagnosis: string;
  readonly category: string;
  readonly main: string | null;
  readonly related: readonly string[];
  readonly careClass: string | null;
}

const begins = (code: string, list: readonly string[]) => list.some((item) => code.startsWith(item));
const cut = (code: string, count: number) => {
  const letters = [...code].filter((letter) => letter !== '.').slice(0, count);
  return letters.length > 3 ? [...letters.slice(0, 3), '.', ...letters.slice(3)].join('') : letters.join('');
};

function holds(rule: Rule, given: DipCase, lists: DipRules['lists']): boolean {
  switch (rule.op) {
    case 'and':
      return rule.rules.every((inner) => holds(inner, given, lists));
    case 'mainDiagnosisIn':
      return begins(given.diagnoses[0] ?? '', lists[rule.list] ?? []);
    case 'anyOperationIn':
      return given.operations.some((code) => begins(code, lists[rule.list] ?? []));
    case 'compare': {
      const value = given[rule.field] ?? null;
      return value !== null && rule.by === '<' && value < rule.value;
    }
    default:
      throw new Error(`the plain reading has no ${rule.op}`);
  }
}

/** What the rules see of a case; a reason where they see nothing. */
export function plainReading(given: DipCase, rules: DipRules): PlainCase | string {
  const [mainDiagnosis] = given.diagnoses;
  if (mainDiagnosis === undefined) return 'no-main-diagnosis';
  if (begins(mainDiagnosis, rules.excludedDiagnoses)) return 'excluded-main-diagnosis';
  const pre = rules.preGroups.find((row) => holds(row.rule, given, rules.lists))?.code ?? null;
  const merged = rules.diagnosisMerges.find((merge) => begins(mainDiagnosis, merge.members));
  let diagnosis = merged?.code ?? cut(mainDiagnosis, rules.mainCharacters);
  const divided = rules.subdivisions.find((row) => holds(row.rule, given, rules.lists));
  if (divided) {
    const { take } = divided;
    const other = take && given.diagnoses.slice(1).find((code) => begins(code, take.begins));
    diagnosis += `#${divided.code}${other ? `.${cut(other, take.characters)}` : ''}`;
  }
  let operations = [
    ...new Set(
      given.operations
        .filter((code) => !begins(code, rules.ignoredOperations))
        .map((code) => rules.operationMerges.find((merge) => begins(code, merge.members))?.code ?? code),
    ),
  ];
  for (const combined of rules.combinedOperations) {
    const done = combined.parts.map((part) => operations.find((code) => begins(code, part)));
    if (done.some((code) => code === undefined) || new Set(done).size < done.length) continue;
    operations = [combined.code, ...operations.filter((code) => !done.includes(code))];
    break;
  }
  const [main = null, ...rest] = operations;
  const known = Object.keys(rules.operationClasses)
    .filter((code) => main?.startsWith(code))
    .sort((one, other) => other.length - one.length)[0];
  return {
    given,
    pre,
    diagnosis,
    category: cut(mainDiagnosis, rules.compositeCharacters),
    main,
    related: rest.sort(),
    careClass: main === null ? 'conservative' : known ? (rules.operationClasses[known] ?? null) : null,
  };
}

function meanOf(cases: readonly PlainCase[], { yearWeights, yearMeans }: DipRules, latest: number): Exact {
  const weightOf = (year: number) => BigInt(yearWeights[year - latest + yearWeights.length - 1] ?? 0);
  const years = [...new Set(cases.map(({ given }) => given.year))];
  let above = exact(0n);
  let below = exact(0n);
  for (const year of years) {
    const own = cases.filter(({ given }) => given.year === year);
    const sum = exact(own.reduce((total, { given }) => total + BigInt(given.totalFen ?? 0), 0n));
    const count = exact(BigInt(own.length));
    const weight = exact(weightOf(year));
    const pooled = yearMeans === 'pooled';
    above = addExact(above, multiplyExact(weight, pooled ? sum : (divideExact(sum, count) ?? sum)));
    below = addExact(below, pooled ? multiplyExact(weight, count) : weight);
  }
  return divideExact(above, below) ?? exact(0n);
}

const least = (bound: { readonly value: Exact }) => Number(bound.value.numerator / bound.value.denominator);

/** Groups by key, each with its cases (对照目录). */
export function plainCatalogue(
  stays: readonly DipCase[],
  rules: DipRules,
  latest: number,
): Map<string, { cases: PlainCase[]; score: Exact }> {
  const read = stays
    .filter(
      ({ totalFen, year }) => totalFen !== null && year <= latest && year > latest - rules.yearWeights.length,
    )
    .map((given) => plainReading(given, rules))
    .filter((item): item is PlainCase => typeof item !== 'string');
  if (rules.core.kind !== 'cases') throw new Error('the plain reading has no coverage');
  const enough = least(rules.core.cases);
  const groups = new Map<string, PlainCase[]>();
  const put = (key: string, cases: readonly PlainCase[]) =>
    groups.set(key, [...(groups.get(key) ?? []), ...cases]);
  for (const item of read) if (item.pre !== null) put(item.pre, [item]);
  const others = read.filter((item) => item.pre === null);
  const bases = new Set(others.map(({ diagnosis, main }) => `${diagnosis}\t${main ?? ''}`));
  const folded: PlainCase[] = [];
  for (const base of bases) {
    const cases = others.filter(({ diagnosis, main }) => `${diagnosis}\t${main ?? ''}` === base);
    const sets = new Map<string, PlainCase[]>();
    for (const item of cases) {
      const name = item.related.join('+');
      sets.set(name, [...(sets.get(name) ?? []), item]);
    }
    const kept: { related: readonly string[]; cases: readonly PlainCase[] }[] = [];
    const best = (related: readonly string[]) =>
      kept
        .filter((one) => one.related.every((code) => related.includes(code)))
        .sort(
          (one, other) =>
            other.related.length - one.related.length ||
            other.cases.length - one.cases.length ||
            (one.related.join('+') < other.related.join('+') ? -1 : 1),
        )[0];
    const alone = sets.get('') ?? [];
    for (const [name, own] of [...sets].sort(
      ([one, first], [other, second]) =>
        (first[0]?.related.length ?? 0) - (second[0]?.related.length ?? 0) || (one < other ? -1 : 1),
    )) {
      if (name === '' || own.length < enough) continue;
      const related = own[0]?.related ?? [];
      const against =
        best(related)?.cases ??
        (alone.length >= enough ? alone : cases.filter((item) => !own.includes(item)));
      const ratio = divideExact(meanOf(own, rules, latest), meanOf(against, rules, latest));
      if (ratio && compareExact(ratio, addExact(exact(1n), rules.related.rise.value)) >= 0)
        kept.push({ related, cases: own });
    }
    const homes = new Map<string, PlainCase[]>();
    for (const item of cases) {
      const name = best(item.related)?.related.join('+') ?? '';
      homes.set(name, [...(homes.get(name) ?? []), item]);
    }
    for (const [name, own] of homes) {
      const { diagnosis, main } = own[0] as PlainCase;
      if (own.length >= enough)
        put(main === null ? diagnosis : `${diagnosis}:${[main, ...(name ? [name] : [])].join('+')}`, own);
      else folded.push(...own);
    }
  }
  for (const item of folded)
    if (item.careClass !== null) {
      const key = `${item.category}/${item.careClass}`;
      const all = folded.filter((one) => `${one.category}/${one.careClass}` === key);
      if (!groups.has(key) && all.length >= least(rules.composite)) groups.set(key, all);
    }
  const whole = meanOf([...groups.values()].flat(), rules, latest);
  return new Map(
    [...groups].map(([key, cases]) => [
      key,
      {
        cases,
        score: multiplyExact(divideExact(meanOf(cases, rules, latest), whole) ?? exact(0n), exact(1_000n)),
      },
    ]),
  );
}

/** The group of a case among some keys with their numbers of cases (对照匹配): exact, most related, main only, composite. */
export function plainMatch(given: DipCase, rules: DipRules, groups: ReadonlyMap<string, number>): string {
  const read = plainReading(given, rules);
  if (typeof read === 'string') return `!${read}`;
  if (read.pre !== null && groups.has(read.pre)) return read.pre;
  const { diagnosis, main, related, category, careClass } = read;
  if (main === null) {
    if (groups.has(diagnosis)) return diagnosis;
  } else {
    const fitting = [...groups]
      .filter(([key]) => key.startsWith(`${diagnosis}:`))
      .map(([key, cases]) => ({ key, cases, codes: partsOf(key.slice(diagnosis.length + 1), main) }))
      .filter(({ codes }) => codes !== null && codes.every((code) => related.includes(code)))
      .sort(
        (one, other) =>
          (other.codes?.length ?? 0) - (one.codes?.length ?? 0) ||
          other.cases - one.cases ||
          (one.key < other.key ? -1 : 1),
      );
    const [first] = fitting;
    if (first) return first.key;
  }
  if (careClass === null) return '!operation-class-unknown';
  return groups.has(`${category}/${careClass}`) ? `${category}/${careClass}` : '!not-in-catalogue';
}

/** Related operations of a key behind its main one; null where that is another one. Codes of combined operations hold a plus themselves. */
function partsOf(text: string, main: string): string[] | null {
  if (text === main) return [];
  return text.startsWith(`${main}+`) ? text.slice(main.length + 1).split('+') : null;
}

import type { GroupingCase } from '../case.ts';
import { columnsOf } from '../columns.ts';
import { compileScheme } from '../compile.ts';
import { Grouper } from '../group.ts';
import { lintScheme } from '../lint.ts';
import type { Scheme } from '../scheme.ts';
import { type Mutant, type Mutation, mutantsOf } from './mutants.ts';
import { probesOf } from './probes.ts';

/** How many mutants of a kind there were (变异得分). */
export interface KindScore {
  mutants: number;
  golden: number;
  probes: number;
  lint: number;
  /** Proved to be the same scheme; they count neither way. */
  same: number;
  readonly survivors: string[];
}

/** Judges so many mutants of each kind, spread evenly over all of them (变异评测). @param perKind all without it */
export function mutationScore(
  scheme: Scheme,
  golden: readonly GroupingCase[],
  perKind = Number.POSITIVE_INFINITY,
): Map<Mutation, KindScore> {
  const judge = new MutationJudge(scheme, golden);
  const kinds = new Map<Mutation, Mutant[]>();
  for (const mutant of mutantsOf(scheme)) kinds.set(mutant.kind, [...(kinds.get(mutant.kind) ?? []), mutant]);
  const scores = new Map<Mutation, KindScore>();
  for (const [kind, mutants] of kinds) {
    const score: KindScore = { mutants: 0, golden: 0, probes: 0, lint: 0, same: 0, survivors: [] };
    const different = mutants.filter((mutant) => mutant.same === null);
    score.same = mutants.length - different.length;
    const step = Math.max(1, different.length / perKind);
    for (let at = 0; at < different.length; at += step) {
      const mutant = different[Math.floor(at)];
      if (!mutant) continue;
      const by = judge.noticedBy(mutant);
      score.mutants += 1;
      if (by) score[by] += 1;
      else score.survivors.push(mutant.place);
    }
    scores.set(kind, score);
  }
  return scores;
}

/** What noticed a mutant (变异由谁发现); nothing where it lived on. */
export type Noticed = 'golden' | 'probes' | 'lint' | null;

/** Looks whether a change of a scheme is noticed (变异检验): by the cases whose answers are known, or by the linter. */
export class MutationJudge {
  readonly #golden: number;
  readonly #cases: readonly GroupingCase[];
  readonly #answers: readonly string[];
  readonly #findings: ReadonlySet<string>;

  /** @param golden cases whose answers come from elsewhere and agree @param edges cases whose answers this scheme gives */
  constructor(scheme: Scheme, golden: readonly GroupingCase[], edges = probesOf(scheme)) {
    this.#golden = golden.length;
    this.#cases = [...golden, ...edges];
    this.#answers = answersOf(scheme, this.#cases);
    this.#findings = findingsOf(scheme);
  }

  get cases(): number {
    return this.#cases.length;
  }

  noticedBy(mutant: Mutant): Noticed {
    const scheme = mutant.scheme();
    const changed = answersOf(scheme, this.#cases).findIndex(
      (answer, place) => answer !== this.#answers[place],
    );
    if (changed >= 0) return changed < this.#golden ? 'golden' : 'probes';
    const before = this.#findings;
    return [...findingsOf(scheme)].some((text) => !before.has(text)) ? 'lint' : null;
  }
}

function answersOf(scheme: Scheme, cases: readonly GroupingCase[]): string[] {
  const compiled = compileScheme(scheme);
  const answers = new Uint16Array(cases.length);
  new Grouper(compiled).groupColumns(columnsOf(compiled, cases), answers);
  const texts = compiled.answers.map(({ mdc, adrg, drg, reason }) => `${mdc} ${adrg} ${drg} ${reason ?? ''}`);
  return Array.from(answers, (answer) => texts[answer] ?? '');
}

function findingsOf(scheme: Scheme): Set<string> {
  return new Set(lintScheme(scheme).map(({ code, place, items }) => `${code} ${place} ${items.join(' ')}`));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileScheme, Grouper, importNeutral, type Scheme, teachingScheme } from './index.ts';
import { ListScan } from './testing/list-scan.ts';
import { goldenCases, present, shared } from './testing/material.ts';
import { type Mutant, type Mutation, mutantsOf } from './testing/mutants.ts';
import { MutationJudge, mutationScore } from './testing/mutation-score.ts';
import { probesOf } from './testing/probes.ts';

function shares(scheme: Scheme, perKind?: number) {
  const scores = [...mutationScore(scheme, [], perKind)];
  const sum = (of: (score: (typeof scores)[number][1]) => number) =>
    scores.reduce((total, [, score]) => total + of(score), 0);
  return {
    survivors: scores.flatMap(([kind, { survivors }]) => survivors.map((place) => `${kind} ${place}`)),
    mutants: sum((score) => score.mutants),
  };
}

test('whatever is wrong in the teaching scheme is noticed, but for what changes nothing', () => {
  const { survivors, mutants } = shares(teachingScheme);
  expect(mutants).toBeGreaterThan(170);
  expect(survivors).toEqual([
    // Stents are taken by the row before; what is left of the list does not count as an operation.
    'swap-rows MDCF FM2',
    // A newborn without a weight is not grouped at all.
    'drop-condition PS1',
    'shift-boundary PS1',
  ]);
});

test('what is called the same scheme is not told from it by any case or finding', () => {
  const judge = new MutationJudge(teachingScheme, []);
  const same = [...mutantsOf(teachingScheme)].filter((mutant) => mutant.same !== null);
  expect(same.length).toBeGreaterThan(3);
  // The linter sees the order of rows; the answers are what must be equal.
  expect(same.map((mutant) => judge.noticedBy(mutant)).filter((by) => by === 'probes')).toEqual([]);
});

test('cases at the edges reach every group, and a plain scan of lists answers them alike', () => {
  const grouper = new Grouper(compileScheme(teachingScheme));
  const plain = new ListScan(teachingScheme);
  const probes = probesOf(teachingScheme);
  const reached = new Set<string>();
  for (const given of probes) {
    const answer = grouper.group(given);
    reached.add(answer.drg);
    expect(answer).toEqual(plain.group(given));
  }
  const groups = Object.values(teachingScheme.adrgs).flatMap((row) => row.drgs.map((drg) => drg.code));
  expect(groups.filter((code) => !reached.has(code))).toEqual([]);
});

test.skipIf(!present)('a sample of what can be wrong in a national scheme', () => {
  const { scheme } = importNeutral(
    JSON.parse(readFileSync(join(shared, 'schemes/chs-drg-1.1.json'), 'utf8')),
  );
  const golden = goldenCases('chs_drg_11');
  const judge = new MutationJudge(scheme, golden, []);
  const sample = new Map<Mutation, Mutant[]>();
  for (const mutant of mutantsOf(scheme))
    if (mutant.same === null) sample.set(mutant.kind, [...(sample.get(mutant.kind) ?? []), mutant]);
  const noticed = (['drop-list', 'drop-row', 'drop-group', 'swap-groups', 'remove-not'] as const).map(
    (kind) => {
      const mutants = sample.get(kind) ?? [];
      const mutant = mutants[Math.floor(mutants.length / 2)];
      return [kind, mutant ? judge.noticedBy(mutant) : 'none'];
    },
  );
  expect(Object.fromEntries(noticed)).toEqual({
    'drop-list': 'golden',
    'drop-row': 'golden',
    'drop-group': 'golden',
    'swap-groups': 'golden',
    'remove-not': 'golden',
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  columnsOf,
  compileScheme,
  Explainer,
  Grouper,
  importNeutral,
  type Scheme,
  teachingScheme,
} from './index.ts';
import { ListScan } from './testing/list-scan.ts';
import { present, shared } from './testing/material.ts';
import { PlainExplanation } from './testing/plain-explanation.ts';
import { RandomCases } from './testing/random-cases.ts';

/** Cases on which the grouper, its columns, its explanation and the plain scan of lists differ. */
function differences(scheme: Scheme, count: number, seed: number): unknown[] {
  const grouper = new Grouper(compileScheme(scheme));
  const explainer = new Explainer(grouper);
  const plain = new ListScan(scheme);
  const random = new RandomCases(scheme, seed);
  const cases = Array.from({ length: count }, () => random.next());
  const answers = new Uint16Array(count);
  new Grouper(grouper.scheme).groupColumns(columnsOf(grouper.scheme, cases), answers);
  return cases.flatMap((given, place) => {
    const expected = JSON.stringify(plain.group(given));
    const others = [
      grouper.group(given),
      grouper.scheme.answers[answers[place] ?? 0],
      explainer.explain(given).result,
    ];
    return others.every((other) => JSON.stringify(other) === expected) ? [] : [{ given, expected, others }];
  });
}

/** Reasons for which no rule is looked at. */
const LACKING = ['no-main-diagnosis', 'no-sex', 'newborn-without-weight'];

/** Cases whose reasoning differs from the one read rule by rule; each is explained by one that has seen the others. */
function differentReasoning(scheme: Scheme, count: number, seed: number): unknown[] {
  const compiled = compileScheme(scheme);
  const explainer = new Explainer(new Grouper(compiled));
  const plain = new PlainExplanation(compiled);
  const random = new RandomCases(scheme, seed);
  return Array.from({ length: count }, () => random.next()).flatMap((given) => {
    const { result, tried, nearMisses } = explainer.explain(given);
    if (LACKING.includes(result.reason ?? '')) return [];
    const expected = JSON.stringify(plain.of(given));
    return JSON.stringify({ tried, nearMisses }) === expected ? [] : [{ given, expected }];
  });
}

describe('the reasoning is what the rules read one by one say', () => {
  test('on the teaching scheme', () => {
    expect(differentReasoning(teachingScheme, 3_000, 4)).toEqual([]);
    expect(differentReasoning({ ...teachingScheme, options: { fallThrough: false } }, 1_000, 5)).toEqual([]);
  });

  test.skipIf(!present).each(['chs-drg-1.1', 'zhejiang-2022', 'harbin-2022'])('on %s', (name) => {
    const { scheme } = importNeutral(JSON.parse(readFileSync(join(shared, `schemes/${name}.json`), 'utf8')));
    expect(differentReasoning(scheme, 300, 6)).toEqual([]);
  });
});

describe('grouper, columns, explanation and a plain scan of lists agree', () => {
  test('on the teaching scheme', () => {
    expect(differences(teachingScheme, 6_000, 1)).toEqual([]);
    expect(differences({ ...teachingScheme, options: { fallThrough: false } }, 2_000, 2)).toEqual([]);
  });

  test.skipIf(!present).each(['chs-drg-1.1', 'zhejiang-2022', 'harbin-2022'])('on %s', (name) => {
    const { scheme } = importNeutral(JSON.parse(readFileSync(join(shared, `schemes/${name}.json`), 'utf8')));
    expect(differences(scheme, 400, 3)).toEqual([]);
  });
});

test('cases of a seed are the same each time and end in every way', () => {
  const draw = () => {
    const random = new RandomCases(teachingScheme, 9);
    return Array.from({ length: 2_000 }, () => random.next());
  };
  expect(draw()).toEqual(draw());
  const grouper = new Grouper(compileScheme(teachingScheme));
  const ends = new Set(draw().map((given) => grouper.group(given).reason ?? grouper.group(given).status));
  expect([...ends].sort()).toEqual([
    'ambiguous',
    'grouped',
    'main-diagnosis-unknown',
    'newborn-without-weight',
    'no-adrg-matches',
    'no-drg-matches',
    'no-main-diagnosis',
    'no-sex',
  ]);
});

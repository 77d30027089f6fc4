import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importNeutral, lintScheme, type Rule, type Scheme, teachingScheme } from './index.ts';
import { present, shared } from './testing/material.ts';

describe('the linter', () => {
  const codes = (scheme: Scheme) => lintScheme(scheme).map((item) => `${item.code} ${item.place}`);
  const row = (rule: Rule, drgs = [{ code: 'X9', rule: { op: 'always' } as Rule }]) => ({
    code: 'XX1',
    rule,
    drgs,
  });

  test('finds in the teaching scheme what was left in it on purpose, and nothing else', () => {
    expect(codes(teachingScheme)).toEqual([
      'exclusion-without-members 1',
      'exclusion-without-members 5',
      'exclusion-without-members 6',
      'exclusion-without-members 7',
      'no-last-group FR1',
    ]);
  });

  test.each<[string, Partial<Scheme>]>([
    ['empty-list stents', { lists: { ...teachingScheme.lists, stents: [] } }],
    ['not-a-code sepsis', { lists: { ...teachingScheme.lists, sepsis: ['A41.900', 'hello'] } }],
    ['repeated-code sepsis', { lists: { ...teachingScheme.lists, sepsis: ['A41.900', 'A41.900'] } }],
    ['unreachable-code FR1', { lists: { ...teachingScheme.lists, 'heart-failure': ['I50.900', 'J18.900'] } }],
    [
      'shadowed-row HC2',
      { adrgs: { ...teachingScheme.adrgs, HC1: row({ op: 'mainOperationIn', list: 'gallbladder' }) } },
    ],
    ['shadowed-row OR1', { adrgs: { ...teachingScheme.adrgs, OB1: row({ op: 'always' }) } }],
    [
      'behind-catch-all OR1',
      {
        adrgs: {
          ...teachingScheme.adrgs,
          OR1: row({ op: 'always' }, [
            { code: 'OR11', rule: { op: 'always' } },
            { code: 'OR12', rule: { op: 'hasCc' } },
          ]),
        },
      },
    ],
    [
      'numeric-gap MDCP',
      {
        adrgs: {
          ...teachingScheme.adrgs,
          PS2: row({ op: 'and', rules: [{ op: 'compare', field: 'weightGrams', by: '>', value: 1_500 }] }),
        },
      },
    ],
    ['unused-row XX1', { adrgs: { ...teachingScheme.adrgs, XX1: row({ op: 'always' }) } }],
    ['missing-name mainDiagnosisIn', { lists: {} }],
    ['both-cc-and-mcc cc', { mcc: { ...teachingScheme.mcc, 'E11.900': '1' } }],
  ])('%s', (expected, changes) => {
    expect(codes({ ...teachingScheme, ...changes })).toContain(expected);
  });

  test.skipIf(!present)('finds the known defects of the public schemes', () => {
    const items = (name: string, code: string) =>
      lintScheme(importNeutral(JSON.parse(readFileSync(join(shared, `schemes/${name}.json`), 'utf8'))).scheme)
        .filter((item) => item.code === code)
        .flatMap((item) => item.items);
    expect(items('zhejiang-2022', 'unreachable-code')).toHaveLength(1_414);
    expect(items('chs-drg-1.1', 'unreachable-code').length).toBeGreaterThanOrEqual(249);
    expect(items('chs-drg-1.1', 'unreachable-code').length).toBeLessThanOrEqual(256);
    expect(items('chs-drg-1.1', 'exclusion-without-members')).toHaveLength(168);
    expect(items('zhejiang-2022', 'missing-rule')).toHaveLength(8);
    expect(items('zhejiang-2022', 'behind-catch-all')).toEqual(
      expect.arrayContaining(items('zhejiang-2022', 'missing-rule')),
    );
  });
});

import { expect, test } from 'vitest';
import { rulesOf } from './compile.ts';
import { compileScheme, Explainer, explanationLines, Grouper, ruleText, teachingScheme } from './index.ts';
import { walkRule } from './rule.ts';

test('every kind of rule has words in both languages', () => {
  for (const rule of rulesOf(teachingScheme))
    walkRule(rule, (inner) => {
      const { zh, en } = ruleText(inner);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[\x20-\x7e“”]+$/);
    });
});

test('a reasoning in words', () => {
  const explainer = new Explainer(new Grouper(compileScheme(teachingScheme)));
  const explanation = explainer.explain({
    sex: '1',
    ageYears: 50,
    ageDays: null,
    weightGrams: null,
    stayDays: 5,
    dischargeMode: '1',
    diagnoses: ['K80.000', 'E11.900'],
    operations: ['51.2300'],
  });
  expect(explanationLines(explanation).map((line) => line.zh)).toEqual([
    'HC23（MDCH，HC2）',
    '  MDCA 符合：主要手术计入分组（51.2300）；1 个 ADRG 不符合',
    '  MDCH 符合：主要诊断在清单“bile”中（K80.000）；1 个 ADRG 不符合',
    '    HC2 符合：主要手术在清单“gallbladder”中（51.2300）',
    '      HC21 不符合：有严重并发症或合并症（MCC）',
    '      HC23 符合：有并发症或合并症（CC）（E11.900）',
    '  E11.900 为 CC，计入',
    '  差一步到 HC1：缺 某一其他手术在清单“bile-duct”中',
    '  没有诊断 E11.900：HC25',
    '  没有手术 51.2300：HZ13',
    '  加上清单“bile-duct”中的手术（如 51.4100）：HC13',
  ]);
  expect(explanationLines(explanation)[8]?.en).toBe('  without diagnosis E11.900: HC25');
});

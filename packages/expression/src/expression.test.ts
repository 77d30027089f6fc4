import { Problem } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileDefinitions,
  compileExpression,
  exactOf,
  inUnit,
  mustBeIn,
  mustBeTruth,
  unitOf,
} from './index.ts';
import { anyExpression, testNames } from './testing/random.ts';

const values: Readonly<Record<string, string | boolean | null>> = {
  cost: '123456',
  extra: '10.05',
  visits: '100',
  asked: null,
  weight: '1.25',
  began: '2025-02-28',
  ended: '2026-02-27',
  kind: 'inpatient',
  disease: 'E11.9',
  valid: true,
  urgent: null,
};

function read(name: string) {
  const value = values[name] ?? null;
  return testNames.get(name)?.type.kind === 'number' && typeof value === 'string' ? exactOf(value) : value;
}

function result(text: string, unit?: string) {
  const value = compileExpression(text, testNames).evaluate(read);
  if (value === null || typeof value !== 'object') return value;
  const { numerator, denominator } = unit === undefined ? value : inUnit(value, unit);
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

function refusal(text: string) {
  try {
    compileExpression(text, testNames);
  } catch (error) {
    if (error instanceof Problem) return [error.code, error.facts['offset'], error.facts['length']];
    throw error;
  }
  return null;
}

describe('the value of an expression', () => {
  it.each([
    ['1 + 2 * 3', '', '7'],
    ['(1 + 2) * 3', '', '9'],
    ['0.1 + 0.2 = 0.3', undefined, true],
    ['1 / 3 + 1 / 3 + 1 / 3', '', '1'],
    ['cost + extra', '元', '124461/100'],
    ['cost / visits', '元/人次', '7716/625'],
    ['round_to(cost / visits, 0.01元/人次)', '元/人次', '247/20'],
    ['round_to(-0.5, 1)', '', '-1'],
    ['cost > 1234.56元', undefined, false],
    ['cost >= 1234.56元', undefined, true],
    ['cost / 0人次', undefined, null],
    ['asked + 1人次', undefined, null],
    ['known(asked, visits)', '人次', '100'],
    ['asked is missing and visits is not missing', undefined, true],
    ['urgent and valid', undefined, null],
    ['urgent or valid', undefined, true],
    ['urgent and not valid', undefined, false],
    ['if urgent then 1 else 2', undefined, null],
    ["if kind = 'inpatient' then visits else 0人次", '人次', '100'],
    ["disease in {'E11', 'E11.9'}", undefined, true],
    ["starts_with(disease, 'I', 'E11')", undefined, true],
    ['days(began, ended)', '天', '364'],
    ['years(began, ended)', '岁', '0'],
    ['years(began, 2026-02-28)', '岁', '1'],
    ['began < 2025-03-01 and year(ended) = 2026', undefined, true],
    ['visits / 1千人 * 1人', '人次', '1/10'],
    ['5% * 200', '', '10'],
    ['min(3, 2, 4) + max(3, 2)', '', '5'],
  ] as const)('%s', (text, unit, value) => expect(result(text, unit)).toBe(value));
});

describe('an expression is refused', () => {
  it.each([
    ['cost + visits', ['expression/wrong-unit', 0, 13]],
    ['cost > 5', ['expression/wrong-unit', 0, 8]],
    ['if valid then cost else 0', ['expression/wrong-unit', 0, 25]],
    ['cost in {5元, 3人}', ['expression/wrong-unit', 13, 2]],
    ['cost / visitz', ['expression/unknown-name', 7, 6]],
    ['sum(cost)', ['expression/unknown-function', 0, 9]],
    ['cost * 5斤', ['expression/unknown-unit', 8, 1]],
    ['began > 2025-02-29', ['expression/not-a-day', 8, 10]],
    ['kind = disease', ['expression/wrong-kind', 0, 14]],
    ["kind < 'a'", ['expression/wrong-kind', 0, 4]],
    ['not cost', ['expression/wrong-kind', 4, 4]],
    ['cost +', ['expression/unreadable', 6, 0]],
    ['cost; drop', ['expression/unreadable', 4, 1]],
    ["kind = 'a", ['expression/unreadable', 7, 2]],
    ['round_to(cost, extra)', ['expression/unreadable', 15, 5]],
    ['(((cost))', ['expression/unreadable', 9, 0]],
    ['cost * cost * cost * cost * cost * cost * cost', ['expression/too-large', 0, 46]],
    ['('.repeat(80), ['expression/unreadable', 60, 1]],
  ] as const)('%s', (text, told) => expect(refusal(text)).toEqual(told));

  it('with the nearest names as the way out', () => {
    expect(() => compileExpression('visit + 1人次', testNames)).toThrow(
      expect.objectContaining({
        cure: expect.objectContaining({ zh: '最接近的名称：visits, cost, valid。' }),
      }),
    );
  });

  it('where its result has another unit or is no test', () => {
    const code = (run: () => void) => {
      try {
        run();
      } catch (error) {
        return error instanceof Problem ? error.code : error;
      }
      return null;
    };
    const cost = compileExpression('cost / visits', testNames);
    expect(code(() => mustBeIn(cost, '元/人次'))).toBeNull();
    expect(code(() => mustBeIn(cost, '元/人'))).toBe('expression/wrong-result');
    expect(code(() => mustBeIn(cost, '斤'))).toBe('expression/unknown-unit');
    expect(code(() => mustBeTruth(cost))).toBe('expression/wrong-result');
    expect(code(() => mustBeTruth(compileExpression('cost > 1元', testNames)))).toBeNull();
  });
});

describe('definitions that use one another', () => {
  const title = { zh: '次均费用', en: 'cost per visit' };
  const per = { name: 'per_visit', title, text: 'total / visits', unit: '元/人次' };
  const total = {
    name: 'total',
    title: { zh: '总费用', en: 'total cost' },
    text: 'cost + extra',
    unit: '元',
  };

  it('come in any order', () => {
    const compiled = compileDefinitions([per, total], testNames);
    expect(compiled.get('per_visit')?.names).toEqual(['cost', 'extra', 'visits']);
    expect(compiled.get('per_visit')?.sentence).toEqual({
      zh: '总费用 ÷ 就诊人次',
      en: 'total cost ÷ visits',
    });
  });

  it('are refused where they go round in a circle', () => {
    const round = { ...total, text: 'cost + per_visit * visits' };
    expect(() => compileDefinitions([per, round], testNames)).toThrow(
      expect.objectContaining({
        code: 'expression/cycle',
        facts: { offset: 7, length: 9 },
        detail: expect.objectContaining({ en: expect.stringContaining('per_visit → total → per_visit') }),
      }),
    );
  });

  it('are refused in another unit than they declare', () => {
    expect(() => compileDefinitions([{ ...per, unit: '元/人' }, total], testNames)).toThrow(
      expect.objectContaining({ code: 'expression/wrong-result' }),
    );
  });
});

describe('the sentence of an expression', () => {
  it.each([
    [
      "(cost + extra) / visits > 500元/人次 and kind = 'inpatient'",
      '（费用 + 其他费用） ÷ 就诊人次 > 500元/人次，且就诊类型 = 住院',
      '(cost + extra cost) ÷ visits > 500 yuan per visits and kind of care = inpatient',
    ],
    [
      "not (disease in {'I10', 'E11'} or valid)",
      '非（主要诊断属于（“I10”、“E11”），或有效）',
      'not (main diagnosis is one of (“I10”, “E11”) or valid)',
    ],
    [
      "valid and (urgent and kind = 'inpatient')",
      '有效，且急诊入院，且就诊类型 = 住院',
      'valid and urgent and kind of care = inpatient',
    ],
    ['cost - (extra - 1元)', '费用 − （其他费用 − 1元）', 'cost − (extra cost − 1 yuan)'],
    [
      'if asked is missing then visits else known(asked, visits)',
      '预约人次缺失时取 就诊人次，否则取 （预约人次、就诊人次）中第一个有值者',
      'visits if booked visits is missing, else the first known of (booked visits, visits)',
    ],
  ] as const)('%s', (text, zh, en) =>
    expect(compileExpression(text, testNames).sentence).toEqual({ zh, en }),
  );

  it('keeps no text of the definition in the statement', () => {
    const { parameters, value } = compileExpression("kind = 'a''; drop table x'", testNames).sql({
      column: (name) => name,
      prefix: 'p',
    });
    expect(value).toBe('(kind = {p1:String})');
    expect(parameters).toEqual({ p1: "a'; drop table x" });
  });
});

describe('units', () => {
  it('are read with their dimension and size', () => {
    expect(unitOf('万元/人')).toMatchObject({
      dimension: { money: 1, person: -1 },
      en: '10,000 yuan per persons',
    });
    expect(unitOf('斤')).toBeNull();
  });
});

it('random expressions are read, and every sentence has words in both languages', () => {
  fc.assert(
    fc.property(anyExpression(), (text) => {
      try {
        const { sentence } = compileExpression(text, testNames);
        expect(sentence.zh.length * sentence.en.length).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof Problem) || !error.code.startsWith('expression/too-')) throw error;
      }
    }),
    { numRuns: 300 },
  );
});

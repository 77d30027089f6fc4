import { addDays, dayOf, fen, fixed } from '@sanyi/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parameterTexts, sourcesText } from '../../../parameters/index.ts';
import {
  fenShape,
  fixedShape,
  integerShape,
  type Parameter,
  parameterOf,
  ratioShape,
  readParameter,
  readParameters,
  readSources,
  regionsUpwards,
  resolvesIn,
  valueAt,
} from './index.ts';

const head = (parts: string) => `
id: sample/number
title: { zh: 样例, en: Sample }
description: { zh: 样例参数, en: A sample }
parts: ${parts}
`;
const LABEL = 'title: { zh: 数, en: Number }, unit: { zh: 个, en: pieces }';
const one = `${head(`{ value: { kind: integer, ${LABEL} } }`)}
values:
  '2022-01-01':
    - { value: 1, source: 'paper#一', last_confirmed_on: '2026-01-01' }
    - { region: /east/, value: 10, source: 'paper#二', last_confirmed_on: '2026-01-01' }
  '2024-07-01':
    - { value: 2, mark: K, last_confirmed_on: '2026-01-01' }
    - { region: /east/, value: null, source: 'paper#三', last_confirmed_on: '2026-01-01' }
`;
const sample = readParameter('sample/number.yaml', one);
const at = (day: string, region = '/') => valueAt(sample, { day, region }).value;

describe('valueAt', () => {
  it('changes on the boundary day and not a day before', () => {
    expect([at('2022-01-01'), at('2024-06-30'), at('2024-07-01')]).toEqual([1, 1, 2]);
    expect(() => at('2021-12-31')).toThrow('没有有效值');
  });

  it('lets a region decide for itself, its parts inherit, and null gives the question back', () => {
    expect([at('2024-06-30', '/east/'), at('2024-06-30', '/east/hill/'), at('2024-06-30', '/west/')]).toEqual(
      [10, 10, 1],
    );
    expect([at('2024-07-01', '/east/'), at('2024-07-01', '/east/hill/')]).toEqual([2, 2]);
    expect(at('2024-06-30', '/easter/')).toBe(1);
    expect(regionsUpwards('/east/hill/')).toEqual(['/east/hill/', '/east/', '/']);
  });

  it('carries source, mark and the note a reader must see', () => {
    const first = valueAt(sample, { day: '2022-01-01', region: '/' });
    expect([first.source, first.confirmed, first.note]).toEqual(['paper#一', true, null]);
    const second = valueAt(sample, { day: '2025-01-01', region: '/' });
    expect([second.source, second.confirmed, second.mark]).toEqual([null, false, 'K']);
    expect(second.note?.en).toContain('not checked');
  });

  const day = fc
    .tuple(
      fc.integer({ min: 2000, max: 2030 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([year, month, date]) => dayOf(year, month, date));

  it('property: for any set of days, both sides of every boundary day read the right value', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 8 }), (days) => {
        const sorted = [...days].sort();
        const parameter: Parameter<number> = {
          ...sample,
          values: days.map((from) => ({
            from,
            region: '/',
            value: sorted.indexOf(from),
            source: null,
            mark: 'D' as const,
            confirmed: false,
            note: null,
            lastConfirmedOn: from,
          })),
        };
        sorted.forEach((from, place) => {
          expect(valueAt(parameter, { day: from, region: '/any/' }).value).toBe(place);
          const before = addDays(from, -1);
          const known = sorted.filter((other) => other <= before).length - 1;
          if (known < 0) expect(() => valueAt(parameter, { day: before, region: '/' })).toThrow('没有有效值');
          else expect(valueAt(parameter, { day: before, region: '/' }).value).toBe(known);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('property: a wider region never overrides a narrower one', () => {
    fc.assert(
      fc.property(day, day, day, (general, local, asked) => {
        fc.pre(local <= asked && general <= asked);
        const dated = { source: null, mark: 'D' as const, confirmed: false, note: null };
        const parameter: Parameter<string> = {
          ...sample,
          values: [
            { ...dated, from: general, region: '/', value: 'general', lastConfirmedOn: general },
            { ...dated, from: local, region: '/east/', value: 'local', lastConfirmedOn: local },
          ],
        };
        expect(valueAt(parameter, { day: asked, region: '/east/hill/' }).value).toBe('local');
        expect(valueAt(parameter, { day: asked, region: '/' }).value).toBe('general');
      }),
    );
  });
});

describe('reading files', () => {
  const parts = `{ pay: { kind: fen, ${LABEL} }, share: { kind: ratio, ${LABEL} }, rate: { kind: fixed, scale: 2, ${LABEL} } }`;
  const written = (value: string, extra = "source: 'paper#一', ") =>
    `${head(parts)}values: { '2022-01-01': [{ value: ${value}, ${extra}last_confirmed_on: '2026-01-01' }] }`;
  const good = "{ pay: '12345678901234567890', share: { numerator: '1', denominator: '3' }, rate: '0.10' }";
  const refusal = (text: string) => () => readParameter('sample/number.yaml', text);

  it('keeps every digit of money, decimals and ratios', () => {
    const set = readParameters([{ file: 'sample/number.yaml', text: written(good) }]);
    const shape = z.object({ pay: fenShape(), share: ratioShape(), rate: fixedShape(2) });
    const value = valueAt(parameterOf(set, 'sample/number', shape), { day: '2022-01-01', region: '/' }).value;
    expect(value.pay).toBe(fen(12345678901234567890n));
    expect(value.rate).toEqual(fixed('0.10', 2));
    expect(value.share.denominator).toEqual(fixed('3', 4));
  });

  it.each([
    ['a float', written(good.replace("'0.10'", '0.10')), 'rate'],
    ['too many places', written(good.replace("'0.10'", "'0.123'")), 'at most 2 places'],
    ['a missing part', written("{ pay: '1', rate: '0.10' }"), 'the part share has no value'],
    ['an undeclared part', written(good.replace('{ pay', "{ bonus: '1', pay")), 'undeclared part bonus'],
    ['one number for several parts', written('3'), 'one number for the parts'],
    ['neither source nor mark', written(good, ''), 'either a source clause or a mark'],
    ['a day that does not exist', written(good).replace('2022-01-01', '2023-02-29'), 'not a day'],
    ['broken YAML', `${written(good)}]`, 'sample/number.yaml'],
    [
      'a unit in one language',
      written(good).replaceAll('unit: { zh: 个, en: pieces }', 'unit: { zh: 个 }'),
      'unit.en',
    ],
    ['two values for one day', one.replaceAll('region: /east/,', ''), 'two values for 2022-01-01 /'],
  ])('refuses %s', (_, text, sentence) => {
    expect(refusal(text)).toThrow(sentence);
  });

  it('refuses a file under another name, the same id twice, an unknown id and a wrong shape', () => {
    expect(() => readParameter('other.yaml', one)).toThrow('its name must be sample/number.yaml');
    const file = { file: 'sample/number.yaml', text: one };
    expect(() => readParameters([file, file])).toThrow('declared twice');
    expect(() => parameterOf(readParameters([file]), 'no/such', integerShape())).toThrow('no/such');
    expect(() => parameterOf(readParameters([file]), 'sample/number', fixedShape(2))).toThrow('scale 2');
  });
});

describe('the files of the product', () => {
  const set = readParameters(parameterTexts);
  const sources = readSources(sourcesText);

  it('all read, and every source clause they name exists', () => {
    expect([...set.keys()]).toContain('monitoring/light-rule');
    const named = [...set.values()].flatMap((parameter) => parameter.values.map((value) => value.source));
    expect(named.filter((source) => source !== null && !resolvesIn(sources, source))).toEqual([]);
  });

  it('says of the light rule that it is a proposal', () => {
    const shape = z.object({ greenTolerance: fixedShape(1), dueSoonDays: integerShape() });
    const rule = valueAt(parameterOf(set, 'monitoring/light-rule', shape), {
      day: '2022-01-01',
      region: '/',
    });
    expect([rule.value.greenTolerance, rule.value.dueSoonDays]).toEqual([fixed('5', 1), 30]);
    expect([rule.confirmed, rule.note?.zh]).toEqual([false, '系统建议的默认规则，待医改办确认。']);
  });

  it('resolves clause ids exactly', () => {
    expect(resolvesIn(sources, 'shanghai-14-5-health#表3')).toBe(true);
    expect(resolvesIn(sources, 'shanghai-14-5-health#表20')).toBe(false);
    expect(resolvesIn(sources, 'nowhere#一')).toBe(false);
    expect(() => readSources('paper: { title: x }')).toThrow('sources.yaml');
  });
});

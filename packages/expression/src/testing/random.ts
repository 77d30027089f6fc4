import fc from 'fast-check';
import { type NameDeclaration, vocabularyOf } from '../type.ts';

/**
 * Names of every kind for tests of expressions (测试词汇): money, counts, decimals, days, codes, some of which may be missing.
 */
export const testNames = vocabularyOf([
  number('cost', '分', 0, 12, '费用', 'cost'),
  number('extra', '元', 2, 12, '其他费用', 'extra cost', true),
  number('visits', '人次', 0, 6, '就诊人次', 'visits'),
  number('asked', '人次', 0, 6, '预约人次', 'booked visits', true),
  number('weight', '', 4, 8, '权重', 'weight', true),
  day('began', '入院日期', 'admission'),
  day('ended', '出院日期', 'discharge', true),
  code('kind', '就诊类型', 'kind of care'),
  code('disease', '主要诊断', 'main diagnosis', true),
  { name: 'valid', title: { zh: '有效', en: 'valid' }, type: { kind: 'truth' }, nullable: false },
  { name: 'urgent', title: { zh: '急诊入院', en: 'urgent' }, type: { kind: 'truth' }, nullable: true },
]);

function number(
  name: string,
  unit: string,
  places: number,
  digits: number,
  zh: string,
  en: string,
  nullable = false,
): NameDeclaration {
  return { name, title: { zh, en }, type: { kind: 'number', unit, places, digits }, nullable };
}

function day(name: string, zh: string, en: string, nullable = false): NameDeclaration {
  return { name, title: { zh, en }, type: { kind: 'day' }, nullable };
}

function code(name: string, zh: string, en: string, nullable = false): NameDeclaration {
  const words = { inpatient: { zh: '住院', en: 'inpatient' } };
  return { name, title: { zh, en }, type: { kind: 'code', system: name, words }, nullable };
}

/** Texts of numbers by dimension and of tests, that call one another up to a depth (随机表达式). */
type Texts = {
  money: string;
  visits: string;
  plain: string;
  days: string;
  truth: string;
};

/** Random well-typed expressions as text: some number or test over `testNames` (随机表达式). */
export function anyExpression(): fc.Arbitrary<string> {
  const texts = fc.letrec<Texts>((tie) => {
    const of = (name: keyof Texts): fc.Arbitrary<string> => tie(name);
    const inner = (text: string) => (/^[\w.]+$/.test(text) ? text : `(${text})`);
    const both = (one: keyof Texts, sign: fc.Arbitrary<string>, other: keyof Texts) =>
      fc.tuple(of(one), sign, of(other)).map(([a, b, c]) => `${inner(a)} ${b} ${inner(c)}`);
    const numbers = (kind: keyof Texts, leaves: fc.Arbitrary<string>) =>
      fc.oneof(
        { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
        leaves,
        both(kind, fc.constantFrom('+', '-'), kind),
        both(kind, fc.constantFrom('*', '/'), 'plain'),
        of(kind).map((a) => `-${inner(a)}`),
        of(kind).map((a) => `abs(${a})`),
        fc
          .tuple(fc.constantFrom('min', 'max', 'known'), of(kind), of(kind))
          .map(([f, a, b]) => `${f}(${a}, ${b})`),
        fc.tuple(of('truth'), of(kind), of(kind)).map(([a, b, c]) => `if ${a} then ${b} else ${c}`),
      );
    const compared = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
    const decimal = fc.integer({ min: 0, max: 999_99 }).map((size) => (size / 100).toFixed(2));
    const day = fc.oneof(fc.constantFrom('began', 'ended'), anyDay());
    return {
      money: numbers(
        'money',
        fc.oneof(
          fc.constantFrom('cost', 'extra'),
          decimal.map((text) => `${text}元`),
          of('money').map((text) => `round_to(${text}, 0.5元)`),
        ),
      ),
      visits: numbers('visits', fc.constantFrom('visits', 'asked', '3人次')),
      plain: numbers(
        'plain',
        fc.oneof(
          fc.constantFrom('weight', '2', '0', '1.25', '5%', 'year(began)', 'month(ended)'),
          both('visits', fc.constant('/'), 'visits'),
          both('money', fc.constant('/'), 'money'),
        ),
      ),
      days: numbers(
        'days',
        fc.oneof(
          fc.tuple(day, day).map(([a, b]) => `days(${a}, ${b})`),
          fc.constant('7天'),
        ),
      ),
      truth: fc.oneof(
        { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('valid', 'urgent', 'true', 'not urgent', "kind = 'inpatient'", "disease != 'I10'"),
        fc.constantFrom(
          "disease in {'I10', 'E11'}",
          "kind not in {'a''b', 'inpatient'}",
          "starts_with(disease, 'E', 'I1')",
        ),
        fc.constantFrom(
          'disease is missing',
          'asked is not missing',
          'visits in {1人次, 2人次}',
          'ended not in {2024-02-29}',
        ),
        fc.tuple(day, day).map(([a, b]) => `years(${a}, ${b}) >= 1岁`),
        fc.tuple(day, compared, day).map(([a, b, c]) => `${a} ${b} ${c}`),
        both('money', compared, 'money'),
        both('plain', compared, 'plain'),
        both('days', compared, 'days'),
        both('truth', fc.constantFrom('and', 'or'), 'truth'),
        of('truth').map((a) => `not ${inner(a)}`),
        of('money').map((a) => `${inner(a)} is missing`),
      ),
    };
  });
  return fc.oneof(texts.money, texts.visits, texts.plain, texts.days, texts.truth);
}

function anyDay(): fc.Arbitrary<string> {
  return fc
    .integer({ min: -25_000, max: 25_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
}

/** A row of values for `testNames`; numbers as decimals in their unit (随机行). */
export interface TestRow {
  readonly cost: string;
  readonly extra: string | null;
  readonly visits: string;
  readonly asked: string | null;
  readonly weight: string | null;
  readonly began: string;
  readonly ended: string | null;
  readonly kind: string;
  readonly disease: string | null;
  readonly valid: boolean;
  readonly urgent: boolean | null;
}

/** Random rows with zeros, negatives and missing values (随机行). */
export function anyRow(): fc.Arbitrary<TestRow> {
  const whole = (most: number) =>
    fc.oneof(fc.constantFrom('0', '1', '-1'), fc.integer({ min: -most, max: most }).map(String));
  const places = (count: number) =>
    fc.integer({ min: -9_999_999, max: 9_999_999 }).map((size) => fixedText(size, count));
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 3 });
  return fc.record({
    cost: whole(999_999_999),
    extra: maybe(places(2)),
    visits: whole(99_999),
    asked: maybe(whole(99_999)),
    weight: maybe(places(4)),
    began: anyDay(),
    ended: maybe(anyDay()),
    kind: fc.constantFrom('inpatient', "a'b", 'other', ''),
    disease: maybe(fc.constantFrom('I10', 'E11', 'E11.9', 'J18')),
    valid: fc.boolean(),
    urgent: maybe(fc.boolean()),
  });
}

function fixedText(size: number, places: number): string {
  const digits = String(Math.abs(size)).padStart(places + 1, '0');
  return `${size < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

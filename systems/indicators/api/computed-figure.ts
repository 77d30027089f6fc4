import type { FigureDossier, FigureStep, LocalText } from '@sanyi/kernel';
import { isDay, isPeriod } from '@sanyi/quantity';
import { type ComputedValue, computeValue, type QualityFlag } from '../engine/computed-value.ts';
import type { CompiledIndicator } from '../engine/library/library.ts';
import { measureByCode } from '../engine/measures/measures.ts';
import type { Subject } from '../engine/sums.ts';
import { indicatorProblems } from '../problems.ts';
import { type Prepared, sumsFor } from '../store/computed.ts';
import type { Institution } from '../store/institutions.ts';
import { flagWords } from '../text/flag-words.ts';
import { type ComputedContext, compiledOf, namesFor, preparedFor } from './computed-routes.ts';
import { clauseView, formulaWords, measureView } from './computed-views.ts';

const REGION = 'region';
/** Institutions listed below a figure; the page has all of them. */
const MOST_PARTS = 60;

/** Everything behind a computed figure (计算值的来历): `code~subject~period`, with `~day` as it was known on a day; its formula, parts, institutions and run. */
export async function computedDossier(context: ComputedContext, id: string): Promise<FigureDossier> {
  const [code = '', who = '', period = '', known] = id.split('~');
  const indicator = compiledOf(code);
  if (!isPeriod(period) || (known !== undefined && !isDay(known)))
    throw indicatorProblems.problem('no-such-value');
  const prepared = await preparedFor(context, known);
  const { last } = prepared;
  if (!last) throw indicatorProblems.problem('no-such-value');
  const sums = await sumsFor(context.platform.facts, prepared, [indicator]);
  const names = await namesFor(context, prepared);
  const subject: Subject = who === REGION ? null : who;
  const value = computeValue(indicator, sums, subject, period);
  const { form } = indicator;
  const parts: readonly FigureStep[] =
    subject === null
      ? [
          institutionStep(
            indicator,
            [...names.values()].map((one) => [one, computeValue(indicator, sums, one.code, period)]),
          ),
        ]
      : [];
  return {
    ref: { system: 'indicators', kind: 'computed', id },
    title: subject === null ? form.name : joined(form.name, names.get(subject)?.name ?? subject),
    value: { text: value.result, unit: form.unit },
    numerator: {
      label: indicator.numerator.sentence,
      value: { text: value.numerator, unit: indicator.numeratorUnit },
    },
    ...(indicator.denominator
      ? {
          denominator: {
            label: indicator.denominator.sentence,
            value: { text: value.denominator, unit: indicator.denominatorUnit },
          },
        }
      : {}),
    period,
    asOf: known === undefined ? last.finishedAt : `${known}T23:59:59.999+08:00`,
    definition: form.population,
    quality: qualityOf(value, prepared, known),
    up: [sourceStep(indicator)],
    down: [formulaStep(indicator, value), ...indicator.measures.map(measureStep), ...parts],
  };
}

function qualityOf(
  { flags }: ComputedValue,
  { stale }: Prepared,
  known: string | undefined,
): FigureDossier['quality'] {
  const told = flags.map((flag: QualityFlag) => ({ severity: 'warning' as const, text: flagWords[flag] }));
  if (known !== undefined)
    return [
      ...told,
      {
        severity: 'note',
        text: {
          zh: `按 ${known} 当日所知，之后的计算不在内。`,
          en: `As it was known on ${known}; later computations are not in it.`,
        },
      },
    ];
  const age = stale
    ? {
        severity: 'note' as const,
        text: {
          zh: '计算之后区域数据又有变动，重新计算后更新。',
          en: 'The region’s data changed since; it is up to date after the next computation.',
        },
      }
    : {
        severity: 'good' as const,
        text: {
          zh: '由区域数据计算，与现行数据一致。',
          en: 'Computed from the region’s data as it counts now.',
        },
      };
  return [...told, age];
}

function formulaStep(indicator: CompiledIndicator, value: ComputedValue): FigureStep {
  const { form, numeratorUnit, denominatorUnit, numerator, denominator } = indicator;
  return {
    kind: 'formula',
    title: formulaWords(indicator),
    text: {
      zh: `口径第 ${form.version} 版，自 ${form.from} 起；结果四舍五入。`,
      en: `Version ${form.version} of the formula, from ${form.from}; the result is rounded half up.`,
    },
    figures: [
      { label: numerator.sentence, value: { text: value.numerator, unit: numeratorUnit } },
      ...(denominator
        ? [{ label: denominator.sentence, value: { text: value.denominator, unit: denominatorUnit } }]
        : []),
      ...(value.base
        ? [
            {
              label: { zh: '上年同期分子', en: 'Numerator a year before' },
              value: { text: value.base.numerator, unit: numeratorUnit },
            },
            {
              label: { zh: '上年同期分母', en: 'Denominator a year before' },
              value: { text: value.base.denominator, unit: denominatorUnit },
            },
          ]
        : []),
    ],
  };
}

function measureStep(code: string): FigureStep {
  const { title, tableTitle, filter } = measureView(code);
  return {
    kind: 'part',
    title,
    text: {
      zh: `取自${tableTitle.zh}${filter ? `：${filter.zh}` : '的全部有效行'}`,
      en: `From ${tableTitle.en.toLowerCase()}${filter ? `: ${filter.en}` : ', all rows that count'}`,
    },
  };
}

function institutionStep(
  indicator: CompiledIndicator,
  values: readonly (readonly [Institution, ComputedValue])[],
): FigureStep {
  return {
    kind: 'part',
    title: { zh: '各机构：分子、分母相加得全区', en: 'Institutions: their parts add up to the region' },
    table: {
      columns: [
        { zh: '机构', en: 'Institution' },
        { zh: '分子', en: 'Numerator' },
        { zh: '分母', en: 'Denominator' },
        { zh: '结果', en: 'Result' },
      ],
      rows: values
        .filter(([, value]) => value.numerator !== null)
        .slice(0, MOST_PARTS)
        .map(([{ name }, value]) => [
          name,
          value.numerator ?? '—',
          value.denominator ?? '—',
          value.result ?? '—',
        ]),
    },
    ...(indicator.measures.every((code) => measureByCode.get(code)?.additive)
      ? {}
      : {
          text: {
            zh: '同一人在几个机构都有时，全区只计一次，各机构之和可能大于全区。',
            en: 'Who is counted at several institutions counts once for the region, so that they may add up to more.',
          },
        }),
  };
}

function sourceStep({ form }: CompiledIndicator): FigureStep {
  const clause = clauseView(form.source);
  if (clause === null)
    return {
      kind: 'rule',
      title: { zh: '建议口径，待确认', en: 'Proposed formula, to be confirmed' },
      text: { zh: '没有来源文件的条款写明这个口径。', en: 'No clause of a source paper fixes this formula.' },
    };
  return { kind: 'clause', title: { zh: clause.paper, en: clause.paper } };
}

function joined(name: LocalText, institution: string): LocalText {
  return { zh: `${name.zh} · ${institution}`, en: `${name.en} · ${institution}` };
}

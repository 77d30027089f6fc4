import { compileExpression } from '@sanyi/expression';
import type { LocalText } from '@sanyi/kernel';
import { clauseRef, readSources, type Sources } from '@sanyi/parameters';
import { type Period, periodKind, samePeriodLastYear, stepPeriod } from '@sanyi/quantity';
import { regionTables } from '@sanyi/region';
import type { z } from 'zod';
import { sourcesText } from '../../../parameters/index.ts';
import { type Change, changeBetween } from '../engine/change.ts';
import { type ComputedValue, computeValue } from '../engine/computed-value.ts';
import { wilsonInterval } from '../engine/interval.ts';
import type { CompiledIndicator } from '../engine/library/library.ts';
import { columnsOf } from '../engine/measures/columns.ts';
import { measureByCode } from '../engine/measures/measures.ts';
import type { PreparedSums, Subject } from '../engine/sums.ts';
import type { Prepared } from '../store/computed.ts';
import type * as schemas from './computed-schemas.ts';

type ValueView = z.input<typeof schemas.computedValue>;

/** A computed value in its wire form (计算值), shares with their interval. */
export function valueView(indicator: CompiledIndicator, value: ComputedValue): ValueView {
  const { numerator, denominator } = value;
  const share = indicator.form.kind === 'coverage' && numerator !== null && denominator !== null;
  return {
    period: value.period,
    numerator,
    denominator,
    result: value.result,
    base: value.base,
    flags: [...value.flags],
    interval: share ? wilsonInterval(Number(numerator), Number(denominator)) : null,
  };
}

/** A value with what it was a year and a period before (同比、环比). */
export function valueWithChanges(
  indicator: CompiledIndicator,
  sums: PreparedSums,
  subject: Subject,
  period: Period,
): { value: ValueView; yearOnYear: Change | null; onPrevious: Change | null } {
  const at = (when: Period) => computeValue(indicator, sums, subject, when);
  const value = at(period);
  const { unit } = indicator.form;
  const against = (when: Period) => changeBetween(at(when).result, value.result, unit);
  return {
    value: valueView(indicator, value),
    yearOnYear: against(samePeriodLastYear(period)),
    // What accumulates begins anew each January, so that the period before is no measure of it.
    // The year before a year is the same period already.
    onPrevious:
      indicator.form.cumulative || periodKind(period) === 'year' ? null : against(stepPeriod(period, -1)),
  };
}

let papers: Sources | undefined;

/** A clause with its paper (条款): in short by region and clause, and with the title of the paper. */
export function clauseView(source: string | null) {
  const ref = source === null ? null : clauseRef(source);
  if (source === null || ref === null) return null;
  papers ??= readSources(sourcesText);
  const paper = papers.get(ref.document);
  return {
    id: source,
    short: `${paper?.region ?? ''} ${ref.clause}`.trim(),
    paper: `《${paper?.title ?? ref.document}》${ref.clause}`,
  };
}

/** What a list and a page tell of every indicator (指标概要). */
export function headView({ form }: CompiledIndicator) {
  const { code, name, synonyms, unit, direction, kind, cumulative, attribute, sourceSystem, owner, source } =
    form;
  return {
    code,
    name,
    synonyms: [...synonyms],
    unit,
    direction,
    kind,
    cumulative,
    attribute,
    sourceSystem,
    owner,
    source: clauseView(source),
  };
}

/** The whole definition, its expressions as sentences (指标口径). */
export function definitionView(indicator: CompiledIndicator) {
  const { form, numerator, denominator, numeratorUnit, denominatorUnit, measures } = indicator;
  return {
    ...headView(indicator),
    version: form.version,
    from: form.from,
    population: form.population,
    formula: formulaWords(indicator),
    numerator: numerator.sentence,
    denominator: denominator?.sentence ?? null,
    numeratorUnit,
    denominatorUnit,
    measures: measures.map(measureView),
  };
}

/** A measure with its filter in words (度量口径). */
export function measureView(code: string) {
  const measure = measureByCode.get(code);
  if (!measure) throw new Error(`no measure ${code}`);
  const { title, unit, table } = measure;
  const where = [measure.basis, measure.where]
    .filter((part) => part !== null)
    .map((part) => `(${part})`)
    .join(' and ');
  return {
    code,
    title,
    unit,
    table,
    tableTitle: regionTables[table].title,
    filter: where === '' ? null : compileExpression(where, columnsOf(table)).sentence,
  };
}

/** The formula of a computed indicator in words (计算公式). */
export function formulaWords(indicator: CompiledIndicator): LocalText {
  const { form, numerator, denominator } = indicator;
  const part = ({ text, sentence }: { readonly text: string; readonly sentence: LocalText }) =>
    /[-+*/]/.test(text) ? { zh: `（${sentence.zh}）`, en: `(${sentence.en})` } : sentence;
  if (!denominator) return numerator.sentence;
  const [above, below] = [part(numerator), part(denominator)];
  const grown = form.kind === 'growth';
  return {
    zh: `${above.zh} ÷ ${below.zh}${grown ? '，与上年同期相比的增幅' : ''}`,
    en: `${above.en} ÷ ${below.en}${grown ? ', its growth on the same period of the year before' : ''}`,
  };
}

/** How fresh the sums are, in wire form (计算状态). */
export function stateView({ last, runs, stale }: Prepared): z.input<typeof schemas.computedState> {
  const months = [...runs.keys()].sort();
  return {
    runNo: last?.runNo ?? null,
    computedAt: last?.finishedAt ?? null,
    snapshotAt: last?.snapshotAt ?? null,
    stale,
    rows: last?.rows ?? 0,
    milliseconds: last?.milliseconds ?? 0,
    firstMonth: months[0]?.slice(0, 7) ?? null,
    lastMonth: months.at(-1)?.slice(0, 7) ?? null,
  };
}

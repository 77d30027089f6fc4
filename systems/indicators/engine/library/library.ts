import { compileExpression, type Expression, mustBeIn } from '@sanyi/expression';
import { measureByCode, measureVocabulary } from '../measures/measures.ts';
import { bookIndicators } from './books.ts';
import type { IndicatorForm } from './indicator-form.ts';
import { peopleIndicators } from './people.ts';
import { settledIndicators } from './settled.ts';
import { stayIndicators } from './stays.ts';
import { visitIndicators } from './visits.ts';

/** The starter library (指标库种子): every indicator that computes from the region's facts. */
export const library: readonly IndicatorForm[] = [
  ...stayIndicators,
  ...visitIndicators,
  ...settledIndicators,
  ...peopleIndicators,
  ...bookIndicators,
];

/** An indicator whose expressions are read and whose units agree (已编译的指标). */
export interface CompiledIndicator {
  readonly form: IndicatorForm;
  readonly numerator: Expression;
  readonly denominator: Expression | null;
  readonly numeratorUnit: string;
  readonly denominatorUnit: string;
  /** Codes of the measures it needs. */
  readonly measures: readonly string[];
}

/**
 * Reads the expressions of an indicator and checks them against its unit (编译指标).
 *
 * @throws what `compileExpression` throws; expression/wrong-result where numerator ÷ denominator has another unit
 */
export function compileIndicator(form: IndicatorForm): CompiledIndicator {
  const numerator = compileExpression(form.numerator, measureVocabulary);
  const denominator =
    form.denominator === null ? null : compileExpression(form.denominator, measureVocabulary);
  const ratio = denominator ? `(${form.numerator}) / (${form.denominator})` : form.numerator;
  // A growth is a plain number whatever grows.
  if (form.kind !== 'growth') mustBeIn(compileExpression(ratio, measureVocabulary), form.unit);
  return {
    form,
    numerator,
    denominator,
    numeratorUnit: partUnit(numerator),
    denominatorUnit: denominator ? partUnit(denominator) : '',
    measures: [...new Set([...numerator.names, ...(denominator?.names ?? [])])],
  };
}

/** The unit a part is shown in: that of its first measure, money in yuan. */
function partUnit(expression: Expression): string {
  const unit = measureByCode.get(expression.names[0] ?? '')?.unit ?? '';
  const shown = unit === '分' ? '元' : unit;
  mustBeIn(expression, shown);
  return shown;
}

let compiled: ReadonlyMap<string, CompiledIndicator> | undefined;

/** The library, compiled once (已编译的指标库), by code. */
export function compiledLibrary(): ReadonlyMap<string, CompiledIndicator> {
  compiled ??= new Map(library.map((form) => [form.code, compileIndicator(form)]));
  return compiled;
}

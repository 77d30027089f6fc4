import type { Day, Evidence } from './evidence.ts';
import type { Comparator } from './statements.ts';

/** Target of one date in an indicator table. */
export interface IndicatorTarget extends Evidence {
  date: Day | null;
  comparator: Comparator;
  /** Null when the cell states a trend only (逐步提高). */
  value: number | null;
  value2: number | null;
  raw: string;
  change: 'increase' | 'decrease' | null;
}

/** One row of an indicator table (指标表). */
export interface IndicatorRow extends Evidence {
  no: number;
  name: string;
  unit: string;
  /** 预期性, 约束性 … */
  attribute: string | null;
  population: string | null;
  /** Group heading or domain column. */
  domain: string | null;
  baseline: { date: Day | null; value: number | null; raw: string } | null;
  targets: IndicatorTarget[];
}

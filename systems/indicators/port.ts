import type { Tx } from '@sanyi/records';

/** What other systems may ask the indicators (指标系统的对外接口). */
export interface IndicatorPort {
  /**
   * The current value behind each linked target of the plans: the latest period that has begun by `upTo`, of the
   * organisation that owns the indicator; approved values only. Targets without a link or value are absent.
   */
  valuesForPlans(tx: Tx, planIds: readonly string[], upTo: string): Promise<ReadonlyMap<string, TargetValue>>;
  /** The current values behind each linked target, period by period, of periods that are over by `upTo`. */
  seriesForPlans(
    tx: Tx,
    planIds: readonly string[],
    upTo: string,
  ): Promise<ReadonlyMap<string, TargetSeries>>;
}

/** Values of an indicator in their order (指标序列). */
export interface TargetSeries {
  /** A part of a whole: its result lies between nothing and the factor. */
  readonly isShare: boolean;
  readonly factor: number;
  /** Whether a period holds the year so far (累计) or the period alone. */
  readonly cumulative: boolean;
  /** Oldest first, periods of the most frequent kind only; values without a result are left out. */
  readonly points: readonly { readonly period: string; readonly result: string }[];
}

export interface TargetValue {
  readonly indicatorId: string;
  readonly indicatorCode: string;
  readonly indicatorName: { readonly zh: string; readonly en: string };
  readonly unit: string;
  /** `null` while nothing was entered. */
  readonly value: {
    readonly id: string;
    readonly period: string;
    readonly numerator: string;
    readonly denominator: string | null;
    /** Decimal text; `null` where the denominator is zero. */
    readonly result: string | null;
    readonly enteredAt: string;
    readonly enteredBy: string;
  } | null;
  /** A value that was sent and not approved yet: it is no figure, and whoever shows the target says that it waits. */
  readonly waiting: {
    readonly period: string;
    readonly enteredAt: string;
    readonly enteredBy: string;
  } | null;
}

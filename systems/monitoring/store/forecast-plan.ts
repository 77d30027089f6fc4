import { type Day, periodEnd } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { TargetSeries } from '@sanyi/system-indicators/port';
import { type Forecast, forecast } from '../engine/forecast.ts';
import type { JudgedPlan, JudgedTarget, Ports } from './judge-plan.ts';

/** A target with what is to be expected of it, and the values that says so (目标与预测). */
export interface ForecastTarget {
  readonly judged: JudgedTarget;
  readonly forecast: Forecast;
  readonly points: TargetSeries['points'];
}

/** Forecasts every target of a judged plan (方案预测), in the order of tasks, those outside tasks last. */
export async function forecastPlan(
  tx: Tx,
  ports: Ports,
  plan: JudgedPlan,
  today: Day,
): Promise<ForecastTarget[]> {
  const series = await ports.indicators.seriesForPlans(tx, [plan.plan.id], today);
  return [...plan.tasks.flatMap(({ targets }) => targets), ...plan.ownTargets].map((judged) =>
    forecastTarget(judged, series.get(judged.target.id), today),
  );
}

function forecastTarget(judged: JudgedTarget, series: TargetSeries | undefined, today: Day): ForecastTarget {
  const { due, bound } = judged.fact;
  // What cannot be judged now cannot be judged ahead: no number in the target, no value, or another unit.
  if (!series || judged.fact.actual === null)
    return { judged, forecast: { outlook: 'unknown', expected: null, periods: 0 }, points: [] };
  // The year so far begins again each January; other years' values lie on other lines.
  const points = series.cumulative
    ? series.points.filter(({ period }) => due !== null && period.slice(0, 4) === due.slice(0, 4))
    : series.points;
  return {
    judged,
    points,
    forecast: forecast({
      points: points.map(({ period, result }) => ({ on: periodEnd(period), value: Number(result) })),
      bound,
      due,
      today,
      range: series.isShare ? { least: 0, most: series.factor } : { least: null, most: null },
    }),
  };
}

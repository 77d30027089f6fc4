import {
  type ChartLook,
  ChartPanel,
  Figure,
  targetGrid,
  targetLine,
  useFormat,
  useLocale,
  useOpenFigure,
  useText,
} from '@sanyi/ui';
import { useCallback, useMemo } from 'react';
import { valueWords } from '../text/value-words.ts';
import type { Indicator, LinkedTarget, Value } from './contract.ts';
import { axisBounds, seriesOf } from './value-series.ts';

const MOST_LINES = 2;

/** The course of an indicator with its targets as lines (走势): a point opens where its value comes from. */
export function ValueChart({
  indicator,
  values,
  targets,
}: {
  indicator: Indicator;
  values: readonly Value[];
  targets: readonly LinkedTarget[];
}) {
  const text = useText(valueWords);
  const format = useFormat();
  const { say } = useLocale();
  const openFigure = useOpenFigure();
  const points = useMemo(() => seriesOf(values), [values]);
  const lines = useMemo(() => targetLines(targets, indicator.unit), [targets, indicator.unit]);

  const option = useCallback(
    (look: ChartLook) => {
      const shown = points.flatMap(({ value }) => (value?.result ? [Number(value.result)] : []));
      const base = targetLine(look, 0, '');
      const labels = base['label'];
      return {
        grid: lines.length > 0 ? { ...targetGrid, right: 120 } : look.base['grid'],
        xAxis: {
          ...look.categoryAxis,
          boundaryGap: true,
          data: points.map(({ period }) => format.period(period)),
        },
        yAxis: { ...look.valueAxis, ...axisBounds([...shown, ...lines.map((line) => line.value)]) },
        series: [
          {
            type: 'line',
            name: say(indicator.name),
            connectNulls: false,
            symbol: 'circle',
            symbolSize: 8,
            lineStyle: { width: 2, color: look.series[0] },
            itemStyle: { color: look.series[0] },
            label: {
              show: points.length <= 12,
              position: 'top',
              color: look.palette.ink,
              fontSize: 12,
              // The text, because a number would lose its last zero.
              formatter: ({ dataIndex }: { dataIndex: number }) => points[dataIndex]?.value?.result ?? '',
            },
            data: points.map(({ value }) => (value?.result ? Number(value.result) : null)),
            ...(lines.length > 0
              ? {
                  markLine: {
                    ...base,
                    data: lines.map((line) => ({
                      yAxis: line.value,
                      label: { ...(typeof labels === 'object' ? labels : {}), formatter: line.label },
                    })),
                  },
                }
              : {}),
          },
        ],
      };
    },
    [points, lines, indicator.name, say, format],
  );

  const known = points.flatMap(({ value }) => (value ? [value] : []));
  const last = known.at(-1);
  if (!last) return null;
  return (
    <ChartPanel
      finding={finding(known, indicator, text, format)}
      subtitle={text.subtitle(say(indicator.name), format.unit(indicator.unit))}
      option={option}
      height={280}
      note={known.length < points.length ? text.gaps : undefined}
      onPoint={({ dataIndex }) => {
        const value = points[dataIndex]?.value;
        if (value) openFigure({ system: 'indicators', kind: 'value', id: value.id });
      }}
      table={{
        columns: [text.period, text.value, text.numerator, text.denominator],
        rows: points.map(({ period, value }) => [
          format.period(period),
          value
            ? {
                text: value.result ?? '',
                node: (
                  <Figure
                    value={{ text: value.result, unit: indicator.unit }}
                    source={{ system: 'indicators', kind: 'value', id: value.id }}
                    label={say(indicator.name)}
                  />
                ),
              }
            : '',
          value ? format.decimal(value.numerator) : '',
          value?.denominator ? format.decimal(value.denominator) : '',
        ]),
      }}
    />
  );
}

interface TargetMark {
  readonly value: number;
  readonly label: string;
}

/** Targets that can be drawn: a number in the indicator's own unit; the same number is drawn once. */
function targetLines(targets: readonly LinkedTarget[], unit: string): readonly TargetMark[] {
  const marks = targets.flatMap((target) =>
    target.value !== null && target.unit === unit
      ? [{ value: Number(target.value), label: target.text }]
      : [],
  );
  return marks
    .filter((mark, place) => marks.findIndex((one) => one.value === mark.value) === place)
    .slice(0, MOST_LINES);
}

function finding(
  known: readonly Value[],
  indicator: Indicator,
  text: (typeof valueWords)['en'],
  format: ReturnType<typeof useFormat>,
): string {
  const { period } = format;
  const valueOf = (result: string | null, unit: string) =>
    result === null ? '—' : format.quantity(result, unit);
  const [last, before] = [known.at(-1), known.at(-2)];
  if (!last) return '';
  const now = valueOf(last.result, indicator.unit);
  if (!before) return text.findingOne(period(last.period), now);
  const change = Number(last.result) - Number(before.result);
  const then = valueOf(before.result, indicator.unit);
  const words =
    change > 0
      ? text.findingRose(now, period(before.period), then)
      : change < 0
        ? text.findingFell(now, period(before.period), then)
        : text.findingSame(now, period(before.period));
  return text.finding(period(last.period), words);
}

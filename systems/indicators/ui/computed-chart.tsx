import { type ChartLook, ChartPanel, Figure, useFormat, useLocale, useOpenFigure, useText } from '@sanyi/ui';
import { useCallback } from 'react';
import { computedWords } from '../text/computed-words.ts';
import { computedRef, useChangeWords } from './computed-marks.tsx';
import type { ComputedDetail } from './contract.ts';
import { axisBounds } from './value-series.ts';

const MOST_LABELS = 12;

/** The course of a computed indicator (走势): every period has its place, those without data stay open. */
export function ComputedChart({ data }: { data: ComputedDetail }) {
  const text = useText(computedWords);
  const format = useFormat();
  const { say } = useLocale();
  const openFigure = useOpenFigure();
  const changeWords = useChangeWords();
  const { definition, series, value, institution } = data;
  const who = institution?.name ?? text.region;
  const option = useCallback(
    (look: ChartLook) => {
      const shown = series.flatMap((point) => (point.result === null ? [] : [Number(point.result)]));
      return {
        xAxis: {
          ...look.categoryAxis,
          boundaryGap: true,
          data: series.map((point) => format.period(point.period)),
        },
        yAxis: { ...look.valueAxis, ...(shown.length > 0 ? axisBounds(shown) : {}) },
        series: [
          {
            type: 'line',
            name: say(definition.name),
            connectNulls: false,
            symbol: 'circle',
            symbolSize: 7,
            lineStyle: { width: 2, color: look.series[0] },
            itemStyle: { color: look.series[0] },
            label: {
              show: series.length <= MOST_LABELS,
              position: 'top',
              color: look.palette.ink,
              fontSize: 12,
              // The text, because a number would lose its last zero.
              formatter: ({ dataIndex }: { dataIndex: number }) => series[dataIndex]?.result ?? '',
            },
            data: series.map((point) => (point.result === null ? null : Number(point.result))),
          },
        ],
      };
    },
    [series, definition.name, say, format],
  );
  const last = series.at(-1);
  if (!last) return null;
  const finding =
    value?.result == null
      ? text.findingNone(format.period(last.period))
      : text.findingNow(format.period(last.period), format.quantity(value.result, definition.unit)) +
        (data.yearOnYear ? text.findingYear(changeWords(data.yearOnYear)) : '');
  return (
    <ChartPanel
      finding={finding}
      subtitle={text.courseOf(say(definition.name), format.unit(definition.unit), who)}
      option={option}
      height={280}
      note={series.some((point) => point.result === null) ? text.gaps : undefined}
      onPoint={({ dataIndex }) => {
        const point = series[dataIndex];
        if (point?.result)
          openFigure(computedRef(definition.code, institution?.code ?? null, point.period, data.known));
      }}
      table={{
        columns: [text.period, text.value, text.numerator, text.denominator],
        rows: series.toReversed().map((point) => [
          format.period(point.period),
          point.result === null
            ? text.noValue
            : {
                text: point.result,
                node: (
                  <Figure
                    value={{ text: point.result, unit: definition.unit }}
                    source={computedRef(definition.code, institution?.code ?? null, point.period, data.known)}
                    label={say(definition.name)}
                  />
                ),
              },
          point.numerator === null ? '' : format.decimal(point.numerator),
          point.denominator === null ? '' : format.decimal(point.denominator),
        ]),
      }}
    />
  );
}

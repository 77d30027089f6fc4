import { type ChartLook, ChartPanel, targetGrid, targetLine, useFormat, useText } from '@sanyi/ui';
import { useCallback, useMemo } from 'react';
import { LEAST_VALUES, type XmrChart, type XmrPoint, xmrChart } from '../engine/xmr.ts';
import { xmrWords } from '../text/xmr-words.ts';
import { axisBounds } from './value-series.ts';

export interface XmrMonth {
  readonly period: string;
  readonly result: string | null;
}

/** A monthly series as individuals and moving ranges (单值—移动极差图), each picture with its table. */
export function XmrPanel({
  name,
  unit,
  months,
  factor,
  isShare,
  cumulative,
  onOpen,
}: {
  name: string;
  unit: string;
  /** Every month of the span; those without a value have no result. */
  months: readonly XmrMonth[];
  factor: number;
  isShare: boolean;
  cumulative: boolean;
  onOpen: (period: string) => void;
}) {
  const text = useText(xmrWords);
  const most = isShare ? factor : null;
  const chart = useMemo(
    () =>
      cumulative
        ? null
        : xmrChart(
            months.map(({ period, result }) => ({ period, value: result === null ? null : Number(result) })),
            { least: most === null ? null : 0, most },
          ),
    [months, most, cumulative],
  );
  if (cumulative) return <p className="sanyi-soft">{text.cumulative}</p>;
  if (chart === null) return <p className="sanyi-soft">{text.tooFew(LEAST_VALUES)}</p>;
  return (
    <>
      <Individuals chart={chart} name={name} unit={unit} months={months} onOpen={onOpen} />
      <Ranges chart={chart} name={name} />
    </>
  );
}

type Words = (typeof xmrWords)['en'];

function signalWords(point: XmrPoint, text: Words): string {
  const words = { beyond: text.beyond, run: text.run, 'near-limit': text['near-limit'], range: text.jump };
  return point.signals.map((signal) => words[signal]).join('；');
}

/** Limits and mean as lines with their names, in ink: amber is for targets. */
function limitLines(look: ChartLook, lines: readonly (readonly [number, string])[]) {
  const base = targetLine(look, 0, '');
  const label = base['label'];
  return {
    ...base,
    lineStyle: { color: look.palette.inkFaint, type: 'dashed', width: 1 },
    data: lines.map(([yAxis, formatter]) => ({
      yAxis,
      label: {
        ...(typeof label === 'object' ? label : {}),
        color: look.palette.inkSoft,
        formatter: `${formatter} ${Number(yAxis.toFixed(2))}`,
      },
    })),
  };
}

/** Grey bands where months have no data. */
function missingAreas(points: readonly XmrPoint[], look: ChartLook, labels: readonly string[]) {
  return {
    silent: true,
    itemStyle: { color: look.palette.line, opacity: 0.5 },
    data: points.flatMap(({ value }, place) =>
      value === null ? [[{ xAxis: labels[place] }, { xAxis: labels[place] }]] : [],
    ),
  };
}

function Individuals({
  chart,
  name,
  unit,
  months,
  onOpen,
}: {
  chart: XmrChart;
  name: string;
  unit: string;
  months: readonly XmrMonth[];
  onOpen: (period: string) => void;
}) {
  const text = useText(xmrWords);
  const format = useFormat();
  const { points } = chart;
  const labels = useMemo(() => points.map(({ period }) => format.period(period)), [points, format]);
  const option = useCallback(
    (look: ChartLook) => {
      const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
      return {
        grid: targetGrid,
        xAxis: { ...look.categoryAxis, boundaryGap: true, data: labels },
        yAxis: { ...look.valueAxis, ...axisBounds([...values, chart.upper, chart.lower]) },
        series: [
          {
            type: 'line',
            name,
            connectNulls: false,
            lineStyle: { width: 2, color: look.series[0] },
            data: points.map(({ value, signals }) => ({
              value,
              // A signal carries a shape as well as a colour.
              symbol: signals.length > 0 ? 'rect' : 'circle',
              symbolSize: signals.length > 0 ? 10 : 6,
              itemStyle: { color: signals.length > 0 ? look.palette.redInk : look.series[0] },
            })),
            markLine: limitLines(look, [
              [chart.upper, text.upper],
              [chart.mean, text.mean],
              [chart.lower, text.lower],
            ]),
            markArea: missingAreas(points, look, labels),
          },
        ],
      };
    },
    [points, chart, labels, name, text],
  );
  const signalled = points.filter(({ signals }) => signals.length > 0);
  return (
    <ChartPanel
      finding={
        signalled.length === 0
          ? text.noSignal
          : text.signals(signalled.length, signalled.map(({ period }) => format.period(period)).join('、'))
      }
      subtitle={text.subtitle(name, format.unit(unit))}
      option={option}
      height={280}
      note={text.note(points.filter(({ value }) => value !== null).length)}
      onPoint={({ dataIndex }) => {
        const point = points[dataIndex];
        if (point && point.value !== null) onOpen(point.period);
      }}
      table={{
        columns: [text.month, text.value, text.range, text.signal],
        rows: points.map((point, place) => [
          labels[place] ?? '',
          months[place]?.result ?? text.noValue,
          point.range === null ? '—' : format.decimal(point.range.toFixed(2)),
          point.value === null ? '—' : signalWords(point, text) || text.none,
        ]),
      }}
    />
  );
}

function Ranges({ chart, name }: { chart: XmrChart; name: string }) {
  const text = useText(xmrWords);
  const format = useFormat();
  const { points } = chart;
  const labels = useMemo(() => points.map(({ period }) => format.period(period)), [points, format]);
  const option = useCallback(
    (look: ChartLook) => {
      const ranges = points.flatMap(({ range }) => (range === null ? [] : [range]));
      return {
        grid: targetGrid,
        xAxis: { ...look.categoryAxis, boundaryGap: true, data: labels },
        // The limit is in the picture also where no range comes near it.
        yAxis: { ...look.valueAxis, min: 0, max: axisBounds([0, chart.upperRange, ...ranges]).max },
        series: [
          {
            type: 'line',
            name: text.range,
            connectNulls: false,
            lineStyle: { width: 2, color: look.series[1] },
            data: points.map(({ range, signals }) => ({
              value: range,
              symbol: signals.includes('range') ? 'rect' : 'circle',
              symbolSize: signals.includes('range') ? 10 : 5,
              itemStyle: { color: signals.includes('range') ? look.palette.redInk : look.series[1] },
            })),
            markLine: limitLines(look, [
              [chart.upperRange, text.upper],
              [chart.meanRange, text.mean],
            ]),
            markArea: missingAreas(points, look, labels),
          },
        ],
      };
    },
    [points, chart, labels, text],
  );
  const jumps = points.filter(({ signals }) => signals.includes('range'));
  return (
    <ChartPanel
      finding={
        jumps.length === 0
          ? text.rangesCalm
          : text.rangesJump(jumps.map(({ period }) => format.period(period)).join('、'))
      }
      subtitle={text.ranges(name)}
      option={option}
      height={160}
      table={{
        columns: [text.month, text.range],
        rows: points.map(({ range }, place) => [
          labels[place] ?? '',
          range === null ? '—' : format.decimal(range.toFixed(2)),
        ]),
      }}
    />
  );
}

import { type ChartLook, ChartPanel, useFormat, useLocale, useText } from '@sanyi/ui';
import { useCallback, useMemo } from 'react';
import { certaintyWords } from '../text/certainty-words.ts';
import type { Catalogue } from './contract.ts';
import { whiskerSeries } from './whisker.ts';

type Institution = NonNullable<Catalogue['certainty']>['institutions'][number];

/** Cost levels of the hospitals with their intervals (各医院费用水平); one is the region. */
export function HospitalLevels({ institutions }: { institutions: readonly Institution[] }) {
  const text = useText(certaintyWords);
  const format = useFormat();
  const { say } = useLocale();
  const rows = useMemo(
    () => institutions.toSorted((one, other) => Number(one.level) - Number(other.level)),
    [institutions],
  );
  const option = useCallback(
    (look: ChartLook) => ({
      grid: { left: 8, right: 24, top: 24, bottom: 8, containLabel: true },
      tooltip: { show: false },
      xAxis: look.valueAxis,
      yAxis: {
        ...look.categoryAxis,
        data: rows.map((row) => say(row.hospital)),
        axisLabel: {
          color: look.palette.inkSoft,
          fontSize: 12,
          lineHeight: 14,
          width: 132,
          overflow: 'break',
          interval: 0,
        },
      },
      series: [
        whiskerSeries(
          look,
          rows.map(({ low, high }, place) => [
            place,
            low === null ? Number.NaN : Number(low),
            high === null ? Number.NaN : Number(high),
          ]),
          'x',
        ),
        {
          type: 'scatter',
          z: 4,
          itemStyle: { color: look.series[0], opacity: 1 },
          symbolSize: 9,
          data: rows.map(({ level }, place) => [Number(level), place]),
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: look.palette.amberInk, type: 'dashed', width: 1.5 },
            label: { formatter: '1', color: look.palette.amberInk, fontSize: 12 },
            data: [{ xAxis: 1 }],
          },
        },
      ],
    }),
    [rows, say],
  );
  if (rows.length === 0) return null;
  const above = rows.filter(({ low }) => low !== null && Number(low) > 1).length;
  const below = rows.filter(({ high }) => high !== null && Number(high) < 1).length;
  return (
    <ChartPanel
      finding={text.levelsFinding(above, below)}
      subtitle={text.levels}
      option={option}
      height={Math.max(220, rows.length * 34 + 60)}
      note={text.levelsNote}
      table={{
        columns: [text.hospital, text.cases, text.level, text.interval],
        rows: rows
          .toReversed()
          .map((row) => [
            say(row.hospital),
            format.decimal(String(row.cases)),
            row.level,
            row.low === null || row.high === null ? '—' : `${row.low}–${row.high}`,
          ]),
      }}
    />
  );
}

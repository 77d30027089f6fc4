import { type ChartLook, ChartPanel, useFormat, useText } from '@sanyi/ui';
import { useCallback, useMemo } from 'react';
import { dipWords } from '../text/dip-words.ts';
import type { Group } from './contract.ts';

/** Every month from the first to the last (连续月份), as `2026-03`. */
function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = first.split('-').map(Number);
  while (months.at(-1) !== last && months.length < 600) {
    months.push(`${year}-${String(month).padStart(2, '0')}`);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}

/** The mean cost of a group by month (各月例均); months without cases are gaps. */
export function MonthMeans({ group: { months: told } }: { group: Group }) {
  const text = useText(dipWords);
  const format = useFormat();
  const months = useMemo(() => {
    const known = new Map(told.map((month) => [month.month.slice(0, 7), month]));
    const [first, last] = [told.at(0), told.at(-1)];
    if (!first || !last) return [];
    return monthsBetween(first.month.slice(0, 7), last.month.slice(0, 7)).map((month) => ({
      month,
      cases: known.get(month)?.cases ?? 0,
      meanFen: known.get(month)?.meanFen ?? null,
    }));
  }, [told]);
  const option = useCallback(
    (look: ChartLook) => ({
      xAxis: { ...look.categoryAxis, data: months.map(({ month }) => format.period(month)) },
      yAxis: { ...look.valueAxis, name: text.yuan, nameTextStyle: { color: look.palette.inkFaint } },
      series: [
        {
          type: 'line',
          name: text.mean,
          symbol: 'circle',
          symbolSize: 6,
          connectNulls: false,
          data: months.map(({ meanFen }) => (meanFen === null ? null : Number(meanFen) / 100)),
        },
      ],
    }),
    [months, format, text],
  );
  const costed = months
    .filter(({ meanFen }) => meanFen !== null)
    .toSorted((one, other) => Number(one.meanFen) - Number(other.meanFen));
  const [low, high] = [costed.at(0), costed.at(-1)];
  if (!low || !high) return null;
  return (
    <ChartPanel
      finding={text.monthsFinding(format.period(high.month), format.period(low.month))}
      subtitle={text.byMonth}
      option={option}
      height={260}
      table={{
        columns: [text.month, text.cases, text.mean],
        rows: months.map(({ month, cases, meanFen }) => [
          format.period(month),
          String(cases),
          meanFen === null ? '—' : format.exactAmount(meanFen),
        ]),
      }}
    />
  );
}

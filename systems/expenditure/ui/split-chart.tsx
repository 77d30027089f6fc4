import { type ChartLook, ChartPanel, useFormat, useLocale, useText } from '@sanyi/ui';
import { useCallback } from 'react';
import { words } from '../text/words.ts';
import type { Hospital } from './contract.ts';
import { HospitalFigure } from './growth-cells.tsx';

const PARTS = ['volume', 'mix', 'price', 'intensity'] as const;
const FEN = 100;

/** From the cost before to the cost now, part by part (变动分解): a waterfall, with the exact amounts as its table. */
export function SplitChart({
  hospital,
  period,
  before,
}: {
  hospital: Hospital;
  period: string;
  before: string;
}) {
  const text = useText(words);
  const format = useFormat();
  const { say } = useLocale();
  const { split, fenBefore, fenNow } = hospital;
  const most = PARTS.toSorted(
    (one, other) => Math.abs(Number(split[other])) - Math.abs(Number(split[one])),
  )[0];

  const option = useCallback(
    (look: ChartLook) => {
      const steps = PARTS.map((part) => Number(split[part]) / FEN);
      const start = Number(fenBefore) / FEN;
      const ends = steps.map(
        (_, place) => start + steps.slice(0, place + 1).reduce((sum, step) => sum + step, 0),
      );
      const begins = ends.map((end, place) => end - (steps[place] ?? 0));
      const levels = [start, ...ends];
      const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
      const whole = (value: number) => ({ value, itemStyle: { color: look.palette.grey } });
      const step = (place: number) => ({
        value: Math.abs(steps[place] ?? 0),
        itemStyle: { color: (steps[place] ?? 0) > 0 ? look.palette.red : look.palette.green },
      });
      return {
        grid: { left: 8, right: 24, top: 24, bottom: 8, containLabel: true },
        tooltip: { show: false },
        xAxis: {
          ...look.categoryAxis,
          data: [format.period(before), ...PARTS.map((part) => text.part(part)), format.period(period)],
        },
        yAxis: {
          ...look.valueAxis,
          // A change of some percent would not be seen from zero: the axis begins as far below the lowest level as the levels
          // lie apart, shows no numbers, and the exact amounts stand on the bars.
          min: Math.max(0, lowest - (highest - lowest)),
          axisLabel: { show: false },
        },
        series: [
          {
            type: 'bar',
            stack: 'all',
            silent: true,
            itemStyle: { color: 'transparent' },
            data: [0, ...begins.map((begin, place) => Math.min(begin, ends[place] ?? 0)), 0],
          },
          {
            type: 'bar',
            stack: 'all',
            barMaxWidth: 64,
            labelLayout: { hideOverlap: true },
            label: {
              show: true,
              position: 'top',
              color: look.palette.ink,
              fontSize: 12,
              formatter: ({ dataIndex }: { dataIndex: number }) => {
                const part = PARTS[dataIndex - 1];
                return format.amount(part ? split[part] : dataIndex === 0 ? fenBefore : fenNow);
              },
            },
            data: [whole(start), ...PARTS.map((_, place) => step(place)), whole(Number(fenNow) / FEN)],
          },
        ],
      };
    },
    [split, fenBefore, fenNow, period, before, format, text],
  );

  return (
    <ChartPanel
      finding={text.splitFinding(say(hospital.name), text.part(most ?? 'volume'))}
      subtitle={text.splitSubtitle(format.period(period), format.period(before))}
      option={option}
      height={300}
      note={text.splitNote}
      table={{
        columns: [text.split, text.amount],
        rows: [
          [text.before, format.exactAmount(fenBefore)],
          ...PARTS.map((part) => [
            text.part(part),
            {
              text: format.exactAmount(split[part]),
              node: <HospitalFigure hospital={hospital} period={period} kind={part} />,
            },
          ]),
          [text.now, format.exactAmount(fenNow)],
        ],
      }}
    />
  );
}

import { type ChartLook, ChartPanel, useText } from '@sanyi/ui';
import { useCallback } from 'react';
import { dipWords } from '../text/dip-words.ts';
import type { Group } from './contract.ts';
import { whiskerSeries } from './whisker.ts';

/** The score of a group in each catalogue, with its interval (历次分值). */
export function ScoreHistory({ group: { history } }: { group: Group }) {
  const text = useText(dipWords);
  const option = useCallback(
    (look: ChartLook) => ({
      grid: { left: 8, right: 24, top: 24, bottom: 8, containLabel: true },
      xAxis: {
        ...look.categoryAxis,
        data: history.map(({ name }) => name),
        axisLabel: {
          color: look.palette.inkSoft,
          fontSize: 12,
          interval: 0,
          width: 96,
          lineHeight: 14,
          overflow: 'break',
        },
      },
      yAxis: { ...look.valueAxis, name: text.points, nameTextStyle: { color: look.palette.inkFaint } },
      series: [
        whiskerSeries(
          look,
          history.map(({ low, high }, place) => [
            place,
            low === null ? Number.NaN : Number(low),
            high === null ? Number.NaN : Number(high),
          ]),
          'y',
        ),
        {
          type: 'line',
          name: text.score,
          z: 4,
          color: look.series[0],
          symbol: 'circle',
          symbolSize: 9,
          data: history.map(({ score }) => Number(score)),
        },
      ],
    }),
    [history, text],
  );
  const [first, last] = [history.at(0), history.at(-1)];
  if (!first || !last) return null;
  return (
    <ChartPanel
      finding={
        history.length === 1 ? text.historyOne(last.score) : text.historyFinding(first.score, last.score)
      }
      subtitle={text.history}
      option={option}
      height={260}
      note={text.historyNote}
      table={{
        columns: [text.catalogue, text.score, text.interval],
        rows: history.map(({ name, score, low, high }) => [
          name,
          score,
          low === null || high === null ? '—' : text.between(low, high),
        ]),
      }}
    />
  );
}

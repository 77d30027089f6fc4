import { type ChartLook, ChartPanel, useText } from '@sanyi/ui';
import { useCallback } from 'react';
import { dipWords } from '../text/dip-words.ts';
import { type Group, percentOf, wholeYuan } from './contract.ts';

/** How the costs of a group lie (费用分布). */
export function CostBands({ group: { bands } }: { group: Group }) {
  const text = useText(dipWords);
  const option = useCallback(
    (look: ChartLook) => ({
      grid: { left: 8, right: 52, top: 16, bottom: 8, containLabel: true },
      xAxis: {
        ...look.categoryAxis,
        data: bands.map((band) => wholeYuan(band.fromFen)),
        name: text.yuan,
        nameTextStyle: { color: look.palette.inkFaint },
      },
      yAxis: { ...look.valueAxis, minInterval: 1 },
      series: [
        { type: 'bar', name: text.cases, data: bands.map((band) => band.cases), barCategoryGap: '8%' },
      ],
    }),
    [bands, text],
  );
  const all = bands.reduce((sum, band) => sum + band.cases, 0);
  const labels = bands.map(({ fromFen, toFen }) =>
    toFen === null
      ? text.upwards(wholeYuan(fromFen))
      : text.betweenYuan(wholeYuan(fromFen), wholeYuan(toFen)),
  );
  if (all === 0) return null;
  const most = bands.reduce(
    (best, band, place) => (band.cases > (bands[best]?.cases ?? 0) ? place : best),
    0,
  );
  return (
    <ChartPanel
      finding={text.bandsFinding(labels[most] ?? '', percentOf(bands[most]?.cases ?? 0, all))}
      subtitle={text.bands}
      option={option}
      height={260}
      table={{
        columns: [text.band, text.cases],
        rows: bands.map((band, place) => [labels[place] ?? '', String(band.cases)]),
      }}
    />
  );
}

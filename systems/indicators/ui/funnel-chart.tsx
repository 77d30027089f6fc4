import { type ChartLook, ChartPanel, useFormat, useLocale, useText } from '@sanyi/ui';
import { useCallback } from 'react';
import { computedWords } from '../text/computed-words.ts';
import type { ComputedDetail, ComputedInstitution } from './contract.ts';

/** Institutions by size and result (漏斗图), with the limits of chance where the value is a share: no league table. */
export function FunnelChart({
  data,
  onChoose,
}: {
  data: ComputedDetail;
  onChoose: (institution: string) => void;
}) {
  const text = useText(computedWords);
  const format = useFormat();
  const { say } = useLocale();
  const { definition, institutions, funnel, value, institution } = data;
  const shown = institutions.filter(
    (one) => one.result !== null && one.denominator !== null && Number(one.denominator) > 0,
  );
  // With one institution chosen, the value beside is its own, and no line of the region.
  const middle = institution === null && value?.result != null ? Number(value.result) : null;
  const option = useCallback(
    (look: ChartLook) => {
      const limit = (name: string, of: (point: (typeof funnel)[number]) => number, faint: boolean) => ({
        type: 'line',
        name,
        symbol: 'none',
        silent: true,
        smooth: true,
        lineStyle: {
          type: 'dashed',
          width: 1,
          color: faint ? look.palette.lineStrong : look.palette.amberInk,
        },
        data: funnel.map((point) => [point.denominator, of(point)]),
      });
      const colour = (one: ComputedInstitution) =>
        one.place === 'far'
          ? look.palette.red
          : one.place === 'outside'
            ? look.palette.amber
            : look.series[0];
      return {
        tooltip: {
          ...(look.base['tooltip'] as object),
          trigger: 'item',
          formatter: ({ dataIndex, seriesType }: { dataIndex: number; seriesType: string }) => {
            const one = seriesType === 'scatter' ? shown[dataIndex] : undefined;
            return one ? `${one.name}<br>${one.result ?? ''} ${format.unit(definition.unit)}` : '';
          },
        },
        xAxis: { ...look.valueAxis, min: 0, name: '', splitLine: { show: false } },
        yAxis: { ...look.valueAxis, min: undefined, scale: true },
        series: [
          {
            type: 'scatter',
            symbolSize: 11,
            // The shape tells apart what the colour does, for who sees no colours.
            data: shown.map((one) => ({
              value: [Number(one.denominator), Number(one.result)],
              symbol: one.place === 'far' ? 'diamond' : one.place === 'outside' ? 'triangle' : 'circle',
              itemStyle: { color: colour(one), opacity: 0.9 },
            })),
            ...(middle === null
              ? {}
              : {
                  markLine: {
                    silent: true,
                    symbol: 'none',
                    lineStyle: { color: look.palette.inkSoft, width: 1 },
                    label: { show: false },
                    data: [{ yAxis: middle }],
                  },
                }),
          },
          ...(funnel.length > 0
            ? [
                limit('95 %', (point) => point.inner.low, false),
                limit('95 %', (point) => point.inner.high, false),
                limit('99.8 %', (point) => point.outer.low, true),
                limit('99.8 %', (point) => point.outer.high, true),
              ]
            : []),
        ],
      };
    },
    [shown, funnel, middle, definition.unit, format],
  );
  if (shown.length === 0 || definition.denominator === null) return null;
  const away = shown.filter((one) => one.place === 'outside' || one.place === 'far').length;
  const total = String(shown.length);
  const share = funnel.length > 0;
  return (
    <ChartPanel
      finding={
        !share
          ? text.spreadFinding(total)
          : away > 0
            ? text.funnelFinding(String(away), total)
            : text.funnelNone(total)
      }
      subtitle={format.list([say(definition.name), format.unit(definition.unit)].filter(Boolean))}
      option={option}
      height={320}
      note={share ? text.funnelOf : text.spreadOf}
      onPoint={({ dataIndex, seriesIndex }) => {
        const one = seriesIndex === 0 ? shown[dataIndex] : undefined;
        if (one) onChoose(one.code);
      }}
      table={{
        columns: [text.institution, text.denominator, text.value, text.place],
        rows: shown.map((one) => [
          one.name,
          format.decimal(one.denominator ?? ''),
          format.decimal(one.result ?? ''),
          one.place === null ? text.none : text[one.place],
        ]),
      }}
    />
  );
}

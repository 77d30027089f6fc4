import { type ChartLook, ChartPanel, useFormat, useGo, useLocale, useText } from '@sanyi/ui';
import { useCallback, useMemo } from 'react';
import { dipWords } from '../text/dip-words.ts';
import { dipHref, type Group } from './contract.ts';

const [SMALLEST, LARGEST] = [8, 20];

/** Mean costs of the hospitals beside the group's (各医院例均): a dot a hospital, a stem from the group's mean. */
export function HospitalMeans({ group: { group, hospitals } }: { group: Group }) {
  const text = useText(dipWords);
  const format = useFormat();
  const go = useGo();
  const { say } = useLocale();
  const rows = useMemo(
    () =>
      hospitals
        .filter(({ meanFen }) => meanFen !== null)
        .toSorted((one, other) => Number(one.meanFen) - Number(other.meanFen)),
    [hospitals],
  );
  const mean = Number(group.meanFen ?? 0) / 100;
  const option = useCallback(
    (look: ChartLook) => {
      const most = Math.max(...rows.map(({ cases }) => cases));
      const yuan = (row: (typeof rows)[number]) => Number(row.meanFen) / 100;
      return {
        grid: { left: 8, right: 44, top: 24, bottom: 8, containLabel: true },
        tooltip: { show: false },
        xAxis: {
          ...look.valueAxis,
          splitNumber: 4,
          axisLabel: { color: look.palette.inkSoft, fontSize: 12, hideOverlap: true },
          name: text.yuan,
          nameTextStyle: { color: look.palette.inkFaint },
        },
        yAxis: {
          ...look.categoryAxis,
          data: rows.map((row) => say(row.hospital)),
          axisLabel: {
            color: look.palette.inkSoft,
            fontSize: 12,
            lineHeight: 14,
            interval: 0,
            width: 132,
            overflow: 'break',
          },
        },
        series: [
          // The stem: from the smaller of both means to the larger, on a bar that is not seen.
          {
            type: 'bar',
            stack: 'stem',
            silent: true,
            itemStyle: { color: 'transparent' },
            data: rows.map((row) => Math.min(mean, yuan(row))),
          },
          {
            type: 'bar',
            stack: 'stem',
            silent: true,
            barWidth: 2,
            itemStyle: { color: look.palette.lineStrong },
            data: rows.map((row) => Math.abs(yuan(row) - mean)),
          },
          {
            type: 'scatter',
            z: 4,
            itemStyle: { color: look.series[0], opacity: 1 },
            symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
              SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((rows[dataIndex]?.cases ?? 0) / most),
            data: rows.map((row, place) => [yuan(row), place]),
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: look.palette.amberInk, type: 'dashed', width: 1.5 },
              label: { formatter: text.groupMean, color: look.palette.amberInk, fontSize: 12 },
              data: [{ xAxis: mean }],
            },
          },
        ],
      };
    },
    [rows, mean, say, text],
  );
  const [low, high] = [rows.at(0), rows.at(-1)];
  if (!low || !high) return null;
  return (
    <ChartPanel
      finding={
        rows.length === 1
          ? text.oneHospital(say(low.hospital))
          : text.hospitalsFinding(
              say(high.hospital),
              say(low.hospital),
              (Number(high.meanFen) / Math.max(1, Number(low.meanFen))).toFixed(1),
            )
      }
      subtitle={text.byHospital}
      option={option}
      height={Math.max(200, rows.length * 34 + 60)}
      note={text.hospitalsNote}
      onPoint={({ dataIndex }) => {
        const row = rows[dataIndex];
        if (row) go(dipHref('cases', {}, { group: row.key, institution: row.institution }));
      }}
      table={{
        columns: [
          text.hospital,
          text.cases,
          text.mean,
          text.median,
          text.drugs,
          text.consumables,
          text.cv,
          text.days,
        ],
        rows: rows
          .toReversed()
          .map((row) => [
            say(row.hospital),
            format.decimal(String(row.cases)),
            row.meanFen === null ? '—' : format.exactAmount(row.meanFen),
            format.exactAmount(row.medianFen),
            row.drugShare === null ? '—' : `${row.drugShare}%`,
            row.consumableShare === null ? '—' : `${row.consumableShare}%`,
            row.cv ?? '—',
            row.meanDays ?? '—',
          ]),
      }}
    />
  );
}

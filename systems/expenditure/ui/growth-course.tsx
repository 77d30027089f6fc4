import { type ChartLook, ChartPanel, useFormat, useLocale, useText } from '@sanyi/ui';
import { useCallback } from 'react';
import { words } from '../text/words.ts';
import type { OneHospital } from './contract.ts';

/** Growth month by month against the target (逐月增幅); a month without stays stays a gap. */
export function GrowthCourse({ data: { course, hospital } }: { data: OneHospital }) {
  const text = useText(words);
  const format = useFormat();
  const { say } = useLocale();
  const limit = hospital.target?.growth ?? null;
  const option = useCallback(
    (look: ChartLook) => {
      const line = (name: string, of: 'growth' | 'adjusted', colour: string) => ({
        name,
        type: 'line',
        symbolSize: 6,
        lineStyle: {
          color: colour,
          width: of === 'growth' ? 2 : 1.5,
          type: of === 'growth' ? 'solid' : 'dashed',
        },
        itemStyle: { color: colour },
        data: course.map((point) => (point[of] === null ? null : Number(point[of]))),
        ...(of === 'growth' && limit !== null
          ? {
              markLine: {
                silent: true,
                symbol: 'none',
                lineStyle: { color: look.palette.red, type: 'solid', width: 1 },
                label: { formatter: `≤ ${limit}%`, color: look.palette.redInk, position: 'insideEndTop' },
                data: [{ yAxis: Number(limit) }],
              },
            }
          : {}),
      });
      return {
        grid: { left: 8, right: 40, top: 36, bottom: 8, containLabel: true },
        legend: { top: 0, left: 0, textStyle: { color: look.palette.inkSoft } },
        xAxis: { ...look.categoryAxis, data: course.map(({ month }) => month) },
        yAxis: {
          ...look.valueAxis,
          // Growth may be below nought.
          min: ({ min }: { min: number }) => Math.min(0, Math.floor(min)),
          axisLabel: { formatter: '{value}%', color: look.palette.inkSoft },
        },
        series: [
          line(text.growth, 'growth', look.series[0]),
          line(text.adjusted, 'adjusted', look.palette.inkFaint),
        ],
      };
    },
    [course, limit, text],
  );
  return (
    <ChartPanel
      finding={text.courseFinding(say(hospital.name))}
      subtitle={text.courseSubtitle}
      option={option}
      height={280}
      table={{
        columns: [text.month, text.growth, text.adjusted],
        rows: course.map(({ month, growth, adjusted }) => [
          format.period(month),
          growth === null ? '—' : `${growth}%`,
          adjusted === null ? '—' : `${adjusted}%`,
        ]),
      }}
    />
  );
}

import type { Light } from '@sanyi/kernel';
import { type ChartLook, ChartPanel, lightColour, useFormat, useLocale, useText } from '@sanyi/ui';
import { useCallback } from 'react';
import { reportWords } from '../text/report-words.ts';
import type { Snapshot } from './contract.ts';
import { ATTENTION_ORDER, LIGHT_ORDER, useLightWords } from './light-mark.tsx';

const ROW_PX = 30;
const FRAME_PX = 64;
const NAME_LETTERS_PX = 150;

/** Lights by lead department (各部门灯号): one bar each, the department that needs attention most on top. */
export function ReportDepartments({ snapshot }: { snapshot: Snapshot }) {
  const text = useText(reportWords);
  const format = useFormat();
  const { say } = useLocale();
  const nameOf = useCallback(
    ({ name, nameEn }: Snapshot['departments'][number]) => say({ zh: name, en: nameEn ?? name }),
    [say],
  );
  const lights = useLightWords();
  const { departments } = snapshot;
  const ranked = departments.toSorted(
    (one, other) =>
      other.counts.red - one.counts.red || other.counts.yellow - one.counts.yellow || other.tasks - one.tasks,
  );
  const worst = ranked[0];
  const calm = !worst || worst.counts.red + worst.counts.yellow === 0;

  const option = useCallback(
    (look: ChartLook) => {
      // ECharts counts categories from the bottom.
      const rows = departments
        .toSorted(
          (one, other) =>
            other.counts.red - one.counts.red ||
            other.counts.yellow - one.counts.yellow ||
            other.tasks - one.tasks,
        )
        .toReversed();
      const series = ATTENTION_ORDER.filter((light) => rows.some((row) => row.counts[light] > 0));
      return {
        grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
        legend: {
          top: 0,
          left: 0,
          itemWidth: 10,
          itemHeight: 10,
          textStyle: { color: look.palette.inkSoft },
        },
        xAxis: { ...look.valueAxis, minInterval: 1 },
        yAxis: {
          ...look.categoryAxis,
          data: rows.map(nameOf),
          axisLabel: { color: look.palette.inkSoft, fontSize: 12, width: NAME_LETTERS_PX, overflow: 'break' },
        },
        series: series.map((light: Light) => ({
          name: lights[light],
          type: 'bar',
          stack: 'lights',
          barMaxWidth: 18,
          itemStyle: {
            color: lightColour(look.palette, light),
            borderColor: look.palette.paper,
            borderWidth: 1,
          },
          label: {
            show: true,
            color: look.onFill,
            fontSize: 12,
            formatter: ({ value }: { value: number }) => (value > 0 ? String(value) : ''),
          },
          data: rows.map((row) => row.counts[light]),
        })),
      };
    },
    [departments, lights, nameOf],
  );

  return (
    <section className="sanyi-section">
      <h2>{text.byDepartment}</h2>
      <ChartPanel
        finding={
          calm ? text.findingCalm : text.findingWorst(nameOf(worst), worst.counts.red, worst.counts.yellow)
        }
        subtitle={text.byDepartmentSubtitle(format.period(snapshot.period))}
        option={option}
        height={FRAME_PX + ROW_PX * departments.length}
        table={{
          columns: [
            text.department,
            text.tasks,
            ...LIGHT_ORDER.map((light) => lights[light]),
            text.submitted,
            text.late,
          ],
          rows: ranked.map((row) => [
            nameOf(row),
            String(row.tasks),
            ...LIGHT_ORDER.map((light) => String(row.counts[light])),
            String(row.submitted),
            String(row.late),
          ]),
        }}
      />
    </section>
  );
}

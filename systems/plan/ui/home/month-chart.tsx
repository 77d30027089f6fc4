import { type ChartLook, ChartPanel, useFormat, useGo, pageHref, useText, type ChartPoint } from '@sanyi/ui';
import { useCallback, useMemo } from 'react';
import { homeWords } from '../../text/home-words.ts';
import { type Home, planPage } from '../shared/contract.ts';

/** The deadlines by month (时限分布): done, open and overdue, with today as a line; a click opens the month in the ledger. */
export function MonthChart({ home }: { home: Home }) {
  const text = useText(homeWords);
  const format = useFormat();
  const go = useGo();
  const { months, asOf } = home;
  const shown = useMemo(
    () => months.map((month) => ({ ...month, label: format.period(month.month), open: month.due - month.done - month.overdue })),
    [months, format],
  );
  const option = useCallback(
    (look: ChartLook) => {
      const { palette } = look;
      const bar = (name: string, key: 'done' | 'overdue' | 'open', color: string, ink: string) => ({
        name,
        type: 'bar',
        stack: 'due',
        barMaxWidth: 44,
        data: shown.map((month) => month[key]),
        itemStyle: { color },
        label: {
          show: true,
          color: ink,
          fontSize: 12,
          formatter: ({ value }: { value: number }) => (value === 0 ? '' : `${name} ${value}`),
        },
      });
      const today = shown.findIndex(({ month }) => month === asOf.slice(0, 7));
      return {
        grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
        xAxis: { ...look.categoryAxis, data: shown.map(({ label }) => label) },
        yAxis: { ...look.valueAxis, minInterval: 1 },
        series: [
          bar(text.done, 'done', palette.green, palette.surface),
          bar(text.overdue, 'overdue', palette.red, palette.surface),
          {
            ...bar(text.open, 'open', palette.primary, palette.onPrimary),
            ...(today === -1
              ? {}
              : {
                  markLine: {
                    silent: true,
                    symbol: 'none',
                    lineStyle: { color: palette.ink, type: 'dashed', width: 1 },
                    label: { formatter: text.today(format.day(asOf).replace(/^\d{4}年/, '')), color: palette.inkSoft, fontSize: 12 },
                    data: [{ xAxis: today }],
                  },
                }),
          },
        ],
      };
    },
    [shown, asOf, text, format],
  );
  const heaviest = shown.toSorted((one, other) => other.open + other.overdue - one.open - one.overdue)[0];
  const open = ({ dataIndex }: ChartPoint) => {
    const month = shown[dataIndex]?.month;
    if (month)
      go(
        pageHref(planPage('ledger'), {}, { planId: home.planId, dueAfter: `${month}-01`, dueBefore: lastDay(month), sort: 'due' }),
      );
  };
  return (
    <ChartPanel
      finding={heaviest ? text.monthsFinding(heaviest.label, heaviest.due) : text.monthsNone}
      subtitle={text.monthsSubtitle}
      option={option}
      height={260}
      onPoint={open}
      table={{
        columns: [text.month, text.due, text.done, text.overdue, text.open],
        rows: shown.map(({ label, due, done, overdue, open: rest }) => [label, ...[due, done, overdue, rest].map(String)]),
      }}
    />
  );
}

/** The last day of a month `YYYY-MM` as a day. */
export function lastDay(month: string): string {
  const [year = 0, place = 0] = month.split('-').map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][place - 1] ?? 31;
  return `${month}-${String(days).padStart(2, '0')}`;
}

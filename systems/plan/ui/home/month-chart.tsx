import {
  type ChartLook,
  ChartPanel,
  type ChartPoint,
  pageHref,
  useAppearance,
  useFormat,
  useGo,
  useLocale,
  useText,
} from '@sanyi/ui';
import { useCallback, useMemo } from 'react';
import { homeWords } from '../../text/home-words.ts';
import { type Home, planPage } from '../shared/contract.ts';
import { lastDay, monthBars } from './month-span.ts';

const PARTS = ['overdue', 'open', 'done'] as const;

/** The deadlines by month (时限分布): done, open and overdue, with today as a line; a click opens the month in the ledger. */
export function MonthChart({ home }: { home: Home }) {
  const text = useText(homeWords);
  const format = useFormat();
  const { locale } = useLocale();
  const { palette } = useAppearance();
  const go = useGo();
  const { months, asOf } = home;
  const bars = useMemo(
    () =>
      monthBars(months, asOf).map((bar, place) => ({
        ...bar,
        name: bar.month ? format.period(bar.month) : bar.side === 'before' ? text.before : text.after,
        // The year stands once: at the first month and at each January.
        label: bar.month
          ? shortMonth(format.period(bar.month), locale, place === 0 || bar.month.endsWith('-01'))
          : bar.side === 'before'
            ? text.before
            : text.after,
      })),
    [months, asOf, format, text, locale],
  );
  const colours = useMemo(
    () => ({ overdue: palette.red, open: palette.primary, done: palette.green }),
    [palette],
  );
  const option = useCallback(
    (look: ChartLook) => {
      const today = bars.findIndex(({ month }) => month === asOf.slice(0, 7));
      const day = format.day(asOf);
      return {
        grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
        xAxis: { ...look.categoryAxis, data: bars.map(({ label }) => label) },
        yAxis: { ...look.valueAxis, minInterval: 1 },
        series: PARTS.map((part, place) => ({
          name: text[part],
          type: 'bar',
          stack: 'due',
          barMaxWidth: 36,
          data: bars.map((bar) => bar[part]),
          itemStyle: { color: colours[part] },
          label: {
            show: true,
            color: look.onFill,
            fontSize: 12,
            formatter: ({ value }: { value: number }) => (value === 0 ? '' : String(value)),
          },
          ...(place === 0 && today !== -1
            ? {
                markLine: {
                  silent: true,
                  z: 1,
                  symbol: 'none',
                  lineStyle: { color: look.palette.ink, type: 'dashed', width: 1 },
                  label: {
                    formatter: text.today(locale === 'en' ? day : day.slice(5)),
                    color: look.palette.inkSoft,
                    fontSize: 12,
                  },
                  data: [{ xAxis: today }],
                },
              }
            : {}),
        })),
      };
    },
    [bars, asOf, text, format, colours, locale],
  );
  const heaviest = bars.toSorted((one, other) => other.open + other.overdue - one.open - one.overdue)[0];
  const open = ({ dataIndex }: ChartPoint) => {
    const month = bars[dataIndex]?.month;
    if (month)
      go(
        pageHref(
          planPage('ledger'),
          {},
          { planId: home.planId, dueAfter: `${month}-01`, dueBefore: lastDay(month), sort: 'due' },
        ),
      );
  };
  return (
    <ChartPanel
      finding={heaviest ? text.monthsFinding(heaviest.name, heaviest.due) : text.monthsNone}
      subtitle={text.monthsSubtitle}
      option={option}
      height={260}
      onPoint={open}
      note={
        <span className="plan-legend">
          {PARTS.map((part) => (
            <span key={part}>
              <i style={{ background: colours[part] }} />
              {text[part]}
            </span>
          ))}
        </span>
      }
      table={{
        columns: [text.month, text.due, text.done, text.overdue, text.open],
        rows: bars.map(({ name, due, done, overdue, open: rest }) => [
          name,
          ...[due, done, overdue, rest].map(String),
        ]),
      }}
    />
  );
}

/** `2026年4月` as `4月`, `Apr 2026` as `Apr`, unless the year is wanted. */
function shortMonth(name: string, locale: string, withYear: boolean): string {
  if (withYear) return name.replace('年', '年\n');
  return locale === 'en' ? name.slice(0, 3) : name.slice(5);
}

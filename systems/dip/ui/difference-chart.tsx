import { type ChartLook, ChartPanel, Figure, useFormat, useLocale, useText } from '@sanyi/ui';
import { useCallback } from 'react';
import { statementWords } from '../text/statement-words.ts';
import { type Statement, statementFigure, yuanOf } from './contract.ts';

const FEN = 100;

/** From own result to the statement, cause by cause (差异分解): a waterfall; its table has the fen, and they add up. */
export function DifferenceChart({
  statement,
  onCause,
}: {
  statement: Statement;
  onCause: (cause: string) => void;
}) {
  const text = useText(statementWords);
  const format = useFormat();
  const { say } = useLocale();
  const { causes, ownFen, statementFen, differenceFen, statementNo } = statement;
  const option = useCallback(
    (look: ChartLook) => {
      const own = Number(ownFen) / FEN;
      const steps = causes.map(({ fen }) => Number(fen) / FEN);
      const ends = steps.map(
        (_, place) => own + steps.slice(0, place + 1).reduce((sum, step) => sum + step, 0),
      );
      const begins = ends.map((end, place) => end - (steps[place] ?? 0));
      const levels = [own, ...ends];
      const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
      const whole = (value: number) => ({ value, itemStyle: { color: look.palette.grey } });
      return {
        // Bars lie, so that names and amounts have room on a phone too.
        grid: { left: 8, right: 96, top: 8, bottom: 8, containLabel: true },
        tooltip: { show: false },
        yAxis: {
          ...look.categoryAxis,
          inverse: true,
          data: [text.own, ...causes.map((item) => say(item.text)), text.statement],
          axisLabel: {
            color: look.palette.inkSoft,
            fontSize: 12,
            lineHeight: 14,
            interval: 0,
            width: 112,
            overflow: 'break',
          },
        },
        xAxis: {
          ...look.valueAxis,
          // A difference of some percent would not be seen from zero; the amounts stand on the bars and the axis shows none.
          min: Math.max(0, lowest - (highest - lowest)),
          max: highest,
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
            barWidth: 18,
            label: {
              show: true,
              position: 'right',
              color: look.palette.ink,
              fontSize: 12,
              formatter: ({ dataIndex }: { dataIndex: number }) => {
                const cause = causes[dataIndex - 1];
                return format.amount(cause ? cause.fen : dataIndex === 0 ? ownFen : statementFen);
              },
            },
            data: [
              whole(own),
              ...steps.map((step) => ({
                value: Math.abs(step),
                itemStyle: { color: step < 0 ? look.series[1] : look.series[0] },
              })),
              whole(Number(statementFen) / FEN),
            ],
          },
        ],
      };
    },
    [causes, ownFen, statementFen, format, say, text],
  );
  const [most] = causes.toSorted((one, other) => Math.abs(Number(other.fen)) - Math.abs(Number(one.fen)));
  if (!most) return null;
  const figure = (fen: string, part: string, label: string) => ({
    text: format.exactAmount(fen),
    node: (
      <Figure
        value={{ text: yuanOf(fen), unit: '元' }}
        source={statementFigure(statementNo, part)}
        label={label}
      />
    ),
  });
  const count = (cases: number) => format.decimal(String(cases));
  return (
    <ChartPanel
      finding={text.finding(say(most.text), format.amount(most.fen))}
      subtitle={text.chartSubtitle}
      option={option}
      height={(causes.length + 2) * 36 + 24}
      note={text.chartNote}
      onPoint={({ dataIndex }) => {
        const cause = causes[dataIndex - 1];
        if (cause) onCause(cause.cause);
      }}
      table={{
        columns: [text.cause, text.cases, text.amount],
        rows: [
          [text.own, '', figure(ownFen, 'own', text.own)],
          ...causes.map((item) => [
            say(item.text),
            count(item.cases),
            figure(item.fen, item.cause, say(item.text)),
          ]),
          [text.difference, '', figure(differenceFen, 'difference', text.difference)],
          [text.statement, '', figure(statementFen, 'statement', text.statement)],
        ],
      }}
    />
  );
}

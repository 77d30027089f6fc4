import {
  type ChartLook,
  ChartPanel,
  DataTable,
  Figure,
  GoLink,
  pageHref,
  useFormat,
  useLocale,
  useText,
} from '@sanyi/ui';
import { useCallback, useState } from 'react';
import { overviewWords } from '../../text/overview-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import { dataPage, type OverviewTable } from '../shared/contract.ts';
import { shortMonth } from '../shared/months.ts';
import { tableSource } from '../shared/sources.ts';
import { Sparkline } from '../shared/sparkline.tsx';
import './overview.css';

/** How much there is of every canonical table (数据量): the table beside the months of the one that was chosen. */
export function TableVolumes({ tables }: { tables: readonly OverviewTable[] }) {
  const text = useText(overviewWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const [chosen, choose] = useState<string | null>(null);
  const filled = tables.filter((one) => one.months.length > 0);
  const open = tables.find((one) => one.table === chosen) ?? filled[0] ?? tables[0];
  const rowsOf = (one: OverviewTable) => (one.rows === '0' ? null : one.rows);
  return (
    <section className="sanyi-section">
      <h2>{text.tables}</h2>
      <div className="data-volumes">
        <DataTable<OverviewTable>
          id="data.volumes"
          label={text.tables}
          rows={tables}
          rowKey={(one) => one.table}
          openKey={open?.table ?? null}
          onOpen={(one) => choose(one.table)}
          columns={[
            {
              id: 'table',
              title: text.table,
              matters: 1,
              render: (one) => (
                <GoLink href={pageHref(dataPage('rows'), { table: one.table })} title={text.browse}>
                  {say(one.title)}
                </GoLink>
              ),
            },
            {
              id: 'rows',
              title: text.rows,
              align: 'end',
              matters: 2,
              order: (one, other) => Number(one.rows) - Number(other.rows),
              render: (one) => (
                <Figure
                  value={{ text: rowsOf(one), unit: '' }}
                  source={tableSource(one.table)}
                  label={`${say(one.title)} ${text.rows}`}
                />
              ),
            },
            {
              id: 'months',
              title: text.byMonth,
              render: (one) =>
                one.months.length === 0 ? (
                  '—'
                ) : (
                  <Sparkline
                    kind="bars"
                    label={text.tableTrend(say(one.title), one.months.length)}
                    points={one.months.map(({ month, rows }) => ({ name: month, value: Number(rows) }))}
                  />
                ),
            },
            {
              id: 'latest',
              title: text.latestMonth,
              align: 'end',
              matters: 3,
              render: (one) => format.decimal(one.months.at(-1)?.rows ?? '—'),
            },
            {
              id: 'amount',
              title: text.amount,
              align: 'end',
              render: (one) => {
                const fen = one.months.at(-1)?.totalFen;
                return fen ? format.amount(fen) : '—';
              },
            },
          ]}
        />
        {open && open.months.length > 0 && <VolumeChart table={open} unit={shared.rowsUnit} />}
      </div>
    </section>
  );
}

function VolumeChart({ table, unit }: { table: OverviewTable; unit: string }) {
  const text = useText(overviewWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say, locale } = useLocale();
  const { months } = table;
  const option = useCallback(
    (look: ChartLook) => ({
      grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
      xAxis: {
        ...look.categoryAxis,
        data: months.map(({ month }, place) =>
          place === 0 || month.slice(5, 7) === '01'
            ? `${shortMonth(month, locale)}\n${month.slice(0, 4)}`
            : shortMonth(month, locale),
        ),
      },
      yAxis: {
        ...look.valueAxis,
        name: unit,
        nameTextStyle: { color: look.palette.inkFaint, align: 'left' },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 32,
          name: unit,
          itemStyle: { color: look.series[0] },
          data: months.map(({ rows }) => Number(rows)),
        },
      ],
    }),
    [months, unit, locale],
  );
  const last = months.at(-1);
  if (!last) return null;
  const amounts = months.some(({ totalFen }) => totalFen !== null);
  return (
    <ChartPanel
      finding={text.tableFinding(
        say(table.title),
        format.period(last.month.slice(0, 7)),
        format.decimal(last.rows),
      )}
      subtitle={text.tableSubtitle(say(table.title))}
      option={option}
      height={260}
      note={text.chooseTable}
      table={{
        columns: [shared.month, text.rowsOfMonth, ...(amounts ? [text.amountOfMonth] : [])],
        rows: months.map(({ month, rows, totalFen }) => [
          format.period(month.slice(0, 7)),
          format.decimal(rows),
          ...(amounts ? [totalFen === null ? '' : format.amount(totalFen)] : []),
        ]),
      }}
    />
  );
}

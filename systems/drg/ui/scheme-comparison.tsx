import {
  type ChartLook,
  ChartPanel,
  DataTable,
  EmptyState,
  ProblemNote,
  useAddress,
  useFormat,
  useLocale,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Select, Skeleton } from 'antd';
import { useCallback } from 'react';
import { drgWords } from '../text/drg-words.ts';
import { type Comparison, drgRoute, type Schemes } from './contract.ts';

/** Flows drawn; the table below has the others. */
const DRAWN = 12;

/** The same cases under two schemes (方案对比). */
export function SchemeComparison({ schemeNo }: { schemeNo: string }) {
  const text = useText(drgWords);
  const [query, change] = useAddress();
  const schemes = useRoute<Schemes>(drgRoute('schemes'));
  const others = (schemes.data?.schemes ?? []).filter((item) => String(item.schemeNo) !== schemeNo);
  const other = query['other'];
  const { data, error, isFetching, refetch } = useRoute<Comparison>(drgRoute('compare'), {
    params: { schemeNo, otherNo: other ?? '' },
    enabled: other !== undefined,
  });
  if (schemes.data && others.length === 0) return <EmptyState title={text.needsTwo} />;
  return (
    <div className="drg-story">
      <Select
        className="drg-filter"
        aria-label={text.other}
        placeholder={text.chooseOther}
        style={{ width: 360, maxWidth: '100%' }}
        value={other ?? null}
        onChange={(next: string) => change({ other: next })}
        options={others.map((item) => ({
          value: String(item.schemeNo),
          label: `${item.name} ${item.version}`,
        }))}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isFetching && !data && <Skeleton active />}
      {data && <Outcome data={data} />}
    </div>
  );
}

function Outcome({ data }: { data: Comparison }) {
  const text = useText(drgWords);
  const format = useFormat();
  const { say } = useLocale();
  const drawn = data.flows.slice(0, DRAWN);
  const option = useCallback(
    (look: ChartLook) => ({
      // Ribbons that grow say nothing more, and a picture taken meanwhile is cut.
      animation: false,
      series: [
        {
          type: 'sankey',
          left: 8,
          right: 120,
          top: 8,
          bottom: 8,
          label: { color: look.palette.ink },
          lineStyle: { color: 'source', opacity: 0.35 },
          // A group may stand on both sides: the side is part of its name.
          data: [...new Set(drawn.flatMap((flow) => [`${flow.before} `, flow.after]))].map((name) => ({
            name,
          })),
          links: drawn.map((flow) => ({ source: `${flow.before} `, target: flow.after, value: flow.cases })),
        },
      ],
    }),
    [drawn],
  );
  if (data.moved === 0) return <EmptyState title={text.noneMoved} />;
  type Flow = Comparison['flows'][number];
  type Hospital = Comparison['hospitals'][number];
  return (
    <>
      <ChartPanel
        finding={text.moved(data.moved, data.cases)}
        subtitle={text.lostGained(data.lost, data.gained)}
        option={option}
        height={Math.max(240, drawn.length * 32)}
        table={{
          columns: [text.before, text.after, text.cases],
          rows: data.flows.map((flow) => [flow.before, flow.after, String(flow.cases)]),
        }}
      />
      <DataTable<Flow>
        id="drg.flows"
        label={text.movedCases}
        rows={data.flows}
        rowKey={(row) => `${row.before} ${row.after} ${row.cases}`}
        columns={[
          {
            id: 'before',
            title: text.before,
            matters: 1,
            render: (row) => `${row.before} ${row.beforeName}`,
          },
          { id: 'after', title: text.after, matters: 2, render: (row) => `${row.after} ${row.afterName}` },
          { id: 'cases', title: text.cases, align: 'end', matters: 3, render: (row) => row.cases },
          { id: 'cost', title: text.cost, align: 'end', render: (row) => format.amount(row.totalFen) },
        ]}
      />
      <DataTable<Hospital>
        id="drg.moved-hospitals"
        label={text.byHospital}
        rows={data.hospitals}
        rowKey={(row) => row.institution}
        columns={[
          { id: 'hospital', title: text.hospital, matters: 1, render: (row) => say(row.hospital) },
          { id: 'cases', title: text.cases, align: 'end', matters: 2, render: (row) => row.cases },
          { id: 'moved', title: text.movedCases, align: 'end', matters: 3, render: (row) => row.moved },
          { id: 'lost', title: text.lost, align: 'end', render: (row) => row.lost },
          { id: 'gained', title: text.gained, align: 'end', render: (row) => row.gained },
        ]}
      />
    </>
  );
}

import { routeOf } from '@sanyi/kernel';
import { manifest as administration } from '@sanyi/system-administration/manifest';
import {
  DataTable,
  EmptyState,
  Figure,
  GoLink,
  PageHeader,
  ProblemNote,
  StatStrip,
  useFormat,
  useGo,
  useMay,
  useRoute,
  useRouteMutation,
  useText,
} from '@sanyi/ui';
import { Button } from 'antd';
import { drgWords } from '../text/drg-words.ts';
import {
  drgHref,
  drgRoute,
  type GroupCost,
  type Groups,
  groupFigure,
  type Overview,
  staysFigure,
  yuanOf,
} from './contract.ts';
import './drg.css';

export default function GroupsPage() {
  const text = useText(drgWords);
  const format = useFormat();
  const go = useGo();
  const manages = useMay('drg.manage');
  const overview = useRoute<Overview>(drgRoute('overview'), { every: () => 15_000 });
  const run = overview.data?.run ?? null;
  const groups = useRoute<Groups>(drgRoute('groups'), { enabled: run !== null });
  const start = useRouteMutation<unknown>(drgRoute('start'), {
    invalidates: [routeOf(administration, 'jobs'), drgRoute('overview'), drgRoute('groups')],
  });
  const data = overview.data;
  const facts = data
    ? [
        ...(data.inForce ? [text.inForce(data.inForce.name, format.day(data.inForce.from))] : []),
        ...(run ? [text.run(format.instant(run.countedAt), format.seconds(run.milliseconds / 1000))] : []),
        ...(data.ownOnly ? [text.ownOnly] : []),
      ]
    : [];
  return (
    <>
      <PageHeader
        title={text.title}
        summary={text.summary}
        facts={facts}
        actions={
          <>
            <Button onClick={() => go(drgHref('schemes'))}>{text.schemes}</Button>
            <Button onClick={() => go(drgHref('cases'))}>{text.allCases}</Button>
            {manages && data?.inForce && (
              <Button type="primary" loading={start.isPending} onClick={() => start.mutate({})}>
                {run ? text.start : text.startFirst}
              </Button>
            )}
          </>
        }
      />
      <ProblemNote
        problem={overview.error ?? start.error ?? groups.error}
        onRetry={() => void overview.refetch()}
      />
      {start.isSuccess && <p role="status">{text.started}</p>}
      {run?.stale && <p className="drg-stale">{text.stale}</p>}
      {data && !run && (
        <EmptyState
          title={data.inForce ? text.nothing : text.noScheme}
          {...(data.inForce ? {} : { action: { label: text.schemes, href: drgHref('schemes') } })}
        >
          {data.inForce ? text.nothingNote : text.noSchemeNote}
        </EmptyState>
      )}
      {data && run && (
        <>
          <StatStrip
            label={text.title}
            stats={(['stays', 'grouped', 'ambiguous', 'ungroupable'] as const).map((id) => ({
              id,
              label: text[id],
              value: { text: String(data[id]), unit: '例' },
              source: staysFigure(id === 'stays' ? 'all' : id),
              ...(id === 'stays' ? {} : { denominator: String(data.stays), numerator: String(data[id]) }),
              ...(id === 'stays' || data[id] === 0
                ? {}
                : { action: { label: text.showCases, href: drgHref('cases', {}, { status: id }) } }),
            }))}
          />
          <GroupTable groups={groups.data?.groups ?? []} loading={groups.isPending} />
          <p className="sanyi-faint">{text.weightNote}</p>
        </>
      )}
    </>
  );
}

function GroupTable({ groups, loading }: { groups: readonly GroupCost[]; loading: boolean }) {
  const text = useText(drgWords);
  const format = useFormat();
  const go = useGo();
  const by = (pick: (row: GroupCost) => number) => (one: GroupCost, other: GroupCost) =>
    pick(one) - pick(other);
  return (
    <DataTable<GroupCost>
      id="drg.groups"
      label={text.groups}
      rows={groups}
      loading={loading}
      rowKey={(row) => `${row.drg} ${row.mdc} ${row.status}`}
      onOpen={(row) => go(drgHref('group', { code: row.drg }))}
      columns={[
        {
          id: 'drg',
          title: text.code,
          matters: 1,
          pinned: true,
          render: (row) => <GoLink href={drgHref('group', { code: row.drg })}>{row.drg}</GoLink>,
          order: (one, other) => (one.drg < other.drg ? -1 : 1),
        },
        {
          id: 'name',
          title: text.name,
          matters: 2,
          render: (row) => row.name || (row.status === 'ungroupable' ? text.ungroupable : ''),
        },
        {
          id: 'cases',
          title: text.cases,
          align: 'end',
          render: (row) => format.decimal(String(row.cases)),
          order: by((row) => row.cases),
          total: format.decimal(String(groups.reduce((sum, row) => sum + row.cases, 0))),
        },
        {
          id: 'hospitals',
          title: text.hospitals,
          align: 'end',
          render: (row) => row.hospitals,
          order: by((row) => row.hospitals),
        },
        {
          id: 'mean',
          title: text.mean,
          align: 'end',
          matters: 3,
          render: (row) => (
            <Figure
              value={{ text: yuanOf(row.meanFen), unit: '元' }}
              source={groupFigure(row.drg)}
              label={`${row.drg} ${text.mean}`}
            />
          ),
          order: by((row) => Number(row.meanFen ?? 0)),
        },
        {
          id: 'weight',
          title: text.weight,
          align: 'end',
          render: (row) => row.weight ?? '—',
          order: by((row) => Number(row.weight ?? 0)),
        },
        {
          id: 'cv',
          title: text.cv,
          align: 'end',
          render: (row) => row.cv ?? '—',
          order: by((row) => Number(row.cv ?? 0)),
        },
        {
          id: 'days',
          title: text.days,
          align: 'end',
          render: (row) => row.meanDays ?? '—',
          order: by((row) => Number(row.meanDays ?? 0)),
        },
        {
          id: 'total',
          title: text.total,
          align: 'end',
          spare: true,
          render: (row) => format.amount(row.totalFen),
          order: by((row) => Number(row.totalFen)),
        },
      ]}
    />
  );
}

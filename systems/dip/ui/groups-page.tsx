import { routeOf } from '@sanyi/kernel';
import { manifest as administration } from '@sanyi/system-administration/manifest';
import {
  EmptyState,
  GoLink,
  PageHeader,
  ProblemNote,
  StatStrip,
  useFormat,
  useGo,
  useLocale,
  useMay,
  useRoute,
  useRouteMutation,
  useText,
} from '@sanyi/ui';
import { Button } from 'antd';
import { dipWords } from '../text/dip-words.ts';
import { dipHref, dipRoute, type Groups, type Overview, staysFigure } from './contract.ts';
import { CountBars } from './count-bars.tsx';
import { GroupTable } from './group-table.tsx';
import './dip.css';

const ENDS = [
  ['all', 'stays', 'stays'],
  ['core', 'core', 'core'],
  ['composite', 'composite', 'composite'],
  ['pre', 'pre', 'pre'],
  ['none', 'none', 'unmatched'],
] as const;

export default function GroupsPage() {
  const text = useText(dipWords);
  const format = useFormat();
  const go = useGo();
  const manages = useMay('dip.manage');
  const reconciles = useMay('dip.reconcile');
  const overview = useRoute<Overview>(dipRoute('overview'), { every: () => 15_000 });
  const run = overview.data?.run ?? null;
  const groups = useRoute<Groups>(dipRoute('groups'), { enabled: run !== null });
  const start = useRouteMutation<unknown>(dipRoute('start'), {
    invalidates: [routeOf(administration, 'jobs'), dipRoute('overview'), dipRoute('groups')],
  });
  const data = overview.data;
  return (
    <>
      <PageHeader
        title={text.title}
        summary={text.summary}
        facts={
          data
            ? [
                ...inForce(data),
                ...(run ? [text.run(format.instant(run.countedAt))] : []),
                ...(data.ownOnly ? [text.ownOnly] : []),
              ]
            : []
        }
        actions={
          <>
            <Button onClick={() => go(dipHref('catalogues'))}>{text.catalogues}</Button>
            {reconciles && <Button onClick={() => go(dipHref('statements'))}>{text.statements}</Button>}
            <Button onClick={() => go(dipHref('cases'))}>{text.allCases}</Button>
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
      {run?.stale && <p className="dip-stale">{text.stale}</p>}
      {data && !run && (
        <EmptyState
          title={data.inForce ? text.nothing : text.noCatalogue}
          {...(data.inForce ? {} : { action: { label: text.catalogues, href: dipHref('catalogues') } })}
        >
          {data.inForce ? text.nothingNote : text.noCatalogueNote}
        </EmptyState>
      )}
      {data && run && data.stays === 0 && <EmptyState title={text.noStays}>{text.noStaysNote}</EmptyState>}
      {data && run && data.stays > 0 && (
        <div className="sanyi-stack">
          <StatStrip
            label={text.title}
            stats={ENDS.map(([id, word, field]) => ({
              id,
              label: text[word],
              value: { text: String(data[field]), unit: '例' },
              source: staysFigure(id),
              ...(id === 'all' ? {} : { denominator: String(data.stays), numerator: String(data[field]) }),
              ...(id === 'all' || data[field] === 0
                ? {}
                : { action: { label: text.showCases, href: dipHref('cases', {}, { kind: id }) } }),
            }))}
          />
          <Ends overview={data} />
          <GroupTable groups={groups.data?.groups ?? []} loading={groups.isPending && !groups.error} />
        </div>
      )}
    </>
  );

  function inForce({ inForce: use }: Overview) {
    if (!use) return [];
    const href = dipHref('catalogue', { catalogueNo: String(use.catalogueNo) });
    return [
      <span key="use">
        {format.labelled(text.inForce, '')}
        <GoLink href={href}>{use.name}</GoLink> {text.from(format.day(use.from))}
      </span>,
    ];
  }
}

/** How stays were matched, and why others were not (入组方式与原因): the two add up to all stays. */
function Ends({ overview }: { overview: Overview }) {
  const text = useText(dipWords);
  const { say } = useLocale();
  const href = dipHref('cases', {}, { kind: 'none' });
  return (
    <div className="sanyi-columns">
      <section className="sanyi-section">
        <h3>{text.ways}</h3>
        <CountBars
          label={text.ways}
          whole={overview.stays}
          bars={overview.ways.map((way) => ({ label: say(way.text), cases: way.cases }))}
        />
      </section>
      {overview.reasons.length > 0 && (
        <section className="sanyi-section">
          <h3>{text.reasons}</h3>
          <CountBars
            label={text.reasons}
            whole={overview.stays}
            bars={overview.reasons.map((reason) => ({ label: say(reason.text), cases: reason.cases, href }))}
          />
        </section>
      )}
    </div>
  );
}

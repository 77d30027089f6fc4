import { routeOf } from '@sanyi/kernel';
import {
  DataTable,
  EmptyState,
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  useAddress,
  useFormat,
  useGo,
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Tabs } from 'antd';
import { manifest } from '../manifest.ts';
import { evaluationWords } from '../text/evaluation-words.ts';
import type { Evaluations } from './contract.ts';
import { EvaluationTry } from './evaluation-try.tsx';
import { FundingTable } from './funding-table.tsx';
import { evaluationPage } from './pages.ts';
import './monitoring.css';

/** Evaluations that were issued, one to be tried, and the money table (考核评估). */
export default function EvaluationsPage() {
  const text = useText(evaluationWords);
  const [query, change] = useAddress();
  const manages = useMay('monitoring.manage');
  const { data, error, isPending, refetch } = useRoute<Evaluations>(routeOf(manifest, 'evaluations'));
  const asked = query['tab'];
  const tab = asked === 'money' ? 'money' : asked === 'try' && manages ? 'try' : 'issued';
  return (
    <>
      <PageHeader title={text.title} summary={tab === 'money' ? text.fundingsNote : text.summary} />
      <Tabs
        activeKey={tab}
        onChange={(next) => change({ tab: next === 'issued' ? null : next })}
        items={[
          { key: 'issued', label: text.tabIssued },
          ...(manages ? [{ key: 'try', label: text.tabTry }] : []),
          { key: 'money', label: text.tabMoney },
        ]}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {tab === 'issued' && <Issued data={data} loading={isPending} manages={manages} />}
      {tab === 'try' && data && <EvaluationTry plans={data.plans} />}
      {tab === 'money' && data && <FundingTable plans={data.plans} />}
    </>
  );
}

function Issued({
  data,
  loading,
  manages,
}: {
  data: Evaluations | undefined;
  loading: boolean;
  manages: boolean;
}) {
  const text = useText(evaluationWords);
  const format = useFormat();
  const go = useGo();
  const hrefOf = (evaluationId: string) => pageHref(evaluationPage, { evaluationId });
  const kinds = { 'year-end': text.yearEnd, 'mid-term': text.midTerm, final: text.final };
  return (
    <DataTable
      id="monitoring.evaluations"
      label={text.title}
      rows={data?.evaluations ?? []}
      loading={loading}
      rowKey={(one) => one.id}
      onOpen={(one) => go(hrefOf(one.id))}
      empty={<EmptyState title={text.none}>{manages ? text.noneOffice : text.noneOther}</EmptyState>}
      columns={[
        {
          id: 'title',
          title: text.name,
          matters: 1,
          render: (one) => <GoLink href={hrefOf(one.id)}>{one.title}</GoLink>,
        },
        { id: 'kind', title: text.kind, matters: 2, render: (one) => kinds[one.kind] },
        {
          id: 'span',
          title: text.until,
          render: (one) => text.span(format.day(one.from), format.day(one.until)),
        },
        { id: 'by', title: text.issuedBy, render: (one) => one.issuedBy },
        { id: 'at', title: text.issuedAt, matters: 3, render: (one) => format.instant(one.issuedAt) },
      ]}
    />
  );
}

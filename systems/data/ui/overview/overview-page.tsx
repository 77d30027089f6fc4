import {
  EmptyState,
  PageHeader,
  ProblemNote,
  StatStrip,
  useAddress,
  useFormat,
  useGo,
  useLocale,
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Button, Skeleton } from 'antd';
import { overviewWords } from '../../text/overview-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import { dataPage, dataRoute, type Overview } from '../shared/contract.ts';
import { sourceOf } from '../shared/sources.ts';
import { ExpectationsPanel } from './expectations-panel.tsx';
import { Headline } from './headline.tsx';
import { LateList } from './late-list.tsx';
import { LatestFiles } from './latest-files.tsx';
import { SenderMatrix } from './sender-matrix.tsx';
import { TableVolumes } from './table-volumes.tsx';
import '../shared/data.css';
import './overview.css';

const MOST_FIGURES = 7;

export default function OverviewPage() {
  const text = useText(overviewWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const go = useGo();
  const [query, change] = useAddress();
  const mayImport = useMay('data.import');
  const { data, error, isPending, refetch } = useRoute<Overview>(dataRoute('overview'));
  const empty = data !== undefined && data.months.length === 0 && data.latest.length === 0;
  const expects = data?.senders.some((sender) =>
    sender.cells.some((cell) => ['late', 'due', 'part'].includes(cell.state) || cell.dueOn !== null),
  );
  return (
    <>
      <PageHeader
        title={text.title}
        summary={text.summary}
        facts={data ? [text.asOf(format.instant(data.asOf))] : []}
        actions={
          <>
            {mayImport && (
              <Button onClick={() => change({ panel: 'expectations' })}>{text.expectations}</Button>
            )}
            {mayImport && (
              <Button type="primary" onClick={() => go(dataPage('import').path)}>
                {shared.importData}
              </Button>
            )}
          </>
        }
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active paragraph={{ rows: 10 }} />}
      {empty && (
        <EmptyState
          title={text.empty}
          {...(mayImport ? { action: { label: shared.importData, href: dataPage('import').path } } : {})}
        >
          {mayImport ? text.emptyMay : text.emptyRead}
        </EmptyState>
      )}
      {data && !empty && (
        <div className="sanyi-stack">
          <Headline overview={data} />
          <StatStrip
            label={text.figures}
            stats={data.figures.slice(0, MOST_FIGURES).map((one) => ({
              id: one.id,
              label: say(one.title),
              value: { text: one.value, unit: shared.unit(one.unit) },
              source: sourceOf(one.figure),
            }))}
          />
          {!expects && (
            <p className="sanyi-soft">
              {text.noExpectations}{' '}
              {mayImport && (
                <Button type="link" size="small" onClick={() => change({ panel: 'expectations' })}>
                  {text.addExpectations}
                </Button>
              )}
            </p>
          )}
          {data.senders.length > 0 && <SenderMatrix overview={data} />}
          <div className="data-pair">
            <LateList overview={data} />
            <LatestFiles files={data.latest} />
          </div>
          <TableVolumes tables={data.tables} />
        </div>
      )}
      <ExpectationsPanel
        open={query['panel'] === 'expectations' && mayImport}
        senders={data?.senders ?? []}
        onClose={() => change({ panel: null })}
      />
    </>
  );
}

import {
  DataTable,
  EmptyState,
  Figure,
  ProblemNote,
  SidePanel,
  useAddress,
  useFormat,
  useLocale,
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Skeleton } from 'antd';
import { frontPageWords } from '../../text/front-page-words.ts';
import { qualityWords } from '../../text/quality-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import { byScore, latestScore, trendFloor, trendPoints } from '../quality/score-trend.ts';
import {
  dataPage,
  dataRoute,
  type FrontPageHospital,
  type FrontPages,
  type IssueCount,
} from '../shared/contract.ts';
import { groupIssues } from '../shared/issue-groups.tsx';
import { sourceOf } from '../shared/sources.ts';
import { Sparkline } from '../shared/sparkline.tsx';
import { HospitalPanel } from './hospital-panel.tsx';
import { IssueMix } from './issue-mix.tsx';

/** Hospitals by the quality of their front pages (医院首页质量), the mix of issues, and one hospital opened. */
export function HospitalQuality() {
  const text = useText(frontPageWords);
  const words = useText(qualityWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const [query, change] = useAddress();
  const mayImport = useMay('data.import');
  const { data, error, isPending, refetch } = useRoute<FrontPages>(dataRoute('front-pages'));
  const rows = (data?.hospitals ?? []).toSorted(byScore);
  const open = rows.find((row) => row.institution === query['open']);
  const floor = trendFloor(rows.map(({ trend }) => trend));
  const all = merge(rows.flatMap((row) => row.issues));
  const [worst] = groupIssues(all).toSorted((one, other) => other.rows - one.rows);
  const cases = rows.reduce((sum, row) => sum + row.cases, 0);
  return (
    <>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && rows.length === 0 && (
        <EmptyState
          title={text.empty}
          {...(mayImport ? { action: { label: shared.importData, href: dataPage('import').path } } : {})}
        >
          {text.emptyNote}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <div className="sanyi-stack">
          <p className="data-headline">
            {text.headline(rows.length, format.decimal(String(cases)))}
            {worst && text.headlineIssue(say(worst.message), format.decimal(String(worst.rows)))}
          </p>
          <DataTable<FrontPageHospital>
            id="data.front-pages"
            label={text.title}
            rows={rows}
            rowKey={(row) => row.institution}
            openKey={open?.institution ?? null}
            onOpen={(row) => change({ open: row.institution })}
            columns={[
              {
                id: 'hospital',
                title: text.hospital,
                matters: 1,
                pinned: true,
                render: (row) => say(row.name),
              },
              {
                id: 'score',
                title: text.score,
                align: 'end',
                matters: 2,
                order: byScore,
                render: (row) => (
                  <strong>
                    <Figure
                      value={{ text: row.score.value, unit: '' }}
                      source={sourceOf(row.score.figure)}
                      label={`${say(row.name)} ${text.score}`}
                    />
                  </strong>
                ),
              },
              {
                id: 'trend',
                title: text.trend,
                render: (row) => (
                  <Sparkline
                    kind="line"
                    least={floor}
                    most={100}
                    points={trendPoints(row.trend)}
                    label={words.trendLabel(say(row.name), latestScore(row.trend) ?? '—')}
                  />
                ),
              },
              {
                id: 'cases',
                title: text.cases,
                align: 'end',
                matters: 3,
                order: (one, other) => one.cases - other.cases,
                render: (row) => format.decimal(String(row.cases)),
                total: format.decimal(String(cases)),
              },
              {
                id: 'per-hundred',
                title: text.perHundred,
                align: 'end',
                order: (one, other) => perHundred(one) - perHundred(other),
                render: (row) => (row.cases === 0 ? '—' : perHundred(row).toFixed(1)),
              },
              {
                id: 'coders',
                title: text.coders,
                align: 'end',
                render: (row) => format.decimal(String(row.coders.length)),
              },
              {
                id: 'main',
                title: text.mainIssue,
                render: (row) => {
                  const [first] = groupIssues(row.issues).toSorted((one, other) => other.rows - one.rows);
                  return first ? (
                    <span className="data-name data-name-narrow">
                      {say(first.message)}
                      <small>
                        {format.decimal(String(first.rows))} {text.casesUnit}
                      </small>
                    </span>
                  ) : (
                    '—'
                  );
                },
              },
            ]}
          />
          <IssueMix issues={all} title={text.allHospitals} />
        </div>
      )}
      <SidePanel
        open={open !== undefined && !query['line']}
        title={open ? say(open.name) : ''}
        width={680}
        onClose={() => change({ open: null })}
      >
        {open && <HospitalPanel hospital={open} />}
      </SidePanel>
    </>
  );
}

function perHundred(row: FrontPageHospital): number {
  return (100 * row.issues.reduce((sum, one) => sum + one.rows, 0)) / Math.max(row.cases, 1);
}

/** The same issue of several hospitals as one. */
function merge(issues: readonly IssueCount[]): readonly IssueCount[] {
  const merged = new Map<string, IssueCount>();
  for (const one of issues) {
    const key = `${one.severity} ${one.code} ${one.field}`;
    merged.set(key, { ...one, rows: one.rows + (merged.get(key)?.rows ?? 0) });
  }
  return [...merged.values()];
}

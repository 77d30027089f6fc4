import {
  Choice,
  EmptyState,
  PageHeader,
  ProblemNote,
  SidePanel,
  useAddress,
  useAddressFilters,
  useFormat,
  useLocale,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Select, Skeleton } from 'antd';
import { qualityWords } from '../../text/quality-words.ts';
import { dataRoute, type Quality } from '../shared/contract.ts';
import { LinePanel } from '../shared/line-panel.tsx';
import { firstDay } from '../shared/months.ts';
import { useFormats } from '../shared/use-names.ts';
import { QualityFieldsPanel } from './quality-fields.tsx';
import { QualityFindings } from './quality-findings.tsx';
import { QualityMultiples } from './quality-multiples.tsx';
import { QualityTable } from './quality-table.tsx';
import { byScore } from './score-trend.ts';
import '../shared/data.css';
import './quality.css';

const RESTING = { format: '', from: '', to: '', view: 'table' };

export default function QualityPage() {
  const text = useText(qualityWords);
  const format = useFormat();
  const { say } = useLocale();
  const { formats, nameOf } = useFormats();
  const [query, change] = useAddress();
  const { filters, set } = useAddressFilters(RESTING);
  const { data, error, isPending, refetch } = useRoute<Quality>(dataRoute('quality'), {
    query: { format: filters.format, from: firstDay(filters.from), to: firstDay(filters.to) },
    keepPrevious: true,
  });
  const rows = (data?.rows ?? []).toSorted(byScore);
  const open = rows.find((row) => row.institution === query['open']);
  const months = (data?.months ?? []).map((month) => month.slice(0, 7));
  const monthBox = (id: 'from' | 'to') => (
    <Select
      aria-label={text[id]}
      className="data-filter"
      value={filters[id]}
      onChange={(value: string) => set({ [id]: value })}
      options={[
        { value: '', label: id === 'from' ? text.fromAny : text.toAny },
        ...months.toReversed().map((month) => ({ value: month, label: format.period(month) })),
      ]}
    />
  );
  return (
    <>
      <PageHeader title={text.title} summary={text.summary}>
        <Choice
          label={text.view}
          value={filters.view}
          onChange={(view) => set({ view })}
          options={[
            { value: 'table', label: text.table },
            { value: 'multiples', label: text.multiples },
            { value: 'findings', label: text.findings },
          ]}
        />
        <Select
          aria-label={text.format}
          className="data-filter-wide"
          value={filters.format}
          onChange={(value: string) => set({ format: value })}
          options={[
            { value: '', label: text.anyFormat },
            ...formats.map(({ id }) => ({ value: id, label: nameOf(id) ?? id })),
          ]}
        />
        {monthBox('from')}
        {monthBox('to')}
      </PageHeader>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && rows.length === 0 && filters.view !== 'findings' && (
        <EmptyState title={text.empty}>{text.emptyNote}</EmptyState>
      )}
      {data && filters.view === 'findings' && <QualityFindings findings={data.findings} />}
      {data && rows.length > 0 && filters.view !== 'findings' && (
        <div className="sanyi-stack">
          <QualityHeadline quality={data} />
          {filters.view === 'multiples' ? (
            <QualityMultiples
              rows={rows}
              openKey={open?.institution ?? null}
              onOpen={(institution) => change({ open: institution })}
            />
          ) : (
            <QualityTable
              rows={rows}
              openKey={open?.institution ?? null}
              onOpen={(institution) => change({ open: institution })}
            />
          )}
          <section className="sanyi-section data-formula">
            <h2>{text.formula}</h2>
            <p>{text.formulaScore}</p>
            <p className="sanyi-soft">{text.formulaFigure}</p>
          </section>
        </div>
      )}
      <SidePanel
        open={open !== undefined && !query['line']}
        title={open ? say(open.name) : ''}
        width={720}
        onClose={() => change({ open: null })}
      >
        {open && <QualityFieldsPanel key={open.institution} row={open} filters={filters} />}
      </SidePanel>
      <LinePanel />
    </>
  );
}

/** Where attention is needed most: the institution and the aspect with the lowest score. */
function QualityHeadline({ quality }: { quality: Quality }) {
  const text = useText(qualityWords);
  const { say } = useLocale();
  const scored = quality.rows.filter((row) => row.score.value !== null).toSorted(byScore);
  const [lowest] = scored;
  const aspects = new Map<string, { title: string; sum: number; of: number }>();
  for (const { aspect, title, score } of quality.rows.flatMap((row) => row.aspects)) {
    if (score.numerator === null || score.denominator === null) continue;
    const known = aspects.get(aspect) ?? { title: say(title), sum: 0, of: 0 };
    aspects.set(aspect, {
      ...known,
      sum: known.sum + Number(score.numerator),
      of: known.of + Number(score.denominator),
    });
  }
  const [weakest] = [...aspects.values()]
    .filter(({ of }) => of > 0)
    .toSorted((one, other) => one.sum / one.of - other.sum / other.of);
  if (!lowest) return null;
  return (
    <p className="data-headline">
      {text.headline(scored.length, say(lowest.name), lowest.score.value ?? '')}
      {weakest && text.headlineAspect(weakest.title, ((100 * weakest.sum) / weakest.of).toFixed(1))}
    </p>
  );
}

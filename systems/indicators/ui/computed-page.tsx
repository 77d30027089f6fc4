import { routeOf } from '@sanyi/kernel';
import { periodKind } from '@sanyi/quantity';
import {
  Figure,
  GoLink,
  PageHeader,
  ProblemNote,
  SidePanel,
  useAddress,
  useFormat,
  useLocale,
  useOpenFigure,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Input, Select, Skeleton } from 'antd';
import { manifest } from '../manifest.ts';
import { computedWords } from '../text/computed-words.ts';
import { AdoptSection } from './adopt-section.tsx';
import { CasePanel } from './case-panel.tsx';
import { ComputedChart } from './computed-chart.tsx';
import { ComputedDefinition } from './computed-definition.tsx';
import { computedRef, Marks, useChangeWords, useIntervalWords } from './computed-marks.tsx';
import { ComputedStateLine, STALE_EVERY } from './computed-state.tsx';
import type { ComputedDetail } from './contract.ts';
import { FunnelChart } from './funnel-chart.tsx';
import { InstitutionValues } from './institution-values.tsx';
import { listPage } from './pages.ts';
import { PeriodChoice } from './period-choice.tsx';
import { XmrPanel } from './xmr-panel.tsx';
import './indicators.css';

export default function ComputedPage() {
  const text = useText(computedWords);
  const format = useFormat();
  const { say } = useLocale();
  const code = usePageParam('code');
  const [query, change] = useAddress();
  const { data, error, isPending, refetch } = useRoute<ComputedDetail>(routeOf(manifest, 'computed'), {
    params: { code },
    query: { period: query['period'], institution: query['institution'], known: query['known'] },
    keepPrevious: true,
    every: (answer) => (answer?.state.stale ? STALE_EVERY : 0),
  });
  const opened = query['rows'] ?? null;
  const named = data?.institutions.find((one) => one.code === opened)?.name ?? data?.institution?.name;
  const period = data?.period ?? null;
  return (
    <>
      <PageHeader
        title={data ? say(data.definition.name) : text.tab}
        facts={data ? [<code key="code">{data.definition.code}</code>, say(data.definition.owner)] : []}
        actions={<GoLink href={`${listPage.path}?tab=computed`}>{text.toList}</GoLink>}
      >
        {data && period !== null && (
          <div className="indicators-choices">
            <PeriodChoice state={data.state} period={period} onChange={(next) => change({ period: next })} />
            <Select
              aria-label={text.institution}
              showSearch={{ optionFilterProp: 'label' }}
              className="indicators-institution"
              value={query['institution'] ?? ''}
              onChange={(institution) => change({ institution: institution || null })}
              options={[
                {
                  value: '',
                  label: data.institutions.length > 0 ? text.region : (data.institution?.name ?? text.region),
                },
                ...data.institutions.map((one) => ({ value: one.code, label: one.name })),
              ]}
            />
            <label className="indicators-known">
              {text.knownOn}
              <Input
                type="date"
                value={query['known'] ?? ''}
                onChange={(event) => change({ known: event.target.value || null })}
              />
            </label>
          </div>
        )}
      </PageHeader>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && (
        <>
          {query['known'] ? (
            <p className="indicators-state">
              <strong>{text.knownNote(format.day(query['known']))}</strong>
            </p>
          ) : (
            <ComputedStateLine state={data.state} />
          )}
          <div className="indicators-story">
            <div className="sanyi-stack">
              {period !== null && <Headline data={data} period={period} />}
              <ComputedChart data={data} />
              {period !== null && periodKind(period) === 'month' && <MonthlyXmr data={data} />}
              <FunnelChart data={data} onChoose={(rows) => change({ rows })} />
              {period !== null && data.institutions.length > 0 && (
                <InstitutionValues data={data} openCode={opened} onOpen={(rows) => change({ rows })} />
              )}
            </div>
            <aside className="sanyi-stack">
              <AdoptSection code={code} adoptedId={data.adoptedId} />
              <ComputedDefinition definition={data.definition} />
            </aside>
          </div>
          <SidePanel
            open={opened !== null && period !== null}
            title={text.rowsOf(say(data.definition.name), named ?? opened ?? '')}
            width={720}
            onClose={() => change({ rows: null })}
          >
            {opened !== null && period !== null && (
              <CasePanel key={opened} data={data} institution={opened} period={period} />
            )}
          </SidePanel>
        </>
      )}
    </>
  );
}

const WHOLES: Readonly<Record<string, number>> = { '%': 100, '‰': 1000 };

/** The months as individuals and moving ranges; a point opens its figure. */
function MonthlyXmr({ data }: { data: ComputedDetail }) {
  const { say } = useLocale();
  const openFigure = useOpenFigure();
  const { definition, institution, known, series } = data;
  // Limits end where a share does; of other units nothing of the kind is known.
  const whole = definition.kind === 'coverage' ? (WHOLES[definition.unit] ?? null) : null;
  return (
    <XmrPanel
      name={say(definition.name)}
      unit={definition.unit}
      months={series}
      factor={whole ?? 1}
      isShare={whole !== null}
      cumulative={definition.cumulative}
      onOpen={(at) => openFigure(computedRef(definition.code, institution?.code ?? null, at, known))}
    />
  );
}

/** The value of the period with its interval, changes and marks (本期数值). */
function Headline({ data, period }: { data: ComputedDetail; period: string }) {
  const text = useText(computedWords);
  const format = useFormat();
  const { say } = useLocale();
  const changeWords = useChangeWords();
  const interval = useIntervalWords();
  const { value, definition, institution } = data;
  return (
    <div className="sanyi-stack">
      <div className="indicators-latest">
        <Figure
          size="head"
          value={{ text: value?.result ?? null, unit: definition.unit }}
          source={computedRef(definition.code, institution?.code ?? null, period, data.known)}
          label={say(definition.name)}
          numerator={value?.denominator == null ? null : value.numerator}
          denominator={value?.denominator ?? null}
        />
        <span className="sanyi-soft">{format.period(period)}</span>
        <span className="sanyi-soft">{institution?.name ?? text.region}</span>
      </div>
      <dl className="indicators-changes">
        <div>
          <dt>{text.yearOnYear}</dt>
          <dd>{changeWords(data.yearOnYear)}</dd>
        </div>
        <div>
          <dt>{text.onPrevious}</dt>
          <dd>{changeWords(data.onPrevious)}</dd>
        </div>
        {value?.base?.numerator && value.base.denominator && (
          <div className="sanyi-soft">
            {text.growthFrom(format.decimal(value.base.numerator), format.decimal(value.base.denominator))}
          </div>
        )}
        {interval(value) && <div className="sanyi-soft">{interval(value)}</div>}
      </dl>
      <Marks value={value} />
    </div>
  );
}

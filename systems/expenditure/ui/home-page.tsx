import { EmptyState, PageHeader, ProblemNote, useFormat, useMay, useRoute, useText } from '@sanyi/ui';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { words } from '../text/words.ts';
import { expenditureRoute, type Overview } from './contract.ts';
import { HospitalTable } from './hospital-table.tsx';
import { PeriodBar, useChosenPeriod } from './period-bar.tsx';
import { SplitChart } from './split-chart.tsx';
import { TargetDialog } from './target-dialog.tsx';
import './expenditure.css';

export default function HomePage() {
  const text = useText(words);
  const format = useFormat();
  const maySet = useMay('expenditure.target');
  const chosen = useChosenPeriod();
  const [setting, set] = useState(false);
  const { data, error, isPending, refetch } = useRoute<Overview>(expenditureRoute('overview'), {
    query: { ...chosen },
    keepPrevious: true,
  });
  const { period, before, region, hospitals = [] } = data ?? {};
  const over = hospitals.filter(({ verdict }) => verdict === 'over').length;
  const judged = hospitals.filter(({ verdict }) => verdict !== 'unknown').length;
  return (
    <>
      <PageHeader
        title={text.title}
        summary={text.summary}
        facts={period && before ? [text.against(format.period(period), format.period(before))] : []}
        actions={
          data && (
            <>
              <PeriodBar kind={chosen.kind} periods={data.periods} period={data.period} />
              {maySet && period && <Button onClick={() => set(true)}>{text.setTarget}</Button>}
            </>
          )
        }
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && !period && <EmptyState title={text.none}>{text.noneNote}</EmptyState>}
      {data && period && before && region && (
        <div className="sanyi-stack">
          <SplitChart hospital={region} period={period} before={before} />
          <section className="sanyi-section">
            <h2>
              {judged === 0
                ? text.findingNoTarget
                : over > 0
                  ? text.findingOver(over, judged)
                  : text.findingNone(judged)}
              <small className="sanyi-faint">{text.hospitals}</small>
            </h2>
            <HospitalTable hospitals={hospitals} kind={data.kind} period={period} />
            {region.withoutCost > 0 && <p className="sanyi-faint">{text.withoutCost(region.withoutCost)}</p>}
          </section>
        </div>
      )}
      {setting && period && (
        <TargetDialog year={Number(period.slice(0, 4))} hospitals={hospitals} onClose={() => set(false)} />
      )}
    </>
  );
}

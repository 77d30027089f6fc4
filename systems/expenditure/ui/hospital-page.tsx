import { manifest as drg } from '@sanyi/system-drg/manifest';
import {
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  useFormat,
  useLocale,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Skeleton } from 'antd';
import { words } from '../text/words.ts';
import { expenditureRoute, type OneHospital } from './contract.ts';
import { DriverTable } from './driver-table.tsx';
import { HospitalFigure, Verdict } from './growth-cells.tsx';
import { GrowthCourse } from './growth-course.tsx';
import { PeriodBar, useChosenPeriod } from './period-bar.tsx';
import { SplitChart } from './split-chart.tsx';
import './expenditure.css';

const casesPage = drg.pages.find(({ id }) => id === 'cases');

export default function HospitalPage() {
  const text = useText(words);
  const format = useFormat();
  const { say } = useLocale();
  const code = usePageParam('code');
  const chosen = useChosenPeriod();
  const { data, error, isPending, refetch } = useRoute<OneHospital>(expenditureRoute('hospital'), {
    params: { code },
    query: { ...chosen },
    keepPrevious: true,
  });
  const hospital = data?.hospital;
  return (
    <>
      <PageHeader
        title={hospital ? say(hospital.name) : text.hospital}
        facts={
          data && hospital
            ? [
                text.against(format.period(data.period), format.period(data.before)),
                ...(hospital.target
                  ? [text.targetBy(hospital.target.growth, hospital.target.setBy)]
                  : [text.verdictIs('unknown')]),
                ...(hospital.withoutCost > 0 ? [text.withoutCost(hospital.withoutCost)] : []),
              ]
            : []
        }
        actions={
          data && (
            <>
              <PeriodBar kind={chosen.kind} periods={data.periods} period={data.period} />
              {casesPage && (
                <GoLink href={pageHref(casesPage, {}, { institution: code })}>{text.toCases}</GoLink>
              )}
            </>
          )
        }
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && hospital && (
        <div className="sanyi-stack">
          <p className="expenditure-headline">
            {text.growth}{' '}
            <HospitalFigure hospital={hospital} period={data.period} kind="growth" size="text" />
            {text.adjusted}{' '}
            <HospitalFigure hospital={hospital} period={data.period} kind="adjusted" size="text" />
            <Verdict hospital={hospital} />
          </p>
          <div className="expenditure-pair">
            <SplitChart hospital={hospital} period={data.period} before={data.before} />
            <GrowthCourse data={data} />
          </div>
          <section className="sanyi-section">
            <h2>{text.groups}</h2>
            <p className="sanyi-soft">{text.groupsNote}</p>
            <DriverTable id="expenditure.groups" what={text.group} count={text.stays} drivers={data.groups} />
          </section>
          <section className="sanyi-section">
            <h2>{text.items}</h2>
            <p className="sanyi-soft">{text.itemsNote}</p>
            {data.items.length === 0 ? (
              <p>{text.noItems}</p>
            ) : (
              <DriverTable
                id="expenditure.items"
                what={text.item}
                count={text.quantity}
                drivers={data.items}
              />
            )}
            {data.charged !== null && <p className="sanyi-faint">{text.charged(data.charged)}</p>}
          </section>
        </div>
      )}
    </>
  );
}

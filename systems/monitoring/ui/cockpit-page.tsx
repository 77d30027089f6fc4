import { routeOf } from '@sanyi/kernel';
import {
  EmptyState,
  PageHeader,
  ProblemNote,
  Story,
  useAddress,
  useFormat,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Select, Skeleton } from 'antd';
import { manifest } from '../manifest.ts';
import { cockpitWords } from '../text/cockpit-words.ts';
import { CockpitChanges } from './cockpit-changes.tsx';
import { CockpitDepartments } from './cockpit-departments.tsx';
import { CockpitHeadline } from './cockpit-headline.tsx';
import { CockpitTargets } from './cockpit-targets.tsx';
import type { Cockpit } from './contract.ts';
import './monitoring.css';
import './cockpit.css';

const FRESH_MS = 60_000;

export default function CockpitPage() {
  const text = useText(cockpitWords);
  const format = useFormat();
  const [address, change] = useAddress();
  const { data, error, isPending, refetch } = useRoute<Cockpit>(routeOf(manifest, 'cockpit'), {
    query: address['planId'] ? { planId: address['planId'] } : {},
    every: FRESH_MS,
    keepPrevious: true,
  });
  const plan = data?.plan;
  return (
    <>
      <PageHeader
        title={text.title}
        summary={text.summary}
        facts={plan ? [plan.title, text.asOf(format.day(plan.asOf))] : []}
        actions={
          plan &&
          data.plans.length > 1 && (
            <Select
              aria-label={text.chooser}
              value={plan.id}
              options={data.plans.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(planId: string) => change({ planId })}
              popupMatchSelectWidth={false}
            />
          )
        }
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && !plan && <EmptyState title={text.none}>{text.noneNote}</EmptyState>}
      {plan && (
        <div className="sanyi-stack">
          <Story label={text.whole}>
            <div className="monitoring-cockpit-top">
              <CockpitHeadline plan={plan} />
              <CockpitChanges plan={plan} />
            </div>
          </Story>
          <Story label={text.targets}>
            <CockpitTargets key={plan.id} plan={plan} />
          </Story>
          <Story label={text.departments}>
            <CockpitDepartments plan={plan} />
          </Story>
        </div>
      )}
    </>
  );
}

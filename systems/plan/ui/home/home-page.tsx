import {
  EmptyState,
  PageHeader,
  ProblemNote,
  pageHref,
  useAddress,
  useAppearance,
  useFormat,
  useGo,
  useLocale,
  useMay,
  useRoute,
  useText,
  useViewer,
} from '@sanyi/ui';
import { Alert, Button, Select, Skeleton } from 'antd';
import { homeWords } from '../../text/home-words.ts';
import { type Home, planPage, planRoute } from '../shared/contract.ts';
import { DepartmentHome } from './department-home.tsx';
import { InspectorHome } from './inspector-home.tsx';
import { Needs } from './needs.tsx';
import { OfficeHome } from './office-home.tsx';
import './home.css';

const FRESH_MS = 60_000;

export default function HomePage() {
  const text = useText(homeWords);
  const { say } = useLocale();
  const format = useFormat();
  const go = useGo();
  const viewer = useViewer();
  const { wall } = useAppearance();
  const mayImport = useMay('plan.import');
  const mayReview = useMay('plan.review');
  const [address, change] = useAddress();
  const { data, error, isPending, refetch } = useRoute<Home>(planRoute('home'), {
    query: address['planId'] ? { planId: address['planId'] } : {},
    every: FRESH_MS,
    keepPrevious: true,
  });
  const plan = data?.plans.find(({ id }) => id === data.planId);
  const statuses = {
    review: text.statusReview,
    published: text.statusPublished,
    archived: text.statusArchived,
  };
  return (
    <div className="plan-home">
      <PageHeader
        title={text.home}
        facts={[
          // A wall names the office, not the person.
          wall
            ? say(viewer.organisationName)
            : text.greeting(say(viewer.displayName), say(viewer.organisationName)),
          ...(data ? [text.asOf(format.day(data.asOf))] : []),
        ]}
        actions={
          data &&
          data.plans.length > 0 && (
            <>
              <Select
                aria-label={text.chooser}
                className="plan-chooser"
                value={data.planId}
                options={data.plans.map(({ id, title, status }) => ({
                  value: id,
                  label: status === 'published' ? title : format.remarked(title, statuses[status]),
                }))}
                onChange={(planId: string) => change({ planId })}
                popupMatchSelectWidth={false}
              />
              <Button onClick={() => go(pageHref(planPage('ledger'), {}, { planId: data.planId }))}>
                {text.toLedger}
              </Button>
            </>
          )
        }
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && data.planId === null && (
        <EmptyState
          title={text.noPlan}
          {...(mayImport ? { action: { label: text.importPlan, href: pageHref(planPage('plans')) } } : {})}
        >
          {mayImport ? text.noPlanOffice : text.noPlanOther}
        </EmptyState>
      )}
      {data && data.planId !== null && (
        <div className="sanyi-stack">
          {plan?.status === 'review' && mayReview && (
            <Alert
              type="warning"
              showIcon
              title={text.reviewing}
              action={
                <Button size="small" onClick={() => go(pageHref(planPage('review'), { planId: plan.id }))}>
                  {text.goReview}
                </Button>
              }
            />
          )}
          <div className="sanyi-off-wall">
            <Needs home={data} />
          </div>
          {viewer.role === 'department' ? (
            <DepartmentHome home={data} />
          ) : viewer.role === 'inspector' ? (
            <InspectorHome home={data} />
          ) : (
            <OfficeHome home={data} />
          )}
        </div>
      )}
    </div>
  );
}

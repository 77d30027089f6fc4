import { EmptyState, ProblemNote, useRoute, useText } from '@sanyi/ui';
import { homeWords } from '../../text/home-words.ts';
import { type Home, type Ledger, planRoute } from '../shared/contract.ts';
import { PlanMap } from './plan-map.tsx';
import { TaskList } from './task-list.tsx';

/** Home of an inspector (督查工作台): what waits for verification, then yellow and red, then the whole plan. */
export function InspectorHome({ home }: { home: Home }) {
  const text = useText(homeWords);
  const planId = home.planId ?? '';
  const submitted = useRoute<Ledger>(planRoute('ledger'), { query: { planId, state: 'submitted' } });
  const warnings = useRoute<Ledger>(planRoute('ledger'), {
    query: { planId, light: 'red,yellow', sort: 'light' },
  });
  return (
    <>
      <section className="sanyi-section">
        <h2>{text.awaiting}</h2>
        <ProblemNote problem={submitted.error} onRetry={() => void submitted.refetch()} />
        <TaskList
          id="plan.home.submitted"
          label={text.awaiting}
          rows={submitted.data?.rows ?? []}
          loading={submitted.isPending}
          withEvidence
          empty={<EmptyState title={text.noAwaiting}>{text.noAwaitingText}</EmptyState>}
        />
      </section>
      <section className="sanyi-section">
        <h2>{text.warnings}</h2>
        <ProblemNote problem={warnings.error} onRetry={() => void warnings.refetch()} />
        <TaskList
          id="plan.home.warnings"
          label={text.warnings}
          rows={warnings.data?.rows ?? []}
          loading={warnings.isPending}
          withReason
          empty={<p className="sanyi-soft">{text.noWarnings}</p>}
        />
      </section>
      <PlanMap home={home} />
    </>
  );
}

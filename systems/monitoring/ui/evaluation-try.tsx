import { routeOf, systemClock } from '@sanyi/kernel';
import {
  Choice,
  ProblemNote,
  pageHref,
  useAddress,
  useGo,
  useRoute,
  useRouteMutation,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button, Input, Select, Skeleton } from 'antd';
import { manifest } from '../manifest.ts';
import { evaluationWords } from '../text/evaluation-words.ts';
import type { Evaluation, EvaluationDetail, Evaluations } from './contract.ts';
import { EvaluationView } from './evaluation-view.tsx';
import { evaluationPage } from './pages.ts';

const KINDS = ['year-end', 'mid-term', 'final'] as const;

/** An evaluation as it would be now (试算), and issuing it. What is chosen stands in the address. */
export function EvaluationTry({ plans }: { plans: Evaluations['plans'] }) {
  const text = useText(evaluationWords);
  const go = useGo();
  const tell = useUndo();
  const [query, change] = useAddress();
  const today = systemClock().today();
  const kind = KINDS.find((one) => one === query['kind']) ?? 'year-end';
  const until = query['until'] ?? today;
  const planId = query['plan'] ?? plans[0]?.id ?? '';
  const { data, error, isPending, refetch } = useRoute<Evaluation>(routeOf(manifest, 'preview-evaluation'), {
    params: { planId },
    query: { kind, until },
    enabled: planId !== '',
  });
  const issue = useRouteMutation<EvaluationDetail>(routeOf(manifest, 'issue-evaluation'), {
    invalidates: [routeOf(manifest, 'evaluations')],
    onDone: ({ id }) => {
      tell({ text: text.issued });
      go(pageHref(evaluationPage, { evaluationId: id }));
    },
  });
  return (
    <>
      <div className="monitoring-choose">
        <Select
          aria-label={text.plan}
          value={planId}
          onChange={(next) => change({ plan: next })}
          options={plans.map((plan) => ({ value: plan.id, label: plan.title }))}
        />
        <Choice
          label={text.kind}
          value={kind}
          options={[
            { value: 'year-end', label: text.yearEnd },
            { value: 'mid-term', label: text.midTerm },
            { value: 'final', label: text.final },
          ]}
          onChange={(next) => change({ kind: next })}
        />
        <label>
          {text.until}{' '}
          <Input
            type="date"
            aria-label={text.until}
            value={until}
            max={today}
            onChange={(event) => event.target.value !== '' && change({ until: event.target.value })}
          />
        </label>
        <Button
          type="primary"
          disabled={!data}
          loading={issue.isPending}
          onClick={() => issue.mutate({ params: { planId }, body: { kind, until } })}
        >
          {text.issue}
        </Button>
      </div>
      <p className="sanyi-soft">
        {text.live} · {text.issueNote}
      </p>
      <ProblemNote problem={error ?? issue.error} onRetry={() => void refetch()} />
      {isPending && planId !== '' && !error && <Skeleton active />}
      {data && <EvaluationView evaluation={data} evaluationId={null} />}
    </>
  );
}

import { routeOf } from '@sanyi/kernel';
import { PageHeader, ProblemNote, useFormat, usePageParam, useRoute, useText } from '@sanyi/ui';
import { Skeleton } from 'antd';
import { manifest } from '../manifest.ts';
import { evaluationWords } from '../text/evaluation-words.ts';
import type { EvaluationDetail } from './contract.ts';
import { EvaluationFiles } from './evaluation-files.tsx';
import { EvaluationView } from './evaluation-view.tsx';
import './monitoring.css';

/** An issued evaluation (考核评估), as it was frozen. */
export default function EvaluationPage() {
  const text = useText(evaluationWords);
  const format = useFormat();
  const evaluationId = usePageParam('evaluationId');
  const { data, error, isPending, refetch } = useRoute<EvaluationDetail>(routeOf(manifest, 'evaluation'), {
    params: { evaluationId },
  });
  return (
    <>
      <PageHeader
        title={data?.title ?? text.title}
        facts={
          data
            ? [
                text.span(format.day(data.evaluation.from), format.day(data.evaluation.until)),
                `${data.issuedBy} ${format.instant(data.issuedAt)}`,
                <code key="hash">{data.hash.slice(0, 10)}</code>,
              ]
            : []
        }
        actions={data && <EvaluationFiles evaluationId={evaluationId} />}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active />}
      {data && <EvaluationView evaluation={data.evaluation} evaluationId={data.id} />}
    </>
  );
}

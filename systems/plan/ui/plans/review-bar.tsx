import { useText } from '@sanyi/ui';
import { plansWords } from '../../text/ui-words-plans.ts';
import type { PlanSummary } from '../shared/contract.ts';
import '../shared/shared.css';

/** How far the review is (核对进度): confirmed and corrected against all that were not rejected. */
export function ReviewBar({
  counts,
}: {
  counts: Pick<PlanSummary['counts'], 'proposed' | 'confirmed' | 'corrected'>;
}) {
  const text = useText(plansWords);
  const done = counts.confirmed + counts.corrected;
  const all = done + counts.proposed;
  const share = (part: number) => `${all === 0 ? 0 : (part / all) * 100}%`;
  return (
    <div className="plan-review-bar">
      <span className="plan-bar" role="img" aria-label={text.reviewed(done, all)}>
        <i style={{ width: share(counts.confirmed) }} />
        <i style={{ width: share(counts.corrected) }} />
      </span>
      <small className="sanyi-soft">{text.reviewed(done, all)}</small>
    </div>
  );
}

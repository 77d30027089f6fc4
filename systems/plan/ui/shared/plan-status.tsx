import type { PlanSummary } from './contract.ts';
import { usePhrases } from './phrases.ts';
import './shared.css';

/** State of a plan with its shape (方案状态). */
export function PlanStatusMark({ status }: { status: PlanSummary['status'] }) {
  const say = usePhrases();
  return <span className={`plan-status plan-status-${status}`}>{say.status(status)}</span>;
}

import { Figure, GoLink, pageHref, useFormat, useMay, useText } from '@sanyi/ui';
import { plansWords } from '../../text/ui-words-plans.ts';
import { type PlanSummary, planPage } from '../shared/contract.ts';
import { PlanStatusMark } from '../shared/plan-status.tsx';
import { ReviewBar } from './review-bar.tsx';

/** One plan of the list (方案行): what it is, how far it is, and the next step. */
export function PlanRow({ plan }: { plan: PlanSummary }) {
  const text = useText(plansWords);
  const format = useFormat();
  const mayReview = useMay('plan.review') && plan.relation === 'own';
  const { counts } = plan;
  const params = { planId: plan.id };
  // What each is called in the figure's address, its label, and its value.
  const figures = [
    ['total', text.tasks, counts.tasks],
    ...(plan.status === 'review'
      ? []
      : ([
          ['done', text.done, counts.done],
          ['overdue', text.overdue, counts.overdue],
        ] as const)),
    ['unassigned', text.unassigned, counts.unassigned],
    ...(plan.status === 'review' ? [] : ([['disputed', text.disputed, counts.disputed]] as const)),
  ] as const;
  const other = plan.previousPlanId ?? plan.parentPlanId;
  return (
    <li className="plan-row">
      <div className="plan-row-name">
        <h3>
          <GoLink href={pageHref(planPage('plan'), params)}>{plan.title}</GoLink>
        </h3>
        <p className="sanyi-soft">
          <span className={plan.docNumber ? 'plan-number' : undefined}>
            {plan.docNumber ?? text.noNumber}
          </span>
          {plan.issuer && <span>{plan.issuer}</span>}
          {plan.issuedOn && <span>{format.day(plan.issuedOn)}</span>}
        </p>
        <p className="plan-row-links">
          <GoLink href={pageHref(planPage('paper'), params)}>{text.paper}</GoLink>
          <GoLink href={pageHref(planPage('ledger'), {}, { planId: plan.id })}>{text.ledger}</GoLink>
          <GoLink href={pageHref(planPage('ledger'), {}, { planId: plan.id, hasTarget: 'true' })}>
            {text.targetCount(counts.targets)}
          </GoLink>
          {other && (
            <GoLink
              href={pageHref(
                planPage('compare'),
                {},
                {
                  left: other,
                  right: plan.id,
                  mode: plan.previousPlanId ? 'previous' : 'parent',
                },
              )}
            >
              {text.compare}
            </GoLink>
          )}
        </p>
      </div>
      <dl className="plan-row-figures">
        {figures.map(([what, label, value]) => (
          <div key={what}>
            <dt>{label}</dt>
            <dd>
              <Figure
                value={{ text: String(value), unit: text.unit }}
                source={{ system: 'plan', kind: 'count', id: `${plan.id}~${what}` }}
                label={label}
              />
            </dd>
          </div>
        ))}
      </dl>
      <div className="plan-row-state">
        <PlanStatusMark status={plan.status} />
        {plan.status === 'review' && <ReviewBar counts={counts} />}
        {plan.status === 'review' && mayReview && (
          <GoLink className="plan-button" href={pageHref(planPage('review'), params)}>
            {counts.proposed < counts.tasks ? text.continueReview : text.review}
          </GoLink>
        )}
      </div>
    </li>
  );
}

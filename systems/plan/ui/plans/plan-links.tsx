import { GoLink, pageHref, useRoute, useText } from '@sanyi/ui';
import { Select } from 'antd';
import { plansWords } from '../../text/ui-words-plans.ts';
import {
  type PlanChange,
  type PlanDetail,
  type PlanSummary,
  planPage,
  planRoute,
} from '../shared/contract.ts';

/** The plans that a plan is measured against (关联方案): last year's and the parent's, each one click from comparison. */
export function PlanLinks({
  plan,
  editable,
  onChange,
}: {
  plan: PlanDetail;
  editable: boolean;
  onChange: (change: PlanChange) => void;
}) {
  const text = useText(plansWords);
  const { data } = useRoute<{ plans: readonly PlanSummary[] }>(planRoute('plans'), { enabled: editable });
  const others = (data?.plans ?? []).filter(({ id }) => id !== plan.id);
  const lines = [
    { key: 'previousPlanId', label: text.previous, linked: plan.previous, mode: 'previous', from: ['own'] },
    { key: 'parentPlanId', label: text.parent, linked: plan.parent, mode: 'parent', from: ['own', 'above'] },
  ] as const;
  return (
    <dl className="plan-facts">
      {lines.map(({ key, label, linked, mode, from }) => (
        <div key={key} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd className="plan-link-line">
            {editable ? (
              <Select<string | null>
                aria-label={label}
                allowClear
                value={linked?.id ?? null}
                placeholder={text.notLinked}
                options={others
                  .filter(({ relation }) => from.some((one) => one === relation))
                  .map((other) => ({
                    value: other.id,
                    label: [other.title, other.docNumber].filter(Boolean).join(' · '),
                  }))}
                onChange={(id) => onChange({ [key]: id ?? null })}
              />
            ) : (
              (linked?.title ?? text.notLinked)
            )}
            {linked && (
              <GoLink href={pageHref(planPage('compare'), {}, { left: linked.id, right: plan.id, mode })}>
                {text.compareWith} →
              </GoLink>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

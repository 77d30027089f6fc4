import { Choice, useText } from '@sanyi/ui';
import { Button, Select } from 'antd';
import { compareWords } from '../../text/ui-words-compare.ts';
import type { CompareMode, PlanSummary } from '../shared/contract.ts';

export interface Chosen {
  readonly left: string | null;
  readonly right: string | null;
  readonly mode: CompareMode;
}

/** The pair that a plan's links suggest (默认比对): the newest own plan with last year's, else with its parent. */
export function suggested(plans: readonly PlanSummary[]): Chosen | null {
  const own = plans
    .filter(({ relation }) => relation === 'own')
    .toSorted((one, other) => (other.year ?? 0) - (one.year ?? 0));
  const previous = own.find(({ previousPlanId }) => previousPlanId !== null);
  if (previous) return { left: previous.previousPlanId, right: previous.id, mode: 'previous' };
  const parent = own.find(({ parentPlanId }) => parentPlanId !== null);
  return parent ? { left: parent.parentPlanId, right: parent.id, mode: 'parent' } : null;
}

/** Which two plans, and which question (选择比对的方案). */
export function PlanChoice({
  plans,
  chosen,
  onChange,
}: {
  plans: readonly PlanSummary[];
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
}) {
  const text = useText(compareWords);
  const right = plans.find(({ id }) => id === chosen.right);
  const options = (not: string | null) =>
    plans
      .filter(({ id }) => id !== not)
      .map((plan) => ({ value: plan.id, label: [plan.title, plan.docNumber].filter(Boolean).join(' · ') }));
  const parent = chosen.mode === 'parent';
  const change = (mode: CompareMode) =>
    onChange({
      ...chosen,
      mode,
      left: (mode === 'parent' ? right?.parentPlanId : right?.previousPlanId) ?? chosen.left,
    });
  return (
    <div className="cmp-choice">
      <Choice<CompareMode>
        label={text.compare}
        value={chosen.mode}
        onChange={change}
        options={[
          { value: 'previous', label: text.modePrevious },
          { value: 'parent', label: text.modeParent },
        ]}
      />
      <label>
        <span>{parent ? text.leftParent : text.leftPrevious}</span>
        <Select<string | null>
          aria-label={text.left}
          placeholder={text.choose}
          value={chosen.left}
          options={options(chosen.right)}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(left) => onChange({ ...chosen, left })}
        />
      </label>
      <Button
        aria-label={text.swap}
        title={text.swap}
        onClick={() => onChange({ ...chosen, left: chosen.right, right: chosen.left })}
      >
        ⇄
      </Button>
      <label>
        <span>{parent ? text.rightParent : text.right}</span>
        <Select<string | null>
          aria-label={parent ? text.rightParent : text.right}
          placeholder={text.choose}
          value={chosen.right}
          options={options(chosen.left)}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(id) => onChange({ ...chosen, right: id })}
        />
      </label>
    </div>
  );
}

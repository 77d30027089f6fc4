import { Figure, useLocale, useText } from '@sanyi/ui';
import { REASONS } from '../../engine/reasons.ts';
import { terms } from '../../text/ui-words-terms.ts';
import type { Deadline, Responsibility, Target } from './contract.ts';
import { comparatorSign, usePhrases } from './phrases.ts';
import './shared.css';

const isReason = (code: string): code is keyof typeof REASONS => Object.hasOwn(REASONS, code);

/** Why the reader believes it, in a sentence (判读理由); unknown codes are shown as they are. */
export function useReason(): (code: string | null) => string {
  const { say } = useLocale();
  return (code) => (code === null ? '' : isReason(code) ? say(REASONS[code]) : code);
}

export const DOUBT = 0.7;

/** How sure the reader is (可信度): per cent, and a triangle when a person should look. */
export function Confidence({ value, reason }: { value: number | null; reason: string | null }) {
  const say = useReason();
  if (value === null) return null;
  const doubtful = value < DOUBT;
  return (
    <span className={`plan-confidence ${doubtful ? 'plan-confidence-low' : ''}`} title={say(reason)}>
      {doubtful && <i aria-hidden="true">▲</i>}
      {Math.floor(value * 100)}%
    </span>
  );
}

/** A department of a task (责任单位): printed name, and the organisation it stands for when that is another name. */
export function DepartmentName({ department }: { department: Responsibility }) {
  const { say } = useLocale();
  const name = department.organisation && say(department.organisation.name);
  return (
    <>
      <span lang="zh-CN">{department.raw}</span>
      {name && name !== department.raw && <small className="sanyi-faint"> = {name}</small>}
    </>
  );
}

/** A time limit in words (时限). */
export function DeadlineWords({ deadline }: { deadline: Deadline }) {
  const say = usePhrases();
  return (
    <>
      {say.deadline(deadline)}
      {deadline.what && <small className="sanyi-faint"> {deadline.what}</small>}
    </>
  );
}

/** A target (目标): indicator, comparison, and its value as a figure that opens. */
export function TargetWords({ target }: { target: Target }) {
  const words = useText(terms);
  const say = usePhrases();
  const value = say.targetValue(target);
  return (
    <span className="plan-target">
      <span>{target.indicator}</span>{' '}
      <span className="plan-target-value">
        {target.change && <small>{words[target.change]} </small>}
        <abbr title={say.comparator(target.comparator)}>{comparatorSign(target.comparator, words)}</abbr>{' '}
        <Figure
          value={{ text: value, unit: target.value === null ? '' : target.unit }}
          source={{ system: 'plan', kind: 'target', id: target.id }}
          label={target.indicator}
        />
      </span>
    </span>
  );
}

import type { LocalText } from '@sanyi/kernel';
import { type Hand, type Mover, type Situation, STEP_RULES } from './step-rules.ts';
import type { WorkState } from './words.ts';

export interface Step {
  readonly to: WorkState;
  readonly title: LocalText;
  /** Null when the step may be taken now. */
  readonly refusal: LocalText | null;
  readonly needsReason: boolean;
  readonly needsDay: boolean;
}

const text = (zh: string, en: string): LocalText => ({ zh, en });

function handsOf(mover: Mover): readonly Hand[] {
  const hands: Hand[] = [];
  if (mover.part === 'lead' && (mover.role === 'department' || mover.role === 'reform-office'))
    hands.push('lead');
  if (mover.role === 'reform-office') hands.push('office');
  if (mover.role === 'inspector') hands.push('inspector');
  return hands;
}

const HAND_NAMES: Readonly<Record<Hand, LocalText>> = {
  lead: text('牵头单位', 'the lead department'),
  office: text('医改办', 'the reform office'),
  inspector: text('督查人员', 'an inspector'),
};

function ruledOut(hands: readonly Hand[]): LocalText {
  return text(
    `此步骤由${hands.map((hand) => HAND_NAMES[hand].zh).join('或')}办理。`,
    `This step belongs to ${hands.map((hand) => HAND_NAMES[hand].en).join(' or ')}.`,
  );
}

/**
 * The steps out of a task's state (任务状态流转) as this mover sees them: each allowed, or with the reason why not.
 */
export function stepsOf(situation: Situation, mover: Mover): Step[] {
  const own = handsOf(mover);
  return STEP_RULES.filter((rule) => rule.from.includes(situation.state)).map((rule) => {
    const hands = rule.hands.filter((hand) => own.includes(hand));
    // A lead that is also the office acts as the lead, which has to give fewer reasons.
    const acting = hands[0];
    const refusal = !situation.published
      ? text('方案尚未发布，发布后才能推进任务。', 'The plan is not published yet; tasks move once it is.')
      : acting === undefined
        ? ruledOut(rule.hands)
        : (rule.unless?.(situation, mover) ?? null);
    return {
      to: rule.to,
      title: rule.title,
      refusal,
      needsReason: acting !== undefined && (rule.reasonFrom?.includes(acting) ?? false),
      needsDay: rule.needsDay ?? false,
    };
  });
}

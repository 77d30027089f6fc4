import type { LocalText, RoleId } from '@sanyi/kernel';
import type { ResponsibilityRole, WorkState } from './words.ts';

/** Who wants to move a task (操作人): role, part of the own organisation in the task, and whether it was the reporter. */
export interface Mover {
  readonly role: RoleId;
  readonly part: ResponsibilityRole | null;
  /** The same person submitted the task for closing. */
  readonly reporter: boolean;
}

/** What the state machine must know of a task (任务现状). */
export interface Situation {
  readonly state: WorkState;
  readonly ongoing: boolean;
  /** The plan is published; before that there is nothing to work on. */
  readonly published: boolean;
  /** Evidence files that were not returned. */
  readonly evidence: number;
  /** Evidence files an inspector has accepted. */
  readonly accepted: number;
}

export interface Step {
  readonly to: WorkState;
  readonly title: LocalText;
  /** Null when the step may be taken now. */
  readonly refusal: LocalText | null;
  readonly needsReason: boolean;
  readonly needsDay: boolean;
}

type Hand = 'office' | 'lead' | 'inspector';

interface Rule {
  readonly from: readonly WorkState[];
  readonly to: WorkState;
  readonly hands: readonly Hand[];
  readonly title: LocalText;
  /** Who must say why. */
  readonly reasonFrom?: readonly Hand[];
  readonly needsDay?: true;
  readonly unless?: (situation: Situation, mover: Mover) => LocalText | null;
}

const text = (zh: string, en: string): LocalText => ({ zh, en });

const needsEvidence = ({ ongoing, evidence }: Situation): LocalText | null => {
  if (ongoing)
    return text(
      '持续推进的任务不申请销号；确已完成的，请医改办先取消“持续推进”。',
      'An ongoing task is not submitted; if it is finished, the reform office first removes the mark “ongoing”.',
    );
  if (evidence === 0)
    return text('请先上传佐证材料（被退回的不算）。', 'Upload evidence first (returned files do not count).');
  return null;
};

const needsVerifier = ({ accepted }: Situation, { reporter }: Mover): LocalText | null => {
  if (reporter) return text('核实人不得是报送人。', 'Whoever submitted a task cannot verify it.');
  if (accepted === 0)
    return text('请先核验通过至少一份佐证。', 'Accept at least one piece of evidence first.');
  return null;
};

/** The path of a task, one line a step; disputes move it into and out of `to-adjust`. */
const rules: readonly Rule[] = [
  { from: ['to-confirm'], to: 'running', hands: ['lead', 'office'], title: text('认领', 'Accept') },
  { from: ['delayed'], to: 'running', hands: ['lead', 'office'], title: text('恢复推进', 'Resume') },
  {
    from: ['running', 'delayed'],
    to: 'submitted',
    hands: ['lead'],
    title: text('申请销号', 'Submit for closing'),
    unless: needsEvidence,
  },
  {
    from: ['submitted'],
    to: 'done',
    hands: ['inspector'],
    title: text('核实销号', 'Verify and close'),
    unless: needsVerifier,
  },
  {
    from: ['submitted'],
    to: 'running',
    hands: ['inspector', 'office', 'lead'],
    title: text('退回', 'Return'),
    reasonFrom: ['inspector', 'office'],
  },
  {
    from: ['running', 'to-confirm'],
    to: 'delayed',
    hands: ['office'],
    title: text('同意延期', 'Grant a delay'),
    reasonFrom: ['office'],
    needsDay: true,
  },
  {
    from: ['done'],
    to: 'running',
    hands: ['inspector', 'office'],
    title: text('重新打开', 'Reopen'),
    reasonFrom: ['inspector', 'office'],
  },
  {
    from: ['to-confirm', 'running', 'delayed', 'submitted'],
    to: 'cancelled',
    hands: ['office'],
    title: text('撤销任务', 'Cancel the task'),
    reasonFrom: ['office'],
  },
  {
    from: ['cancelled'],
    to: 'to-confirm',
    hands: ['office'],
    title: text('恢复任务', 'Restore the task'),
    reasonFrom: ['office'],
  },
];

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
  return rules
    .filter((rule) => rule.from.includes(situation.state))
    .map((rule) => {
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

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

/** Whose step it is (办理方). */
export type Hand = 'office' | 'lead' | 'inspector';

/** One line of the path: from where to where, by whom, and what stands against it. */
export interface StepRule {
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

/** The path of a task (任务流转规则), one line a step; disputes move it into and out of `to-adjust`. */
export const STEP_RULES: readonly StepRule[] = [
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

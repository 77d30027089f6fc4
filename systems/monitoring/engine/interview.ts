import type { LocalText } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import { dayText } from './official-words.ts';

/** Somebody at an interview, with the post they came in. */
export interface InterviewPerson {
  readonly name: string;
  readonly post: string;
}

/** What was promised, by whom and until when. */
export interface Pledge {
  readonly text: string;
  readonly responsible: string;
  readonly dueOn: Day;
}

/** What is written down at an interview (约谈记录); once recorded it never changes. */
export interface InterviewRecord {
  readonly heldOn: Day;
  readonly place: string;
  readonly interviewers: readonly InterviewPerson[];
  readonly interviewees: readonly InterviewPerson[];
  /** Why nobody came (未到场原因); empty where somebody did. */
  readonly absence: string;
  readonly problems: string;
  readonly causes: string;
  readonly demands: string;
  readonly promises: readonly Pledge[];
}

/** A promise and what came of it (整改承诺). */
export interface Commitment extends Pledge {
  readonly seq: number;
  readonly reply: string | null;
  readonly verdict: 'waiting' | 'accepted' | 'returned' | null;
}

export type InterviewFault =
  | 'held-in-future'
  | 'held-before-call'
  | 'nobody-interviews'
  | 'nobody-interviewed'
  | 'causes-missing'
  | 'promises-missing'
  | 'promise-before-interview';

/**
 * What keeps an interview from being recorded (定稿检查). Nobody coming is recorded too, with the reason, and then promises
 * nothing; whoever came gives the causes and promises something with a last day.
 *
 * @param calledOn the day of the letter that called them
 */
export function interviewFaults(record: InterviewRecord, calledOn: Day, today: Day): InterviewFault[] {
  const faults: InterviewFault[] = [];
  if (record.heldOn > today) faults.push('held-in-future');
  if (record.heldOn < calledOn) faults.push('held-before-call');
  if (record.interviewers.length === 0) faults.push('nobody-interviews');
  const absent = record.absence.trim() !== '';
  if (record.interviewees.length === 0 && !absent) faults.push('nobody-interviewed');
  if (!absent && record.causes.trim() === '') faults.push('causes-missing');
  if (!absent && record.promises.length === 0) faults.push('promises-missing');
  if (record.promises.some(({ dueOn }) => dueOn < record.heldOn)) faults.push('promise-before-interview');
  return faults;
}

export interface InterviewStanding {
  readonly next: 'record' | 'reply' | 'judge' | 'close' | 'done';
  /** Promises whose last day is over without an accepted reply. */
  readonly late: readonly number[];
  readonly text: LocalText;
}

/** Where an interview stands on a day and what is to be done next (约谈进度). */
export function interviewStanding(
  state: 'draft' | 'recorded' | 'closed',
  commitments: readonly Commitment[],
  today: Day,
): InterviewStanding {
  const late = commitments
    .filter(({ dueOn, verdict }) => state !== 'closed' && verdict !== 'accepted' && dueOn < today)
    .map(({ seq }) => seq);
  const say = (next: InterviewStanding['next'], zh: string, en: string): InterviewStanding => ({
    next,
    late,
    text: { zh, en },
  });
  if (state === 'draft') return say('record', '约谈记录尚未定稿。', 'The record is a draft.');
  if (state === 'closed') return say('done', '约谈已办结。', 'The interview is closed.');
  const waiting = commitments.filter(({ verdict }) => verdict === 'waiting').length;
  if (waiting > 0)
    return say(
      'judge',
      `${waiting}项承诺已回复，等待核验。`,
      `${waiting} ${waiting === 1 ? 'promise has' : 'promises have'} a reply to verify.`,
    );
  const open = commitments.filter(({ verdict }) => verdict !== 'accepted');
  const [first] = open.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
  if (!first)
    return say(
      'close',
      '承诺均已核验，可以办结。',
      'All promises are verified: the interview can be closed.',
    );
  const due = dayText(first.dueOn);
  return late.length > 0
    ? say(
        'reply',
        `${late.length}项承诺已过期限，最早的是${due.zh}。`,
        `${late.length} ${late.length === 1 ? 'promise is' : 'promises are'} late, the first since ${due.en}.`,
      )
    : say(
        'reply',
        `尚有${open.length}项承诺待落实，最近期限${due.zh}。`,
        `${open.length} ${open.length === 1 ? 'promise' : 'promises'} to keep, the next by ${due.en}.`,
      );
}

/** Number of a record (约谈记录编号). */
export function interviewNumber(year: number, number: number): string {
  return `约谈记录〔${year}〕${number}号`;
}

import type { Platform } from '@sanyi/api';
import type { Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { type InterviewRecord, interviewNumber, interviewStanding } from '../engine/interview.ts';
import { letterNumber } from '../engine/letter.ts';
import { commitmentsOf, type Interview } from '../store/interviews.ts';
import type { Case, StepRow } from '../store/supervision-cases.ts';
import { supervises } from './case-access.ts';
import { portsOf } from './ports.ts';
import { organisationNames } from './views.ts';

/** What a new record begins with: today, and the reasons of the call. */
function emptyRecord(call: StepRow, today: string): InterviewRecord {
  return {
    heldOn: today,
    place: '',
    interviewers: [],
    interviewees: [],
    absence: '',
    problems: call.letter.reasons.map(({ text }) => text.zh).join('\n'),
    causes: '',
    demands: call.letter.demand,
    promises: [],
  };
}

/** An interview as its page shows it (约谈详情), with what this viewer may do. */
export async function interviewView(
  tx: Tx,
  platform: Platform,
  viewer: Viewer,
  {
    found,
    call,
    interview,
    mayClose,
  }: {
    readonly found: Case;
    readonly call: StepRow;
    readonly interview: Interview | null;
    readonly mayClose: boolean;
  },
) {
  const today = platform.clock.today();
  const names = await organisationNames(tx);
  const [task] = await portsOf(platform).plan.tasks(tx, { taskIds: [found.row.task_id] });
  const row = interview?.row ?? null;
  const commitments = interview ? commitmentsOf(interview) : [];
  const standing = interview ? interviewStanding(interview.row.state, commitments, today) : null;
  const isOpen = found.row.state === 'open';
  const recorded = isOpen && row?.state === 'recorded';
  const record = row?.record ?? emptyRecord(call, today);
  return {
    caseId: found.row.id,
    caseState: found.row.state,
    taskNumber: call.letter.taskNumber,
    taskTitle: call.letter.taskTitle,
    taskHref: task?.href ?? '',
    planTitle: call.letter.planTitle,
    clause: call.letter.clause,
    clauseHref: call.letter.clauseHref,
    organisationName: names.get(found.row.organisation_id) ?? {
      zh: call.letter.recipient,
      en: call.letter.recipient,
    },
    calledOn: call.taken_on,
    callNumber: letterNumber(call.step, call.year, call.number),
    state: row?.state ?? null,
    version: row?.version ?? 0,
    number: row?.year && row.number ? interviewNumber(row.year, row.number) : null,
    record: {
      ...record,
      interviewers: [...record.interviewers],
      interviewees: [...record.interviewees],
      promises: [...record.promises],
    },
    writtenBy: row?.written_by_name ?? null,
    recordedAt: row?.recorded_at ?? null,
    commitments: (interview?.commitments ?? []).map((one) => ({
      seq: one.seq,
      text: one.promise,
      responsible: one.responsible,
      dueOn: one.due_on,
      late: standing?.late.includes(one.seq) ?? false,
      reply:
        one.reply === null || one.verdict === null
          ? null
          : {
              text: one.reply,
              by: one.replied_by_name ?? '',
              on: one.replied_on ?? '',
              verdict: one.verdict,
              note: one.verdict_note ?? '',
              judgedBy: one.judged_by_name,
              judgedOn: one.judged_on,
            },
      may: {
        reply:
          recorded &&
          viewer.role !== 'inspector' &&
          viewer.organisationId === found.row.organisation_id &&
          (one.verdict === null || one.verdict === 'returned'),
        judge:
          recorded && supervises(viewer) && one.verdict === 'waiting' && one.replied_by !== viewer.accountId,
      },
    })),
    standing: standing && { next: standing.next, text: standing.text },
    closed:
      row?.closed_on == null
        ? null
        : { by: row.closed_by_name ?? '', on: row.closed_on, note: row.closing_note ?? '' },
    may: {
      write: isOpen && supervises(viewer) && (row === null || row.state === 'draft'),
      close: isOpen && standing?.next === 'close' && mayClose,
    },
  };
}

import { type RouteContext, route } from '@sanyi/api';
import { writeOfficialDocument, writeOfficialPdf } from '@sanyi/documents';
import type { Problem, Viewer } from '@sanyi/kernel';
import { recordAudit, type Tx } from '@sanyi/records';
import {
  type InterviewFault,
  interviewFaults,
  interviewNumber,
  interviewStanding,
} from '../engine/interview.ts';
import { monitoringProblems } from '../problems.ts';
import {
  closeInterview,
  commitmentsOf,
  getInterview,
  type Interview,
  interviewsOf,
  judgeReply,
  recordInterview,
  replyTo,
  saveDraft,
} from '../store/interviews.ts';
import type { Case, StepRow } from '../store/supervision-cases.ts';
import { caseFor, openOne, supervises } from './case-access.ts';
import { interviewDocument } from './interview-document.ts';
import * as schemas from './interview-schemas.ts';
import { interviewView } from './interview-views.ts';
import { caseParams } from './supervision-schemas.ts';

type Context = Pick<
  RouteContext<unknown, unknown, unknown>,
  'transact' | 'platform' | 'viewer' | 'requestId' | 'setVersion'
>;

const FILES = {
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: writeOfficialDocument,
  },
  pdf: { mediaType: 'application/pdf', write: writeOfficialPdf },
} as const;

/** What keeps an interview from being recorded, as refusals (定稿检查). */
const FAULTS: Readonly<Record<InterviewFault, () => Problem>> = {
  'held-in-future': () => monitoringProblems.problem('interview-held-in-future'),
  'held-before-call': () => monitoringProblems.problem('interview-held-before-call'),
  'nobody-interviews': () => monitoringProblems.problem('interview-nobody-interviews'),
  'nobody-interviewed': () => monitoringProblems.problem('interview-nobody-interviewed'),
  'causes-missing': () => monitoringProblems.problem('interview-causes-missing'),
  'promises-missing': () => monitoringProblems.problem('interview-promises-missing'),
  'promise-before-interview': () => monitoringProblems.problem('interview-promise-before-interview'),
};

/** The letter that called to the interview. @throws monitoring/no-interview */
function callOf({ steps }: Case): StepRow {
  const call = steps.findLast(({ step }) => step === 'interview');
  if (!call) throw monitoringProblems.problem('no-interview');
  return call;
}

/** Interviews (约谈): written down, recorded for good, promises replied to and verified, closed by another person. */
export const interviewRoutes = {
  interview: route({
    params: caseParams,
    response: schemas.interview,
    handle: (context) =>
      context.transact(async (tx) => {
        const found = await caseFor(tx, context.viewer, context.params.caseId);
        return detail(tx, context, found);
      }),
  }),

  'save-interview': route({
    params: caseParams,
    body: schemas.record,
    response: schemas.interview,
    handle: (context) =>
      context.transact(async (tx) => {
        const { viewer, params, body, ifMatch } = context;
        const found = await openOne(tx, viewer, params.caseId);
        callOf(found);
        await saveDraft(tx, found.row, viewer, body, ifMatch());
        await note(tx, context, found, 'monitoring.save-interview', {});
        return detail(tx, context, found);
      }),
  }),

  'record-interview': route({
    params: caseParams,
    response: schemas.interview,
    handle: (context) =>
      context.transact(async (tx) => {
        const { viewer, params, platform, ifMatch } = context;
        const found = await openOne(tx, viewer, params.caseId);
        const interview = await getInterview(tx, params.caseId);
        const today = platform.clock.today();
        const [fault] = interviewFaults(interview.row.record, callOf(found).taken_on, today);
        if (fault) throw FAULTS[fault]();
        await recordInterview(tx, interview, ifMatch(), interview.row.record.heldOn, platform.clock.now());
        await note(tx, context, found, 'monitoring.record-interview', {
          promises: interview.row.record.promises.length,
        });
        return detail(tx, context, found);
      }),
  }),

  'reply-commitment': route({
    params: schemas.commitmentParams,
    body: schemas.reply,
    response: schemas.interview,
    handle: (context) =>
      context.transact(async (tx) => {
        const { viewer, params, body, platform, ifMatch } = context;
        const found = await openOne(tx, viewer, params.caseId);
        const interview = await getInterview(tx, params.caseId);
        if (viewer.organisationId !== found.row.organisation_id)
          throw monitoringProblems.problem('not-your-case', { name: callOf(found).letter.recipient });
        const one = commitmentOf(interview, params.seq);
        if (one.verdict === 'waiting' || one.verdict === 'accepted')
          throw monitoringProblems.problem('nothing-to-answer');
        const given = { seq: params.seq, text: body.text, viewer, today: platform.clock.today() };
        await replyTo(tx, interview, ifMatch(), given);
        await note(tx, context, found, 'monitoring.reply-commitment', { seq: params.seq });
        return detail(tx, context, found);
      }),
  }),

  'judge-commitment': route({
    params: schemas.commitmentParams,
    body: schemas.verdict,
    response: schemas.interview,
    handle: (context) =>
      context.transact(async (tx) => {
        const { viewer, params, body, platform, ifMatch } = context;
        const found = await openOne(tx, viewer, params.caseId);
        const interview = await getInterview(tx, params.caseId);
        const one = commitmentOf(interview, params.seq);
        if (one.verdict !== 'waiting') throw monitoringProblems.problem('no-answer-yet');
        if (one.replied_by === viewer.accountId) throw monitoringProblems.problem('own-answer');
        const today = platform.clock.today();
        await judgeReply(tx, interview, ifMatch(), { seq: params.seq, ...body, viewer, today });
        await note(tx, context, found, 'monitoring.judge-commitment', {
          seq: params.seq,
          verdict: body.verdict,
        });
        return detail(tx, context, found);
      }),
  }),

  'close-interview': route({
    params: caseParams,
    body: schemas.closing,
    response: schemas.interview,
    handle: (context) =>
      context.transact(async (tx) => {
        const { viewer, params, body, platform, ifMatch } = context;
        const found = await openOne(tx, viewer, params.caseId);
        const interview = await getInterview(tx, params.caseId);
        const today = platform.clock.today();
        const { next } = interviewStanding(interview.row.state, commitmentsOf(interview), today);
        if (next !== 'close') throw monitoringProblems.problem('interview-not-done');
        if (!mayClose(viewer, interview)) throw monitoringProblems.problem('interview-own');
        await closeInterview(tx, interview, ifMatch(), { note: body.note, viewer, today });
        await note(tx, context, found, 'monitoring.close-interview', { note: body.note });
        return detail(tx, context, found);
      }),
  }),

  'interview-file': route({
    params: schemas.fileParams,
    response: 'download',
    handle: async ({ transact, viewer, params, origin }) => {
      const { call, interview } = await transact(async (tx) => ({
        call: callOf(await caseFor(tx, viewer, params.caseId)),
        interview: await getInterview(tx, params.caseId),
      }));
      if (interview.row.state === 'draft' && !supervises(viewer))
        throw monitoringProblems.problem('no-interview');
      const { mediaType, write } = FILES[params.kind];
      const { year, number } = interview.row;
      const name = year !== null && number !== null ? interviewNumber(year, number) : '约谈记录（草稿）';
      return {
        fileName: `${name} ${call.letter.taskTitle}.${params.kind}`,
        mediaType,
        content: await write(interviewDocument(call, interview, origin)),
      };
    },
  }),
};

/** Neither who wrote it down nor who replied closes it (办结由他人办理). */
function mayClose(viewer: Viewer, { row, commitments }: Interview): boolean {
  return (
    supervises(viewer) &&
    row.written_by !== viewer.accountId &&
    commitments.every(({ replied_by }) => replied_by !== viewer.accountId)
  );
}

function commitmentOf({ commitments }: Interview, seq: number) {
  const one = commitments.find((item) => item.seq === seq);
  if (!one) throw monitoringProblems.problem('no-interview');
  return one;
}

async function detail(tx: Tx, { platform, viewer, setVersion }: Context, found: Case) {
  const interview = (await interviewsOf(tx, [found.row.id])).get(found.row.id) ?? null;
  // A draft is the office's own until it is recorded.
  const shown = interview && (interview.row.state !== 'draft' || supervises(viewer)) ? interview : null;
  setVersion(shown?.row.version ?? 0);
  return interviewView(tx, platform, viewer, {
    found,
    call: callOf(found),
    interview: shown,
    mayClose: shown !== null && mayClose(viewer, shown),
  });
}

async function note(
  tx: Tx,
  { viewer, requestId }: Context,
  { row }: Case,
  action: string,
  detailed: Record<string, unknown>,
): Promise<void> {
  await recordAudit(tx, {
    actor: viewer,
    action,
    subjectKind: 'task',
    subjectId: row.task_id,
    scopePath: row.scope_path,
    requestId,
    detail: detailed,
  });
}

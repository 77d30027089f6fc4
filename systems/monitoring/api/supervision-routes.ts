import { type RouteContext, route } from '@sanyi/api';
import { writeOfficialDocument } from '@sanyi/documents';
import type { Viewer } from '@sanyi/kernel';
import { recordAudit, type Tx } from '@sanyi/records';
import { firstStep, type Step } from '../engine/ladder.ts';
import { LETTER_NAMES, type Letter, letterNumber } from '../engine/letter.ts';
import { monitoringProblems } from '../problems.ts';
import { interviewsOf } from '../store/interviews.ts';
import {
  answerStep,
  type Case,
  type CaseRow,
  holdNumbers,
  judgeStep,
  listCases,
  openCase,
  takeStep,
  touchCase,
  turnCase,
} from '../store/supervision-cases.ts';
import { caseFor, mayRead, openOne, refuseOwnAnswer, supervises } from './case-access.ts';
import { letterDocument } from './letter-document.ts';
import { portsOf } from './ports.ts';
import * as schemas from './supervision-schemas.ts';
import {
  adviceOf,
  type CaseSurroundings,
  caseView,
  letterOf,
  stepViews,
  suggestionViews,
  surroundingsOf,
} from './supervision-views.ts';
import { leadOf } from './views.ts';

type Context = Pick<
  RouteContext<unknown, unknown, unknown>,
  'transact' | 'platform' | 'viewer' | 'requestId' | 'setVersion'
>;

/** Pressing late tasks (督办): letters step by step, answers, judgement by others, closing and reopening. */
export const supervisionRoutes = {
  supervision: route({
    response: schemas.supervision,
    handle: ({ transact, platform, viewer }) =>
      transact(async (tx) => {
        const cases = (await listCases(tx)).filter(({ row }) => mayRead(viewer, row));
        const around = await surroundingsOf(tx, platform, viewer);
        return {
          cases: cases.map((found) => caseView(found, around)),
          suggestions: supervises(viewer) ? suggestionViews(cases, around) : [],
        };
      }),
  }),

  'open-case': route({
    body: schemas.newCase,
    response: schemas.supervisionDetail,
    handle: (context) =>
      context.transact(async (tx) => {
        const { platform, viewer, body } = context;
        const [task] = await portsOf(platform).plan.tasks(tx, { taskIds: [body.taskId] });
        if (!task) throw monitoringProblems.problem('no-such-task');
        const around = await surroundingsOf(tx, platform, viewer, task.planId);
        const lit = around.lit.get(body.taskId);
        if (!lit) throw monitoringProblems.problem('no-such-task');
        const lead = leadOf(lit.task);
        if (!lead) throw monitoringProblems.problem('nobody-to-press', { task: lit.task.title });
        const step = firstStep(lit.light);
        if (!step) throw monitoringProblems.problem('step-not-advised');
        const row = await openCase(tx, {
          scopePath: lit.task.scopePath,
          planId: lit.task.planId,
          taskId: lit.task.id,
          organisationId: lead.organisationId,
          openedOn: around.today,
        });
        await send(tx, context, row, 1, step, await letterOf(tx, platform, lit, lead.name, body.demand));
        return detail(tx, context, row.id, around);
      }),
  }),

  case: route({
    params: schemas.caseParams,
    response: schemas.supervisionDetail,
    handle: (context) => context.transact((tx) => detail(tx, context, context.params.caseId)),
  }),

  'take-step': route({
    params: schemas.caseParams,
    body: schemas.demand,
    response: schemas.supervisionDetail,
    handle: (context) =>
      context.transact(async (tx) => {
        const { platform, viewer, params, body, ifMatch } = context;
        const found = await openOne(tx, viewer, params.caseId);
        const around = await surroundingsOf(tx, platform, viewer, found.row.plan_id);
        const advice = adviceOf(found, around);
        const lit = around.lit.get(found.row.task_id);
        if (advice?.action !== 'take' || !lit) throw monitoringProblems.problem('step-not-advised');
        const interview = (await interviewsOf(tx, [found.row.id])).get(found.row.id);
        if (advice.step === 'report' && (interview?.row.state ?? 'draft') === 'draft')
          throw monitoringProblems.problem('interview-not-recorded');
        await touchCase(tx, found.row, ifMatch());
        const recipient = around.names.get(found.row.organisation_id)?.zh ?? found.row.organisation_id;
        const letter = await letterOf(tx, platform, lit, recipient, body.demand);
        await send(tx, context, found.row, found.steps.length + 1, advice.step, letter);
        return detail(tx, context, found.row.id, around);
      }),
  }),

  'answer-case': route({
    params: schemas.caseParams,
    body: schemas.answer,
    response: schemas.supervisionDetail,
    handle: (context) =>
      context.transact(async (tx) => {
        const { platform, viewer, params, body, ifMatch } = context;
        const found = await openOne(tx, viewer, params.caseId);
        const last = found.steps.at(-1);
        if (viewer.organisationId !== found.row.organisation_id)
          throw monitoringProblems.problem('not-your-case', { name: last?.letter.recipient ?? '' });
        if (!last || last.verdict === 'waiting' || last.verdict === 'accepted')
          throw monitoringProblems.problem('nothing-to-answer');
        await touchCase(tx, found.row, ifMatch());
        await answerStep(tx, last, viewer, body.text, platform.clock.today());
        await note(tx, context, found.row, 'monitoring.answer-case', { seq: last.seq });
        return detail(tx, context, found.row.id);
      }),
  }),

  'judge-case': route({
    params: schemas.caseParams,
    body: schemas.verdict,
    response: schemas.supervisionDetail,
    handle: (context) =>
      context.transact(async (tx) => {
        const { platform, viewer, params, body, ifMatch } = context;
        const found = await openOne(tx, viewer, params.caseId);
        refuseOwnAnswer(found, viewer.accountId);
        const last = found.steps.at(-1);
        if (last?.verdict !== 'waiting') throw monitoringProblems.problem('no-answer-yet');
        await touchCase(tx, found.row, ifMatch());
        const today = platform.clock.today();
        await judgeStep(tx, last, { ...body, byName: viewer.displayName, today });
        await note(tx, context, found.row, 'monitoring.judge-case', { seq: last.seq, verdict: body.verdict });
        return detail(tx, context, found.row.id);
      }),
  }),

  'close-case': route({
    params: schemas.caseParams,
    body: schemas.turnReason,
    response: schemas.supervisionDetail,
    handle: (context) =>
      context.transact(async (tx) => {
        const found = await openOne(tx, context.viewer, context.params.caseId);
        refuseOwnAnswer(found, context.viewer.accountId);
        const interview = (await interviewsOf(tx, [found.row.id])).get(found.row.id);
        if (interview?.row.state === 'recorded') throw monitoringProblems.problem('interview-open');
        return turn(tx, context, found, 'closed', context.body.reason, context.ifMatch());
      }),
  }),

  'reopen-case': route({
    params: schemas.caseParams,
    body: schemas.turnReason,
    response: schemas.supervisionDetail,
    handle: (context) =>
      context.transact(async (tx) => {
        const found = await caseFor(tx, context.viewer, context.params.caseId);
        if (found.row.state === 'open') throw monitoringProblems.problem('case-not-closed');
        const others = (await listCases(tx)).filter(
          ({ row }) => row.task_id === found.row.task_id && row.state === 'open',
        );
        if (others.length > 0) throw monitoringProblems.problem('case-open');
        return turn(tx, context, found, 'reopened', context.body.reason, context.ifMatch());
      }),
  }),

  letter: route({
    params: schemas.letterParams,
    response: 'download',
    handle: async ({ transact, viewer, params, origin }) => {
      const { steps } = await transact((tx) => caseFor(tx, viewer, params.caseId));
      const step = steps.find(({ seq }) => seq === params.seq);
      if (!step) throw monitoringProblems.problem('no-such-case');
      return {
        fileName: `${letterNumber(step.step, step.year, step.number)} ${step.letter.taskTitle}.docx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        content: await writeOfficialDocument(letterDocument(step, origin)),
      };
    },
  }),
};

async function send(
  tx: Tx,
  context: Context,
  row: CaseRow,
  seq: number,
  step: Step,
  letter: Letter,
): Promise<void> {
  const today = context.platform.clock.today();
  await holdNumbers(tx, row.scope_path);
  await takeStep(tx, row, seq, {
    step,
    takenOn: today,
    letter,
    byName: context.viewer.displayName,
  });
  await note(tx, context, row, 'monitoring.take-step', { step: LETTER_NAMES[step], seq });
}

async function turn(
  tx: Tx,
  context: Context,
  found: Case,
  what: 'closed' | 'reopened',
  reason: string,
  version: number,
) {
  await touchCase(tx, found.row, version, what === 'closed' ? 'closed' : 'open');
  await turnCase(tx, found.row, {
    turn: what,
    reason,
    by_name: context.viewer.displayName,
    turned_on: context.platform.clock.today(),
  });
  await note(tx, context, found.row, `monitoring.${what === 'closed' ? 'close' : 'reopen'}-case`, { reason });
  return detail(tx, context, found.row.id);
}

async function detail(tx: Tx, context: Context, caseId: string, given?: CaseSurroundings) {
  const { platform, viewer, setVersion } = context;
  const found = await caseFor(tx, viewer, caseId);
  const around = given ?? (await surroundingsOf(tx, platform, viewer, found.row.plan_id));
  const view = caseView(found, around);
  setVersion(found.row.version);
  const isOpen = found.row.state === 'open';
  const answered = found.steps.some((step) => step.answered_by_account === viewer.accountId);
  const verdict = found.steps.at(-1)?.verdict ?? null;
  return {
    case: view,
    interview: await interviewState(tx, viewer, found),
    steps: stepViews(found),
    turns: found.turns.map((one) => ({
      turn: one.turn,
      reason: one.reason,
      by: one.by_name,
      on: one.turned_on,
    })),
    may: {
      take: supervises(viewer) && view.advice?.action === 'take',
      answer:
        isOpen &&
        viewer.role !== 'inspector' &&
        viewer.organisationId === found.row.organisation_id &&
        (verdict === null || verdict === 'returned'),
      judge: isOpen && supervises(viewer) && !answered && verdict === 'waiting',
      close: isOpen && supervises(viewer) && !answered,
      reopen: !isOpen && supervises(viewer),
    },
  };
}

/** What the case page says of its interview; `null` before one was called. A draft is the office's own. */
async function interviewState(tx: Tx, viewer: Viewer, { row, steps }: Case) {
  if (!steps.some(({ step }) => step === 'interview')) return null;
  const interview = (await interviewsOf(tx, [row.id])).get(row.id);
  const state = interview?.row.state ?? null;
  return { state: state === 'draft' && !supervises(viewer) ? null : state };
}

async function note(
  tx: Tx,
  { viewer, requestId }: Context,
  row: CaseRow,
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

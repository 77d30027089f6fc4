import { type Platform, route } from '@sanyi/api';
import { writeOfficialDocument, writeOfficialPdf, writeWorkbook } from '@sanyi/documents';
import type { Viewer } from '@sanyi/kernel';
import { recordAudit, type Tx } from '@sanyi/records';
import type { PlanFacts } from '@sanyi/system-plan/port';
import { type Evaluation, type EvaluationKind, KIND_NAMES, ranked } from '../engine/evaluation/evaluation.ts';
import { dayWords } from '../engine/official-words.ts';
import { monitoringProblems } from '../problems.ts';
import { evaluatePlan } from '../store/evaluate.ts';
import { getEvaluation, insertEvaluation, listEvaluations } from '../store/evaluations.ts';
import { evaluationDocument } from './evaluation-document.ts';
import * as schemas from './evaluation-schemas.ts';
import { evaluationWorkbook } from './evaluation-workbook.ts';
import { belongsTo, portsOf } from './ports.ts';
import { planParams } from './schemas.ts';

const MEDIA_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Evaluations (考核评估): tried live, issued for good, as papers. */
export const evaluationRoutes = {
  evaluations: route({
    response: schemas.evaluations,
    handle: ({ transact, platform, viewer }) =>
      transact(async (tx) => {
        const plans = await portsOf(platform).plan.plans(tx);
        const titles = new Map(plans.map(({ id, title }) => [id, title]));
        return {
          plans: plans
            .filter((plan) => belongsTo(viewer, plan) && plan.status !== 'review')
            .map(({ id, title, year }) => ({ id, title, year })),
          evaluations: (await listEvaluations(tx)).map((row) => ({
            id: row.id,
            planTitle: titles.get(row.plan_id) ?? '',
            kind: row.kind,
            from: row.from_on,
            until: row.until_on,
            title: row.title,
            issuedBy: row.issued_by_name,
            issuedAt: row.issued_at,
          })),
        };
      }),
  }),

  'preview-evaluation': route({
    params: planParams,
    query: schemas.evaluationQuery,
    response: schemas.evaluation,
    handle: ({ transact, platform, viewer, params, query }) =>
      transact(
        async (tx) => wireOf(await evaluateNow(tx, platform, viewer, params.planId, query)).evaluation,
      ),
  }),

  'issue-evaluation': route({
    params: planParams,
    body: schemas.newEvaluation,
    response: schemas.evaluationDetail,
    handle: ({ transact, platform, viewer, params, body, requestId }) =>
      transact(async (tx) => {
        const { evaluation, plan } = await evaluateNow(tx, platform, viewer, params.planId, body);
        const title = body.title ?? usualTitle(plan, body.kind, body.until);
        const id = await insertEvaluation(tx, plan.scopePath, evaluation, title, viewer);
        await recordAudit(tx, {
          actor: viewer,
          action: 'monitoring.issue-evaluation',
          subjectKind: 'plan',
          subjectId: plan.id,
          scopePath: plan.scopePath,
          requestId,
          detail: { title, kind: body.kind, until: body.until, rule: evaluation.rule.version },
        });
        return detail(tx, id);
      }),
  }),

  evaluation: route({
    params: schemas.evaluationParams,
    response: schemas.evaluationDetail,
    handle: ({ transact, params }) => transact((tx) => detail(tx, params.evaluationId)),
  }),

  'evaluation-file': route({
    params: schemas.fileParams,
    response: 'download',
    handle: async ({ transact, params, origin }) => {
      const row = await transact((tx) => getEvaluation(tx, params.evaluationId));
      const content =
        params.kind === 'xlsx'
          ? await writeWorkbook(evaluationWorkbook(row.id, row.snapshot))
          : params.kind === 'pdf'
            ? await writeOfficialPdf(evaluationDocument(row, origin))
            : await writeOfficialDocument(evaluationDocument(row, origin));
      return { fileName: `${row.title}.${params.kind}`, mediaType: MEDIA_TYPES[params.kind], content };
    },
  }),
};

function usualTitle(plan: PlanFacts, kind: EvaluationKind, until: string): string {
  return kind === 'year-end'
    ? `${until.slice(0, 4)}年《${plan.title}》${KIND_NAMES[kind].zh}`
    : `《${plan.title}》${KIND_NAMES[kind].zh}（截至${dayWords(until)}）`;
}

/** @throws monitoring/not-this-plan, monitoring/evaluation-in-future */
async function evaluateNow(
  tx: Tx,
  platform: Platform,
  viewer: Viewer,
  planId: string,
  asked: { readonly kind: EvaluationKind; readonly until: string },
): Promise<{ evaluation: Evaluation; plan: PlanFacts }> {
  const ports = portsOf(platform);
  const plan = await ports.plan.plan(tx, planId);
  if (!plan || !belongsTo(viewer, plan)) throw monitoringProblems.problem('not-this-plan');
  if (asked.until > platform.clock.today())
    throw monitoringProblems.problem('evaluation-in-future', { until: asked.until });
  const { kind, until } = asked;
  return {
    evaluation: await evaluatePlan(tx, ports, plan, { kind, until, now: platform.clock.now() }),
    plan,
  };
}

async function detail(tx: Tx, id: string) {
  const row = await getEvaluation(tx, id);
  return {
    id: row.id,
    title: row.title,
    issuedBy: row.issued_by_name,
    issuedAt: row.issued_at,
    hash: row.snapshot_hash,
    ...wireOf({ evaluation: row.snapshot }),
  };
}

/** The evaluation with its departments in the order of their scores. */
function wireOf({ evaluation }: { readonly evaluation: Evaluation }) {
  const departments = ranked(evaluation.departments).map(({ place, department }) => ({
    ...department,
    place,
  }));
  return { evaluation: schemas.evaluation.parse({ ...evaluation, departments }) };
}

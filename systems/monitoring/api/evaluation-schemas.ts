import { z } from 'zod';
import { light } from './schemas.ts';

const localText = z.object({ zh: z.string(), en: z.string() });
const reason = z.object({ code: z.string(), light, text: localText });
const counts = z.object({
  green: z.number(),
  yellow: z.number(),
  red: z.number(),
  grey: z.number(),
  ongoing: z.number(),
});
const kind = z.enum(['year-end', 'mid-term', 'final']);
const part = z.enum(['completion', 'attainment', 'timeliness', 'verification']);
const fenText = z.string();

const task = z.object({
  taskId: z.string(),
  number: z.string(),
  title: z.string(),
  light,
  reasons: z.array(reason),
  verified: z.boolean(),
  quote: z.string(),
  clauseHref: z.string().nullable(),
});
const target = z.object({
  targetId: z.string(),
  taskTitle: z.string().nullable(),
  targetText: z.string(),
  indicator: z.string(),
  indicatorCode: z.string().nullable(),
  unit: z.string(),
  baseline: z.string().nullable(),
  value: z
    .object({
      id: z.string(),
      result: z.string().nullable(),
      unit: z.string(),
      numerator: z.string(),
      denominator: z.string().nullable(),
      period: z.string(),
    })
    .nullable(),
  share: z.string().nullable(),
  light,
  reasons: z.array(reason),
  due: z.string().nullable(),
  quote: z.string(),
  clauseHref: z.string().nullable(),
});

export const evaluation = z.object({
  kind,
  planId: z.string(),
  planTitle: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string(),
  from: z.string(),
  until: z.string(),
  asOf: z.string(),
  lightRule: z.string(),
  rule: z.object({
    version: z.string(),
    weights: z.record(part, z.number()),
    yellowCredit: z.string(),
    fundingThreshold: z.string(),
    toBeConfirmed: z.boolean(),
    note: localText.nullable(),
  }),
  counts,
  departments: z.array(
    z.object({
      organisationId: z.string(),
      name: z.string(),
      nameEn: z.string(),
      /** Equal scores share a place. */
      place: z.number().nullable(),
      parts: z.array(
        z.object({
          part,
          weight: z.number(),
          numerator: z.string(),
          denominator: z.string(),
          score: z.string().nullable(),
        }),
      ),
      total: z.string().nullable(),
      tasks: z.array(task),
      targets: z.array(target),
      reports: z.array(
        z.object({
          period: z.string(),
          taskTitle: z.string(),
          state: z.enum(['in-time', 'late', 'missing']),
        }),
      ),
    }),
  ),
  ownTargets: z.array(target),
  unassigned: z.array(task),
  history: z.array(z.object({ period: z.string(), counts })),
  fundings: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      amountFen: fenText,
      source: z.string(),
      leftFen: fenText,
      shares: z.array(
        z.object({
          organisationId: z.string(),
          name: z.string(),
          total: z.string().nullable(),
          base: z.string(),
          points: z.string(),
          amountFen: fenText,
        }),
      ),
    }),
  ),
});

export const evaluations = z.object({
  plans: z.array(z.object({ id: z.string(), title: z.string(), year: z.number().nullable() })),
  evaluations: z.array(
    z.object({
      id: z.string(),
      planTitle: z.string(),
      kind,
      from: z.string(),
      until: z.string(),
      title: z.string(),
      issuedBy: z.string(),
      issuedAt: z.string(),
    }),
  ),
});
export const evaluationDetail = z.object({
  id: z.string(),
  title: z.string(),
  issuedBy: z.string(),
  issuedAt: z.string(),
  hash: z.string(),
  evaluation,
});
export const evaluationQuery = z.object({ kind, until: z.iso.date() });
export const newEvaluation = evaluationQuery.extend({ title: z.string().trim().min(1).max(200).optional() });
export const evaluationParams = z.object({ evaluationId: z.uuid() });
export const fileParams = z.object({ evaluationId: z.uuid(), kind: z.enum(['docx', 'pdf', 'xlsx']) });

export const fundings = z.object({
  fundings: z.array(
    z.object({
      id: z.string(),
      year: z.number(),
      name: z.string(),
      amountFen: fenText,
      source: z.string(),
      bases: z.record(z.string(), z.string()),
      updatedBy: z.string(),
      version: z.number(),
    }),
  ),
});
export const funding = z.object({
  id: z.uuid().nullable(),
  year: z.number().int().min(2000).max(2100),
  name: z.string().trim().min(1).max(100),
  /** Whole fen as decimal text. */
  amountFen: z.string().regex(/^[1-9]\d{0,15}$/, '金额应大于零 / The amount must be above zero'),
  source: z.string().trim().max(300),
  bases: z.record(z.string().max(100), z.string().regex(/^\d{1,12}$/)),
});
export const fundingParams = z.object({ planId: z.uuid(), fundingId: z.uuid() });

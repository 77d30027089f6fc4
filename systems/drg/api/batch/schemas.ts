import { z } from 'zod';

const local = z.object({ zh: z.string(), en: z.string() });
const count = z.number().int();

const codes = z.array(z.string().min(1).max(40)).max(400);
const whole = z.number().int().min(0).nullable().default(null);

/** One case as it is sent (待分组病例). */
export const caseBody = z.object({
  caseId: z.string().max(80).default(''),
  sex: z.string().max(4).nullable().default(null),
  ageYears: whole,
  ageDays: whole,
  weightGrams: whole,
  stayDays: whole,
  dischargeMode: z.string().max(10).nullable().default(null),
  department: z.string().max(20).nullable().default(null),
  icuHours: whole,
  diagnoses: codes,
  operations: codes.default([]),
  /** Its own day of discharge, where the cases of a batch follow different schemes. */
  dischargedOn: z.iso.date().optional(),
});

/** What a case is grouped by: a scheme by number, else the one in force on the day of discharge, else on today. */
const choice = {
  schemeNo: z.number().int().positive().optional(),
  dischargedOn: z.iso.date().optional(),
};

export const groupBody = z.object({
  ...choice,
  /** A case that cannot be read is answered with what is wrong with it; the others are grouped. */
  cases: z
    .array(z.union([caseBody, z.unknown()]))
    .min(1)
    .max(10_000),
  explain: z.boolean().default(false),
});

export const batchQuery = z.object({
  schemeNo: z.coerce.number().int().positive().optional(),
  dischargedOn: z.iso.date().optional(),
  /** With NDJSON alone. */
  explain: z.stringbool().default(false),
});

const result = z.object({
  mdc: z.string(),
  adrg: z.string(),
  drg: z.string(),
  status: z.enum(['grouped', 'ambiguous', 'ungroupable']),
  reason: z.string().nullable(),
});

/** The answer of one case; of one that has no group, why and what to do. */
export const caseAnswer = result.extend({
  caseId: z.string(),
  schemeNo: count.nullable(),
  why: z.object({ text: local, cure: local }).optional(),
  reasoning: z.array(local).optional(),
  issues: z.array(z.object({ path: z.string(), message: local })).optional(),
});

export const groupAnswer = z.object({
  schemeNo: count.nullable(),
  scheme: z.string(),
  cases: z.array(caseAnswer),
});

import { z } from 'zod';

const localText = z.object({ zh: z.string(), en: z.string() });
const fen = z.string();
const count = z.number().int();

export const KINDS = ['month', 'quarter', 'year'] as const;
export const overviewQuery = z.object({
  kind: z.enum(KINDS).default('quarter'),
  period: z
    .string()
    .regex(/^\d{4}(Q[1-4]|-(0[1-9]|1[0-2]))?$/)
    .optional(),
});
export const hospitalParams = z.object({ code: z.string().min(1).max(60) });

const target = z.object({
  growth: z.string(),
  /** Of this hospital, or of all hospitals of the region. */
  own: z.boolean(),
  reason: z.string(),
  setBy: z.string(),
  setAt: z.string(),
});

/** Parts of a change, in fen; they add up to it. */
const split = z.object({ change: fen, volume: fen, mix: fen, price: fen, intensity: fen });

const hospital = z.object({
  /** Empty for the whole region. */
  code: z.string(),
  name: localText,
  casesBefore: count,
  casesNow: count,
  fenBefore: fen,
  fenNow: fen,
  /** Cost per stay in fen; `null` without stays. */
  meanBefore: fen.nullable(),
  meanNow: fen.nullable(),
  /** Growth of the cost per stay in percent, two places: plain, and with the kinds of stays held fast. */
  growth: z.string().nullable(),
  adjusted: z.string().nullable(),
  target: target.nullable(),
  /** Within the target, over it, or over it only because of the kinds of stays. */
  verdict: z.enum(['within', 'over', 'over-by-mix', 'unknown']),
  split,
  withoutCost: count,
});

const driver = z.object({
  code: z.string(),
  name: z.string(),
  /** What it added to the change, in fen. */
  effect: fen,
  before: fen,
  now: fen,
  quantityBefore: z.string(),
  quantityNow: z.string(),
});

export const overview = z.object({
  kind: z.enum(KINDS),
  /** Periods that can be compared, newest first. */
  periods: z.array(z.string()),
  /** `null` where none can. */
  period: z.string().nullable(),
  before: z.string().nullable(),
  runNo: count.nullable(),
  region: hospital.nullable(),
  hospitals: z.array(hospital),
});

export const oneHospital = z.object({
  kind: z.enum(KINDS),
  periods: z.array(z.string()),
  period: z.string(),
  before: z.string(),
  hospital,
  /** Groups whose cost within themselves moved most. */
  groups: z.array(driver),
  /** Items whose price moved most. */
  items: z.array(driver),
  /** How much of the cost of stays the charged lines tell, in percent; `null` without cost. */
  charged: z.string().nullable(),
  /** Growth month by month, oldest first. */
  course: z.array(
    z.object({ month: z.string(), growth: z.string().nullable(), adjusted: z.string().nullable() }),
  ),
});

/** Percent: who asks for less than half the cost mistypes; the store takes nothing below either. */
const LEAST_GROWTH = -50;

export const newTarget = z.object({
  /** Empty for all hospitals of the region. */
  institution: z.string().max(60).default(''),
  year: z.number().int().min(2000).max(2100),
  /** Percent, at most two places. */
  growth: z
    .string()
    .regex(/^-?\d{1,2}(\.\d{1,2})?$/)
    .refine((text) => Number(text) >= LEAST_GROWTH),
  reason: z.string().trim().min(1).max(500),
});

import { z } from 'zod';
import { period } from './schemas.ts';

const localText = z.object({ zh: z.string(), en: z.string() });

/** How fresh the prepared sums are (计算状态). */
export const computedState = z.object({
  runNo: z.number().nullable(),
  computedAt: z.string().nullable(),
  snapshotAt: z.string().nullable(),
  /** The region's data changed since. */
  stale: z.boolean(),
  rows: z.number(),
  milliseconds: z.number(),
  firstMonth: z.string().nullable(),
  lastMonth: z.string().nullable(),
});

const parts = z.object({ numerator: z.string().nullable(), denominator: z.string().nullable() });
const change = z.object({ kind: z.enum(['points', 'percent']), text: z.string() });

export const computedValue = parts.extend({
  period: z.string(),
  result: z.string().nullable(),
  base: parts.nullable(),
  flags: z.array(z.string()),
  /** 95 % interval of a share, in percent. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});

const head = z.object({
  code: z.string(),
  name: localText,
  synonyms: z.array(z.string()),
  unit: z.string(),
  direction: z.enum(['up', 'down', 'band', 'ceiling']),
  kind: z.enum(['level', 'growth', 'count', 'coverage']),
  cumulative: z.boolean(),
  attribute: z.enum(['expected', 'binding']).nullable(),
  sourceSystem: localText,
  owner: localText,
  /** Clause that asks for it; without one the formula is proposed. */
  source: z.object({ id: z.string(), short: z.string(), paper: z.string() }).nullable(),
});

export const libraryQuery = z.object({ period: period.optional() });

/** Every computed indicator with its value of a period for the region. */
export const libraryList = z.object({
  state: computedState,
  period: z.string().nullable(),
  indicators: z.array(
    head.extend({
      value: computedValue.nullable(),
      /** Against the same period of the year before (同比), and the period before (环比). */
      yearOnYear: change.nullable(),
      onPrevious: change.nullable(),
    }),
  ),
});

export const computedParams = z.object({ code: z.string().max(60) });
export const computedQuery = z.object({
  period: period.optional(),
  institution: z.string().max(60).optional(),
  /** The figures as they were known at the end of that day. */
  known: z.iso.date().optional(),
});

const measureView = z.object({
  code: z.string(),
  title: localText,
  unit: z.string(),
  table: z.string(),
  tableTitle: localText,
  /** Which rows count, in words. */
  filter: localText.nullable(),
});

/** One computed indicator: definition, course, institutions. */
export const computedDetail = z.object({
  state: computedState,
  definition: head.extend({
    version: z.number(),
    from: z.string(),
    population: localText,
    formula: localText,
    numerator: localText,
    denominator: localText.nullable(),
    numeratorUnit: z.string(),
    denominatorUnit: z.string(),
    measures: z.array(measureView),
  }),
  /** The office’s own indicator whose values it fills in; targets link to that one. */
  adoptedId: z.string().nullable(),
  /** Day whose knowledge is shown; `null` for the present. */
  known: z.string().nullable(),
  period: z.string().nullable(),
  institution: z.object({ code: z.string(), name: z.string() }).nullable(),
  value: computedValue.nullable(),
  yearOnYear: change.nullable(),
  onPrevious: change.nullable(),
  /** Months up to the period, missing ones with their place. */
  series: z.array(computedValue),
  institutions: z.array(
    computedValue.extend({
      code: z.string(),
      name: z.string(),
      kind: z.string(),
      /** Place in the funnel; `null` where the parts are no share. */
      place: z.enum(['within', 'outside', 'far']).nullable(),
    }),
  ),
  funnel: z.array(
    z.object({
      denominator: z.number(),
      inner: z.object({ low: z.number(), high: z.number() }),
      outer: z.object({ low: z.number(), high: z.number() }),
    }),
  ),
});

export const casesQuery = z.object({
  period,
  institution: z.string().max(60),
  measure: z.string().max(60),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  size: z.coerce.number().int().min(10).max(200).default(50),
});

/** Rows behind a measure of an institution; numbers of persons are not in the facts, encounters are shown by their end. */
export const cases = z.object({
  measure: measureView,
  columns: z.array(localText),
  rows: z.array(z.object({ cells: z.array(z.union([z.string(), localText]).nullable()), href: z.string() })),
  total: z.number(),
  page: z.number(),
  size: z.number(),
});

export const computeRequest = z.object({ full: z.boolean().default(false) });
export const computeStarted = z.object({ jobId: z.string() });

export const adoption = z.object({
  ownerOrganisationId: z.string().min(1).max(100).nullable().default(null),
});
export const adopted = z.object({ indicatorId: z.string(), filled: z.number() });

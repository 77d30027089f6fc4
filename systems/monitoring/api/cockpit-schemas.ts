import { z } from 'zod';
import { light } from './schemas.ts';

const localText = z.object({ zh: z.string(), en: z.string() });
const reason = z.object({ code: z.string(), light, text: localText });
const count = z.number().int();
const lightCounts = z.object({ green: count, yellow: count, red: count, grey: count, ongoing: count });

export const cockpitQuery = z.object({ planId: z.uuid().optional() });

/** A target with its present value, its light, and what is to be expected of it. */
const cockpitTarget = z.object({
  targetId: z.string(),
  targetText: z.string(),
  indicator: z.string(),
  unit: z.string(),
  bound: z.object({ comparator: z.string(), value: z.string().nullable(), value2: z.string().nullable() }),
  due: z.string().nullable(),
  light,
  reasons: z.array(reason),
  taskTitle: z.string().nullable(),
  href: z.string().nullable(),
  departmentName: localText.nullable(),
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
  forecast: z.object({
    outlook: z.enum(['reaches', 'misses', 'open', 'unknown']),
    periods: count,
    expected: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  }),
});

/** Something that happened since a day. */
const change = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('light'),
    taskNumber: z.string(),
    taskTitle: z.string(),
    href: z.string(),
    from: light,
    to: light,
    reason: localText.nullable(),
  }),
  z.object({
    kind: z.enum(['letter', 'answer', 'closed', 'reopened']),
    on: z.string(),
    taskNumber: z.string(),
    taskTitle: z.string(),
    href: z.string(),
    step: z.string(),
    organisationName: localText,
  }),
  z.object({
    kind: z.literal('value'),
    on: z.string(),
    indicator: z.string(),
    valueId: z.string(),
    result: z.string().nullable(),
    unit: z.string(),
    period: z.string(),
  }),
]);

const cockpitDepartment = z.object({
  organisationId: z.string(),
  name: localText,
  tasks: count,
  counts: lightCounts,
  /** In the newest window; `null` without one. */
  reports: z.object({ submitted: count, late: count, missing: count }).nullable(),
  openCases: count,
});

export const cockpit = z.object({
  plans: z.array(z.object({ id: z.string(), title: z.string() })),
  /** The plan that is shown; `null` where none is worked on. */
  plan: z
    .object({
      id: z.string(),
      title: z.string(),
      asOf: z.string(),
      period: z.string(),
      ruleVersion: z.string(),
      startsOn: z.string().nullable(),
      endsOn: z.string().nullable(),
      /** Share of the year gone by, in %, two places. */
      elapsed: z.string().nullable(),
      tasks: count,
      counts: lightCounts,
      /** The same as seen on the day from which changes are told; `null` before anything was seen. */
      before: z.object({ on: z.string(), counts: lightCounts }).nullable(),
      targets: z.array(cockpitTarget),
      changes: z.array(change),
      departments: z.array(cockpitDepartment),
      window: z
        .object({ id: z.string(), period: z.string(), closesOn: z.string(), open: z.boolean() })
        .nullable(),
      openCases: count,
    })
    .nullable(),
});

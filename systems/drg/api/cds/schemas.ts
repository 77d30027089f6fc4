import { z } from 'zod';

const text = z.string().max(500);
const concept = z.object({
  coding: z
    .array(z.object({ system: text.optional(), code: text.optional(), display: text.optional() }))
    .max(20)
    .optional(),
});
const patient = z.object({
  resourceType: z.literal('Patient'),
  gender: text.optional(),
  birthDate: text.optional(),
});
const encounter = z.object({
  resourceType: z.literal('Encounter'),
  period: z.object({ start: text.optional(), end: text.optional() }).optional(),
  hospitalization: z.object({ dischargeDisposition: concept.optional() }).optional(),
  diagnosis: z
    .array(
      z.object({
        condition: z.object({ reference: text.optional() }).optional(),
        use: concept.optional(),
        rank: z.number().int().positive().optional(),
      }),
    )
    .max(800)
    .optional(),
});
const condition = z.object({
  resourceType: z.literal('Condition'),
  id: text.optional(),
  code: concept.optional(),
  verificationStatus: concept.optional(),
});
const procedure = z.object({
  resourceType: z.literal('Procedure'),
  id: text.optional(),
  status: text.optional(),
  code: concept.optional(),
});
const observation = z.object({
  resourceType: z.literal('Observation'),
  status: text.optional(),
  valueQuantity: z
    .object({ value: z.number().optional(), unit: text.optional(), code: text.optional() })
    .optional(),
});
const other = z.object({ resourceType: z.string() });

/** A search set; other resources in it, such as an OperationOutcome, are left alone. */
const bundleOf = <Resource extends z.ZodType>(resource: Resource) =>
  z.object({
    resourceType: z.literal('Bundle'),
    entry: z
      .array(z.object({ resource: z.union([resource, other]).optional() }))
      .max(400)
      .optional(),
  });

export const hookBody = z.object({
  hook: z.literal('encounter-discharge'),
  hookInstance: z.uuid(),
  context: z.object({ userId: text, patientId: text, encounterId: text }),
  prefetch: z
    .object({
      patient: patient.nullable().optional(),
      encounter: encounter.nullable().optional(),
      conditions: bundleOf(condition).nullable().optional(),
      procedures: bundleOf(procedure).nullable().optional(),
      weights: bundleOf(observation).nullable().optional(),
    })
    .optional(),
});

export const services = z.object({
  services: z.array(
    z.object({
      hook: z.string(),
      id: z.string(),
      title: z.string(),
      description: z.string(),
      usageRequirements: z.string(),
      prefetch: z.record(z.string(), z.string()),
    }),
  ),
});

const coding = z.object({ system: z.string(), code: z.string(), display: z.string() });

export const cards = z.object({
  cards: z.array(
    z.object({
      uuid: z.string(),
      summary: z.string().max(139),
      detail: z.string(),
      indicator: z.enum(['info', 'warning', 'critical']),
      source: z.object({ label: z.string(), url: z.string() }),
      overrideReasons: z.array(coding).optional(),
    }),
  ),
});

export const feedbackBody = z.object({
  feedback: z
    .array(
      z.object({
        card: z.uuid(),
        outcome: z.enum(['accepted', 'overridden']),
        outcomeTimestamp: z.iso.datetime({ offset: true }),
        acceptedSuggestions: z
          .array(z.object({ id: z.string().max(80) }))
          .max(20)
          .optional(),
        overrideReason: z
          .object({
            reason: z
              .object({ system: text.optional(), code: text.optional(), display: text.optional() })
              .optional(),
            userComment: z.string().max(2_000).optional(),
          })
          .optional(),
      }),
    )
    .min(1)
    .max(100),
});

export const received = z.object({});

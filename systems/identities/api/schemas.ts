import { z } from 'zod';

const key = z.string().regex(/^\d{1,20}$/);
/** Why somebody looks at or changes personal data; kept in the audit trail. */
const reason = z.string().trim().min(4, '请写明事由 / Say what it is for').max(300);

export const lookUp = z.object({
  kind: z.enum(['person', 'identity']),
  number: z.string().trim().min(1).max(100),
});

const maskedPerson = z.object({
  personKey: z.string(),
  regionName: z.object({ zh: z.string(), en: z.string() }),
  name: z.string().nullable(),
  personNumber: z.string().nullable(),
  identityNumber: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  fileNo: z.string(),
  updatedAt: z.string(),
});
export const found = z.object({ persons: z.array(maskedPerson) });

export const unmask = z.object({ personKey: key, reason });
export const clear = z.object({
  personKey: z.string(),
  name: z.string().nullable(),
  personNumber: z.string().nullable(),
  identityNumber: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  /** Seconds after which the client must forget it. */
  seconds: z.number(),
});

export const correct = z.object({
  personKey: key,
  field: z.enum(['name', 'identityNumber', 'phone', 'address']),
  value: z.string().trim().min(1).max(500),
  reason,
});
export const erase = z.object({ personKey: key, reason });
export const done = z.object({ rows: z.number() });

export const usesQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  action: z.enum(['look-up', 'unmask', 'correct', 'erase']).optional(),
});
export const uses = z.object({
  entries: z.array(
    z.object({
      seq: z.number(),
      at: z.string(),
      actorName: z.string(),
      action: z.string(),
      personKey: z.string(),
      reason: z.string(),
      fields: z.array(z.string()),
    }),
  ),
});

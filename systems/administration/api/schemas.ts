import { z } from 'zod';

export const localText = z.object({ zh: z.string(), en: z.string() });
/** A name that people write: Chinese always, English where there is one. */
const name = z.object({ zh: z.string().trim().min(1).max(200), en: z.string().trim().max(200) });
export const roleId = z.enum(['administrator', 'reform-office', 'department', 'inspector']);

const engine = z.object({ kind: z.string(), version: z.string(), promise: localText });

/** Who is signed in and where: what the shell needs before it can draw anything. */
export const session = z.object({
  viewer: z
    .object({
      accountId: z.string(),
      username: z.string(),
      displayName: localText,
      role: roleId,
      organisationId: z.string(),
      organisationName: localText,
      mustChangePassword: z.boolean(),
    })
    .nullable(),
  permissions: z.array(z.string()),
  installation: z.object({
    name: localText,
    demonstration: z.boolean(),
    demonstrationLogins: z.array(z.object({ username: z.string(), password: z.string(), title: localText })),
    recordsEngine: engine,
    factsEngine: engine.nullable(),
    version: z.string(),
  }),
});

export const signIn = z.object({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
});
export const changePassword = z.object({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
});

export const job = z.object({
  id: z.string(),
  kind: z.string(),
  title: localText,
  state: z.enum(['waiting', 'running', 'cancelling', 'cancelled', 'done', 'failed']),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.string(),
  message: localText.nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  result: z.unknown(),
  problem: z.unknown(),
});
export const jobs = z.object({ jobs: z.array(job) });
export const jobParams = z.object({ jobId: z.string().min(1) });

export const organisation = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  kind: z.string(),
  name: localText,
  departmentBody: z.string().nullable(),
  path: z.string(),
  accounts: z.number(),
});
export const organisations = z.object({ organisations: z.array(organisation) });
export const newOrganisation = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  parentId: z.string(),
  kind: z.enum(['region', 'department', 'hospital', 'community-centre', 'town', 'other']),
  name,
  departmentBody: z.string().max(100).nullable().default(null),
});

export const account = z.object({
  id: z.string(),
  username: z.string(),
  displayName: localText,
  role: roleId,
  organisationId: z.string(),
  organisationName: localText,
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  version: z.number(),
  lastSeenAt: z.string().nullable(),
});
export const accounts = z.object({ accounts: z.array(account) });
export const newAccount = z.object({
  username: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9._-]{2,60}$/),
  displayName: name,
  role: roleId,
  organisationId: z.string(),
});
/** The one time that an initial password is shown. */
export const accountWithPassword = z.object({ account, initialPassword: z.string().nullable() });
export const accountChange = z.object({
  displayName: name.optional(),
  role: roleId.optional(),
  organisationId: z.string().optional(),
  disabled: z.boolean().optional(),
  resetPassword: z.boolean().optional(),
});
export const accountParams = z.object({ accountId: z.uuid() });

export const auditQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  actor: z.string().optional(),
  subject: z.string().optional(),
  action: z.string().optional(),
});
export const auditEntries = z.object({
  entries: z.array(
    z.object({
      seq: z.number(),
      at: z.string(),
      actorName: z.string(),
      action: z.string(),
      subjectKind: z.string(),
      subjectId: z.string(),
      detail: z.unknown(),
      hash: z.string(),
    }),
  ),
});
export const auditVerdict = z.object({
  entries: z.number(),
  intact: z.boolean(),
  firstBreak: z.number().nullable(),
});

export const status = z.object({
  version: z.string(),
  demonstration: z.boolean(),
  records: engine,
  facts: engine.nullable(),
  uptimeSeconds: z.number(),
  memoryMegabytes: z.number(),
  migrations: z.array(z.object({ system: z.string(), id: z.string(), appliedAt: z.string() })),
  systems: z.array(z.object({ id: z.string(), title: localText, state: z.string() })),
});

import type { z } from 'zod';
import type * as schemas from '../api/schemas.ts';

export type Account = z.output<typeof schemas.account>;
export type Accounts = z.output<typeof schemas.accounts>;
export type AccountWithPassword = z.output<typeof schemas.accountWithPassword>;
export type Organisation = z.output<typeof schemas.organisation>;
export type Organisations = z.output<typeof schemas.organisations>;
export type AuditEntries = z.output<typeof schemas.auditEntries>;
export type AuditVerdict = z.output<typeof schemas.auditVerdict>;
export type Status = z.output<typeof schemas.status>;

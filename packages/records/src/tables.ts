import type { LocalText, Viewer } from '@sanyi/kernel';
import type { ColumnType, Generated, Transaction } from 'kysely';

/** A jsonb column: read parsed, written as `json(value)` or as a plain object. */
export type Json<T> = ColumnType<T, unknown, unknown>;

export type OrganisationKind = 'region' | 'department' | 'hospital' | 'community-centre' | 'town' | 'other';

/** An organisation or region (机构) in the tree that scopes rest on; `path` is `<path of the parent><id>/`. */
export interface OrganisationTable {
  id: string;
  parent_id: string | null;
  kind: OrganisationKind;
  name_zh: string;
  name_en: Generated<string>;
  /** Id of a body in the registry of departments, such as `health`. */
  department_body: string | null;
  level: string | null;
  path: string;
  active_from: string | null;
  active_until: string | null;
}

/** A person's login (账号). A viewer cannot select `password_hash`, so name the columns. */
export interface AccountTable {
  id: Generated<string>;
  username: string;
  display_zh: string;
  display_en: Generated<string>;
  password_hash: string;
  role: string;
  organisation_id: string;
  must_change_password: Generated<boolean>;
  failed_attempts: Generated<number>;
  locked_until: string | null;
  disabled_at: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
}

/** A signed-in session (会话), known by the hash of its token. */
export interface SessionTable {
  token_hash: string;
  account_id: string;
  created_at: Generated<string>;
  last_seen_at: Generated<string>;
  expires_at: string;
  user_agent: Generated<string>;
}

/** One entry of the audit trail (审计记录); written only by `recordAudit`. */
export interface AuditEntryTable {
  seq: bigint;
  at: string;
  actor_account_id: string | null;
  actor_name: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  scope_path: string;
  request_id: string | null;
  detail: Json<Record<string, unknown>>;
  previous_hash: string;
  hash: string;
}

export interface AuditDraftTable {
  id: Generated<bigint>;
  actor_account_id: string | null;
  actor_name: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  scope_path: string;
  request_id: string | null;
  detail: Json<Record<string, unknown>>;
}

export type JobState = 'waiting' | 'running' | 'cancelling' | 'cancelled' | 'done' | 'failed';

/** A background job (后台任务). */
export interface JobTable {
  id: Generated<string>;
  kind: string;
  title: Json<LocalText>;
  payload: Json<unknown>;
  viewer: Json<Viewer>;
  account_id: string;
  scope_path: string;
  state: Generated<JobState>;
  progress_done: Generated<bigint>;
  progress_total: bigint | null;
  progress_unit: Generated<string>;
  message: Json<LocalText | null>;
  checkpoint: Json<unknown>;
  attempts: Generated<number>;
  max_attempts: number;
  run_after: Generated<string>;
  lease_owner: string | null;
  lease_until: string | null;
  result: Json<unknown>;
  problem: Json<unknown>;
  created_at: Generated<string>;
  started_at: string | null;
  finished_at: string | null;
}

/** A stored file (文件): its content lies in the vault under its sha256. */
export interface FileTable {
  id: Generated<string>;
  sha256: string;
  bytes: bigint;
  media_type: string;
  original_name: string;
  uploader_account_id: string | null;
  scope_path: string;
  created_at: Generated<string>;
}

export interface InstallationTable {
  key: string;
  value: Json<unknown>;
}

export interface MigrationTable {
  system: string;
  id: string;
  checksum: string;
  applied_at: Generated<string>;
}

/**
 * The tables every transaction knows; a slice widens them: `tx.withTables<PlanTables>()`, where `PlanTables` must be a
 * `type`, not an `interface` (Kysely asks for an index signature).
 */
export interface PlatformTables {
  'platform.organisation': OrganisationTable;
  'platform.account': AccountTable;
  'platform.session': SessionTable;
  'platform.audit_entry': AuditEntryTable;
  'platform.audit_draft': AuditDraftTable;
  'platform.job': JobTable;
  'platform.file': FileTable;
  'platform.installation': InstallationTable;
  'platform.migration': MigrationTable;
}

/** A transaction, the only way to touch the records. */
export type Tx = Transaction<PlatformTables>;

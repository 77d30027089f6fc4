/** Rows of what people do with tasks, in the order of the migration. */

import type { Json } from '@sanyi/records';
import type { Generated } from 'kysely';
import type { WorkState } from '../engine/ledger/words.ts';

/** Who wrote something at a task, and when. */
interface AuthoredColumns {
  id: Generated<string>;
  scope_path: string;
  plan_id: string;
  task_id: string;
  account_id: string;
  account_name: string;
  organisation_id: string;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
}

export interface MeasureTable extends AuthoredColumns {
  body: string;
  responsible_person: string | null;
  due_on: string | null;
  done_on: string | null;
}

export interface MilestoneTable extends AuthoredColumns {
  title: string;
  due_on: string;
  done_on: string | null;
  note: string | null;
}

export interface EvidenceTable extends AuthoredColumns {
  milestone_id: string | null;
  file_id: string;
  file_name: string;
  media_type: string;
  bytes: bigint;
  sha256: string;
  note: string | null;
  verdict: Generated<'unverified' | 'accepted' | 'returned'>;
  verified_by: string | null;
  verified_by_name: string | null;
  verified_at: string | null;
  verdict_note: string | null;
}

export interface DisputeTable extends AuthoredColumns {
  reason: string;
  proposed_organisation_id: string | null;
  state_before: WorkState;
  state: Generated<'open' | 'upheld' | 'declined'>;
  answer: string | null;
  answered_by: string | null;
  answered_by_name: string | null;
  answered_at: string | null;
}

export interface CommentTable extends AuthoredColumns {
  body: string;
  asked_organisation_id: string | null;
}

export interface RevisionTable {
  id: Generated<bigint>;
  scope_path: string;
  plan_id: string;
  task_id: string | null;
  at: Generated<string>;
  account_id: string;
  account_name: string;
  organisation_id: string;
  action: string;
  before: Json<Record<string, unknown>>;
  after: Json<Record<string, unknown>>;
  note: string | null;
}

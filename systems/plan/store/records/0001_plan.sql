-- Plans and their ledger: the paper as it came, what was read from it, what people made of it.
-- Every table carries scope_path, the region whose plan it is. Written for PostgreSQL 15.

-- What comes from the paper may be read by the regions below once the plan is published.
create schema if not exists plan;

create table plan.paper (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  file_id uuid not null references platform.file (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  bytes bigint not null,
  format text not null,
  encoding text,
  raw_text text not null,
  blocks jsonb not null,
  notes jsonb not null,
  reader_version text not null,
  -- The complete first reading; never changed (see the trigger below).
  reading jsonb not null,
  read_milliseconds integer not null,
  imported_by uuid not null,
  imported_by_name text not null,
  imported_at timestamptz not null default platform.now(),
  unique (scope_path, sha256)
);

create table plan.plan (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  paper_id uuid not null unique references plan.paper (id),
  owner_organisation_id text not null references platform.organisation (id),
  title text not null check (title <> ''),
  initials text not null default '',
  doc_number text,
  issuer text,
  issued_on date,
  region text,
  year integer,
  status text not null default 'review' check (status in ('review', 'published', 'archived')),
  parent_plan_id uuid references plan.plan (id) on delete set null,
  previous_plan_id uuid references plan.plan (id) on delete set null,
  version integer not null default 1,
  created_at timestamptz not null default platform.now(),
  updated_at timestamptz not null default platform.now(),
  check (parent_plan_id <> id and previous_plan_id <> id)
);
create index plan_scope on plan.plan (scope_path text_pattern_ops);

create table plan.section (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  parent_id uuid references plan.section (id) on delete cascade,
  seq integer not null,
  level integer not null,
  number text not null,
  title text not null,
  initials text not null default '',
  role text not null,
  span_start integer not null,
  span_end integer not null check (span_end >= span_start),
  extent_start integer not null,
  extent_end integer not null check (extent_end >= extent_start)
);
create index section_plan on plan.section (plan_id, seq);

create table plan.task (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  section_id uuid references plan.section (id) on delete set null,
  seq integer not null,
  number text not null,
  title text not null check (title <> ''),
  -- First letters of the pinyin of title, number and section, for searching.
  initials text not null default '',
  span_start integer,
  span_end integer check (span_end >= span_start),
  original_text text not null,
  kind text not null check (kind in ('task', 'measure')),
  review_state text not null default 'proposed' check (review_state in ('proposed', 'confirmed', 'corrected', 'rejected')),
  confidence double precision not null,
  reason text not null,
  responsibility_mode text not null
    check (responsibility_mode in ('lead', 'lead_coop', 'joint', 'joint_by_duty', 'separate', 'in_text', 'none')),
  open_ended boolean not null default false,
  implementers text[] not null default '{}',
  work_state text not null default 'to-confirm'
    check (work_state in ('to-confirm', 'to-adjust', 'running', 'submitted', 'done', 'delayed', 'cancelled')),
  ongoing boolean not null default false,
  due_on date,
  due_text text,
  responsible_person text,
  -- Who reported it done; the verifier must be somebody else.
  submitted_by uuid,
  submitted_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  -- What the reader proposed, whole; null for a task made by a person or by a split.
  original jsonb,
  origin text not null default 'read' check (origin in ('read', 'added', 'split')),
  split_from uuid references plan.task (id) on delete set null,
  merged_into uuid references plan.task (id) on delete set null,
  version integer not null default 1,
  created_at timestamptz not null default platform.now(),
  updated_at timestamptz not null default platform.now(),
  check ((span_start is null) = (span_end is null))
);
create index task_plan on plan.task (plan_id, seq);
create index task_section on plan.task (section_id);

-- An item taken away stays with removed_at, so that what points at it can still be explained and restored.
create table plan.responsibility (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  task_id uuid not null references plan.task (id) on delete cascade,
  seq integer not null,
  role text not null check (role in ('lead', 'coop')),
  raw text not null check (raw <> ''),
  norm text,
  department_id text,
  level text,
  organisation_id text references platform.organisation (id),
  in_text boolean not null default false,
  span_start integer,
  span_end integer,
  quote text,
  confidence double precision,
  reason text,
  origin text not null check (origin in ('read', 'changed', 'added')),
  original jsonb,
  removed_at timestamptz
);
create index responsibility_task on plan.responsibility (task_id, seq);
create index responsibility_organisation on plan.responsibility (organisation_id) where removed_at is null;

create table plan.deadline (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  task_id uuid not null references plan.task (id) on delete cascade,
  seq integer not null,
  kind text not null check (kind in ('by', 'during', 'start', 'period', 'duration', 'recurring', 'ongoing')),
  due_on date,
  from_on date,
  rule text,
  due_alt date,
  what text,
  span_start integer,
  span_end integer,
  quote text,
  confidence double precision,
  reason text,
  origin text not null check (origin in ('read', 'changed', 'added')),
  original jsonb,
  removed_at timestamptz
);
create index deadline_task on plan.deadline (task_id, seq);

-- Values are numeric and travel as text: no float ever touches them.
create table plan.target (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  task_id uuid references plan.task (id) on delete cascade,
  source text not null check (source in ('task', 'table', 'document', 'added')),
  seq integer not null,
  indicator text not null check (indicator <> ''),
  initials text not null default '',
  comparator text not null check (comparator in ('ge', 'gt', 'le', 'lt', 'eq', 'reach', 'approx', 'range', 'all')),
  value numeric,
  value2 numeric,
  unit text not null,
  population text,
  due_on date,
  change text check (change in ('increase', 'decrease')),
  period text,
  aspirational boolean not null default false,
  raw text,
  attribute text,
  domain text,
  row_number integer,
  baseline_on date,
  baseline_value numeric,
  baseline_raw text,
  span_start integer,
  span_end integer,
  quote text,
  confidence double precision,
  reason text,
  origin text not null check (origin in ('read', 'changed', 'added')),
  original jsonb,
  removed_at timestamptz
);
create index target_plan on plan.target (plan_id, seq);
create index target_task on plan.target (task_id, seq);

create table plan.citation (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  task_id uuid references plan.task (id) on delete cascade,
  seq integer not null,
  title text not null,
  doc_number text,
  issuer text,
  relation text not null check (relation in ('basis', 'implements', 'to_issue', 'revise', 'repeals', 'background')),
  span_start integer,
  span_end integer,
  quote text,
  mentions jsonb not null
);
create index citation_plan on plan.citation (plan_id, seq);

-- What people do with a task: seen inside the region and from above only.
create table plan.measure (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  task_id uuid not null references plan.task (id) on delete cascade,
  body text not null check (body <> ''),
  responsible_person text,
  due_on date,
  done_on date,
  account_id uuid not null,
  account_name text not null,
  organisation_id text not null references platform.organisation (id),
  version integer not null default 1,
  created_at timestamptz not null default platform.now(),
  updated_at timestamptz not null default platform.now()
);
create index measure_task on plan.measure (task_id, created_at);

create table plan.milestone (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  task_id uuid not null references plan.task (id) on delete cascade,
  title text not null check (title <> ''),
  due_on date not null,
  done_on date,
  note text,
  account_id uuid not null,
  account_name text not null,
  organisation_id text not null references platform.organisation (id),
  version integer not null default 1,
  created_at timestamptz not null default platform.now(),
  updated_at timestamptz not null default platform.now()
);
create index milestone_task on plan.milestone (task_id, due_on);

create table plan.evidence (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  task_id uuid not null references plan.task (id) on delete cascade,
  milestone_id uuid references plan.milestone (id) on delete set null,
  file_id uuid not null references platform.file (id),
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  note text,
  verdict text not null default 'unverified' check (verdict in ('unverified', 'accepted', 'returned')),
  verified_by uuid,
  verified_by_name text,
  verified_at timestamptz,
  verdict_note text,
  account_id uuid not null,
  account_name text not null,
  organisation_id text not null references platform.organisation (id),
  version integer not null default 1,
  created_at timestamptz not null default platform.now(),
  updated_at timestamptz not null default platform.now(),
  check (verified_by <> account_id),
  check ((verdict = 'unverified') = (verified_by is null))
);
create index evidence_task on plan.evidence (task_id, created_at);

create table plan.dispute (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  task_id uuid not null references plan.task (id) on delete cascade,
  reason text not null check (reason <> ''),
  proposed_organisation_id text references platform.organisation (id),
  -- State of the task before, to which a declined dispute returns it.
  state_before text not null,
  state text not null default 'open' check (state in ('open', 'upheld', 'declined')),
  answer text,
  answered_by uuid,
  answered_by_name text,
  answered_at timestamptz,
  account_id uuid not null,
  account_name text not null,
  organisation_id text not null references platform.organisation (id),
  version integer not null default 1,
  created_at timestamptz not null default platform.now(),
  updated_at timestamptz not null default platform.now(),
  check ((state = 'open') = (answered_by is null))
);
create unique index dispute_one_open on plan.dispute (task_id) where state = 'open';
create index dispute_task on plan.dispute (task_id, created_at);

create table plan.comment (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  task_id uuid not null references plan.task (id) on delete cascade,
  body text not null check (body <> ''),
  asked_organisation_id text references platform.organisation (id),
  account_id uuid not null,
  account_name text not null,
  organisation_id text not null references platform.organisation (id),
  version integer not null default 1,
  created_at timestamptz not null default platform.now(),
  updated_at timestamptz not null default platform.now()
);
create index comment_task on plan.comment (task_id, created_at);
create index comment_asked on plan.comment (asked_organisation_id);

create table plan.revision (
  id bigint generated always as identity primary key,
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  task_id uuid references plan.task (id) on delete cascade,
  at timestamptz not null default platform.now(),
  account_id uuid not null,
  account_name text not null,
  organisation_id text not null,
  action text not null,
  before jsonb not null,
  after jsonb not null,
  note text
);
create index revision_task on plan.revision (task_id, id);
create index revision_plan on plan.revision (plan_id, id);

create table plan.saved_view (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  account_id uuid not null,
  organisation_id text not null references platform.organisation (id),
  name text not null check (name <> ''),
  query text not null,
  columns jsonb not null,
  shared boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default platform.now(),
  updated_at timestamptz not null default platform.now()
);
create index saved_view_account on plan.saved_view (account_id);

-- A lesson from a correction: this printed name means that department (and organisation) in this region.
create table plan.taught_alias (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  alias text not null check (alias <> ''),
  department_id text not null,
  organisation_id text references platform.organisation (id),
  account_id uuid not null,
  account_name text not null,
  taught_at timestamptz not null default platform.now(),
  unique (scope_path, alias)
);

-- One file on its way in: the job that reads it, or the plan that existed already.
create table plan.import (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  account_id uuid not null,
  file_name text not null,
  sha256 text not null,
  file_id uuid not null references platform.file (id),
  job_id uuid references platform.job (id),
  plan_id uuid references plan.plan (id) on delete set null,
  existed boolean not null default false,
  created_at timestamptz not null default platform.now()
);
create index import_account on plan.import (account_id, created_at desc);

-- A ledger workbook that came back, with what it would change.
create table plan.ledger_preview (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  account_id uuid not null,
  file_id uuid not null references platform.file (id),
  file_name text not null,
  preview jsonb not null,
  state text not null default 'open' check (state in ('open', 'applied')),
  created_at timestamptz not null default platform.now()
);

do $$
declare name text;
begin
  foreach name in array array['paper', 'plan', 'section', 'task', 'responsibility', 'deadline', 'target', 'citation',
    'measure', 'milestone', 'evidence', 'dispute', 'comment', 'revision', 'saved_view', 'taught_alias', 'import', 'ledger_preview']
  loop
    perform platform.protect(format('plan.%I', name)::regclass);
    execute format('drop policy scope_select on plan.%I', name);
  end loop;

  -- Own region and the regions below see everything; regions below the owner see published papers.
  create policy scope_select on plan.plan for select
    using (platform.in_scope(scope_path) or (status <> 'review' and platform.may_read(scope_path)));
  create policy scope_select on plan.paper for select
    using (platform.in_scope(scope_path) or (platform.may_read(scope_path)
      and id in (select p.paper_id from plan.plan p where p.status <> 'review')));
  foreach name in array array['section', 'task', 'responsibility', 'deadline', 'target', 'citation']
  loop
    execute format('create policy scope_select on plan.%I for select
      using (platform.in_scope(scope_path) or (platform.may_read(scope_path)
        and plan_id in (select p.id from plan.plan p where p.status <> ''review'')))', name);
  end loop;

  -- Work stays inside.
  foreach name in array array['measure', 'milestone', 'evidence', 'dispute', 'comment', 'revision', 'taught_alias']
  loop
    execute format('create policy scope_select on plan.%I for select using (platform.in_scope(scope_path))', name);
  end loop;

  -- Private things: one's own.
  create policy scope_select on plan.saved_view for select
    using (platform.is_system() or account_id = platform.viewer_account()
      or (shared and organisation_id = platform.viewer_organisation()));
  foreach name in array array['import', 'ledger_preview']
  loop
    execute format('create policy scope_select on plan.%I for select
      using (platform.is_system() or account_id = platform.viewer_account())', name);
  end loop;
end $$;

-- The first reading and the history are never rewritten.
create trigger revision_no_change before update on plan.revision
  for each row execute function platform.refuse_change();
create trigger paper_no_change before update on plan.paper
  for each row execute function platform.refuse_change();

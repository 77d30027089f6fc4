-- Files of senders, what was made of them, and which of their rows count. Rows themselves lie in the facts store and are
-- never rewritten there; here one transaction says which numbers are counted. Written for PostgreSQL 15.

create schema if not exists data;

-- One sequence for files and for row numbers in the facts, so that no number ever means two things. 0 is none.
create sequence data.number as integer;

create table data.file (
  file_no integer primary key default nextval('data.number'),
  scope_path text not null,
  sender_id text not null references platform.organisation (id),
  name text not null,
  bytes bigint not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  received_by uuid,
  received_by_name text not null,
  received_at timestamptz not null default platform.now(),
  state text not null default 'received' check (state in
    ('received', 'checking', 'checked', 'importing', 'current', 'superseded', 'undone', 'refused', 'failed')),
  recognitions jsonb not null default '[]',
  -- What a person chose at the last import or dry run, and what the file turned out to be.
  choice jsonb,
  format text,
  content_hash text,
  read integer not null default 0,
  accepted integer not null default 0,
  rejected integer not null default 0,
  remarks integer not null default 0,
  institutions text[] not null default '{}',
  months text[] not null default '{}',
  report jsonb,
  dry_run jsonb,
  imported_at timestamptz,
  supersedes integer references data.file (file_no),
  superseded_by integer references data.file (file_no),
  same_as integer references data.file (file_no),
  job_id uuid,
  version integer not null default 1,
  unique (scope_path, sha256)
);
create index file_state on data.file (scope_path, state);
create index file_sender on data.file (sender_id);

-- One attempt to take a file in (批次): all its rows count or none. A second import of the same file is a second one.
create table data.batch (
  batch_no integer primary key default nextval('data.number'),
  scope_path text not null,
  file_no integer not null references data.file (file_no),
  format text not null,
  created_at timestamptz not null default platform.now()
);
create index batch_file on data.batch (file_no);

-- Rows of a batch in one facts table under a number of their own; a number whose writing was cut short is never named here.
create table data.chunk (
  rows_no integer primary key,
  scope_path text not null,
  batch_no integer not null references data.batch (batch_no),
  table_name text not null,
  rows integer not null check (rows >= 0)
);
create index chunk_batch on data.chunk (batch_no);

-- From when to when the rows of a batch counted (可见时段): a past day's figures are a past day's batches.
create table data.counted (
  id bigint generated always as identity primary key,
  scope_path text not null,
  batch_no integer not null references data.batch (batch_no),
  file_no integer not null references data.file (file_no),
  counted_from timestamptz not null default platform.now(),
  counted_until timestamptz,
  check (counted_until is null or counted_until >= counted_from)
);
create unique index counted_once on data.counted (batch_no) where counted_until is null;
create unique index counted_file_once on data.counted (file_no) where counted_until is null;

-- Rows left out of a batch because another file had brought them already.
create table data.left_out (
  batch_no integer not null references data.batch (batch_no),
  file_no integer not null references data.file (file_no),
  scope_path text not null,
  identical integer not null,
  different integer not null,
  covers integer not null,
  primary key (batch_no, file_no)
);

-- The first issues of a file as a person reads them; all of them are in the facts table row_issue.
create table data.issue (
  file_no integer not null references data.file (file_no) on delete cascade,
  seq integer not null,
  scope_path text not null,
  sheet integer not null,
  line integer not null,
  field text not null,
  code text not null,
  aspect text not null,
  severity text not null check (severity in ('reject', 'warn')),
  value text not null,
  facts jsonb not null,
  primary key (file_no, seq)
);

create table data.history (
  id bigint generated always as identity primary key,
  scope_path text not null,
  file_no integer not null references data.file (file_no) on delete cascade,
  at timestamptz not null default platform.now(),
  who text not null,
  action text not null,
  zh text not null,
  en text not null
);
create index history_file on data.history (file_no, id);

-- Columns a person has assigned for a sender's table (列对应), found again by its headings.
create table data.mapping (
  sender_id text not null references platform.organisation (id),
  headings_hash text not null,
  scope_path text not null,
  mapping jsonb not null,
  saved_by_name text not null,
  saved_at timestamptz not null default platform.now(),
  primary key (scope_path, sender_id, headings_hash)
);

-- Who sends what by which day of the following period.
create table data.expectation (
  organisation_id text not null references platform.organisation (id),
  format text not null,
  scope_path text not null,
  due_day integer not null check (due_day between 1 and 31),
  every text not null check (every in ('month', 'year')),
  primary key (scope_path, organisation_id, format)
);

-- Code of an institution in the facts and the organisation that it is here; scopes of hospitals rest on it.
create table data.institution (
  institution_code text not null,
  organisation_id text not null references platform.organisation (id),
  scope_path text not null,
  primary key (scope_path, institution_code)
);
create index institution_organisation on data.institution (organisation_id);

select platform.protect(format('data.%I', name)::regclass)
from unnest(array['file', 'batch', 'chunk', 'counted', 'left_out', 'issue', 'history', 'mapping', 'expectation', 'institution']) name;

-- Rows about persons go up to the region above, never down to the ones below nor across.
do $$
declare name text;
begin
  foreach name in array array['file', 'batch', 'chunk', 'counted', 'left_out', 'issue', 'history', 'mapping', 'expectation', 'institution'] loop
    execute format('drop policy scope_select on data.%I', name);
    execute format('create policy scope_select on data.%I for select using (platform.in_scope(scope_path))', name);
  end loop;
end $$;

grant usage on sequence data.number to sanyi_viewer;

-- Platform records: organisations, accounts, sessions, audit trail, jobs, files, installation; and the one place
-- where organisation scope is enforced. Written for PostgreSQL 15; runs unchanged on later versions and on PGlite.

-- The role every request of a viewer runs under. Roles belong to the whole server, so another database may have
-- created it already. A server that forbids creating roles needs it from its administrator (see README.md).
do $$
begin
  if not exists (select from pg_roles where rolname = 'sanyi_viewer') then
    begin
      create role sanyi_viewer nologin;
    exception when duplicate_object or unique_violation then null; -- another database was faster
    end;
  end if;
end $$;

do $$
declare assumable boolean;
begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    assumable := true;
  elsif current_setting('server_version_num')::int >= 160000 then
    execute $q$select pg_has_role(current_user, 'sanyi_viewer', 'SET')$q$ into assumable;
  else
    assumable := pg_has_role(current_user, 'sanyi_viewer', 'MEMBER');
  end if;
  if not assumable then
    execute format('grant sanyi_viewer to %I', current_user);
  end if;
  if exists (select from pg_roles where rolname = 'sanyi_viewer' and (rolsuper or rolbypassrls)) then
    raise exception 'role sanyi_viewer must neither be superuser nor bypass row level security'
      using errcode = 'insufficient_privilege';
  end if;
end $$;

grant usage on schema platform to sanyi_viewer;

-- Who is asking. The settings are made by asViewer and asSystem for one transaction.
create function platform.is_system() returns boolean language sql stable parallel safe as
$$ select current_user <> 'sanyi_viewer' and coalesce(current_setting('sanyi.system', true), '') = 'on' $$;

create function platform.viewer_account() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('sanyi.account_id', true), '')::uuid $$;

create function platform.viewer_organisation() returns text language sql stable parallel safe as
$$ select nullif(current_setting('sanyi.organisation_id', true), '') $$;

create function platform.viewer_role() returns text language sql stable parallel safe as
$$ select nullif(current_setting('sanyi.role', true), '') $$;

-- The product's clock, so that a demonstration with a fixed day is consistent; the machine's clock otherwise.
create function platform.now() returns timestamptz language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('sanyi.now', true), '')::timestamptz, date_trunc('milliseconds', clock_timestamp())) $$;

-- A path is '/' or ends with '/', so that /a/b/ never contains /a/bc/.
create function platform.is_path(path text) returns boolean language sql immutable parallel safe as
$$ select path is not null and path ~ '^/([^/[:space:]]+/)*$' $$;

-- Inside the subtree of the viewer: may be written.
create function platform.in_scope(path text) returns boolean language sql stable parallel safe as
$$ select platform.is_system()
     or coalesce(path like '%/' and starts_with(path, nullif(current_setting('sanyi.scope_path', true), '')), false) $$;

-- Inside the subtree, or above it: may be read. A sibling's row is neither.
create function platform.may_read(path text) returns boolean language sql stable parallel safe as
$$ select platform.is_system()
     or coalesce(path like '%/' and (starts_with(path, nullif(current_setting('sanyi.scope_path', true), ''))
       or starts_with(nullif(current_setting('sanyi.scope_path', true), ''), path)), false) $$;

-- What a slice says about each table with a scope_path: select platform.protect('plan.task');
-- Reading reaches up to the ancestors; updating and deleting never do, not even to pull a row into one's own subtree.
create function platform.protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy scope_select on %s for select using (platform.may_read(scope_path))', target);
  execute format('create policy scope_insert on %s for insert with check (platform.in_scope(scope_path))', target);
  execute format('create policy scope_update on %s for update using (platform.in_scope(scope_path)) with check (platform.in_scope(scope_path))', target);
  execute format('create policy scope_delete on %s for delete using (platform.in_scope(scope_path))', target);
  execute format('alter table %s add constraint scope_path_form check (platform.is_path(scope_path))', target);
  execute format('grant usage on schema %I to sanyi_viewer', (select nspname from pg_class c join pg_namespace n on n.oid = relnamespace where c.oid = target));
  execute format('grant select, insert, update, delete on %s to sanyi_viewer', target);
end $$;

-- Reference rows that every viewer may read and none may write: select platform.share('plan.department_name');
create function platform.share(target regclass) returns void language plpgsql as $$
begin
  execute format('grant usage on schema %I to sanyi_viewer', (select nspname from pg_class c join pg_namespace n on n.oid = relnamespace where c.oid = target));
  execute format('grant select on %s to sanyi_viewer', target);
end $$;

revoke execute on function platform.protect(regclass), platform.share(regclass) from public;

-- Organisations -----------------------------------------------------------------------------------------------------

create table platform.organisation (
  id text primary key check (id ~ '^[^/[:space:]]+$'),
  parent_id text references platform.organisation (id),
  kind text not null check (kind in ('region', 'department', 'hospital', 'community-centre', 'town', 'other')),
  name_zh text not null check (name_zh <> ''),
  name_en text not null default '',
  department_body text,
  level text,
  path text not null unique check (platform.is_path(path)),
  active_from date,
  active_until date,
  check (active_until is null or active_from is null or active_from <= active_until)
);
create index organisation_parent on platform.organisation (parent_id);

-- Kept true by the database, because every scope decision rests on it.
create function platform.check_organisation_path() returns trigger language plpgsql as $$
declare above text;
begin
  if new.parent_id is null then
    above := '/';
  else
    select path into above from platform.organisation where id = new.parent_id;
  end if;
  if new.path <> coalesce(above, '') || new.id || '/' then
    raise exception 'path of organisation % must be %', new.id, coalesce(above, '?') || new.id || '/' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger organisation_path before insert or update of id, parent_id, path on platform.organisation
  for each row execute function platform.check_organisation_path();

alter table platform.organisation enable row level security;
create policy scope_select on platform.organisation for select using (platform.may_read(path));
create policy scope_insert on platform.organisation for insert
  with check (platform.in_scope(path) and platform.viewer_role() = 'administrator');
create policy scope_update on platform.organisation for update
  using (platform.in_scope(path) and platform.viewer_role() = 'administrator')
  with check (platform.in_scope(path) and platform.viewer_role() = 'administrator');
grant select, insert, update on platform.organisation to sanyi_viewer;

-- Accounts and sessions ---------------------------------------------------------------------------------------------

create table platform.account (
  id uuid primary key default gen_random_uuid(),
  username text not null check (username = btrim(username) and username <> ''),
  display_zh text not null,
  display_en text not null default '',
  password_hash text not null,
  role text not null,
  organisation_id text not null references platform.organisation (id),
  must_change_password boolean not null default false,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default platform.now()
);
create unique index account_username on platform.account (lower(username));
create index account_organisation on platform.account (organisation_id);

alter table platform.account enable row level security;
create policy scope_select on platform.account for select
  using (exists (select from platform.organisation o where o.id = organisation_id and platform.may_read(o.path)));
create policy scope_insert on platform.account for insert with check (platform.viewer_role() = 'administrator'
  and exists (select from platform.organisation o where o.id = organisation_id and platform.in_scope(o.path)));
create policy scope_update on platform.account for update
  using (platform.viewer_role() = 'administrator'
    and exists (select from platform.organisation o where o.id = organisation_id and platform.in_scope(o.path)))
  with check (platform.viewer_role() = 'administrator'
    and exists (select from platform.organisation o where o.id = organisation_id and platform.in_scope(o.path)));
-- A viewer never reads a password hash; an administrator may set one.
grant select (id, username, display_zh, display_en, role, organisation_id, must_change_password, failed_attempts,
  locked_until, disabled_at, version, created_at) on platform.account to sanyi_viewer;
grant insert on platform.account to sanyi_viewer;
grant update (username, display_zh, display_en, password_hash, role, organisation_id, must_change_password,
  failed_attempts, locked_until, disabled_at, version) on platform.account to sanyi_viewer;

-- Only the hash of a session's token is kept; read and written by the login alone, never by a viewer.
create table platform.session (
  token_hash text primary key,
  account_id uuid not null references platform.account (id) on delete cascade,
  created_at timestamptz not null default platform.now(),
  last_seen_at timestamptz not null default platform.now(),
  expires_at timestamptz not null,
  user_agent text not null default ''
);
create index session_account on platform.session (account_id);
create index session_expires on platform.session (expires_at);
alter table platform.session enable row level security;

-- Audit trail -------------------------------------------------------------------------------------------------------

-- Append-only. Each entry carries the hash of the one before; see audit.ts for what is hashed.
create table platform.audit_entry (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  actor_account_id uuid,
  actor_name text not null,
  action text not null check (action <> ''),
  subject_kind text not null,
  subject_id text not null,
  scope_path text not null check (platform.is_path(scope_path)),
  request_id text,
  detail jsonb not null,
  previous_hash text not null,
  hash text not null unique
);
create index audit_entry_subject on platform.audit_entry (subject_kind, subject_id, seq);
create index audit_entry_scope on platform.audit_entry (scope_path text_pattern_ops, seq);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_no_change before update or delete on platform.audit_entry
  for each row execute function platform.refuse_change();
create trigger audit_entry_no_truncate before truncate on platform.audit_entry
  for each statement execute function platform.refuse_change();

-- Entries are written here and chained at commit: the lock that makes one chain is then taken last and held for a
-- moment, so that two transactions which change the same rows in different order cannot wait for each other over it.
create table platform.audit_draft (
  id bigint generated always as identity primary key,
  actor_account_id uuid,
  actor_name text not null,
  action text not null check (action <> ''),
  subject_kind text not null,
  subject_id text not null,
  scope_path text not null check (platform.is_path(scope_path)),
  request_id text,
  detail jsonb not null
);

create function platform.audit_hash(entry platform.audit_entry) returns text language sql stable as $$
  select encode(sha256(convert_to(json_build_array(
    entry.seq::text,
    to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    entry.actor_account_id::text, entry.actor_name, entry.action, entry.subject_kind, entry.subject_id,
    entry.scope_path, entry.request_id, entry.detail::text, entry.previous_hash)::text, 'UTF8')), 'hex')
$$;

create function platform.chain_audit() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare entry platform.audit_entry;
begin
  perform pg_advisory_xact_lock(7305411, 1);
  select a.seq, a.hash into entry.seq, entry.previous_hash from platform.audit_entry a order by a.seq desc limit 1;
  entry.seq := coalesce(entry.seq, 0) + 1;
  entry.previous_hash := coalesce(entry.previous_hash, repeat('0', 64));
  entry.at := date_trunc('milliseconds', platform.now());
  entry.actor_account_id := new.actor_account_id;
  entry.actor_name := new.actor_name;
  entry.action := new.action;
  entry.subject_kind := new.subject_kind;
  entry.subject_id := new.subject_id;
  entry.scope_path := new.scope_path;
  entry.request_id := new.request_id;
  entry.detail := new.detail;
  entry.hash := platform.audit_hash(entry);
  insert into platform.audit_entry select entry.*;
  delete from platform.audit_draft where id = new.id;
  return null;
end $$;
create constraint trigger audit_draft_chain after insert on platform.audit_draft
  deferrable initially deferred for each row execute function platform.chain_audit();

alter table platform.audit_entry enable row level security;
create policy scope_select on platform.audit_entry for select using (platform.may_read(scope_path));
grant select on platform.audit_entry to sanyi_viewer;
alter table platform.audit_draft enable row level security;
create policy own_insert on platform.audit_draft for insert
  with check (actor_account_id = platform.viewer_account() and platform.may_read(scope_path));
grant insert on platform.audit_draft to sanyi_viewer;

-- Jobs --------------------------------------------------------------------------------------------------------------

create table platform.job (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind <> ''),
  title jsonb not null,
  payload jsonb not null,
  viewer jsonb not null,
  account_id uuid not null,
  scope_path text not null check (platform.is_path(scope_path)),
  state text not null default 'waiting'
    check (state in ('waiting', 'running', 'cancelling', 'cancelled', 'done', 'failed')),
  progress_done bigint not null default 0,
  progress_total bigint,
  progress_unit text not null default '',
  message jsonb,
  checkpoint jsonb,
  attempts integer not null default 0,
  max_attempts integer not null check (max_attempts > 0),
  run_after timestamptz not null default clock_timestamp(),
  lease_owner text,
  lease_until timestamptz,
  result jsonb,
  problem jsonb,
  created_at timestamptz not null default platform.now(),
  started_at timestamptz,
  finished_at timestamptz,
  check ((lease_owner is null) = (lease_until is null))
);
create index job_open on platform.job (run_after) where state in ('waiting', 'running', 'cancelling');
create index job_account on platform.job (account_id, created_at desc);
alter table platform.job enable row level security;
create policy own_select on platform.job for select using (account_id = platform.viewer_account()
  or (platform.viewer_role() = 'administrator' and platform.in_scope(scope_path)));
create policy own_insert on platform.job for insert
  with check (account_id = platform.viewer_account() and platform.may_read(scope_path));
create policy own_update on platform.job for update using (account_id = platform.viewer_account()
  or (platform.viewer_role() = 'administrator' and platform.in_scope(scope_path)));
grant select on platform.job to sanyi_viewer;
grant insert (id, kind, title, payload, viewer, account_id, scope_path, max_attempts, run_after) on platform.job to sanyi_viewer;
-- Enough to ask for a cancel, and to keep a checkpoint in the transaction of the work; the rest is the worker's.
grant update (state, finished_at, checkpoint) on platform.job to sanyi_viewer;

-- Files -------------------------------------------------------------------------------------------------------------

create table platform.file (
  id uuid primary key default gen_random_uuid(),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  media_type text not null,
  original_name text not null,
  uploader_account_id uuid,
  scope_path text not null check (platform.is_path(scope_path)),
  created_at timestamptz not null default platform.now()
);
create index file_sha256 on platform.file (sha256);
alter table platform.file enable row level security;
create policy scope_select on platform.file for select using (platform.may_read(scope_path));
create policy scope_insert on platform.file for insert
  with check (platform.in_scope(scope_path) and uploader_account_id = platform.viewer_account());
grant select, insert on platform.file to sanyi_viewer;
create trigger file_no_change before update or delete on platform.file
  for each row execute function platform.refuse_change();
create trigger file_no_truncate before truncate on platform.file
  for each statement execute function platform.refuse_change();

-- Installation: demonstration flag, created_at, secret. Never for viewers.
create table platform.installation (
  key text primary key,
  value jsonb not null
);
alter table platform.installation enable row level security;

-- Monitoring: reporting windows, progress entries, lights with their reasons, overrides, issued reports.

create table monitoring.reporting_window (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null,
  period text not null check (period ~ '^[0-9]{4}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$'),
  opens_on date not null,
  closes_on date not null,
  state text not null default 'open' check (state in ('open', 'locked')),
  version integer not null default 1,
  created_by_name text not null,
  created_at timestamptz not null default platform.now(),
  unique (plan_id, period),
  check (opens_on <= closes_on)
);
select platform.protect('monitoring.reporting_window');

create table monitoring.progress_entry (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  window_id uuid not null references monitoring.reporting_window (id),
  task_id uuid not null,
  organisation_id text not null references platform.organisation (id),
  progress text not null default '',
  problems text not null default '',
  next_steps text not null default '',
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned')),
  late boolean not null default false,
  return_reason text,
  updated_by_name text not null,
  updated_at timestamptz not null default platform.now(),
  submitted_at timestamptz,
  version integer not null default 1,
  unique (window_id, task_id)
);
create index progress_entry_task on monitoring.progress_entry (task_id);
select platform.protect('monitoring.progress_entry');

-- The light of a task at the end of a period, kept when the window is locked; newer judgements are computed live.
create table monitoring.kept_light (
  task_id uuid not null,
  plan_id uuid not null,
  scope_path text not null,
  period text not null,
  light text not null check (light in ('green', 'yellow', 'red', 'grey', 'ongoing')),
  reasons jsonb not null,
  rule_version text not null,
  kept_at timestamptz not null default platform.now(),
  primary key (task_id, period)
);
create index kept_light_plan on monitoring.kept_light (plan_id, period);
select platform.protect('monitoring.kept_light');

create table monitoring.light_override (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  task_id uuid not null,
  period text not null,
  light text not null check (light in ('green', 'yellow', 'red', 'grey', 'ongoing')),
  reason text not null check (reason <> ''),
  by_name text not null,
  until_on date not null,
  -- order of decisions: the newest one counts
  seq bigint generated always as identity,
  created_at timestamptz not null default platform.now()
);
create index light_override_task on monitoring.light_override (task_id, period, created_at desc);
select platform.protect('monitoring.light_override');

-- A report is never changed: its snapshot holds every figure as it was, and the files were made from it.
create table monitoring.report (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null,
  window_id uuid not null references monitoring.reporting_window (id),
  period text not null,
  title text not null check (title <> ''),
  snapshot jsonb not null,
  snapshot_hash text not null check (snapshot_hash ~ '^[0-9a-f]{64}$'),
  issued_by_name text not null,
  issued_at timestamptz not null default platform.now()
);
create index report_plan on monitoring.report (plan_id, issued_at desc);
select platform.protect('monitoring.report');
create trigger report_no_change before update or delete on monitoring.report
  for each row execute function platform.refuse_change();

-- Work stays inside: what a region's departments report and how it is judged is read in the region and from above,
-- never by the regions below, although they read the plan itself.
do $$
declare name text;
begin
  foreach name in array array['reporting_window', 'progress_entry', 'kept_light', 'light_override', 'report']
  loop
    execute format('drop policy scope_select on monitoring.%I', name);
    execute format('create policy scope_select on monitoring.%I for select using (platform.in_scope(scope_path))', name);
  end loop;
end $$;

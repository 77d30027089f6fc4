-- Supervision cases (督办): a late task is pressed step by step, every letter and answer is kept, who reports never closes.

create table monitoring.supervision_case (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null,
  task_id uuid not null,
  organisation_id text not null references platform.organisation (id),
  state text not null default 'open' check (state in ('open', 'closed')),
  opened_on date not null,
  version integer not null default 1
);
-- A task is pressed in one case at a time.
create unique index supervision_case_open on monitoring.supervision_case (task_id) where state = 'open';
select platform.protect('monitoring.supervision_case');

create table monitoring.supervision_step (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  case_id uuid not null references monitoring.supervision_case (id),
  seq integer not null,
  step text not null check (step in ('reminder', 'urging', 'notice', 'interview', 'report')),
  year integer not null,
  number integer not null,
  taken_on date not null,
  due_on date not null,
  -- The letter as it was sent: a later change of task or light does not change it.
  letter jsonb not null,
  taken_by_name text not null,
  answer text,
  answered_by_account uuid,
  answered_by_name text,
  answered_on date,
  verdict text check (verdict in ('waiting', 'accepted', 'returned')),
  verdict_note text,
  judged_by_name text,
  judged_on date,
  unique (case_id, seq),
  unique (scope_path, step, year, number),
  check ((answer is null) = (verdict is null))
);
select platform.protect('monitoring.supervision_step');

-- Closing (销号) and reopening, each with its reason.
create table monitoring.supervision_turn (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  case_id uuid not null references monitoring.supervision_case (id),
  seq bigint generated always as identity,
  turn text not null check (turn in ('closed', 'reopened')),
  reason text not null check (reason <> ''),
  by_name text not null,
  turned_on date not null
);
create index supervision_turn_case on monitoring.supervision_turn (case_id, seq);
select platform.protect('monitoring.supervision_turn');

do $$
declare name text;
begin
  foreach name in array array['supervision_case', 'supervision_step', 'supervision_turn']
  loop
    execute format('drop policy scope_select on monitoring.%I', name);
    execute format('create policy scope_select on monitoring.%I for select using (platform.in_scope(scope_path))', name);
  end loop;
end $$;

-- Interview records (约谈记录): who spoke with whom, why it is late, what was promised until when, what came of it, and who other
-- than the recorder closed it. One interview a case.

create table monitoring.interview (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  case_id uuid not null unique references monitoring.supervision_case (id),
  state text not null default 'draft' check (state in ('draft', 'recorded', 'closed')),
  -- Given when it is recorded: numbered through the year in each region.
  year integer,
  number integer,
  record jsonb not null,
  written_by uuid not null,
  written_by_name text not null,
  recorded_at timestamptz,
  closed_by uuid,
  closed_by_name text,
  closed_on date,
  closing_note text,
  version integer not null default 1,
  unique (scope_path, year, number),
  check ((state = 'draft') = (number is null)),
  check ((state = 'draft') = (recorded_at is null)),
  check ((state = 'closed') = (closed_by is not null)),
  -- Who wrote it down does not close it.
  constraint interview_closed_by_another check (closed_by is null or closed_by <> written_by)
);
select platform.protect('monitoring.interview');

create table monitoring.interview_commitment (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  interview_id uuid not null references monitoring.interview (id),
  seq integer not null,
  promise text not null check (promise <> ''),
  responsible text not null check (responsible <> ''),
  due_on date not null,
  reply text,
  replied_by uuid,
  replied_by_name text,
  replied_on date,
  verdict text check (verdict in ('waiting', 'accepted', 'returned')),
  verdict_note text,
  judged_by uuid,
  judged_by_name text,
  judged_on date,
  unique (interview_id, seq),
  check ((reply is null) = (verdict is null)),
  constraint commitment_judged_by_another check (judged_by is null or judged_by <> replied_by)
);
select platform.protect('monitoring.interview_commitment');

do $$
declare name text;
begin
  foreach name in array array['interview', 'interview_commitment']
  loop
    execute format('drop policy scope_select on monitoring.%I', name);
    execute format('create policy scope_select on monitoring.%I for select using (platform.in_scope(scope_path))', name);
  end loop;
end $$;

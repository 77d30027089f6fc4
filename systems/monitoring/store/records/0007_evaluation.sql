-- Evaluations (考核、评估) and the money tied to them (资金表). An issued evaluation never changes.

create table monitoring.funding (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null,
  year integer not null check (year between 2000 and 2100),
  name text not null check (name <> ''),
  amount_fen bigint not null check (amount_fen > 0),
  -- The paper that grants it; without one it is proposed and says so wherever it is shown.
  source text not null default '',
  -- Whole-number weights by organisation (基数); an organisation without one counts once.
  bases jsonb not null default '{}',
  updated_by_name text not null,
  version integer not null default 1,
  unique (plan_id, year, name)
);
select platform.protect('monitoring.funding');

create table monitoring.evaluation (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null,
  kind text not null check (kind in ('year-end', 'mid-term', 'final')),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  title text not null check (title <> ''),
  snapshot jsonb not null,
  snapshot_hash text not null check (snapshot_hash ~ '^[0-9a-f]{64}$'),
  issued_by_name text not null,
  issued_at timestamptz not null default platform.now()
);
create index evaluation_plan on monitoring.evaluation (plan_id, issued_at desc);
select platform.protect('monitoring.evaluation');
create trigger evaluation_no_change before update or delete on monitoring.evaluation
  for each row execute function platform.refuse_change();

do $$
declare name text;
begin
  foreach name in array array['funding', 'evaluation']
  loop
    execute format('drop policy scope_select on monitoring.%I', name);
    execute format('create policy scope_select on monitoring.%I for select using (platform.in_scope(scope_path))', name);
  end loop;
end $$;

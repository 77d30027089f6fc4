-- Targets of cost growth (控费目标): for all hospitals of a region, or for one of them; a new one replaces the old, which stays.

create table expenditure.growth_target (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  -- empty for all hospitals of the region without a target of their own
  institution_code text not null default '',
  year integer not null check (year between 2000 and 2100),
  -- growth of the mean cost at most, in percent
  growth numeric(5, 2) not null check (growth between -50 and 100),
  reason text not null check (reason <> ''),
  set_by_name text not null,
  set_at timestamptz not null default platform.now(),
  superseded_by uuid references expenditure.growth_target (id) deferrable initially deferred
);
create unique index growth_target_current on expenditure.growth_target (scope_path, institution_code, year)
  where superseded_by is null;
select platform.protect('expenditure.growth_target');

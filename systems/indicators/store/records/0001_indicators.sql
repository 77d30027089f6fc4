-- Indicators: definitions, values that are superseded but never overwritten, and links of plan targets.

create table indicators.indicator (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  code text not null check (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  name_zh text not null check (name_zh <> ''),
  name_en text not null,
  definition_zh text not null,
  definition_en text not null,
  numerator_zh text not null,
  numerator_en text not null,
  denominator_zh text,
  denominator_en text,
  factor integer not null check (factor in (1, 100, 1000, 10000, 100000)),
  unit text not null check (unit <> ''),
  decimals smallint not null check (decimals between 0 and 4),
  direction text not null check (direction in ('up', 'down', 'band', 'ceiling')),
  -- a part of a whole (占比): the numerator never exceeds the denominator
  is_share boolean not null,
  cumulative boolean not null,
  attribute text check (attribute in ('expected', 'binding')),
  source_system text not null default '',
  owner_organisation_id text references platform.organisation (id),
  version integer not null default 1,
  created_at timestamptz not null default platform.now(),
  unique (scope_path, code),
  check ((denominator_zh is null) = (denominator_en is null))
);
select platform.protect('indicators.indicator');

create table indicators.value (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  indicator_id uuid not null references indicators.indicator (id),
  indicator_version integer not null,
  organisation_id text not null references platform.organisation (id),
  period text not null check (period ~ '^[0-9]{4}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$'),
  numerator numeric(21, 6) not null,
  denominator numeric(21, 6),
  note text not null default '',
  entered_by uuid,
  entered_by_name text not null,
  entered_at timestamptz not null default platform.now(),
  superseded_by uuid references indicators.value (id) deferrable initially deferred
);
-- One value counts; the ones before it stay readable.
create unique index value_current on indicators.value (indicator_id, organisation_id, period) where superseded_by is null;
create index value_indicator on indicators.value (indicator_id, period);
select platform.protect('indicators.value');

create table indicators.target_link (
  target_id uuid primary key,
  plan_id uuid not null,
  scope_path text not null,
  indicator_id uuid not null references indicators.indicator (id),
  linked_by_name text not null,
  linked_at timestamptz not null default platform.now()
);
create index target_link_plan on indicators.target_link (plan_id);
create index target_link_indicator on indicators.target_link (indicator_id);
select platform.protect('indicators.target_link');

-- Runs that make prepared sums from facts, and from when to when a run counted for a month (已知时间): a figure as it was
-- known on a past day is that day's runs.

create table indicators.run (
  run_no integer generated always as identity primary key,
  scope_path text not null,
  -- fingerprint of the measures it was made by
  definitions text not null,
  -- instant of the data snapshot, and the numbers of rows that counted then
  snapshot_at timestamptz not null,
  files jsonb not null,
  asked_by_name text not null,
  rows integer not null default 0,
  milliseconds integer not null default 0,
  -- null while it is at work, and for good where it was cut off
  finished_at timestamptz
);
create index run_scope on indicators.run (scope_path, run_no);
select platform.protect('indicators.run');

create table indicators.run_month (
  scope_path text not null,
  month date not null,
  run_no integer not null references indicators.run (run_no),
  counted_from timestamptz not null default platform.now(),
  counted_until timestamptz,
  primary key (scope_path, month, run_no),
  check (counted_until is null or counted_until >= counted_from)
);
create unique index run_month_once on indicators.run_month (scope_path, month) where counted_until is null;
select platform.protect('indicators.run_month');

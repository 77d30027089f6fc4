-- Grouping schemes by their content, the day each is in force from, and the runs that grouped a region's stays.

create table drg.scheme (
  scheme_no integer generated always as identity primary key,
  scope_path text not null check (scope_path ~ '^/([^/]+/)*$'),
  -- sha256 of the canonical text: the same rules are the same scheme, whatever file they came from
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  body text not null check (body <> ''),
  -- from which file and in which layout
  file_name text not null,
  layout text not null check (layout in ('own', 'neutral', 'workbook')),
  -- what the import could not express: [{ place, kind, detail, sheet, row }]
  gaps jsonb not null default '[]',
  mdcs integer not null,
  adrgs integer not null,
  drgs integer not null,
  errors integer not null,
  warnings integer not null,
  notes integer not null,
  imported_by_name text not null,
  imported_at timestamptz not null default platform.now(),
  unique (scope_path, content_sha256)
);
select platform.protect('drg.scheme');

create table drg.use (
  use_no integer generated always as identity primary key,
  scope_path text not null check (scope_path ~ '^/([^/]+/)*$'),
  scheme_no integer not null references drg.scheme (scheme_no),
  -- stays discharged from this day on are grouped by it, until a later use begins
  valid_from date not null,
  set_by_name text not null,
  set_at timestamptz not null default platform.now(),
  unique (scope_path, valid_from)
);
select platform.protect('drg.use');

create table drg.run (
  run_no integer generated always as identity primary key,
  scope_path text not null check (scope_path ~ '^/([^/]+/)*$'),
  -- row numbers that counted when it began
  files jsonb not null,
  -- [{ schemeNo, from }]
  uses jsonb not null,
  snapshot_at timestamptz not null,
  stays integer,
  grouped integer,
  ambiguous integer,
  ungroupable integer,
  milliseconds integer,
  -- set when its rows are written; only then it counts
  counted_at timestamptz,
  asked_by_name text not null,
  check (stays is null or stays = grouped + ambiguous + ungroupable)
);
create index run_counted on drg.run (scope_path, counted_at);
select platform.protect('drg.run');

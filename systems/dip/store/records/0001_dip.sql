-- DIP catalogues by their content, the day each is in force from, coefficients of institutions, runs, and the bureau's monthly statements.

create table dip.catalogue (
  catalogue_no integer generated always as identity primary key,
  scope_path text not null check (scope_path ~ '^/([^/]+/)*$'),
  -- sha256 of the catalogue's text: the same groups with the same scores are the same catalogue
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (name <> ''),
  -- formed from the region's own cases, or published by the city
  origin text not null check (origin in ('formed', 'published')),
  year integer,
  body text not null check (body <> ''),
  -- the rules cases are read by before they are matched
  rules text not null check (rules <> ''),
  -- intervals, ranks, groups that are core by chance; of a formed catalogue
  certainty text,
  -- how it was formed: cases, what was left and why, auxiliary tests, levels
  account text,
  file_name text not null default '',
  -- what the import could not take: [{ row, kind, detail }]
  gaps jsonb not null default '[]',
  groups integer not null,
  core_groups integer not null,
  composite_groups integer not null,
  cases integer,
  made_by_name text not null,
  made_at timestamptz not null default platform.now(),
  unique (scope_path, content_sha256)
);
select platform.protect('dip.catalogue');

create table dip.use (
  use_no integer generated always as identity primary key,
  scope_path text not null check (scope_path ~ '^/([^/]+/)*$'),
  catalogue_no integer not null references dip.catalogue (catalogue_no),
  -- stays discharged from this day on are matched by it, until a later use begins
  valid_from date not null,
  -- rules for cases of unusual cost, by their id
  deviation text not null check (deviation <> ''),
  set_by_name text not null,
  set_at timestamptz not null default platform.now(),
  unique (scope_path, valid_from)
);
select platform.protect('dip.use');

create table dip.coefficient (
  coefficient_no integer generated always as identity primary key,
  scope_path text not null check (scope_path ~ '^/([^/]+/)*$'),
  institution_code text not null check (institution_code <> ''),
  valid_from date not null,
  coefficient numeric(8, 4) not null check (coefficient > 0),
  source text not null,
  set_by_name text not null,
  set_at timestamptz not null default platform.now(),
  unique (scope_path, institution_code, valid_from)
);
select platform.protect('dip.coefficient');

create table dip.run (
  run_no integer generated always as identity primary key,
  scope_path text not null check (scope_path ~ '^/([^/]+/)*$'),
  files jsonb not null,
  -- [{ catalogueNo, from }]
  uses jsonb not null,
  snapshot_at timestamptz not null,
  stays integer,
  matched integer,
  unmatched integer,
  milliseconds integer,
  -- set when its rows are written; only then it counts
  counted_at timestamptz,
  asked_by_name text not null,
  check (stays is null or stays = matched + unmatched)
);
create index run_counted on dip.run (scope_path, counted_at);
select platform.protect('dip.run');

create table dip.statement (
  statement_no integer generated always as identity primary key,
  scope_path text not null check (scope_path ~ '^/([^/]+/)*$'),
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  month date not null check (extract(day from month) = 1),
  file_name text not null,
  -- yuan of one point, as the statement is worth
  point_value numeric(14, 4) not null check (point_value > 0),
  lines integer not null,
  -- what the import could not take: [{ row, kind, detail }]
  gaps jsonb not null default '[]',
  imported_by_name text not null,
  imported_at timestamptz not null default platform.now(),
  unique (scope_path, content_sha256)
);
select platform.protect('dip.statement');

create table dip.statement_line (
  statement_no integer not null references dip.statement (statement_no),
  line integer not null,
  scope_path text not null check (scope_path ~ '^/([^/]+/)*$'),
  institution_code text not null,
  encounter_id text not null,
  group_key text not null,
  score numeric(14, 4),
  coefficient numeric(8, 4),
  auxiliary numeric(8, 4),
  cost_fen bigint,
  points numeric(16, 4) not null,
  primary key (statement_no, line)
);
select platform.protect('dip.statement_line');

create table dip.rule_lists (
  lists_no integer generated always as identity primary key,
  scope_path text not null check (scope_path ~ '^/([^/]+/)*$'),
  name text not null check (name <> ''),
  body text not null check (body <> ''),
  file_name text not null default '',
  imported_by_name text not null,
  imported_at timestamptz not null default platform.now()
);
select platform.protect('dip.rule_lists');

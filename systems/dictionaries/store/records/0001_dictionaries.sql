-- Code dictionaries: editions, what was imported, and every entry with the days on which it counted. Nothing is deleted.

create table dictionaries.edition (
  id bigint generated always as identity primary key,
  system text not null check (system in ('icd-10', 'icd-9-cm-3', 'drug', 'consumable', 'service', 'institution', 'area')),
  -- 'map' holds the pairs of the clinical and the insurance line
  line text not null check (line in ('insurance', 'clinical', 'national', 'map')),
  name text not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
  valid_from date not null,
  unique (system, line, name),
  unique (system, line, valid_from)
);
select platform.share('dictionaries.edition');

create table dictionaries.import (
  id bigint generated always as identity primary key,
  edition_id bigint not null references dictionaries.edition (id),
  file_name text not null check (file_name <> ''),
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  complete boolean not null,
  added integer not null,
  changed integer not null,
  retired integer not null,
  unchanged integer not null,
  wrong integer not null,
  imported_by uuid,
  imported_by_name text not null,
  imported_at timestamptz not null default platform.now()
);
create index import_edition on dictionaries.import (edition_id, id);
select platform.share('dictionaries.import');

create table dictionaries.entry (
  id bigint generated always as identity primary key,
  system text not null,
  line text not null,
  -- the code; in a map the pair
  key text not null check (key <> ''),
  code text not null check (code <> ''),
  target text not null default '',
  name text not null,
  -- pinyin initials of the name, so that nobody computes them at every key pressed
  initials text not null,
  category text not null default '',
  grey boolean not null default false,
  successor text not null default '',
  attributes jsonb not null default '{}',
  valid_from date not null,
  -- first day on which it counts no more; equal to valid_from where a correction withdrew it before it ever counted
  valid_until date check (valid_until >= valid_from),
  import_id bigint not null references dictionaries.import (id),
  ended_by bigint references dictionaries.import (id),
  check ((valid_until is null) = (ended_by is null))
);
create unique index entry_in_force on dictionaries.entry (system, line, key) where valid_until is null;
create index entry_history on dictionaries.entry (system, line, code, valid_from);
create index entry_target on dictionaries.entry (system, target) where line = 'map';
select platform.share('dictionaries.entry');

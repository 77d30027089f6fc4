-- Forms of the higher office (上级表格): blanks as they came, and what a person said once of each kind of form.

create table monitoring.form_layout (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  -- Of where the words of the form stand, times apart: the blank of the next quarter has the same.
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  -- By place: what belongs there, or null where a person decided that it stays empty.
  answers jsonb not null,
  confirmed_by_name text not null,
  confirmed_at timestamptz not null default platform.now(),
  version integer not null default 1,
  unique (scope_path, fingerprint)
);
select platform.protect('monitoring.form_layout');

create table monitoring.form (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  file_id uuid not null references platform.file (id),
  file_name text not null check (file_name <> ''),
  format text not null check (format in ('xlsx', 'docx')),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  grids jsonb not null,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null default platform.now()
);
create index form_scope on monitoring.form (scope_path, uploaded_at desc);
select platform.protect('monitoring.form');

do $$
declare name text;
begin
  foreach name in array array['form_layout', 'form']
  loop
    execute format('drop policy scope_select on monitoring.%I', name);
    execute format('create policy scope_select on monitoring.%I for select using (platform.in_scope(scope_path))', name);
  end loop;
end $$;

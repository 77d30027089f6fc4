-- Values wait until somebody else has approved them (审核); files of values with every row and what became of it (报送); sums that
-- have to come out (合计关系); names of other systems for the parts of an indicator (数据元对应).

-- Whether its numbers may lie below nought, as those of a growth do. Definitions from before were never asked.
alter table indicators.indicator add column allows_negative boolean not null default false;
update indicators.indicator set allows_negative = not is_share;

create table indicators.submission (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  organisation_id text not null references platform.organisation (id),
  file_id uuid not null references platform.file (id),
  file_name text not null check (file_name <> ''),
  format text not null check (format in ('workbook', 'data-value-sets', 'adx')),
  state text not null default 'checked' check (state in ('checked', 'sent')),
  -- Every row of the file as it was read, with what was found.
  rows jsonb not null,
  entered_by uuid not null,
  entered_by_name text not null,
  received_at timestamptz not null default platform.now(),
  sent_at timestamptz,
  version integer not null default 1,
  check ((state = 'sent') = (sent_at is not null))
);
create index submission_scope on indicators.submission (scope_path, received_at desc);
select platform.protect('indicators.submission');

alter table indicators.value
  add column submission_id uuid references indicators.submission (id),
  -- What the checks found when it was sent: the approver sees it.
  add column remarks jsonb not null default '[]',
  add column approval text not null default 'approved' check (approval in ('waiting', 'approved', 'returned')),
  add column judged_by uuid,
  add column judged_by_name text,
  add column judged_at timestamptz,
  add column judged_note text,
  -- Who enters does not approve.
  add constraint value_judged_by_another check (judged_by is null or entered_by is null or judged_by <> entered_by),
  add constraint value_returned_with_reason check (approval <> 'returned' or judged_note <> '');
-- Values from before there was approval count; from now on whoever writes one says which it is.
alter table indicators.value alter column approval drop default;
drop index indicators.value_current;
create unique index value_current on indicators.value (indicator_id, organisation_id, period)
  where superseded_by is null and approval = 'approved';
create unique index value_waiting on indicators.value (indicator_id, organisation_id, period)
  where superseded_by is null and approval = 'waiting';

create table indicators.sum_rule (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  whole_id uuid not null references indicators.indicator (id),
  -- Indicators that make up the whole; none means the institutions of the region for the indicator itself.
  part_ids jsonb not null,
  created_by_name text not null,
  created_at timestamptz not null default platform.now()
);
create index sum_rule_scope on indicators.sum_rule (scope_path);
select platform.protect('indicators.sum_rule');

create table indicators.data_element (
  scope_path text not null,
  element text not null check (element <> ''),
  indicator_id uuid not null references indicators.indicator (id),
  part text not null check (part in ('numerator', 'denominator')),
  assigned_by_name text not null,
  assigned_at timestamptz not null default platform.now(),
  primary key (scope_path, element)
);
select platform.protect('indicators.data_element');

-- What departments send is read in the region and from above, never by the regions below.
do $$
declare name text;
begin
  foreach name in array array['submission', 'sum_rule', 'data_element']
  loop
    execute format('drop policy scope_select on indicators.%I', name);
    execute format('create policy scope_select on indicators.%I for select using (platform.in_scope(scope_path))', name);
  end loop;
end $$;

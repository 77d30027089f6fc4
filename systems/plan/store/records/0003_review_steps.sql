-- One reviewed change that can be taken back: the rows it touched as they were before, and the tasks it made.
create table plan.review_step (
  id uuid primary key default gen_random_uuid(),
  scope_path text not null,
  plan_id uuid not null references plan.plan (id) on delete cascade,
  account_id uuid not null,
  action text not null,
  at timestamptz not null default platform.now(),
  -- Rows by table name; aliases as {alias, row}, where a null row means that nobody had taught the name.
  before jsonb not null,
  created uuid[] not null
);
create index review_step_plan on plan.review_step (plan_id);
select platform.protect('plan.review_step');
drop policy scope_select on plan.review_step;
create policy scope_select on plan.review_step for select using (platform.in_scope(scope_path));

-- The change that a task's present state comes from. Every other change clears it, so that nothing later is undone unseen.
alter table plan.task add column step_id uuid references plan.review_step (id) on delete set null;
create index task_step on plan.task (step_id) where step_id is not null;

-- Writes rows back as they were, but for the columns named.
create function plan.put_back(target regclass, given jsonb, kept text[]) returns void language plpgsql as $$
declare columns text;
begin
  select string_agg(format('%1$I = r.%1$I', attname), ', ' order by attnum) into columns from pg_attribute
    where attrelid = target and attnum > 0 and not attisdropped and attname <> 'id' and attname <> all (kept);
  execute format('update %1$s t set %2$s from jsonb_populate_recordset(null::%1$s, $1) r where t.id = r.id', target, columns)
    using given;
end $$;

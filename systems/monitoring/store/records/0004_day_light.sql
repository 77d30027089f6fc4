-- Lights by day (每日灯号): a row for each day on which a task's light was another than before, as it was seen then. What
-- changed since a day is answered from it.

create table monitoring.day_light (
  scope_path text not null,
  plan_id uuid not null,
  task_id uuid not null,
  seen_on date not null,
  light text not null check (light in ('green', 'yellow', 'red', 'grey', 'ongoing')),
  reasons jsonb not null,
  rule_version text not null,
  primary key (task_id, seen_on)
);
create index day_light_plan on monitoring.day_light (plan_id, seen_on);
select platform.protect('monitoring.day_light');

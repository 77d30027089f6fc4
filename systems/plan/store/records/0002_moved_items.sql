-- The task an item stood in before its task was merged into another: what a restored task takes back.
alter table plan.responsibility add column moved_from uuid references plan.task (id) on delete set null;
alter table plan.deadline add column moved_from uuid references plan.task (id) on delete set null;
alter table plan.target add column moved_from uuid references plan.task (id) on delete set null;
alter table plan.citation add column moved_from uuid references plan.task (id) on delete set null;
create index task_merged_into on plan.task (merged_into) where merged_into is not null;

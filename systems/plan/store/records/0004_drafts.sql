-- A draft belongs to the region that reviews it: nobody above or below sees it, or anything that hangs on it, before it
-- is published.
create function plan.own_region(path text) returns boolean language sql stable parallel safe as
$$ select platform.is_system() or path = current_setting('sanyi.scope_path', true) $$;

drop policy scope_select on plan.plan;
create policy scope_select on plan.plan for select
  using (plan.own_region(scope_path) or (status <> 'review' and platform.may_read(scope_path)));

do $$
declare name text;
begin
  drop policy scope_select on plan.paper;
  create policy scope_select on plan.paper for select
    using (plan.own_region(scope_path) or (platform.may_read(scope_path)
      and id in (select p.paper_id from plan.plan p where p.status <> 'review')));
  foreach name in array array['section', 'task', 'responsibility', 'deadline', 'target', 'citation']
  loop
    execute format('drop policy scope_select on plan.%I', name);
    execute format('create policy scope_select on plan.%I for select
      using (plan.own_region(scope_path) or (platform.may_read(scope_path)
        and plan_id in (select p.id from plan.plan p where p.status <> ''review'')))', name);
  end loop;
  -- Work and history stay inside the region and those above, and follow their plan.
  foreach name in array array['measure', 'milestone', 'evidence', 'dispute', 'comment', 'revision', 'review_step']
  loop
    execute format('drop policy scope_select on plan.%I', name);
    execute format('create policy scope_select on plan.%I for select
      using (plan.own_region(scope_path) or (platform.in_scope(scope_path)
        and plan_id in (select p.id from plan.plan p where p.status <> ''review'')))', name);
  end loop;
end $$;

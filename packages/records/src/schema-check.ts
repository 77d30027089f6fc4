import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { migrationChecksum, type RecordsMigration } from './migrate.ts';
import type { Tx } from './tables.ts';

/**
 * What a folder of `.sql` files and the list in code disagree on (迁移清单核对), as sentences; empty when they agree.
 * For tests; the list's items must be of one system.
 */
export function migrationsMatchFolder(directory: string, list: readonly RecordsMigration[]): string[] {
  const files = readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  const faults = files
    .filter((name) => !list.some((item) => `${item.id}.sql` === name))
    .map((name) => `${name} is in the folder, not in the list`);
  for (const item of list) {
    const name = `${item.id}.sql`;
    if (!files.includes(name)) faults.push(`${name} is in the list, not in the folder`);
    else if (migrationChecksum(readFileSync(`${directory}/${name}`, 'utf8')) !== migrationChecksum(item.sql))
      faults.push(`${name} differs from the list`);
  }
  const ids = list.map((item) => item.id);
  if (ids.join() !== ids.toSorted().join()) faults.push('the list is not in order');
  return faults;
}

/**
 * Tables and views outside `platform` whose organisation scope is not guarded (机构范围核对), as sentences; empty when
 * all are. Rows: at most one sentence per table and fault. For tests, on a migrated database with `asSystem`.
 */
export async function scopeFaults(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    with own as (
      select c.oid, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions,
        format('%I.%I', n.nspname, c.relname) as name,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'scope_path' and a.attnum > 0
          and not a.attisdropped) as scoped
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and n.nspname not in ('platform', 'information_schema') and n.nspname !~ '^pg_'
    ), privilege as (
      select own.*, has_table_privilege('sanyi_viewer', oid, 'select') or has_any_column_privilege('sanyi_viewer', oid, 'select') as reads,
        has_any_column_privilege('sanyi_viewer', oid, 'insert') or has_any_column_privilege('sanyi_viewer', oid, 'update')
          or has_table_privilege('sanyi_viewer', oid, 'delete') as writes,
        has_table_privilege('sanyi_viewer', oid, 'truncate') as truncates
      from own
    )
    select name || ': has scope_path without forced row level security' as fault from privilege
      where scoped and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
    union all
    select name || ': has scope_path without a policy' from privilege
      where scoped and relkind in ('r', 'p') and not exists (select from pg_policy p where p.polrelid = privilege.oid)
    union all
    select name || ': viewers may write it without row level security' from privilege
      where writes and relkind in ('r', 'p') and not relrowsecurity
    union all
    select name || ': viewers may truncate it' from privilege where truncates
    union all
    select name || ': viewers may read this view past row level security (set security_invoker)' from privilege
      where reads and relkind = 'v' and not coalesce('security_invoker=true' = any(reloptions) or 'security_invoker=on' = any(reloptions), false)
    union all
    select name || ': viewers may read this materialized view, which knows no row level security' from privilege
      where reads and relkind = 'm'
    order by 1`.execute(tx);
  return rows.map((row) => row.fault);
}

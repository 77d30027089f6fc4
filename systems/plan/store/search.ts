import type { Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { paperHref, taskHref } from './clause.ts';

type HitKind = 'plan' | 'section' | 'task' | 'target';

interface HitRow {
  readonly kind: HitKind;
  readonly id: string;
  readonly plan_id: string;
  readonly task_id: string | null;
  readonly title: string;
  readonly number: string;
  readonly plan_title: string;
  readonly words: string;
  readonly span_start: number | null;
  readonly span_end: number | null;
  readonly rank: number;
}

/** Characters of the snippet before and after the hit. */
const AROUND = 30;

/**
 * Searches plans, sections, tasks and targets (搜索) by Chinese words, pinyin initials or printed number; names before
 * text, newest plans first.
 */
export async function search(tx: Tx, query: string, limit: number) {
  const words = query.trim().toLowerCase();
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  // Initials are worth a look only for two or more Latin letters.
  const initials = /^[a-z0-9]{2,}$/.test(words) ? like : null;
  const { rows } = await sql<HitRow>`
    select hit.*, p.title as plan_title from (
      select 'plan' as kind, id, id as plan_id, null::uuid as task_id, title, coalesce(doc_number, '') as number, title as words,
        null::int as span_start, null::int as span_end, case when lower(title) like ${like} or lower(doc_number) like ${like} then 0 else 1 end as rank, 0 as seq
      from plan.plan where lower(title) like ${like} or lower(doc_number) like ${like} or initials like ${initials}
      union all
      select 'section', id, plan_id, null, title, number, title, span_start, span_end, case when lower(title) like ${like} then 2 else 3 end, seq
      from plan.section where lower(title) like ${like} or initials like ${initials}
      union all
      select 'task', id, plan_id, id, title, number, original_text, span_start, span_end,
        case when number = ${query.trim()} then 0 when lower(title) like ${like} then 1 when initials like ${initials} then 3 else 4 end, seq
      from plan.task where review_state <> 'rejected'
        and (number = ${query.trim()} or lower(title) like ${like} or lower(original_text) like ${like} or initials like ${initials})
      union all
      select 'target', id, plan_id, task_id, indicator, '', coalesce(quote, indicator), span_start, span_end,
        case when lower(indicator) like ${like} then 2 else 3 end, seq
      from plan.target where removed_at is null and (lower(indicator) like ${like} or initials like ${initials})
    ) hit join plan.plan p on p.id = hit.plan_id
    order by hit.rank, p.year desc nulls last, hit.kind, hit.seq, hit.id
    limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    planId: row.plan_id,
    title: row.title,
    place: [row.number, row.kind === 'plan' ? '' : row.plan_title].filter((part) => part !== '').join(' · '),
    ...snippetOf(row.words, words),
    href: hrefOf(row),
  }));
}

function hrefOf(row: HitRow): string {
  if (row.kind === 'plan') return `/plan/${row.id}`;
  if (row.task_id !== null) return taskHref(row.task_id);
  return row.span_start === null || row.span_end === null
    ? `/plan/${row.plan_id}`
    : paperHref(row.plan_id, [row.span_start, row.span_end]);
}

/** Words around the hit and where in them it stands; the beginning when it was found by initials or number. */
function snippetOf(
  text: string,
  words: string,
): { snippet: string; match: readonly [number, number] | null } {
  const flat = text.replace(/\s+/g, ' ').trim();
  const at = flat.toLowerCase().indexOf(words);
  if (at < 0) return { snippet: flat.slice(0, AROUND * 2), match: null };
  const from = Math.max(0, at - AROUND);
  return {
    snippet: flat.slice(from, at + words.length + AROUND),
    match: [at - from, at - from + words.length],
  };
}

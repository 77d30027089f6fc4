import type { Tx } from '@sanyi/records';
import type { PlanReading } from '../engine/reading.ts';
import { planTables } from './tables.ts';

/**
 * The plans a new one belongs to (关联方案): the parent is a plan of a level above whose number or title the paper cites
 * as what it implements; the previous one is the region's own plan of the year before with the same name.
 */
export async function suggestLinks(
  tx: Tx,
  scopePath: string,
  reading: PlanReading,
  plan: { readonly title: string; readonly year: number | null },
): Promise<{ parent_plan_id: string | null; previous_plan_id: string | null }> {
  const known = await planTables(tx)
    .selectFrom('plan.plan')
    .select(['id', 'scope_path', 'title', 'doc_number', 'year'])
    .orderBy('created_at', 'desc')
    .execute();
  const cited = reading.citedDocuments.filter(
    ({ relation }) => relation === 'implements' || relation === 'basis',
  );
  const parent = known.find(
    (other) =>
      other.scope_path !== scopePath &&
      scopePath.startsWith(other.scope_path) &&
      cited.some((paper) => samePaper(paper, other)),
  );
  const previous = known.find(
    (other) =>
      other.scope_path === scopePath &&
      plan.year !== null &&
      other.year === plan.year - 1 &&
      nameOf(other.title) === nameOf(plan.title),
  );
  return { parent_plan_id: parent?.id ?? null, previous_plan_id: previous?.id ?? null };
}

function samePaper(
  cited: { readonly title: string; readonly docNumber: string | null },
  plan: { readonly title: string; readonly doc_number: string | null },
): boolean {
  if (cited.docNumber !== null && plan.doc_number !== null) return cited.docNumber === plan.doc_number;
  return cited.title.replace(/\s+/g, '') === plan.title;
}

/** The title without its years and numbers: this year's and last year's are the same. */
function nameOf(title: string): string {
  return title.replace(/\d+/g, '');
}

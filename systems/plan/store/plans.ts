import type { Tx } from '@sanyi/records';
import type { PlanStatus } from '../engine/ledger/words.ts';
import type { PlanMetadata, Span } from '../engine/reading.ts';
import { planProblems } from '../problems.ts';
import type { Actor } from './change.ts';
import { loadOrganisations, type OrganisationEntry } from './organisations.ts';
import { countPlans, NO_COUNTS, type PlanCounts } from './plan-counts.ts';
import { type PlanRow, planTables } from './tables.ts';

function summaryView(
  row: PlanRow,
  actor: Actor,
  counts: ReadonlyMap<string, PlanCounts>,
  organisations: ReadonlyMap<string, OrganisationEntry>,
) {
  const own = actor.viewer.scopePath;
  const owner = organisations.get(row.owner_organisation_id);
  return {
    id: row.id,
    title: row.title,
    docNumber: row.doc_number,
    issuer: row.issuer,
    issuedOn: row.issued_on,
    region: row.region,
    year: row.year,
    status: row.status,
    // The owner of a plan from above may be an organisation the viewer cannot see.
    owner: owner
      ? { id: owner.id, name: owner.name, kind: owner.kind }
      : {
          id: row.owner_organisation_id,
          name: { zh: row.issuer ?? '—', en: row.issuer ?? '—' },
          kind: 'other',
        },
    relation:
      row.scope_path === own
        ? ('own' as const)
        : own.startsWith(row.scope_path)
          ? ('above' as const)
          : ('below' as const),
    parentPlanId: row.parent_plan_id,
    previousPlanId: row.previous_plan_id,
    version: row.version,
    counts: counts.get(row.id) ?? NO_COUNTS,
    updatedAt: row.updated_at,
  };
}

/** The plans the viewer may see (方案列表): own ones first, the newest year first. */
export async function listPlans(tx: Tx, actor: Actor) {
  const rows = await planTables(tx)
    .selectFrom('plan.plan')
    .selectAll()
    .orderBy('year', (order) => order.desc().nullsLast())
    .orderBy('created_at', 'desc')
    .execute();
  const counts = await countPlans(
    tx,
    rows.map((row) => row.id),
    actor.today,
  );
  const organisations = await loadOrganisations(tx);
  const order = { own: 0, above: 1, below: 2 };
  return rows
    .map((row) => summaryView(row, actor, counts, organisations))
    .toSorted((left, right) => order[left.relation] - order[right.relation]);
}

/** @throws Problem `plan/not-found` */
export async function planRow(tx: Tx, planId: string): Promise<PlanRow> {
  const row = await planTables(tx)
    .selectFrom('plan.plan')
    .selectAll()
    .where('id', '=', planId)
    .executeTakeFirst();
  if (!row) throw planProblems.problem('not-found');
  return row;
}

export async function planSummary(tx: Tx, actor: Actor, planId: string) {
  const row = await planRow(tx, planId);
  const counts = await countPlans(tx, [planId], actor.today);
  return summaryView(row, actor, counts, await loadOrganisations(tx));
}

/** Everything about one plan but its tasks: the paper it came in, what its head says, its relatives. */
export async function planDetail(tx: Tx, actor: Actor, planId: string) {
  const db = planTables(tx);
  const summary = await planSummary(tx, actor, planId);
  const plan = await planRow(tx, planId);
  const paper = await db
    .selectFrom('plan.paper')
    .select([
      'id',
      'file_name',
      'format',
      'encoding',
      'sha256',
      'bytes',
      'reader_version',
      'read_milliseconds',
      'imported_by',
      'imported_by_name',
      'imported_at',
      'notes',
      'reading',
    ])
    .where('id', '=', plan.paper_id)
    .executeTakeFirstOrThrow();
  const linked = await db
    .selectFrom('plan.plan')
    .select(['id', 'title', 'doc_number', 'year'])
    .where('id', 'in', [plan.parent_plan_id, plan.previous_plan_id])
    .execute();
  const linkOf = (id: string | null) => {
    const row = linked.find((other) => other.id === id);
    return row ? { id: row.id, title: row.title, docNumber: row.doc_number, year: row.year } : null;
  };
  const { reading } = paper;
  return {
    ...summary,
    paper: {
      id: paper.id,
      fileName: paper.file_name,
      format: paper.format,
      encoding: paper.encoding,
      sha256: paper.sha256,
      bytes: Number(paper.bytes),
      chars: reading.chars,
      readerVersion: paper.reader_version,
      readMilliseconds: paper.read_milliseconds,
      importedBy: { accountId: paper.imported_by, name: paper.imported_by_name },
      importedAt: paper.imported_at,
      notes: paper.notes,
    },
    metadata: metadataRows(reading.metadata),
    parent: linkOf(plan.parent_plan_id),
    previous: linkOf(plan.previous_plan_id),
    reporting: reading.reporting.map((duty) => ({
      cadence: duty.cadence,
      months: duty.months,
      to: duty.to,
      content: duty.content,
      quote: duty.quote,
      span: duty.span,
    })),
    phases: reading.phases.map(({ number, name, from, to, quote, span }) => ({
      number,
      name,
      from,
      to,
      quote,
      span,
    })),
  };
}

/** Head and tail of the paper as rows: field, words, place. */
function metadataRows(metadata: PlanMetadata): { field: string; text: string; span: Span | null }[] {
  const rows: { field: string; text: string; span: Span | null }[] = [];
  const add = (
    field: string,
    items: readonly ({ readonly text?: string; readonly day?: string; readonly span: Span } | null)[],
  ) => {
    for (const item of items)
      if (item) rows.push({ field, text: item.text ?? item.day ?? '', span: item.span });
  };
  add('title', [metadata.title]);
  add('envelopeTitle', [metadata.envelopeTitle]);
  add('docNumber', [metadata.docNumber]);
  add('issuer', metadata.issuers);
  add('sealOnBehalf', [metadata.sealOnBehalf]);
  add('issueDate', [metadata.issueDate]);
  add('draftDate', [metadata.draftDate]);
  add('draftedBy', [metadata.draftedBy]);
  add('printDate', [metadata.printDate]);
  add('printedBy', [metadata.printedBy]);
  add('recipient', metadata.recipients);
  add('cc', metadata.cc);
  add('disclosure', [metadata.disclosure]);
  add('indexNo', [metadata.indexNo]);
  add('attachment', metadata.attachments);
  if (metadata.docType !== null) rows.push({ field: 'docType', text: metadata.docType, span: null });
  if (metadata.period !== null)
    rows.push({
      field: 'period',
      text: `${metadata.period.from ?? ''} — ${metadata.period.to ?? ''}`,
      span: null,
    });
  return rows;
}

/** The steps a plan may take. */
export const PLAN_STEPS: Readonly<Record<PlanStatus, readonly PlanStatus[]>> = {
  review: ['published'],
  published: ['archived'],
  archived: ['published'],
};

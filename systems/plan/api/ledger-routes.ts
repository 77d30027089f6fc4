import { type RouteContext, route } from '@sanyi/api';
import { Problem } from '@sanyi/kernel';
import { filterLedger } from '../engine/ledger/filter-ledger.ts';
import { groupLedger, totalsOf } from '../engine/ledger/group-ledger.ts';
import { sortLedger } from '../engine/ledger/sort-ledger.ts';
import { editRow } from '../store/edit-row.ts';
import { rowAnswer } from '../store/home.ts';
import { type LedgerRowView, loadLedger } from '../store/ledger.ts';
import { moveTask } from '../store/move-task.ts';
import type { RowEdit } from '../store/returned-ledger.ts';
import { addView, changeView, listViews, removeView } from '../store/saved-views.ts';
import { stateHooks } from '../store/state-hooks.ts';
import { actorOfRequest, lightsOf } from './actor.ts';
import { answerChange } from './answer-change.ts';
import { type BulkEdit, type BulkResult, contract, type LedgerQuery } from './schemas.ts';

type Context<Query> = RouteContext<unknown, Query, unknown>;

/** The rows an address asks for, filtered and in order. */
export async function rowsOf(context: Context<LedgerQuery>): Promise<LedgerRowView[]> {
  const { query, platform } = context;
  const actor = actorOfRequest(context);
  const rows = await context.transact((tx) =>
    loadLedger(tx, actor, lightsOf(platform), { planId: query.planId }),
  );
  return sortLedger(filterLedger(rows, query, actor.today), query.sort ?? 'paper');
}

type RowResult = BulkResult['rows'][number];

/** One row of a bulk change in its own transaction: what can change does, the others say why not. */
export async function rowResult(
  context: RouteContext<unknown, unknown, unknown>,
  taskId: string,
  version: number,
  work: (version: number) => Promise<{ readonly version: number }>,
): Promise<RowResult> {
  try {
    const after = await work(version);
    return {
      taskId,
      status: after.version === version ? 'same' : 'changed',
      version: after.version,
      problem: null,
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, title, detail, cure, facts } = error;
    return { taskId, status: 'refused', version: null, problem: { code, title, detail, cure, facts } };
  }
}

function editOf(change: BulkEdit['change']): RowEdit {
  return {
    ...(change.ongoing === undefined ? {} : { ongoing: change.ongoing }),
    ...(change.dueOn === undefined ? {} : { dueOn: change.dueOn }),
    ...(change.responsiblePerson === undefined ? {} : { responsiblePerson: change.responsiblePerson }),
    ...(change.leadOrganisationIds === undefined ? {} : { lead: change.leadOrganisationIds }),
    ...(change.coopOrganisationIds === undefined ? {} : { coop: change.coopOrganisationIds }),
  };
}

/** The ledger as a table, bulk edits, saved views. */
export const ledgerRoutes = {
  ledger: route({
    ...contract.ledger,
    async handle(context) {
      const rows = await rowsOf(context);
      const today = context.platform.clock.today();
      return {
        asOf: today,
        rows: rows.map(rowAnswer),
        totals: totalsOf(rows, today),
        groups: groupLedger(rows, context.query.group ?? 'none', today),
      };
    },
  }),

  'bulk-edit': route({
    ...contract['bulk-edit'],
    async handle(context) {
      const actor = actorOfRequest(context);
      const { rows, change } = context.body;
      const edit = editOf(change);
      const hooks = stateHooks(context.platform.records);
      const results: RowResult[] = [];
      for (const { taskId, version } of rows) {
        results.push(
          await rowResult(context, taskId, version, (from) =>
            context.transact(async (tx) => {
              let at = from;
              if (Object.keys(edit).length > 0)
                at = (await editRow(tx, actor, taskId, at, edit, 'bulk-edited')).version;
              if (change.state === undefined) return { version: at };
              return moveTask(tx, actor, hooks, taskId, at, { ...change.state, dueOn: change.dueOn ?? null });
            }),
          ),
        );
      }
      return { changed: results.filter((row) => row.status === 'changed').length, rows: results };
    },
  }),

  views: route({
    ...contract.views,
    handle: (context) =>
      context.transact(async (tx) => ({ views: await listViews(tx, actorOfRequest(context)) })),
  }),
  'add-view': route({
    ...contract['add-view'],
    handle: (context) => answerChange(context, (tx, actor) => addView(tx, actor, context.body)),
  }),
  'update-view': route({
    ...contract['update-view'],
    handle: (context) =>
      answerChange(context, (tx, actor) =>
        changeView(tx, actor, context.params.viewId, context.ifMatch(), context.body),
      ),
  }),
  'remove-view': route({
    ...contract['remove-view'],
    handle: (context) =>
      context.transact((tx) =>
        removeView(tx, actorOfRequest(context), context.params.viewId, context.ifMatch()),
      ),
  }),
};

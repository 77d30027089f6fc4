import {
  type DataColumn,
  routeKey,
  SavedViews,
  useRoute,
  useRouteMutation,
  useSavedViews,
  useText,
  useUndo,
} from '@sanyi/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { ledgerWords } from '../../text/ledger-words.ts';
import { planRoute, type SavedView } from '../shared/contract.ts';
import { columnsOnScreen, rememberColumns } from './ledger-columns.tsx';
import { sameQuery } from './ledger-query.ts';
import type { ShownRow } from './ledger-rows.ts';

/** Views of the ledger (常用视图): those of the product, one's own and those shared by one's organisation. */
export function LedgerViews({
  columns,
  onColumns,
}: {
  columns: readonly DataColumn<ShownRow>[];
  /** The columns were changed by a view: the table must be mounted anew. */
  onColumns: () => void;
}) {
  const text = useText(ledgerWords);
  const tell = useUndo();
  const client = useQueryClient();
  const { data } = useRoute<{ views: readonly SavedView[] }>(planRoute('views'), { fresh: 60_000 });
  const stale = { invalidates: [planRoute('views')] };
  const add = useRouteMutation<SavedView>(planRoute('add-view'), stale);
  const update = useRouteMutation<SavedView>(planRoute('update-view'), stale);
  const remove = useRouteMutation(planRoute('remove-view'), stale);
  const kept = data?.views ?? [];
  const fixed = [
    { id: 'all', title: text.fixedAll, query: '' },
    { id: 'overdue', title: text.fixedOverdue, query: '?due=overdue' },
    { id: 'soon', title: text.fixedSoon, query: '?due=soon&sort=due' },
    { id: 'warning', title: text.fixedWarning, query: '?light=red%2Cyellow&sort=light' },
    { id: 'unassigned', title: text.fixedUnassigned, query: '?unassigned=true' },
    { id: 'disputed', title: text.fixedDisputed, query: '?disputed=true' },
    { id: 'mine', title: text.fixedMine, query: '?mine=true' },
  ].map((view) => ({ ...view, fixed: true }));
  const isFixed = (id: string) => fixed.some((view) => view.id === id);
  const state = useSavedViews({
    views: [
      ...fixed,
      ...kept.map((view) => ({ id: view.id, title: view.name, query: `?${view.query}`, fixed: !view.own })),
    ],
    onSave: (name, query) =>
      add.mutate(
        { body: { name, query: query.replace(/^\?/, ''), columns: columnsOnScreen(columns), shared: false } },
        { onSuccess: () => tell({ text: text.viewSaved(name) }) },
      ),
    onRemove: ({ id }) => {
      const view = kept.find((one) => one.id === id);
      if (!view) return;
      remove.mutate(
        { params: { viewId: id }, ifMatch: view.version },
        {
          onSuccess: () =>
            tell({
              text: text.viewRemoved(view.name),
              undo: async () => {
                const { name, query, columns: ids, shared } = view;
                await add.mutateAsync({ body: { name, query, columns: ids, shared } });
                await client.invalidateQueries({ queryKey: routeKey(planRoute('views')) });
              },
            }),
        },
      );
    },
  });
  // The product's own views keep the plan one is looking at; a view of a person is exactly what was saved.
  const plan = new URLSearchParams(state.query).get('planId');
  const current =
    state.views.find((view) =>
      sameQuery(isFixed(view.id) ? withPlan(view.query, plan) : view.query, state.query),
    ) ?? null;
  const own = kept.find((view) => view.id === current?.id && view.own);
  const apply: typeof state.apply = (view) => {
    const columnsOf = kept.find((one) => one.id === view.id)?.columns;
    if (columnsOf && columnsOf.length > 0) {
      rememberColumns(columnsOf);
      onColumns();
    }
    state.apply(isFixed(view.id) ? { ...view, query: withPlan(view.query, plan) } : view);
  };
  return (
    <div className="plan-ledger-views">
      <SavedViews {...state} current={current} apply={apply} />
      {own && (
        <Button
          size="small"
          type="text"
          onClick={() =>
            update.mutate(
              { params: { viewId: own.id }, body: { shared: !own.shared }, ifMatch: own.version },
              {
                onSuccess: () => tell({ text: own.shared ? text.unshared(own.name) : text.shared(own.name) }),
              },
            )
          }
        >
          {own.shared ? text.unshare : text.share}
        </Button>
      )}
    </div>
  );
}

function withPlan(query: string, planId: string | null): string {
  if (planId === null) return query;
  const search = new URLSearchParams(query);
  search.set('planId', planId);
  return `?${search.toString()}`;
}

import {
  DataTable,
  EmptyState,
  PageHeader,
  ProblemNote,
  pageHref,
  useFormat,
  useLocale,
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { type InputRef, Select, Skeleton } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { ledgerWords } from '../../text/ledger-words.ts';
import { type Ledger, type PlanSummary, planPage, planRoute } from '../shared/contract.ts';
import { BulkBar } from './bulk-bar.tsx';
import { columnsOfFile, columnsOnScreen, LEDGER_TABLE, useLedgerColumns } from './ledger-columns.tsx';
import { LedgerFilters } from './ledger-filters.tsx';
import { ledgerHere } from './ledger-here.ts';
import { LedgerPanel } from './ledger-panel.tsx';
import { ALL_PLANS, ledgerQueryOf, useLedgerAddress } from './ledger-query.ts';
import { groupTitle, rowsInGroups, type ShownRow, tickedTasks, usualPlan } from './ledger-rows.ts';
import { LedgerTools } from './ledger-tools.tsx';
import { LedgerViews } from './ledger-views.tsx';
import { useLedgerKeys } from './use-ledger-keys.ts';
import './ledger.css';

export default function LedgerPage() {
  const text = useText(ledgerWords);
  const format = useFormat();
  const { say } = useLocale();
  const ledger = useLedgerAddress();
  const { address, change } = ledger;
  const mayAssign = useMay('plan.assign');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  /** Counts up when a view brings its columns, so that the table reads them. */
  const [tableTurn, setTableTurn] = useState(0);
  const search = useRef<InputRef>(null);

  const plans = useRoute<{ plans: readonly PlanSummary[] }>(planRoute('plans'), { fresh: 60_000 });
  const usual = usualPlan(plans.data?.plans ?? []);
  const planId = address['planId'] === ALL_PLANS ? null : (address['planId'] ?? usual?.id ?? null);
  const query = useMemo(() => ledgerQueryOf(address, usual?.id ?? null), [address, usual?.id]);
  const known = plans.data !== undefined || plans.error !== null;
  const answer = useRoute<Ledger>(planRoute('ledger'), {
    query,
    enabled: known,
    keepPrevious: true,
  });
  // The same plan without filters: what the filters can choose from, and out of how many the rows are.
  const whole = useRoute<Ledger>(planRoute('ledger'), {
    query: planId ? { planId } : {},
    enabled: known,
    keepPrevious: true,
  });

  const { error, refetch } = answer;
  // Until the server has answered, what the rows at hand give; then its answer.
  const data = useMemo(() => {
    const settled = answer.data !== undefined && !answer.isPlaceholderData;
    const here = !settled && whole.data && !whole.isPlaceholderData ? ledgerHere(whole.data, query) : null;
    return here ?? answer.data;
  }, [answer.data, answer.isPlaceholderData, whole.data, whole.isPlaceholderData, query]);

  const columns = useLedgerColumns(data?.totals ?? null);
  const shown = useMemo(
    () => (data ? rowsInGroups(data, (group) => groupTitle(group, say, text.groupSummary)) : []),
    [data, say, text],
  );
  const openId = address['open'] ?? null;
  const openRow = shown.find(({ row }) => row.id === openId) ?? null;
  const open = (shownRow: ShownRow | null) => change({ open: shownRow?.row.id ?? null });
  const step = (by: -1 | 1) => {
    const next = shown[shown.findIndex(({ row }) => row.id === openId) + by];
    if (next) open(next);
  };
  const tick = (key: string) =>
    setTicked((old) => (old.includes(key) ? old.filter((one) => one !== key) : [...old, key]));
  const tickedRows = tickedTasks(shown, ticked);
  const keys = useLedgerKeys({
    onTick: mayAssign ? tick : null,
    onStep: openRow ? step : null,
    onFilter: () => search.current?.focus(),
  });
  const all = whole.data?.totals.count ?? data?.totals.count ?? 0;
  const filtered = ledger.active.length > 0;

  return (
    // Keys of the table: they bubble here from whichever row has the focus.
    <div className="plan-ledger" {...keys}>
      <PageHeader
        title={text.ledger}
        facts={data ? [text.countOf(data.totals.count, all), text.asOf(format.day(data.asOf))] : []}
        actions={
          <Select
            aria-label={text.plan}
            className="plan-choice"
            value={known ? (planId ?? ALL_PLANS) : null}
            loading={plans.isPending}
            options={[
              ...(plans.data?.plans ?? []).map((plan) => ({ value: plan.id, label: plan.title })),
              { value: ALL_PLANS, label: text.allPlans },
            ]}
            onChange={(next) =>
              change({ planId: next === usual?.id ? null : next, sectionId: null, open: null })
            }
            popupMatchSelectWidth={false}
          />
        }
      >
        <LedgerViews columns={columns} onColumns={() => setTableTurn((turn) => turn + 1)} />
      </PageHeader>
      <ProblemNote problem={error ?? plans.error} onRetry={() => void refetch()} />
      {!data && !error ? (
        <Skeleton active title={false} paragraph={{ rows: 14, width: '100%' }} />
      ) : (
        <DataTable<ShownRow>
          key={tableTurn}
          id={LEDGER_TABLE}
          label={text.ledger}
          rows={shown}
          columns={columns}
          rowKey={({ key }) => key}
          onOpen={open}
          openKey={openRow?.key ?? null}
          {...(address['group'] ? { groupOf: (row: ShownRow) => row.group ?? '' } : {})}
          {...(mayAssign ? { selection: { keys: ticked, onChange: setTicked } } : {})}
          bulk={
            <BulkBar
              rows={tickedRows}
              onTick={(ids) =>
                setTicked(shown.filter(({ row }) => ids.includes(row.id)).map(({ key }) => key))
              }
            />
          }
          filters={
            <LedgerFilters ledger={ledger} rows={whole.data?.rows ?? data?.rows ?? []} searchRef={search} />
          }
          tools={
            <LedgerTools
              ledger={ledger}
              query={query}
              columns={() => columnsOfFile(columnsOnScreen(columns))}
            />
          }
          empty={
            filtered ? (
              <EmptyState title={text.emptyTitle} action={{ label: text.clear, onClick: ledger.clear }}>
                {text.emptyText}
              </EmptyState>
            ) : (
              <EmptyState
                title={text.noTasks}
                action={{ label: text.toPlans, href: pageHref(planPage('plans')) }}
              >
                {text.noTasksText}
              </EmptyState>
            )
          }
        />
      )}
      <p className="plan-keys">{text.keys}</p>
      <LedgerPanel row={openRow?.row ?? null} onClose={() => open(null)} onStep={step} />
    </div>
  );
}

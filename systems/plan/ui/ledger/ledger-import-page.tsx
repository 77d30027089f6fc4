import {
  Choice,
  DataTable,
  downloadRoute,
  EmptyState,
  PageHeader,
  ProblemNote,
  pageHref,
  saveFile,
  useAddressFilters,
  useFormat,
  useGo,
  useLocale,
  usePageParam,
  useRoute,
  useRouteMutation,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { ledgerImportWords } from '../../text/ledger-import-words.ts';
import { ledgerWords } from '../../text/ledger-words.ts';
import {
  type BulkResult,
  type LedgerPreview,
  type LedgerPreviewRow,
  planPage,
  planRoute,
} from '../shared/contract.ts';
import { BulkOutcome } from './bulk-outcome.tsx';
import { PreviewFinding } from './preview-finding.tsx';
import './ledger.css';

const RESTING = { show: 'all' };
const STATUSES = ['all', 'change', 'conflict', 'error', 'same'] as const;
type Shown = (typeof STATUSES)[number];
/** What needs a person stands first; most rows of a returned sheet say nothing new. */
const URGENCY: readonly LedgerPreviewRow['status'][] = ['error', 'conflict', 'change', 'same'];

/** Rows that are ticked before anybody ticks: those with a change and nothing in the way. */
const plainChanges = (rows: readonly LedgerPreviewRow[]) =>
  rows.filter(({ status }) => status === 'change').map(({ row }) => String(row));

export default function LedgerImportPage() {
  const text = useText(ledgerWords);
  const words = useText(ledgerImportWords);
  const { say } = useLocale();
  const format = useFormat();
  const go = useGo();
  const tell = useUndo();
  const params = { previewId: usePageParam('previewId') };
  const { filters, set } = useAddressFilters(RESTING);
  const { data, error, isPending, refetch } = useRoute<LedgerPreview>(planRoute('ledger-preview'), {
    params,
  });
  const [ticked, setTicked] = useState<readonly string[] | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [outcome, setOutcome] = useState<BulkResult | null>(null);
  const apply = useRouteMutation<BulkResult>(planRoute('apply-ledger'), {
    invalidates: [planRoute('ledger-preview'), planRoute('ledger'), planRoute('home'), planRoute('task')],
  });
  const rows = (data?.rows ?? []).toSorted(
    (one, other) => URGENCY.indexOf(one.status) - URGENCY.indexOf(other.status),
  );
  const chosen = ticked ?? plainChanges(rows);
  const shownStatus = STATUSES.find((status) => status === filters.show) ?? 'all';
  const shown = rows.filter(({ status }) => shownStatus === 'all' || status === shownStatus);
  const open = data?.state === 'open';
  const titles: Readonly<Record<Shown, string>> = {
    all: words.statusAll,
    change: words.statusChange,
    conflict: words.statusConflict,
    error: words.statusError,
    same: words.statusSame,
  };
  const write = () =>
    apply.mutate(
      { params, body: { rows: chosen.map(Number) } },
      {
        onSuccess: (result) => {
          if (result.rows.some(({ status }) => status === 'refused')) setOutcome(result);
          tell({ text: words.appliedText(result.changed) });
        },
      },
    );
  async function download() {
    setFault(null);
    try {
      const { blob, filename } = await downloadRoute(planRoute('marked-ledger'), { params });
      saveFile(blob, filename);
    } catch (problem) {
      setFault(problem);
    }
  }

  return (
    <div className="plan-ledger">
      <PageHeader
        title={words.importTitle}
        summary={words.importSummary}
        facts={data ? [words.fileFact(data.fileName), format.instant(data.createdAt)] : []}
        actions={
          <>
            {data && data.counts.error > 0 && (
              <Button title={words.markedHint} onClick={() => void download()}>
                {words.downloadMarked}
              </Button>
            )}
            {open && (
              <Button type="primary" disabled={chosen.length === 0} loading={apply.isPending} onClick={write}>
                {words.applyRows(chosen.length)}
              </Button>
            )}
          </>
        }
      >
        {data && (
          <StatusChoice
            value={shownStatus}
            titles={titles}
            counts={data.counts}
            total={rows.length}
            onChange={(show) => set({ show })}
          />
        )}
      </PageHeader>
      <ProblemNote problem={error ?? apply.error ?? fault} onRetry={() => void refetch()} />
      {data?.state === 'applied' && (
        <Alert
          showIcon
          type="success"
          title={words.applied}
          action={<Button onClick={() => go(pageHref(planPage('ledger')))}>{words.toLedger}</Button>}
        />
      )}
      {data && data.counts.error > 0 && open && <p className="plan-keys">{words.markedHint}</p>}
      <DataTable<LedgerPreviewRow>
        id="plan.ledger-import"
        label={words.importTitle}
        rows={shown}
        loading={isPending}
        rowKey={({ row }) => String(row)}
        {...(open
          ? {
              selection: {
                keys: chosen,
                onChange: (keys: string[]) => {
                  const tickable = plainChanges(rows);
                  setTicked(keys.filter((key) => tickable.includes(key)));
                },
              },
            }
          : {})}
        empty={
          rows.length === 0 || (data && data.counts.same === rows.length) ? (
            <EmptyState
              title={words.allSame}
              action={{ label: words.toLedger, href: pageHref(planPage('ledger')) }}
            >
              {words.allSameText}
            </EmptyState>
          ) : (
            <EmptyState title={words.nothingHere} />
          )
        }
        columns={[
          { id: 'row', title: words.rowColumn, width: 72, align: 'end', render: ({ row }) => row },
          { id: 'number', title: text.number, width: 72, render: ({ number }) => number },
          {
            id: 'title',
            title: text.title,
            width: 280,
            matters: 1,
            render: ({ title, taskId }) => (
              <span className="plan-cell-title">{title || (taskId ? '' : words.unknownRow)}</span>
            ),
          },
          {
            id: 'status',
            title: text.statusColumn,
            width: 96,
            matters: 2,
            render: ({ status }) => (
              <span className={`plan-preview plan-preview-${status}`}>{titles[status]}</span>
            ),
          },
          {
            id: 'changes',
            title: words.changeColumn,
            width: 540,
            matters: 3,
            render: (row) => <PreviewFinding row={row} say={say} />,
          },
        ]}
      />
      {outcome && (
        <BulkOutcome
          rows={rows.flatMap(({ taskId, number, title }) => (taskId ? [{ id: taskId, number, title }] : []))}
          result={outcome}
          onClose={() => setOutcome(null)}
        />
      )}
    </div>
  );
}

function StatusChoice({
  value,
  titles,
  counts,
  total,
  onChange,
}: {
  value: Shown;
  titles: Readonly<Record<Shown, string>>;
  counts: LedgerPreview['counts'];
  total: number;
  onChange: (value: Shown) => void;
}) {
  const text = useText(ledgerWords);
  return (
    <Choice<Shown>
      label={text.statusColumn}
      value={value}
      options={STATUSES.map((status) => ({
        value: status,
        label: titles[status],
        count: status === 'all' ? total : counts[status],
      }))}
      onChange={onChange}
    />
  );
}

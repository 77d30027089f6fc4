import { callRoute, ProblemNote, routeKey, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ledgerWords } from '../../text/ledger-words.ts';
import { type BulkEdit, type BulkResult, type LedgerRow, planRoute } from '../shared/contract.ts';
import { type BulkChange, type BulkKind, bulkUndo } from './bulk-change.ts';
import { BulkForm } from './bulk-form.tsx';
import { BulkOutcome } from './bulk-outcome.tsx';

/** What can be done to all ticked rows (批量修改): one form, a result for each row, and the way back. */
export function BulkBar({
  rows,
  onTick,
}: {
  /** The tasks that are ticked. */
  rows: readonly LedgerRow[];
  /** Leaves these tasks ticked. */
  onTick: (taskIds: readonly string[]) => void;
}) {
  const text = useText(ledgerWords);
  const tell = useUndo();
  const client = useQueryClient();
  const [kind, setKind] = useState<BulkKind | null>(null);
  const [outcome, setOutcome] = useState<{ rows: readonly LedgerRow[]; result: BulkResult } | null>(null);
  const edit = useRouteMutation<BulkResult>(planRoute('bulk-edit'));
  const refresh = () =>
    Promise.all(
      (['ledger', 'home', 'task'] as const).map((id) =>
        client.invalidateQueries({ queryKey: routeKey(planRoute(id)) }),
      ),
    );
  const takeBack = async (requests: readonly BulkEdit[]) => {
    let left = 0;
    for (const body of requests) {
      const back = await callRoute<BulkResult>(planRoute('bulk-edit'), { body });
      left += back.rows.filter(({ status }) => status === 'refused').length;
    }
    await refresh();
    if (left > 0) tell({ text: text.undoPartly(left) });
  };
  const apply = (change: BulkChange) =>
    edit.mutate(
      { body: { rows: rows.map(({ id, version }) => ({ taskId: id, version })), change } },
      {
        onSuccess: (result) => {
          setKind(null);
          const requests = bulkUndo(rows, change, result);
          if (result.changed > 0)
            tell({
              text: text.changedCount(result.changed),
              ...(requests.length > 0 ? { undo: () => takeBack(requests) } : {}),
            });
          if (result.rows.some(({ status }) => status === 'refused')) setOutcome({ rows, result });
          void refresh();
        },
      },
    );
  const kinds: readonly (readonly [BulkKind, string])[] = [
    ['assign', text.bulkAssign],
    ['due', text.bulkDue],
    ['person', text.bulkPerson],
    ['state', text.bulkState],
  ];
  return (
    <>
      {kinds.map(([id, label]) => (
        <Button key={id} size="small" onClick={() => setKind(id)}>
          {label}
        </Button>
      ))}
      {kind && (
        <BulkForm
          kind={kind}
          title={text.bulkTitle(kinds.find(([id]) => id === kind)?.[1] ?? '', rows.length)}
          count={rows.length}
          busy={edit.isPending}
          problem={<ProblemNote problem={edit.error} />}
          onApply={apply}
          onCancel={() => {
            setKind(null);
            edit.reset();
          }}
        />
      )}
      {outcome && (
        <BulkOutcome
          {...outcome}
          onClose={() => setOutcome(null)}
          onTickRefused={(ids) => {
            setOutcome(null);
            onTick(ids);
          }}
        />
      )}
    </>
  );
}

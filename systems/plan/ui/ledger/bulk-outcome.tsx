import { useText } from '@sanyi/ui';
import { Button, Modal } from 'antd';
import { ledgerWords } from '../../text/ledger-words.ts';
import type { BulkResult, LedgerRow } from '../shared/contract.ts';
import { RefusalText } from './row-parts.tsx';

/** What became of each row (逐行结果): those not changed first, with the reason and what to do. */
export function BulkOutcome({
  rows,
  result,
  onClose,
  onTickRefused,
}: {
  rows: readonly Pick<LedgerRow, 'id' | 'number' | 'title'>[];
  result: BulkResult;
  onClose: () => void;
  onTickRefused?: (taskIds: readonly string[]) => void;
}) {
  const text = useText(ledgerWords);
  const refused = result.rows.filter(({ status }) => status === 'refused');
  const ordered = [...refused, ...result.rows.filter(({ status }) => status !== 'refused')];
  const words = { changed: text.outcomeChanged, same: text.outcomeSame, refused: text.outcomeRefused };
  return (
    <Modal
      open
      onCancel={onClose}
      width="min(760px, 94vw)"
      title={text.outcomeTitle(result.changed, refused.length)}
      footer={[
        onTickRefused && refused.length > 0 && (
          <Button key="tick" onClick={() => onTickRefused(refused.map(({ taskId }) => taskId))}>
            {text.pickRefused}
          </Button>
        ),
        <Button key="close" type="primary" onClick={onClose}>
          {text.close}
        </Button>,
      ]}
    >
      <table className="plan-outcome">
        <thead>
          <tr>
            <th scope="col">{text.title}</th>
            <th scope="col">{text.statusColumn}</th>
            <th scope="col">{text.outcomeWhy}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map(({ taskId, status, problem }) => {
            const row = rows.find(({ id }) => id === taskId);
            return (
              <tr key={taskId} className={`plan-outcome-${status}`}>
                <td>
                  <span className="sanyi-faint">{row?.number}</span> {row?.title ?? taskId}
                </td>
                <td>{words[status]}</td>
                <td>{problem && <RefusalText problem={problem} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Modal>
  );
}

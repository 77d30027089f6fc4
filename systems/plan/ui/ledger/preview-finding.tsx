import type { LocalText } from '@sanyi/kernel';
import { GoLink, pageHref, useFormat, useText } from '@sanyi/ui';
import { ledgerImportWords } from '../../text/ledger-import-words.ts';
import { ledgerWords } from '../../text/ledger-words.ts';
import { type LedgerPreviewRow, planPage } from '../shared/contract.ts';

/** What a row of the sheet would do (回导一行): each change old → new, each error with its cell and cure, or the conflict. */
export function PreviewFinding({ row, say }: { row: LedgerPreviewRow; say: (text: LocalText) => string }) {
  const text = useText(ledgerWords);
  const words = useText(ledgerImportWords);
  const format = useFormat();
  return (
    <div className="plan-import-change">
      {row.changes.map((change) => (
        <div key={change.field}>
          <span className="plan-import-label">{say(change.label)}</span>
          <span>
            <del aria-label={words.was}>{change.before || words.emptyCell}</del>
            {' → '}
            <ins aria-label={words.becomes}>{change.after || words.emptyCell}</ins>
          </span>
        </div>
      ))}
      {row.errors.map((error) => (
        <div key={error.address + error.message.zh} className="plan-import-error">
          <code>{words.errorAt(error.address, say(error.label))}</code>
          <span>{say(error.message)}</span>
        </div>
      ))}
      {row.conflict && (
        <p className="plan-import-conflict">
          {words.conflictText(
            row.conflict.exported,
            row.conflict.current,
            row.conflict.changedBy,
            format.instant(row.conflict.changedAt),
          )}{' '}
          {words.conflictCure}{' '}
          {row.taskId && (
            <GoLink href={pageHref(planPage('task'), { taskId: row.taskId })}>{text.openTask} →</GoLink>
          )}
        </p>
      )}
    </div>
  );
}

import { ProblemNote, SplitPane, useLocale, useText } from '@sanyi/ui';
import { Button, Skeleton, Tabs } from 'antd';
import { importWords } from '../../text/import-words.ts';
import type { FileDetail, ImportChoice, Preview } from '../shared/contract.ts';
import { PreviewIssues } from './preview-issues.tsx';
import { PreviewTable } from './preview-table.tsx';
import type { Step } from './readiness.ts';
import { usePreview } from './use-preview.ts';
import './import.css';

/** Step three (预览): twenty rows as they were sent beside what comes out of them; wrong cells say why. */
export function PreviewStep({
  detail,
  choice,
  onStep,
}: {
  detail: FileDetail;
  choice: ImportChoice;
  onStep: (step: Step) => void;
}) {
  const text = useText(importWords);
  const { data, error, isPending, refetch } = usePreview(detail.fileNo, choice, true);
  return (
    <div className="data-step">
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && (
        <>
          <div className="data-preview">
            <SplitPane
              id="data.preview"
              initial={56}
              left={{ title: text.asSent, content: <PreviewTable preview={data} /> }}
              right={{ title: text.asTaken, content: <Outcome preview={data} /> }}
            />
          </div>
          <PreviewIssues issues={data.issues} />
        </>
      )}
      <div className="data-step-actions">
        <Button type="primary" disabled={!data || isPending} onClick={() => onStep('check')}>
          {text.toCheck}
        </Button>
        <Button onClick={() => onStep('map')}>{text.toMap}</Button>
      </div>
    </div>
  );
}

/** What the rows become, by canonical table (入库后的样子). */
function Outcome({ preview }: { preview: Preview }) {
  const text = useText(importWords);
  const { say } = useLocale();
  if (preview.outcome.length === 0) return <p className="sanyi-soft">{text.nothingOut}</p>;
  return (
    <Tabs
      size="small"
      items={preview.outcome.map((one) => ({
        key: one.table,
        label: `${say(one.title)} ${one.rows.length}`,
        children: (
          <div className="data-sheet-frame">
            <table className="data-sheet data-sheet-free" aria-label={say(one.title)}>
              <thead>
                <tr>
                  {one.columns.map((column) => (
                    <th key={column.name} scope="col">
                      {say(column.title)}
                      <code>{column.name}</code>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {one.rows.map((row, place) => (
                  <tr key={place}>
                    {row.map((cell, column) => (
                      <td key={column}>{cell ?? <i>—</i>}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ),
      }))}
    />
  );
}

import { routeOf } from '@sanyi/kernel';
import { FileDrop, GoLink, PageHeader, ProblemNote, uploadRoute, useText } from '@sanyi/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Steps } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { importWords } from '../text/import-words.ts';
import { pageWords } from '../text/page-words.ts';
import type { Outcome, Preview } from './contract.ts';
import { FilePreview } from './file-preview.tsx';
import { emptyOrder, type Order, OrderForm } from './order-form.tsx';
import { OutcomeView } from './outcome-view.tsx';
import { listHref } from './pages.ts';
import './dictionaries.css';

const MEGABYTES = 100;

export default function ImportPage() {
  const text = useText(importWords);
  const page = useText(pageWords);
  const [file, setFile] = useState<{ file: File; preview: Preview } | null>(null);
  const [order, setOrder] = useState<Order>(emptyOrder);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState<'dry-run' | 'import' | null>(null);
  const client = useQueryClient();

  function begin(preview: Preview, chosen: File) {
    setFile({ file: chosen, preview });
    setOrder({ ...emptyOrder, ...preview.target });
    setOutcome(null);
    setProblem(null);
  }

  function changeOrder(next: Order) {
    setOrder(next);
    // What was tried is no longer what would be imported.
    setOutcome(null);
    setProblem(null);
  }

  async function send(how: 'dry-run' | 'import', more: Partial<Order> = {}) {
    if (!file) return;
    setBusy(how);
    setProblem(null);
    try {
      const { partial, skipWrong, confirmRetire, ...fields } = { ...order, ...more };
      const result = await uploadRoute<Outcome>(routeOf(manifest, how), file.file, {
        body: {
          ...fields,
          partial: String(partial),
          skipWrong: String(skipWrong),
          confirmRetire: String(confirmRetire),
        },
      });
      setOutcome(result);
      // What was read of the dictionaries before is that of the edition before.
      if (result.applied) await client.invalidateQueries();
    } catch (fault) {
      setProblem(fault);
    } finally {
      setBusy(null);
    }
  }

  const applied = outcome?.applied ?? false;
  return (
    <>
      <PageHeader
        title={text.title}
        summary={text.summary}
        actions={<GoLink href={listHref}>{page.back}</GoLink>}
      />
      <Steps
        className="dictionaries-steps"
        size="small"
        responsive
        current={applied ? 3 : file ? (outcome ? 2 : 1) : 0}
        items={[{ title: text.stepFile }, { title: text.stepCheck }, { title: text.stepApply }]}
      />
      {file === null && (
        <FileDrop<Preview>
          route={routeOf(manifest, 'preview')}
          accept={['.xlsx', '.csv', '.txt', '.tsv']}
          maxBytes={MEGABYTES * 1_048_576}
          hint={text.dropHint}
          onDone={begin}
        />
      )}
      {file !== null && (
        <div className="sanyi-stack">
          {!applied && (
            <>
              <OrderForm
                fileName={file.file.name}
                order={order}
                busy={busy === 'dry-run'}
                onChange={changeOrder}
                onTry={() => void send('dry-run')}
                onAnother={() => setFile(null)}
              />
              <ProblemNote problem={problem} />
            </>
          )}
          {outcome && (
            <OutcomeView
              outcome={outcome}
              busy={busy === 'import'}
              onApply={(more) => void send('import', more)}
            />
          )}
          {applied ? (
            <p className="dictionaries-after">
              <GoLink href={listHref}>{text.toList}</GoLink>
              <Button onClick={() => setFile(null)}>{text.another}</Button>
            </p>
          ) : (
            <FilePreview preview={file.preview} />
          )}
        </div>
      )}
    </>
  );
}

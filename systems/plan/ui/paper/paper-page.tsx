import {
  downloadRoute,
  EmptyState,
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  saveFile,
  useAddress,
  useFormat,
  useMay,
  usePageParam,
  useRoute,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { paperWords } from '../../text/ui-words-paper.ts';
import { type Paper, planPage, planRoute, type Tree } from '../shared/contract.ts';
import { Legend, useHiddenMarks } from './legend.tsx';
import { PaperView, type Picked } from './paper-view.tsx';
import { litAt, spanOf, taskOf } from './passage.ts';
import { PassageCard } from './passage-card.tsx';
import { bringIntoView } from './place-of.ts';

export default function PaperPage() {
  const text = useText(paperWords);
  const format = useFormat();
  const tell = useUndo();
  const planId = usePageParam('planId');
  const [query, change] = useAddress();
  const spot = useMemo(() => spanOf(query['span']), [query]);
  const paper = useRoute<Paper>(planRoute('paper'), { params: { planId } });
  const tree = useRoute<Tree>(planRoute('tree'), { params: { planId } });
  const [hidden, toggle] = useHiddenMarks();
  const sheet = useRef<HTMLElement>(null);
  const [fault, setFault] = useState<unknown>(null);
  const mayReview = useMay('plan.review');
  const lit = useMemo(
    () => (paper.data && spot ? litAt(paper.data, spot) : { taskId: null, itemId: null }),
    [paper.data, spot],
  );
  const task = taskOf(tree.data, lit.taskId);

  useEffect(() => {
    if (!paper.data || !spot) return;
    const piece =
      sheet.current?.querySelector('.plan-piece-spot') ??
      sheet.current?.querySelector(`[data-item="${lit.itemId ?? ''}"]`);
    bringIntoView(piece, true);
  }, [paper.data, spot, lit.itemId]);

  function pick({ taskId, itemId }: Picked) {
    const mark = paper.data?.highlights.find((one) => one.itemId === (itemId ?? taskId));
    if (mark) change({ span: `${mark.span[0]}-${mark.span[1]}` }, { push: true });
  }
  async function original() {
    try {
      const file = await downloadRoute(planRoute('original'), { params: { planId } });
      saveFile(file.blob, file.filename);
    } catch (problem) {
      setFault(problem);
    }
  }
  async function copy() {
    await navigator.clipboard.writeText(globalThis.location.href);
    tell({ text: text.copied });
  }

  const plan = tree.data?.plan;
  return (
    <>
      <PageHeader
        title={plan?.title ?? paper.data?.title ?? text.paper}
        facts={[
          plan?.docNumber,
          plan?.issuer,
          plan?.issuedOn && format.day(plan.issuedOn),
          paper.data && text.characters(format.decimal(String(paper.data.text.length))),
        ].filter(Boolean)}
        actions={
          <>
            <Button onClick={() => void original()}>{text.original}</Button>
            {mayReview && plan && (
              <GoLink className="plan-button" href={pageHref(planPage('review'), { planId })}>
                {text.openReview}
              </GoLink>
            )}
          </>
        }
      >
        {paper.data && <Legend highlights={paper.data.highlights} hidden={hidden} onToggle={toggle} />}
      </PageHeader>
      <ProblemNote problem={paper.error ?? tree.error ?? fault} onRetry={() => void paper.refetch()} />
      {paper.data && paper.data.text.trim() === '' && <EmptyState title={text.noPaper} />}
      {paper.data && (
        <div className="plan-reader">
          <nav className="plan-outline" aria-label={text.outline}>
            <h2>{text.outline}</h2>
            <ol>
              {tree.data?.sections.map((section) => (
                <li key={section.id} style={{ paddingInlineStart: `${(section.level - 1) * 14}px` }}>
                  <button
                    type="button"
                    onClick={() =>
                      bringIntoView(sheet.current?.querySelector(`[data-from="${section.span[0]}"]`), true)
                    }
                  >
                    {section.number && <span>{section.number}</span>}
                    {section.title}
                  </button>
                </li>
              ))}
            </ol>
          </nav>
          <div className="plan-reader-sheet">
            <PaperView paper={paper.data} lit={lit} spot={spot} hidden={hidden} onPick={pick} sheet={sheet} />
          </div>
          <aside className="plan-reader-side" aria-live="polite">
            <h2>{text.here}</h2>
            {spot === null ? (
              <p className="sanyi-soft">{text.hereHint}</p>
            ) : (
              <>
                {task ? (
                  <PassageCard task={task} planId={planId} litItem={lit.itemId} mayReview={mayReview} />
                ) : (
                  <p className="sanyi-soft">{text.hereNothing}</p>
                )}
                <Button size="small" onClick={() => void copy()}>
                  {text.copyAddress}
                </Button>
              </>
            )}
          </aside>
        </div>
      )}
    </>
  );
}

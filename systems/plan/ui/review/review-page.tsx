import { ProblemNote, SplitPane, useAddress, useMay, usePageParam, useText } from '@sanyi/ui';
import { Button, Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { reviewWords } from '../../text/ui-words-review.ts';
import { Legend, useHiddenMarks } from '../paper/legend.tsx';
import { type Lit, PaperView, type Picked } from '../paper/paper-view.tsx';
import { bringIntoView, selectedSpan, trimmedSpan } from '../paper/place-of.ts';
import { AddTask } from './add-task.tsx';
import { CorrectionPanel } from './correction-panel.tsx';
import { following, owners, queueOf } from './model.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { RejectDialog } from './reject-dialog.tsx';
import { ReviewHead } from './review-head.tsx';
import { SplitPanel } from './split-panel.tsx';
import { type Commands, TaskActions } from './task-actions.tsx';
import { QueuePane, TreePane } from './tree-pane.tsx';
import { useKeys } from './use-keys.ts';
import { useReview } from './use-review.ts';
import { useRounds } from './use-rounds.ts';
import './review.css';

type Doing = 'edit' | 'split' | 'reject' | 'publish' | null;
const NO_PAPER = { text: '', blocks: [], highlights: [], title: '' };

export default function ReviewPage() {
  const text = useText(reviewWords);
  const planId = usePageParam('planId');
  const [query, change] = useAddress();
  const review = useReview(planId);
  const [hidden, toggle] = useHiddenMarks();
  const [doing, setDoing] = useState<Doing>(null);
  const [all, setAll] = useState(false);
  const [side, setSide] = useState<'left' | 'right'>('right');
  const [cutAt, setCutAt] = useState<number | null>(null);
  const [selected, setSelected] = useState<readonly [number, number] | null>(null);
  const sheet = useRef<HTMLElement>(null);
  const lists = useRef<HTMLDivElement>(null);

  const tree = review.tree.data;
  const paper = review.paper.data;
  const mayReview =
    useMay('plan.review') && tree?.plan.relation !== 'above' && tree?.plan.relation !== 'below';
  const mayPublish = useMay('plan.import') && mayReview;
  const mode = query['list'] === 'queue' ? 'queue' : 'tree';
  const owner = useMemo(() => (tree ? owners(tree) : new Map<string, string>()), [tree]);
  const queue = useMemo(() => (tree ? queueOf(tree) : []), [tree]);
  const at = query['at'] ?? null;
  const lit: Lit = useMemo(
    () => ({ itemId: at, taskId: at === null ? null : (owner.get(at) ?? null) }),
    [at, owner],
  );
  const task = tree?.tasks.find(({ id }) => id === lit.taskId);
  const next = tree && task ? following(tree, task) : undefined;

  const { step, onward } = useRounds({ tree, queue, mode, lit, go: (itemId) => change({ at: itemId }) });
  const light = useCallback((_: string | null, itemId: string) => change({ at: itemId }), [change]);
  useEffect(() => {
    if (at === null || !paper || doing === 'edit') return;
    const page = sheet.current;
    const list = lists.current?.querySelector(mode === 'queue' ? '.rv-queue' : '.rv-tree')?.parentElement;
    const heading = tree?.sections.find(({ id }) => id === at);
    const mark =
      page?.querySelector(`[data-item="${at}"]`) ??
      page?.querySelector(`[data-task="${at}"]`) ??
      (heading && page?.querySelector(`[data-from="${heading.span[0]}"]`));
    const row =
      list?.querySelector(`[data-row="${at}"]`) ??
      (lit.taskId === null ? null : list?.querySelector(`[data-row="${lit.taskId}"]`));
    // As tabs only one pane can be seen; its turn comes when it is opened.
    for (const one of side === 'left' ? [row, mark] : [mark, row]) bringIntoView(one);
  }, [at, lit.taskId, mode, side, doing, paper, tree]);

  useEffect(() => {
    const changed = () => setSelected(selectedSpan(sheet.current));
    document.addEventListener('selectionchange', changed);
    return () => document.removeEventListener('selectionchange', changed);
  }, []);

  const close = () => {
    setDoing(null);
    setCutAt(null);
    review.dismiss();
  };
  /** Closes what was open once it is done; a refusal keeps it open. */
  async function closeAfter(work: Promise<boolean>, decided?: string) {
    if (!(await work)) return;
    close();
    if (decided !== undefined) onward(decided);
  }
  async function addTask(span: readonly [number, number], title: string, sectionId: string | null) {
    const added = await review.add(span, title, sectionId);
    if (added === null) return;
    globalThis.getSelection()?.removeAllRanges();
    change({ at: added });
  }
  const when = (may: boolean, act: () => void) => () => {
    if (may && mayReview && !review.busy) act();
  };
  const open = task !== undefined && task.reviewState !== 'rejected';
  const commands: Commands = {
    accept: when(task?.reviewState === 'proposed', () => {
      if (task) void review.accept(task).then((done) => done && onward(task.id));
    }),
    edit: when(open, () => {
      setSide('right');
      setDoing('edit');
    }),
    split: when(open && task?.span !== null, () => {
      setSide('left');
      setDoing('split');
    }),
    merge: when(open && next !== undefined, () => {
      if (task && next) void review.merge(task, next);
    }),
    reject: when(open, () => setDoing('reject')),
    restore: when(task !== undefined, () => {
      if (task) void review.restore(task);
    }),
    undo: when(true, () => void review.undo().then((taskId) => taskId && change({ at: taskId }))),
  };
  useKeys(
    {
      j: () => step(1),
      k: () => step(-1),
      a: commands.accept,
      e: commands.edit,
      s: commands.split,
      m: commands.merge,
      r: commands.reject,
      u: commands.undo,
      ...(doing === 'split' ? { Escape: close } : {}),
    },
    doing === null || doing === 'split',
  );

  function pick({ taskId, itemId, at: offset }: Picked) {
    // What is being corrected keeps its place while the paper is read and selected from.
    if (doing === 'edit') return;
    if (doing === 'split') {
      if (task?.span && offset !== null && offset > task.span[0] && offset < task.span[1]) setCutAt(offset);
      return;
    }
    const to = itemId ?? taskId;
    if (!to) return;
    change({ at: to });
    setSide('right');
  }
  const actionsOf = (taskId: string) =>
    mayReview && task?.id === taskId ? (
      <TaskActions task={task} mayMerge={next !== undefined} busy={review.busy} commands={commands} />
    ) : null;
  const words = selected && paper ? trimmedSpan(paper.text, selected) : null;
  const freeSelection =
    words && tree && !tree.tasks.some(({ span }) => span && span[0] < words[1] && span[1] > words[0])
      ? words
      : null;
  return (
    <div className="rv-page">
      <ReviewHead
        tree={tree}
        planId={planId}
        mayReview={mayReview}
        mayPublish={mayPublish}
        busy={review.busy}
        onUndo={commands.undo}
        onAcceptAll={(minimum) => void review.acceptAll(minimum)}
        onPublish={() => setDoing('publish')}
      />
      <ProblemNote
        problem={
          review.tree.error ??
          review.paper.error ??
          (doing === null || doing === 'split' ? review.problem : null)
        }
        onRetry={() => void Promise.all([review.tree.refetch(), review.paper.refetch()])}
      />
      {tree && !mayReview && <p className="sanyi-soft">{text.notOwn}</p>}
      {tree && mayReview && tree.plan.status !== 'review' && (
        <p className="sanyi-soft rv-note">{text.isPublished}</p>
      )}
      {tree && paper && (
        <SplitPane
          id="plan.review"
          initial={52}
          active={side}
          onActive={setSide}
          left={{
            title: text.paper,
            content: (
              <div className="rv-paper">
                <div className="rv-pane-bar">
                  <Legend highlights={paper.highlights} hidden={hidden} onToggle={toggle} />
                </div>
                <PaperView
                  paper={paper.text ? paper : NO_PAPER}
                  lit={lit}
                  hidden={hidden}
                  cutAt={cutAt}
                  onPick={pick}
                  sheet={sheet}
                />
                {freeSelection && mayReview && doing === null && (
                  <AddTask
                    key={freeSelection.join('-')}
                    text={paper.text}
                    span={freeSelection}
                    sections={tree.sections}
                    busy={review.busy}
                    onAdd={(title, sectionId) => void addTask(freeSelection, title, sectionId)}
                  />
                )}
              </div>
            ),
          }}
          right={{
            title: text.breakdown,
            content:
              task && doing === 'edit' ? (
                <CorrectionPanel
                  key={task.id}
                  task={task}
                  tree={tree}
                  review={review}
                  selected={words}
                  paper={paper.text}
                  onClose={close}
                />
              ) : (
                <div className="rv-lists" ref={lists}>
                  <div className="rv-pane-bar">
                    <Segmented<'tree' | 'queue'>
                      size="small"
                      value={mode}
                      onChange={(list) => change({ list: list === 'queue' ? 'queue' : null })}
                      options={[
                        { value: 'tree', label: text.tree },
                        { value: 'queue', label: `${text.queue} ${queue.length}` },
                      ]}
                    />
                    {mode === 'tree' ? (
                      <Button size="small" type="text" onClick={() => setAll(!all)}>
                        {all ? text.collapseAll : text.expandAll}
                      </Button>
                    ) : (
                      <span className="sanyi-faint">{text.queueHint}</span>
                    )}
                  </div>
                  {doing === 'split' && task?.span && (
                    <SplitPanel
                      paper={paper.text}
                      task={task}
                      at={cutAt}
                      busy={review.busy}
                      onAt={setCutAt}
                      onCancel={close}
                      onSplit={(offset, title) => void closeAfter(review.split(task, offset, title))}
                    />
                  )}
                  {mode === 'tree' ? (
                    <TreePane tree={tree} lit={lit} all={all} onPick={light} actionsOf={actionsOf} />
                  ) : (
                    <QueuePane items={queue} lit={lit} onPick={light} actionsOf={actionsOf} />
                  )}
                </div>
              ),
          }}
        />
      )}
      {task && (
        <RejectDialog
          open={doing === 'reject'}
          title={task.title}
          restorable={task.original !== null}
          busy={review.busy}
          problem={review.problem}
          onCancel={close}
          onReject={(reason) => void closeAfter(review.reject(task, reason), task.id)}
        />
      )}
      {tree && (
        <PublishDialog
          open={doing === 'publish'}
          tasks={tree.tasks}
          busy={review.busy}
          problem={review.problem}
          onCancel={close}
          onSee={(taskId) => {
            close();
            change({ at: taskId, list: null });
          }}
          onPublish={() => void closeAfter(review.publish())}
        />
      )}
    </div>
  );
}

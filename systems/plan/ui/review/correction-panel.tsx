import { type ConflictField, ProblemNote, useText, VersionConflict } from '@sanyi/ui';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { reviewWords } from '../../text/ui-words-review.ts';
import type { ReviewTask, Tree } from '../shared/contract.ts';
import { usePhrases } from '../shared/phrases.ts';
import { CorrectionForm } from './correction-form.tsx';
import { callsOf, type Draft, draftOf } from './draft.ts';
import { partsOf } from './original.ts';
import type { Review } from './use-review.ts';

/** The form beside the paper in which a task is corrected (更正), and the two versions when somebody else was first. */
export function CorrectionPanel({
  task,
  tree,
  review,
  selected,
  paper,
  onClose,
}: {
  task: ReviewTask;
  tree: Tree;
  review: Review;
  /** Words selected in the paper, offered as the source of a new item. */
  selected: readonly [number, number] | null;
  paper: string;
  onClose: () => void;
}) {
  const text = useText(reviewWords);
  const say = usePhrases();
  const [draft, setDraft] = useState<Draft>(() => draftOf(task));
  const original = useMemo(() => partsOf(task, task.original, say), [task, say]);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The pane may have been scrolled far down its list.
    const pane = top.current?.parentElement;
    if (pane) pane.scrollTop = 0;
  }, []);
  const changes = callsOf(task, draft).length;
  async function save(current: ReviewTask) {
    if (await review.correct(current, draft)) onClose();
  }
  const { conflict } = review;
  const sectionName = (id: string | null) => tree.sections.find((one) => one.id === id)?.title ?? '';
  const plain = (id: string, label: string, words: (draft: Draft) => string): ConflictField<Draft> => ({
    id,
    label,
    render: (one) => words(one) || '—',
    text: words,
  });
  return (
    <>
      <div className="rv-pane-bar" ref={top}>
        <b>{text.edit}</b>
        <span className="rv-edit-do">
          <Button size="small" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button
            size="small"
            type="primary"
            loading={review.busy}
            disabled={changes === 0}
            onClick={() => void save(task)}
          >
            {changes === 0 ? text.noChange : text.save}
          </Button>
        </span>
      </div>
      <div className="rv-edit">
        <ProblemNote problem={review.problem} />
        <CorrectionForm
          draft={draft}
          original={original}
          sections={tree.sections}
          selected={selected}
          paper={paper}
          onChange={setDraft}
        />
      </div>
      {conflict && (
        <VersionConflict<Draft>
          open
          mine={conflict.mine}
          theirs={draftOf(conflict.theirs)}
          by={review.savedAt(conflict.theirs)}
          busy={review.busy}
          fields={[
            plain('number', text.number, ({ number }) => number),
            plain('title', text.title, ({ title }) => title),
            plain('kind', text.kind, ({ kind }) => say.words[kind]),
            plain('section', text.section, ({ sectionId }) => sectionName(sectionId)),
            plain('due', text.dueOn, ({ dueOn, ongoing }) => (ongoing ? say.words.ongoing : (dueOn ?? ''))),
            ...(['responsibilities', 'deadlines', 'targets'] as const).map((part) => {
              const words = (one: Draft) =>
                one[part]
                  .map((row) =>
                    'raw' in row
                      ? `${say.words[row.role]} ${row.raw}`
                      : 'indicator' in row
                        ? `${row.indicator} ${row.value ?? ''}${row.unit}`
                        : say.deadline(row),
                  )
                  .join('\n');
              return {
                id: part,
                label: {
                  responsibilities: text.groupDepartments,
                  deadlines: text.groupDeadlines,
                  targets: text.groupTargets,
                }[part],
                render: (one: Draft) => <span style={{ whiteSpace: 'pre-line' }}>{words(one) || '—'}</span>,
                text: words,
              };
            }),
          ]}
          onKeepMine={() => void save(conflict.theirs)}
          onTakeTheirs={() => {
            setDraft(draftOf(conflict.theirs));
            review.dropConflict();
          }}
          onLater={review.dropConflict}
        />
      )}
    </>
  );
}

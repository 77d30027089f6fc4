import { ProblemNote, SidePanel, useText, VersionConflict } from '@sanyi/ui';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { reviewWords } from '../../text/ui-words-review.ts';
import type { ReviewTask, Tree } from '../shared/contract.ts';
import { usePhrases } from '../shared/phrases.ts';
import { CorrectionForm } from './correction-form.tsx';
import { callsOf, type Draft, draftOf } from './draft.ts';
import { partsOf } from './original.ts';
import type { Review } from './use-review.ts';

/** The side form in which a task is corrected (更正), and the two versions when somebody else was first. */
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
  const changes = callsOf(task, draft).length;
  const save = (current: ReviewTask) =>
    void review.correct(current, draft).then((done) => {
      if (done) onClose();
    });
  const { conflict } = review;
  return (
    <>
      <SidePanel
        open
        width={620}
        title={`${text.edit}：${[task.number, task.title].filter(Boolean).join(' ')}`}
        onClose={onClose}
        actions={
          <Button type="primary" loading={review.busy} disabled={changes === 0} onClick={() => save(task)}>
            {changes === 0 ? text.noChange : text.save}
          </Button>
        }
      >
        <ProblemNote problem={review.problem} />
        <CorrectionForm
          draft={draft}
          original={original}
          sections={tree.sections}
          selected={selected}
          paper={paper}
          onChange={setDraft}
        />
      </SidePanel>
      {conflict && (
        <VersionConflict<Draft>
          open
          mine={conflict.mine}
          theirs={draftOf(conflict.theirs)}
          by={review.savedAt(conflict.theirs)}
          busy={review.busy}
          fields={[
            { id: 'title', label: text.title, render: ({ title }) => title, text: ({ title }) => title },
            { id: 'due', label: text.dueOn, render: ({ dueOn }) => dueOn ?? '—', text: ({ dueOn }) => dueOn ?? '' },
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
                label: { responsibilities: text.groupDepartments, deadlines: text.groupDeadlines, targets: text.groupTargets }[part],
                render: (one: Draft) => <span style={{ whiteSpace: 'pre-line' }}>{words(one) || '—'}</span>,
                text: words,
              };
            }),
          ]}
          onKeepMine={() => save(conflict.theirs)}
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

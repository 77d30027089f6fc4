import { callRoute, useFormat, useLocale, useText } from '@sanyi/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { taskWords } from '../../text/task-words.ts';
import { type Comment, planRoute, type TaskPage } from '../shared/contract.ts';
import { OrganisationSelect } from '../shared/organisation-select.tsx';
import { InlineEdit } from './inline-edit.tsx';
import type { Reading, Saving } from './use-saving.tsx';

/** Remarks on a task, and questions to an organisation (留言与提问). */
export function Comments({ page, saving }: { page: TaskPage; saving: Saving }) {
  const text = useText(taskWords);
  const { comments, rights } = page;
  return (
    <section className="sanyi-section">
      <h2>{text.comments}</h2>
      {comments.length === 0 && <p className="sanyi-soft">{text.noComments}</p>}
      <ol className="plan-comments">
        {comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} saving={saving} />
        ))}
      </ol>
      {rights.comment && <NewComment taskId={page.task.id} saving={saving} />}
    </section>
  );
}

function CommentItem({ comment, saving }: { comment: Comment; saving: Saving }) {
  const text = useText(taskWords);
  const { say } = useLocale();
  const format = useFormat();
  const params = { commentId: comment.id };
  const route = planRoute('update-comment');
  const read = (one: Comment): Reading => [[text.comments, one.text]];
  return (
    <li>
      <header>
        <b>{comment.by.name}</b>
        <span className="sanyi-faint">
          {comment.organisation && `${say(comment.organisation.name)} · `}
          {format.instant(comment.createdAt)}
          {comment.updatedAt !== comment.createdAt && ` · ${text.edited}`}
        </span>
        {comment.asked && (
          <span className={comment.answered ? 'plan-asked-answered' : 'plan-asked-open'}>
            {text.asks(say(comment.asked.name))} · {comment.answered ? text.commentAnswered : text.waiting}
          </span>
        )}
        {comment.own && (
          <Button
            type="text"
            size="small"
            onClick={() =>
              void saving.save({
                route: planRoute('remove-comment'),
                params,
                known: comment,
                wanted: {},
                read,
                done: text.removed(comment.text),
                undo: () =>
                  callRoute(planRoute('add-comment'), {
                    params: { taskId: comment.taskId },
                    body: { text: comment.text, askedOrganisationId: comment.asked?.id ?? null },
                  }),
              })
            }
          >
            {text.remove}
          </Button>
        )}
      </header>
      <InlineEdit
        label={text.comments}
        kind="lines"
        required
        maxLength={2000}
        value={comment.text}
        editable={comment.own}
        onSave={(words) =>
          void saving.save({
            route,
            params,
            body: { text: words },
            known: comment,
            wanted: { text: words },
            read,
            done: text.saved(words),
            undo: (version) => callRoute(route, { params, ifMatch: version, body: { text: comment.text } }),
          })
        }
      />
    </li>
  );
}

function NewComment({ taskId, saving }: { taskId: string; saving: Saving }) {
  const text = useText(taskWords);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  async function send() {
    const sent = await saving.add<Comment>({
      route: planRoute('add-comment'),
      params: { taskId },
      body: { text: words.trim(), askedOrganisationId: asked },
      done: text.sent,
      undo: ({ id, version }) =>
        callRoute(planRoute('remove-comment'), { params: { commentId: id }, ifMatch: version }),
    });
    if (!sent) return;
    setWords('');
    setAsked(null);
  }
  return (
    <form
      className="plan-answer"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) void send();
      }}
    >
      <Input.TextArea
        autoSize={{ minRows: 2 }}
        maxLength={2000}
        value={words}
        aria-label={text.writeComment}
        placeholder={text.writeComment}
        onChange={(event) => setWords(event.target.value)}
      />
      <div>
        <OrganisationSelect
          label={text.ask}
          placeholder={text.ask}
          value={asked}
          onChange={(organisation) => setAsked(organisation?.id ?? null)}
        />
        <Button type="primary" htmlType="submit" disabled={!words.trim()} loading={saving.busy}>
          {text.send}
        </Button>
      </div>
    </form>
  );
}

import { useFormat, useLocale, useText } from '@sanyi/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { taskWords } from '../../text/task-words.ts';
import { type Dispute, planRoute, type ReviewTask, type TaskPage } from '../shared/contract.ts';
import { OrganisationSelect } from '../shared/organisation-select.tsx';
import { useTaskReading } from './task-facts.ts';
import type { Reading, Saving } from './use-saving.tsx';

/** States in which the assignment may be disputed; afterwards the work itself is under way to its end. */
const DISPUTABLE: readonly TaskPage['task']['workState'][] = ['to-confirm', 'running', 'delayed'];

/** Disputes about who must do a task (分工异议): raised by a department, answered by the reform office. */
export function Disputes({ page, saving }: { page: TaskPage; saving: Saving }) {
  const text = useText(taskWords);
  const { disputes, rights, task } = page;
  if (disputes.length === 0) return null;
  return (
    <section className="sanyi-section">
      <h2>{text.disputes}</h2>
      {disputes.map((dispute) => (
        <DisputeItem
          key={dispute.id}
          dispute={dispute}
          task={task}
          saving={saving}
          mayAnswer={rights.assign}
        />
      ))}
    </section>
  );
}

function DisputeItem({
  dispute,
  task,
  saving,
  mayAnswer,
}: {
  dispute: Dispute;
  task: ReviewTask;
  saving: Saving;
  mayAnswer: boolean;
}) {
  const text = useText(taskWords);
  const { say } = useLocale();
  const format = useFormat();
  return (
    <article className={`plan-dispute plan-dispute-${dispute.state}`}>
      <header>
        <b>{dispute.organisation ? say(dispute.organisation.name) : dispute.by.name}</b>
        <span className="sanyi-faint">
          {dispute.by.name} · {format.instant(dispute.createdAt)}
        </span>
        <span className="plan-dispute-state">{text[dispute.state]}</span>
      </header>
      <p>{dispute.reason}</p>
      {dispute.proposed && <p className="sanyi-soft">{text.proposes(say(dispute.proposed.name))}</p>}
      {dispute.answer && (
        <blockquote>
          {dispute.answer}
          {dispute.answeredBy && dispute.answeredAt && (
            <footer className="sanyi-faint">
              {text.answeredBy(dispute.answeredBy.name, format.instant(dispute.answeredAt))}
            </footer>
          )}
        </blockquote>
      )}
      {dispute.state === 'open' && mayAnswer && <Answer dispute={dispute} task={task} saving={saving} />}
    </article>
  );
}

/** The assignment with another lead in the place of the organisation that disputed (调整后的分工); everybody else stays. */
export function withHeir(task: Pick<ReviewTask, 'responsibilities'>, disputing: string | null, heir: string) {
  const others = task.responsibilities.flatMap(({ organisation, role }) =>
    organisation && organisation.id !== disputing && organisation.id !== heir
      ? [{ organisationId: organisation.id, role }]
      : [],
  );
  return [{ organisationId: heir, role: 'lead' as const }, ...others];
}

function Answer({ dispute, task, saving }: { dispute: Dispute; task: ReviewTask; saving: Saving }) {
  const text = useText(taskWords);
  const [answer, setAnswer] = useState('');
  const [heir, setHeir] = useState<string | null>(null);
  const read = (one: Dispute): Reading => [
    [text.disputeReason, one.reason],
    [text.state, text[one.state]],
    [text.answer, one.answer ?? text.empty],
  ];
  const send = (outcome: 'upheld' | 'declined') =>
    void saving.save({
      route: planRoute('answer-dispute'),
      params: { disputeId: dispute.id },
      body: {
        outcome,
        answer: answer.trim(),
        ...(outcome === 'upheld' && heir
          ? { assignments: withHeir(task, dispute.organisation?.id ?? null, heir) }
          : {}),
      },
      known: dispute,
      wanted: { state: outcome, answer: answer.trim() },
      read,
      done: text.answered,
    });
  return (
    <div className="plan-answer">
      <Input.TextArea
        autoSize={{ minRows: 2 }}
        maxLength={1000}
        value={answer}
        aria-label={text.answerText}
        placeholder={text.answerText}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <OrganisationSelect
        label={text.newLead}
        placeholder={text.newLead}
        value={heir}
        onChange={(organisation) => setHeir(organisation?.id ?? null)}
      />
      <div>
        <Button type="primary" disabled={!answer.trim()} loading={saving.busy} onClick={() => send('upheld')}>
          {text.uphold}
        </Button>
        <Button disabled={!answer.trim()} loading={saving.busy} onClick={() => send('declined')}>
          {text.decline}
        </Button>
      </div>
    </div>
  );
}

/** Where a department says that a task is not its own (提出异议), beside the departments of the task. */
export function RaiseDispute({ page, saving }: { page: TaskPage; saving: Saving }) {
  const text = useText(taskWords);
  const read = useTaskReading();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [proposed, setProposed] = useState<string | null>(null);
  const waiting = page.disputes.some(({ state }) => state === 'open');
  if (!page.rights.work || page.mine === null || waiting || !DISPUTABLE.includes(page.task.workState))
    return null;
  if (!open)
    return (
      <Button size="small" type="text" className="plan-raise" onClick={() => setOpen(true)}>
        {text.raise}
      </Button>
    );
  return (
    <form
      className="plan-answer plan-dispute"
      onSubmit={(event) => {
        event.preventDefault();
        void saving.save({
          route: planRoute('raise-dispute'),
          params: { taskId: page.task.id },
          body: { reason: reason.trim(), proposedOrganisationId: proposed },
          known: page.task,
          wanted: { workState: 'to-adjust' },
          read,
          done: text.raised,
          onSaved: () => setOpen(false),
        });
      }}
    >
      <p className="sanyi-soft">{text.raiseHint}</p>
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 2 }}
        maxLength={1000}
        value={reason}
        aria-label={text.disputeReason}
        placeholder={text.disputeReason}
        onChange={(event) => setReason(event.target.value)}
      />
      <OrganisationSelect
        label={text.proposed}
        placeholder={text.proposed}
        value={proposed}
        onChange={(organisation) => setProposed(organisation?.id ?? null)}
      />
      <div>
        <Button type="primary" htmlType="submit" disabled={!reason.trim()} loading={saving.busy}>
          {text.raise}
        </Button>
        <Button type="text" onClick={() => setOpen(false)}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}

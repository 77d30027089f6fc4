import { useLocale, useText } from '@sanyi/ui';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { taskWords } from '../../text/task-words.ts';
import { planRoute, type TaskPage, type Transition } from '../shared/contract.ts';
import { useTaskReading } from './task-facts.ts';
import type { Saving } from './use-saving.tsx';
import './task.css';

/**
 * What can be done to a task now (办理): each step a button with its verb. Steps that are somebody else's are not
 * shown; those of one's own that are not possible yet say why.
 */
export function Steps({ page, saving }: { page: TaskPage; saving: Saving }) {
  const text = useText(taskWords);
  const read = useTaskReading();
  const { say } = useLocale();
  const { task, transitions } = page;
  const move = (step: Transition, reason: string, dueOn: string) => {
    const body = { to: step.to, reason: reason.trim() || null, dueOn: dueOn || null };
    void saving.save({
      route: planRoute('move-task'),
      params: { taskId: task.id },
      body,
      known: task,
      wanted: { workState: step.to, ...(dueOn ? { dueOn } : {}) },
      read,
      done: text.stepDone(say(step.title), task.title),
    });
  };
  const allowed = transitions.filter((step) => step.allowed);
  const refused = transitions.filter((step) => !step.allowed);
  return (
    <div className="plan-steps">
      <div>
        {allowed.map((step) => (
          <StepButton
            key={`${step.to}${step.title.zh}`}
            step={step}
            primary={!step.needsReason && !step.needsDay}
            busy={saving.busy}
            onMove={(reason, day) => move(step, reason, day)}
          />
        ))}
        {allowed.length === 0 && (
          <span className="sanyi-soft">
            {task.workState === 'to-adjust' && page.rights.assign ? text.answerFirst : text.noSteps}
          </span>
        )}
      </div>
      {refused.length > 0 && (
        <ul>
          {refused.map((step) => (
            <li key={`${step.to}${step.title.zh}`}>
              <b>{say(step.title)}</b> {step.refusal && say(step.refusal)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function StepButton({
  step,
  primary,
  busy,
  onMove,
}: {
  step: Transition;
  primary: boolean;
  busy: boolean;
  onMove: (reason: string, day: string) => void;
}) {
  const text = useText(taskWords);
  const { say } = useLocale();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const verb = say(step.title);
  const look = primary ? { type: 'primary' as const } : {};
  if (!step.needsReason && !step.needsDay)
    return (
      <Button {...look} loading={busy} onClick={() => onMove('', '')}>
        {verb}
      </Button>
    );
  const ready = (!step.needsReason || reason.trim() !== '') && (!step.needsDay || day !== '');
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      content={
        <form
          className="plan-step-form"
          onSubmit={(event) => {
            event.preventDefault();
            setOpen(false);
            onMove(reason, day);
          }}
        >
          {step.needsDay && (
            <label>
              <span>{text.stepDay}</span>
              <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
            </label>
          )}
          <label>
            <span>{text.stepReason}</span>
            <Input.TextArea
              autoFocus
              rows={3}
              maxLength={500}
              value={reason}
              placeholder={text.stepReasonHint}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <Button type="primary" htmlType="submit" disabled={!ready}>
            {verb}
          </Button>
        </form>
      }
    >
      <Button {...look} loading={busy} danger={step.to === 'cancelled'}>
        {verb}
      </Button>
    </Popover>
  );
}

import { routeOf } from '@sanyi/kernel';
import { StateMark, useFormat, useLocale, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { interviewWords } from '../text/interview-words.ts';
import type { Interview } from './contract.ts';
import { DemandDialog } from './demand-dialog.tsx';

type Act =
  | { readonly kind: 'reply' | 'accepted' | 'returned'; readonly seq: number }
  | { readonly kind: 'close' };

const LIGHTS = { waiting: 'yellow', accepted: 'green', returned: 'red' } as const;

/** The promises with their replies (整改承诺), and what this viewer may do about each. */
export function InterviewPromises({ interview }: { interview: Interview }) {
  const text = useText(interviewWords);
  const format = useFormat();
  const { say } = useLocale();
  const tell = useUndo();
  const [act, setAct] = useState<Act | null>(null);
  const invalidates = [routeOf(manifest, 'interview'), routeOf(manifest, 'case')];
  const done = (words: string) => () => {
    setAct(null);
    tell({ text: words });
  };
  const reply = useRouteMutation<Interview>(routeOf(manifest, 'reply-commitment'), {
    invalidates,
    onDone: done(text.replied),
  });
  const judge = useRouteMutation<Interview>(routeOf(manifest, 'judge-commitment'), {
    invalidates,
    onDone: done(text.judged),
  });
  const close = useRouteMutation<Interview>(routeOf(manifest, 'close-interview'), {
    invalidates,
    onDone: done(text.closed),
  });
  const { caseId, version } = interview;
  const promiseOf = (seq: number) => interview.commitments.find((one) => one.seq === seq)?.text ?? '';
  const verdicts = {
    waiting: text.verdictWaiting,
    accepted: text.verdictAccepted,
    returned: text.verdictReturned,
  };
  const give = (words: string) => {
    if (act === null) return;
    if (act.kind === 'close') close.mutate({ params: { caseId }, body: { note: words }, ifMatch: version });
    else if (act.kind === 'reply')
      reply.mutate({ params: { caseId, seq: act.seq }, body: { text: words }, ifMatch: version });
    else
      judge.mutate({
        params: { caseId, seq: act.seq },
        body: { verdict: act.kind, note: words },
        ifMatch: version,
      });
  };
  return (
    <section className="sanyi-section">
      <h2>{text.promises}</h2>
      {interview.standing && <p className="monitoring-advice">{say(interview.standing.text)}</p>}
      <ol className="monitoring-promises">
        {interview.commitments.map((one) => (
          <li key={one.seq}>
            <header>
              <strong>{one.text}</strong>
              <span className="sanyi-soft">
                {one.responsible} · {format.day(one.dueOn)}
              </span>
              {one.late && <StateMark light="red" word={text.late} />}
              {one.reply && (
                <StateMark light={LIGHTS[one.reply.verdict]} word={verdicts[one.reply.verdict]} />
              )}
            </header>
            {one.reply ? (
              <>
                <p className="monitoring-long">{one.reply.text}</p>
                <p className="sanyi-faint">{text.by(one.reply.by, format.day(one.reply.on))}</p>
                {one.reply.note !== '' && (
                  <p className="sanyi-soft">
                    {text.opinion}（{one.reply.judgedBy}）：{one.reply.note}
                  </p>
                )}
              </>
            ) : (
              <p className="sanyi-faint">{text.noReply}</p>
            )}
            <span className="monitoring-actions">
              {one.may.reply && (
                <Button type="primary" size="small" onClick={() => setAct({ kind: 'reply', seq: one.seq })}>
                  {text.reply}
                </Button>
              )}
              {one.may.judge && (
                <>
                  <Button
                    type="primary"
                    size="small"
                    onClick={() => setAct({ kind: 'accepted', seq: one.seq })}
                  >
                    {text.accept}
                  </Button>
                  <Button size="small" onClick={() => setAct({ kind: 'returned', seq: one.seq })}>
                    {text.giveBack}
                  </Button>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
      {interview.may.close && (
        <Button type="primary" onClick={() => setAct({ kind: 'close' })}>
          {text.close}
        </Button>
      )}
      {act && (
        <DemandDialog
          open
          title={
            act.kind === 'close'
              ? text.closeTitle
              : act.kind === 'reply'
                ? text.replyTitle(promiseOf(act.seq))
                : promiseOf(act.seq)
          }
          note={
            act.kind === 'close' ? text.closeNote : act.kind === 'reply' ? text.replyNote : text.judgeNote
          }
          label={act.kind === 'reply' ? text.reply : text.opinion}
          action={
            act.kind === 'close'
              ? text.close
              : act.kind === 'reply'
                ? text.reply
                : act.kind === 'accepted'
                  ? text.accept
                  : text.giveBack
          }
          most={act.kind === 'reply' ? 4000 : 2000}
          busy={reply.isPending || judge.isPending || close.isPending}
          problem={reply.error ?? judge.error ?? close.error}
          onGive={give}
          onClose={() => setAct(null)}
        />
      )}
    </section>
  );
}

import { routeOf } from '@sanyi/kernel';
import { useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { supervisionWords } from '../text/supervision-words.ts';
import type { CaseDetail } from './contract.ts';
import { DemandDialog } from './demand-dialog.tsx';

type Act = 'take' | 'answer' | 'accept' | 'return' | 'close' | 'reopen';

/** What this viewer may do in the case now (督办操作): each asks for its words first. */
export function CaseActions({ detail }: { detail: CaseDetail }) {
  const text = useText(supervisionWords);
  const tell = useUndo();
  const [act, setAct] = useState<Act | null>(null);
  const { may, case: item } = detail;
  const invalidates = [routeOf(manifest, 'case'), routeOf(manifest, 'supervision')];
  const done = (words: string) => () => {
    setAct(null);
    tell({ text: words });
  };
  const letter = item.advice?.step ? text.stepName(item.advice.step) : '';
  const take = useRouteMutation(routeOf(manifest, 'take-step'), {
    invalidates,
    onDone: done(text.sent(letter)),
  });
  const answer = useRouteMutation(routeOf(manifest, 'answer-case'), {
    invalidates,
    onDone: done(text.answered),
  });
  const judge = useRouteMutation(routeOf(manifest, 'judge-case'), {
    invalidates,
    onDone: done(text.judged(act === 'accept' ? text.verdictName('accepted') : text.verdictName('returned'))),
  });
  const close = useRouteMutation(routeOf(manifest, 'close-case'), {
    invalidates,
    onDone: done(text.closeDone),
  });
  const reopen = useRouteMutation(routeOf(manifest, 'reopen-case'), {
    invalidates,
    onDone: done(text.reopenDone),
  });
  const call = { params: { caseId: item.id }, ifMatch: item.version };

  const dialogs = {
    take: {
      title: `${letter} · ${item.taskTitle}`,
      note: text.demandNote,
      label: text.demand,
      action: text.send,
      work: take,
      give: (demand: string) => take.mutate({ ...call, body: { demand } }),
    },
    answer: {
      title: text.write,
      note: text.writeNote,
      label: text.answer,
      action: text.send,
      work: answer,
      give: (words: string) => answer.mutate({ ...call, body: { text: words } }),
    },
    accept: {
      title: text.judge,
      note: text.judgeNote,
      label: text.opinion,
      action: text.accept,
      work: judge,
      give: (note: string) => judge.mutate({ ...call, body: { verdict: 'accepted', note } }),
    },
    return: {
      title: text.judge,
      note: text.judgeNote,
      label: text.opinion,
      action: text.giveBack,
      work: judge,
      give: (note: string) => judge.mutate({ ...call, body: { verdict: 'returned', note } }),
    },
    close: {
      title: text.closeTitle,
      note: text.closeNote,
      label: text.opinion,
      action: text.close,
      work: close,
      give: (reason: string) => close.mutate({ ...call, body: { reason } }),
    },
    reopen: {
      title: text.reopenTitle,
      note: text.reopenNote,
      label: text.why,
      action: text.reopen,
      work: reopen,
      give: (reason: string) => reopen.mutate({ ...call, body: { reason } }),
    },
  } satisfies Record<Act, unknown>;
  const chosen = act === null ? null : dialogs[act];

  return (
    <>
      {may.take && (
        <Button type="primary" onClick={() => setAct('take')}>
          {text.begin(letter)}
        </Button>
      )}
      {may.answer && (
        <Button type="primary" onClick={() => setAct('answer')}>
          {text.write}
        </Button>
      )}
      {may.judge && (
        <>
          <Button type="primary" onClick={() => setAct('accept')}>
            {text.accept}
          </Button>
          <Button onClick={() => setAct('return')}>{text.giveBack}</Button>
        </>
      )}
      {may.close && (
        <Button
          type={item.advice?.action === 'close' ? 'primary' : 'default'}
          onClick={() => setAct('close')}
        >
          {text.close}
        </Button>
      )}
      {may.reopen && <Button onClick={() => setAct('reopen')}>{text.reopen}</Button>}
      {chosen && (
        <DemandDialog
          open
          title={chosen.title}
          note={chosen.note}
          label={chosen.label}
          action={chosen.action}
          busy={chosen.work.isPending}
          problem={chosen.work.error}
          onGive={chosen.give}
          onClose={() => setAct(null)}
        />
      )}
    </>
  );
}

import { routeOf } from '@sanyi/kernel';
import {
  downloadRoute,
  GoLink,
  ProblemNote,
  StateMark,
  saveFile,
  useFormat,
  useLocale,
  useText,
} from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { supervisionWords } from '../text/supervision-words.ts';
import type { CaseDetail, CaseStep } from './contract.ts';
import { LightMark } from './light-mark.tsx';

const LIGHTS = { waiting: 'yellow', accepted: 'green', returned: 'red' } as const;

/** Every letter with its answer, the newest first, and how the case was closed and reopened (督办经过). */
export function CaseStory({ detail }: { detail: CaseDetail }) {
  const text = useText(supervisionWords);
  const format = useFormat();
  return (
    <>
      {detail.turns.length > 0 && (
        <ul className="monitoring-turns">
          {detail.turns.map((turn) => (
            <li key={`${turn.turn} ${turn.on} ${turn.reason}`}>
              <strong>{text.turnName(turn.turn)}</strong>
              <span className="sanyi-faint">{text.answeredBy(turn.by, format.day(turn.on))}</span>
              <p className="monitoring-long">{turn.reason}</p>
            </li>
          ))}
        </ul>
      )}
      <ol className="monitoring-story">
        {detail.steps.toReversed().map((step) => (
          <Step key={step.seq} caseId={detail.case.id} step={step} />
        ))}
      </ol>
    </>
  );
}

function Step({ caseId, step }: { caseId: string; step: CaseStep }) {
  const text = useText(supervisionWords);
  const format = useFormat();
  const { say } = useLocale();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { answer } = step;
  async function download() {
    setBusy(true);
    setProblem(null);
    try {
      const params = { caseId, seq: step.seq };
      const { blob, filename } = await downloadRoute(routeOf(manifest, 'letter'), { params });
      saveFile(blob, filename);
    } catch (fault) {
      setProblem(fault);
    } finally {
      setBusy(false);
    }
  }
  return (
    <li>
      <header>
        <h2>{text.stepName(step.step)}</h2>
        <code>{step.number}</code>
        <span className="sanyi-soft">
          {text.taken(step.takenBy, format.day(step.takenOn))} · {text.dueOn(format.day(step.dueOn))}
        </span>
        <Button size="small" loading={busy} onClick={() => void download()}>
          {text.letter}
        </Button>
      </header>
      <ProblemNote problem={problem} />
      <dl>
        {step.clause !== '' && (
          <div>
            <dt>{text.clause}</dt>
            <dd>
              <GoLink href={step.clauseHref}>“{step.clause}”</GoLink>
            </dd>
          </div>
        )}
        <div>
          <dt>{text.lightThen}</dt>
          <dd>
            <LightMark light={step.light} /> {step.reasons.map((reason) => say(reason.text)).join(' ')}
          </dd>
        </div>
        <div>
          <dt>{text.demand}</dt>
          <dd className="monitoring-long">{step.demand}</dd>
        </div>
        <div>
          <dt>{text.answer}</dt>
          <dd>
            {answer === null ? (
              <span className="sanyi-faint">{text.noAnswer}</span>
            ) : (
              <>
                <span className="sanyi-faint">{text.answeredBy(answer.by, format.day(answer.on))}</span>{' '}
                <StateMark light={LIGHTS[answer.verdict]} word={text.verdictName(answer.verdict)} />
                <p className="monitoring-long">{answer.text}</p>
                {answer.note !== '' && (
                  <p className="sanyi-soft">{text.opinionOf(answer.judgedBy ?? '', answer.note)}</p>
                )}
              </>
            )}
          </dd>
        </div>
      </dl>
    </li>
  );
}

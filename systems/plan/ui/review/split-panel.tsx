import { useText } from '@sanyi/ui';
import { Button, Input } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { reviewWords } from '../../text/ui-words-review.ts';
import { sentenceStarts } from '../paper/typeset.ts';
import type { ReviewTask } from '../shared/contract.ts';

const PREVIEW = 14;
const TITLE = 40;

/** Where a task becomes two (拆分): a click in the paper, or the beginning of one of its sentences. */
export function SplitPanel({
  paper,
  task,
  at,
  busy,
  onAt,
  onSplit,
  onCancel,
}: {
  paper: string;
  task: ReviewTask;
  at: number | null;
  busy: boolean;
  onAt: (at: number) => void;
  onSplit: (at: number, title: string) => void;
  onCancel: () => void;
}) {
  const text = useText(reviewWords);
  const starts = useMemo(() => (task.span ? sentenceStarts(paper, task.span) : []), [paper, task.span]);
  const [title, setTitle] = useState('');
  useEffect(() => {
    if (at !== null && task.span)
      setTitle(
        paper
          .slice(at, task.span[1])
          .replace(/\s+/g, '')
          .split(/[。；，]/)[0]
          ?.slice(0, TITLE) ?? '',
      );
  }, [at, paper, task.span]);
  if (!task.span) return null;
  const [from, to] = task.span;
  return (
    <section className="rv-split" aria-label={text.splitTitle}>
      <h3>{text.splitTitle}</h3>
      <p className="sanyi-soft">{starts.length > 0 ? text.splitHint : text.splitNone}</p>
      <div className="rv-split-starts">
        {starts.map((start) => (
          <Button key={start} size="small" type={start === at ? 'primary' : 'default'} onClick={() => onAt(start)}>
            {text.splitBefore(paper.slice(start, start + PREVIEW).replace(/\s+/g, ''))}
          </Button>
        ))}
      </div>
      {at !== null && (
        <dl className="rv-split-parts" lang="zh-CN">
          <dt>{text.splitFirst}</dt>
          <dd>{paper.slice(from, at)}</dd>
          <dt>{text.splitSecond}</dt>
          <dd>{paper.slice(at, to)}</dd>
        </dl>
      )}
      <div className="rv-split-do">
        <Input
          aria-label={text.splitSecondTitle}
          placeholder={text.splitSecondTitle}
          value={title}
          maxLength={500}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Button onClick={onCancel}>{text.cancel}</Button>
        <Button
          type="primary"
          disabled={at === null}
          loading={busy}
          onClick={() => {
            if (at !== null) onSplit(at, title);
          }}
        >
          {text.splitDo}
        </Button>
      </div>
    </section>
  );
}

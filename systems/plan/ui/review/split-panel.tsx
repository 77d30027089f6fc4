import { useText } from '@sanyi/ui';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { reviewWords } from '../../text/ui-words-review.ts';
import { sentenceStarts } from '../paper/typeset.ts';
import type { ReviewTask } from '../shared/contract.ts';

const PREVIEW = 14;
const TITLE = 40;

/** The first words of the second task, offered as its title. */
function firstWords(paper: string, at: number | null, span: ReviewTask['span']): string {
  if (at === null || span === null) return '';
  const words = paper.slice(at, span[1]).replace(/\s+/g, '');
  return words.split(/[。；，]/)[0]?.slice(0, TITLE) ?? '';
}

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
  const [own, setOwn] = useState<{ readonly at: number | null; readonly title: string } | null>(null);
  const title = own && own.at === at ? own.title : firstWords(paper, at, task.span);
  if (!task.span) return null;
  const [from, to] = task.span;
  return (
    <section className="rv-split" aria-label={text.splitTitle}>
      <h3>{text.splitTitle}</h3>
      <p className="sanyi-soft">{starts.length > 0 ? text.splitHint : text.splitNone}</p>
      <div className="rv-split-starts">
        {starts.map((start) => (
          <Button
            key={start}
            size="small"
            type={start === at ? 'primary' : 'default'}
            onClick={() => onAt(start)}
          >
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
          onChange={(event) => setOwn({ at, title: event.target.value })}
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

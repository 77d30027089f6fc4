import { useText } from '@sanyi/ui';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { reviewWords } from '../../text/ui-words-review.ts';
import type { TreeSection } from '../shared/contract.ts';

const TITLE = 40;

/** Words of the paper that became no task, made one (补录任务). */
export function AddTask({
  text: paper,
  span,
  sections,
  busy,
  onAdd,
}: {
  text: string;
  span: readonly [number, number];
  sections: readonly TreeSection[];
  busy: boolean;
  onAdd: (title: string, sectionId: string | null) => void;
}) {
  const text = useText(reviewWords);
  const words = paper.slice(...span).replace(/\s+/g, '');
  const [title, setTitle] = useState(words.split(/[。；]/)[0]?.slice(0, TITLE) ?? '');
  const section = sections
    .filter(({ extent }) => extent[0] <= span[0] && extent[1] >= span[1])
    .toSorted((one, other) => other.level - one.level)[0];
  return (
    <div className="rv-add" role="region" aria-label={text.addTitle}>
      <Input
        aria-label={text.addName}
        value={title}
        maxLength={500}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button
        type="primary"
        loading={busy}
        disabled={title.trim() === ''}
        onClick={() => onAdd(title.trim(), section?.id ?? null)}
      >
        {text.addTitle}
      </Button>
    </div>
  );
}

import { useText } from '@sanyi/ui';
import { Button, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { reviewWords } from '../../text/ui-words-review.ts';
import type { ReviewTask } from '../shared/contract.ts';
import { acceptable } from './model.ts';

const STEPS = [0.95, 0.9, 0.8, 0.7] as const;

/** Accepts everything that the reader is sure of, at once (批量确认); says beforehand how many that are. */
export function AcceptAll({
  tasks,
  busy,
  onAccept,
}: {
  tasks: readonly ReviewTask[];
  busy: boolean;
  onAccept: (minimum: number) => void;
}) {
  const text = useText(reviewWords);
  const [open, setOpen] = useState(false);
  const [minimum, setMinimum] = useState<number>(0.9);
  const count = acceptable(tasks, minimum);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="rv-accept-all">
          <p>{text.acceptAllText}</p>
          <Segmented<number>
            aria-label={text.minimum}
            value={minimum}
            onChange={setMinimum}
            options={STEPS.map((value) => ({ value, label: `≥ ${Math.floor(value * 100 + 0.5)}%` }))}
          />
          <Button
            type="primary"
            disabled={count === 0}
            loading={busy}
            onClick={() => {
              onAccept(minimum);
              setOpen(false);
            }}
          >
            {text.acceptAllDo(count)}
          </Button>
        </div>
      }
    >
      <Button>{text.acceptAll}</Button>
    </Popover>
  );
}

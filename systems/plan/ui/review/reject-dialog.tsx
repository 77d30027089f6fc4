import { ProblemNote, useFormat, useText } from '@sanyi/ui';
import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { reviewWords } from '../../text/ui-words-review.ts';

/** Why a task is taken out (剔除理由): three usual reasons or one's own words. */
export function RejectDialog({
  open,
  title,
  restorable,
  busy,
  problem,
  onCancel,
  onReject,
}: {
  open: boolean;
  title: string;
  /** What a person added or cut out cannot be restored to anything. */
  restorable: boolean;
  busy: boolean;
  problem: unknown;
  onCancel: () => void;
  onReject: (reason: string) => void;
}) {
  const text = useText(reviewWords);
  const format = useFormat();
  const [usual, setUsual] = useState(text.rejectNotTask);
  const [own, setOwn] = useState('');
  const reason = own.trim() || usual;
  return (
    <Modal
      open={open}
      title={format.labelled(text.rejectTitle, title)}
      okText={text.reject}
      cancelText={text.cancel}
      confirmLoading={busy}
      onCancel={onCancel}
      onOk={() => onReject(reason)}
      destroyOnHidden
    >
      <div className="rv-reject">
        <p className="sanyi-soft">{restorable ? text.rejectText : text.rejectForGood}</p>
        <Radio.Group
          value={own.trim() ? '' : usual}
          onChange={(event) => {
            setOwn('');
            setUsual(String(event.target.value));
          }}
          options={[text.rejectNotTask, text.rejectTwice, text.rejectMisread].map((value) => ({
            value,
            label: value,
          }))}
        />
        <Input
          aria-label={text.rejectReason}
          placeholder={text.rejectReason}
          value={own}
          maxLength={500}
          onChange={(event) => setOwn(event.target.value)}
        />
        <ProblemNote problem={problem} />
      </div>
    </Modal>
  );
}

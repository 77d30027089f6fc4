import { ProblemNote, useText } from '@sanyi/ui';
import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { words } from '../text/words.ts';

const LEAST = 4;

/** Asks why before anything is shown or changed (事由对话框); refusals stand inside. */
export function ReasonDialog({
  title,
  note,
  danger,
  ready,
  onCancel,
  onConfirm,
  children,
}: {
  title: string;
  note: string;
  danger: boolean;
  ready: boolean;
  onCancel: () => void;
  onConfirm: (reason: string) => Promise<void>;
  children?: ReactNode;
}) {
  const text = useText(words);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function confirm() {
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm(reason.trim());
    } catch (fault) {
      setProblem(fault);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={title}
      okText={text.confirm}
      cancelText={text.cancel}
      okButtonProps={{ danger, loading: busy, disabled: !ready || [...reason.trim()].length < LEAST }}
      onOk={() => void confirm()}
      onCancel={onCancel}
    >
      <div className="identities-dialog">
        {note && <p>{note}</p>}
        {children}
        <label>
          <span>{text.reason}</span>
          <Input.TextArea
            rows={2}
            maxLength={300}
            placeholder={text.reasonHint}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <ProblemNote problem={problem} />
      </div>
    </Modal>
  );
}

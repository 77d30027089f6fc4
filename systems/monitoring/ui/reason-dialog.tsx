import { ProblemNote, useText } from '@sanyi/ui';
import { Form, Input, Modal } from 'antd';
import { windowWords } from '../text/window-words.ts';

/** Asks for a reason before something is done (说明理由): returning an entry, reopening a window. */
export function ReasonDialog({
  open,
  title,
  note,
  action,
  busy,
  problem,
  onGive,
  onClose,
}: {
  open: boolean;
  title: string;
  note: string;
  action: string;
  busy: boolean;
  problem: unknown;
  onGive: (reason: string) => void;
  onClose: () => void;
}) {
  const text = useText(windowWords);
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal
      open={open}
      title={title}
      okText={action}
      cancelText={text.cancel}
      confirmLoading={busy}
      destroyOnHidden
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="monitoring-dialog-note">{note}</p>
      <ProblemNote problem={problem} />
      <Form form={form} layout="vertical" preserve={false} onFinish={({ reason }) => onGive(reason)}>
        <Form.Item
          name="reason"
          label={text.reason}
          rules={[{ required: true, whitespace: true, message: text.required }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

import { ProblemNote, useText } from '@sanyi/ui';
import { Form, Input, Modal } from 'antd';
import { supervisionWords } from '../text/supervision-words.ts';

/** Asks for the words of a letter, an answer or an opinion before it goes out (拟写文字). */
export function DemandDialog({
  open,
  title,
  note,
  label,
  hint,
  action,
  most = 4000,
  rows: [fewest, highest] = [4, 12],
  busy,
  problem,
  onGive,
  onClose,
}: {
  open: boolean;
  title: string;
  note: string;
  label: string;
  hint?: string;
  action: string;
  /** Characters at most. */
  most?: number;
  /** Lines of the field: at least, at most. */
  rows?: readonly [number, number];
  busy: boolean;
  problem: unknown;
  onGive: (words: string) => void;
  onClose: () => void;
}) {
  const text = useText(supervisionWords);
  const [form] = Form.useForm<{ words: string }>();
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
      <Form form={form} layout="vertical" preserve={false} onFinish={({ words }) => onGive(words)}>
        <Form.Item
          name="words"
          label={label}
          rules={[{ required: true, whitespace: true, message: text.required }]}
        >
          <Input.TextArea
            autoSize={{ minRows: fewest, maxRows: highest }}
            maxLength={most}
            placeholder={hint}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

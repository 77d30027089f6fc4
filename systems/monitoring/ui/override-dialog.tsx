import { type Light, routeOf, systemClock } from '@sanyi/kernel';
import { addDays } from '@sanyi/quantity';
import { ProblemNote, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Form, Input, Modal, Radio } from 'antd';
import { manifest } from '../manifest.ts';
import { windowWords } from '../text/window-words.ts';
import type { TaskLight } from './contract.ts';
import { LightMark } from './light-mark.tsx';

const LIGHTS: readonly Light[] = ['green', 'yellow', 'red', 'ongoing', 'grey'];
/** An override lasts a month unless somebody says otherwise. */
const DAYS = 30;

interface Fields {
  readonly light: Light;
  readonly reason: string;
  readonly until: string;
}

/** Overrides a light with a reason and an expiry (人工改灯); what the rule says stays visible beside it. */
export function OverrideDialog({
  light,
  open,
  onClose,
  onDone,
}: {
  light: TaskLight;
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const text = useText(windowWords);
  const tell = useUndo();
  const [form] = Form.useForm<Fields>();
  const override = useRouteMutation(routeOf(manifest, 'override'), {
    invalidates: [routeOf(manifest, 'window')],
    onDone: () => {
      tell({ text: text.overrideDone });
      onDone();
    },
  });
  const today = systemClock().today();
  return (
    <Modal
      open={open}
      title={text.overrideTitle}
      okText={text.confirm}
      cancelText={text.cancel}
      confirmLoading={override.isPending}
      destroyOnHidden
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="monitoring-dialog-note">
        {text.overrideNote} {text.ruleSays} <LightMark light={light.computed} />
      </p>
      <ProblemNote problem={override.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ until: addDays(today, DAYS) }}
        onFinish={(body) =>
          override.mutate({ params: { taskId: light.taskId }, body: { ...body, period: light.period } })
        }
      >
        <Form.Item name="light" label={text.newLight} rules={[{ required: true, message: text.required }]}>
          <Radio.Group
            options={LIGHTS.filter((item) => item !== light.computed).map((item) => ({
              value: item,
              label: <LightMark light={item} />,
            }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={text.reason}
          rules={[{ required: true, whitespace: true, message: text.required }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
        <Form.Item name="until" label={text.until} rules={[{ required: true, message: text.required }]}>
          <Input type="date" min={today} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

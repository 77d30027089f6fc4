import { ProblemNote, useLocale, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Form, Input, Modal, Select } from 'antd';
import { words } from '../text/words.ts';
import { expenditureRoute, type Hospital } from './contract.ts';

interface Fields {
  readonly institution: string;
  readonly growth: string;
  readonly reason: string;
}

/** Sets how much the cost per stay may grow (设定控费目标), for all hospitals or one, with the reason. */
export function TargetDialog({
  year,
  hospitals,
  onClose,
}: {
  year: number;
  hospitals: readonly Hospital[];
  onClose: () => void;
}) {
  const text = useText(words);
  const { say } = useLocale();
  const tell = useUndo();
  const [form] = Form.useForm<Fields>();
  const save = useRouteMutation<unknown>(expenditureRoute('set-target'), {
    invalidates: [expenditureRoute('overview'), expenditureRoute('hospital')],
    onDone: () => {
      tell({ text: text.saved });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={text.targetFor(year)}
      okText={text.save}
      cancelText={text.cancel}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <ProblemNote problem={save.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ institution: '' }}
        onFinish={(body) => save.mutate({ body: { ...body, year } })}
      >
        <Form.Item name="institution" label={text.whose}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: text.allHospitals },
              ...hospitals.map(({ code, name }) => ({ value: code, label: say(name) })),
            ]}
          />
        </Form.Item>
        <Form.Item
          name="growth"
          label={text.limit}
          rules={[
            { required: true, message: text.required },
            { pattern: /^-?\d{1,2}(\.\d{1,2})?$/, message: text.limitForm },
          ]}
        >
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item
          name="reason"
          label={text.reason}
          rules={[{ required: true, whitespace: true, message: text.required }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

import { routeOf } from '@sanyi/kernel';
import { manifest as administration } from '@sanyi/system-administration/manifest';
import { ProblemNote, useRouteMutation, useText } from '@sanyi/ui';
import { Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { catalogueWords } from '../text/catalogue-words.ts';
import { type Catalogues, dipRoute } from './contract.ts';

interface Fields {
  readonly name: string;
  readonly year: number;
  readonly core: 'cases' | 'coverage';
  readonly yearMeans: 'pooled' | 'yearly';
  readonly meanOf: 'all' | 'grouped';
  readonly steady: boolean;
}

/** Asks what a catalogue is to be formed from (测算目录), each choice with what it means. */
export function FormDialog({
  catalogues,
  onClose,
}: {
  catalogues: Catalogues;
  onClose: (started: boolean) => void;
}) {
  const text = useText(catalogueWords);
  const [form] = Form.useForm<Fields>();
  const [year = 0] = catalogues.years;
  const start = useRouteMutation<unknown>(dipRoute('form'), {
    invalidates: [routeOf(administration, 'jobs'), dipRoute('catalogues')],
    onDone: () => onClose(true),
  });
  const explained = (value: string, title: string, note: string) => ({
    value,
    label: (
      <span className="dip-two-lines">
        {title}
        <small>{note}</small>
      </span>
    ),
  });
  return (
    <Modal
      open
      width={640}
      title={text.formTitle}
      okText={text.begin}
      cancelText={text.cancel}
      confirmLoading={start.isPending}
      onOk={form.submit}
      onCancel={() => onClose(false)}
    >
      <ProblemNote problem={start.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          name: text.nameDefault(String(year)),
          year,
          core: 'cases',
          yearMeans: 'pooled',
          meanOf: 'all',
          steady: true,
        }}
        onFinish={(body) => start.mutate({ body })}
      >
        <Form.Item
          name="name"
          label={text.name}
          rules={[{ required: true, whitespace: true, message: text.required }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="year" label={text.year} extra={text.yearNote}>
          <Select
            style={{ width: 160 }}
            options={catalogues.years.map((value) => ({ value, label: String(value) }))}
          />
        </Form.Item>
        <Form.Item name="core" label={text.core}>
          <Radio.Group
            className="dip-choices"
            options={[
              explained('cases', text.coreCases, text.coreCasesNote),
              explained('coverage', text.coreCoverage, text.coreCoverageNote),
            ]}
          />
        </Form.Item>
        <Form.Item name="yearMeans" label={text.yearMeans}>
          <Radio.Group
            className="dip-choices"
            options={[
              explained('pooled', text.pooled, text.pooledNote),
              explained('yearly', text.yearly, text.yearlyNote),
            ]}
          />
        </Form.Item>
        <Form.Item name="meanOf" label={text.meanOf}>
          <Radio.Group
            options={[
              { value: 'all', label: text.all },
              { value: 'grouped', label: text.grouped },
            ]}
          />
        </Form.Item>
        <Form.Item name="steady" valuePropName="checked" extra={text.steadyNote}>
          <Checkbox>{text.steady}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}

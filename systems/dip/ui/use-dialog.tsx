import { ProblemNote, useLocale, useRoute, useRouteMutation, useText } from '@sanyi/ui';
import { Form, Input, Modal, Select } from 'antd';
import { catalogueWords } from '../text/catalogue-words.ts';
import { type CatalogueHead, type Catalogues, dipRoute } from './contract.ts';

interface Fields {
  readonly from: string;
  readonly deviation: string;
}

/** Puts a catalogue in force from a day on (启用目录), with the rules for unusual costs in words. */
export function UseDialog({
  catalogue,
  onClose,
}: {
  catalogue: CatalogueHead;
  onClose: (done: boolean) => void;
}) {
  const text = useText(catalogueWords);
  const [form] = Form.useForm<Fields>();
  const chosen = Form.useWatch('deviation', form);
  const { data, error } = useRoute<Catalogues>(dipRoute('catalogues'));
  const use = useRouteMutation<unknown>(dipRoute('use'), {
    invalidates: [dipRoute('catalogue'), dipRoute('catalogues'), dipRoute('overview')],
    onDone: () => onClose(true),
  });
  const rules = data?.deviations.find(({ id }) => id === chosen);
  return (
    <Modal
      open
      width={720}
      title={`${text.useTitle} · ${catalogue.name}`}
      okText={text.use}
      cancelText={text.cancel}
      confirmLoading={use.isPending}
      onOk={form.submit}
      onCancel={() => onClose(false)}
    >
      <ProblemNote problem={use.error ?? error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ deviation: 'norm-2.0' }}
        onFinish={(body) => use.mutate({ params: { catalogueNo: catalogue.catalogueNo }, body })}
      >
        <Form.Item name="from" label={text.useFrom} rules={[{ required: true, message: text.required }]}>
          <Input type="date" style={{ width: 180 }} />
        </Form.Item>
        <Form.Item name="deviation" label={text.deviation} extra={text.deviationNote}>
          <Select options={(data?.deviations ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      </Form>
      {rules && <Bands bands={rules.bands} />}
    </Modal>
  );
}

function Bands({ bands }: { bands: Catalogues['deviations'][number]['bands'] }) {
  const text = useText(catalogueWords);
  const { say } = useLocale();
  return (
    <table className="dip-table">
      <tbody>
        {bands.map((band) => (
          <tr key={band.code}>
            <th scope="row">{text.bandOf(band.code)}</th>
            <td>{say(band.when)}</td>
            <td>{band.score ? say(band.score) : text.byPanel}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

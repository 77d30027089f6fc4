import { routeOf, systemClock } from '@sanyi/kernel';
import { ProblemNote, useRoute, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Form, Input, InputNumber, Modal } from 'antd';
import { manifest } from '../manifest.ts';
import { evaluationWords } from '../text/evaluation-words.ts';
import type { Evaluation, Funding, Fundings } from './contract.ts';
import { fenOf, yuanOf } from './yuan.ts';

interface Fields {
  readonly year: number;
  readonly name: string;
  readonly yuan: string;
  readonly source?: string;
  readonly bases?: Readonly<Record<string, string | undefined>>;
}

/** Adds or changes a row of the money table (维护资金). Bases are asked for the departments that answer for tasks. */
export function FundingDialog({
  planId,
  funding,
  onClose,
}: {
  planId: string;
  funding: Funding | null;
  onClose: () => void;
}) {
  const text = useText(evaluationWords);
  const tell = useUndo();
  const [form] = Form.useForm<Fields>();
  const today = systemClock().today();
  const { data } = useRoute<Evaluation>(routeOf(manifest, 'preview-evaluation'), {
    params: { planId },
    query: { kind: 'year-end', until: today },
  });
  const put = useRouteMutation<Fundings>(routeOf(manifest, 'put-funding'), {
    invalidates: [routeOf(manifest, 'fundings'), routeOf(manifest, 'preview-evaluation')],
    onDone: () => {
      tell({ text: text.saved });
      onClose();
    },
  });
  const save = (fields: Fields) => {
    const bases = Object.fromEntries(
      Object.entries(fields.bases ?? {}).flatMap(([id, base]) =>
        base === undefined || base.trim() === '' ? [] : [[id, base.trim()] as const],
      ),
    );
    put.mutate({
      params: { planId },
      ifMatch: funding?.version ?? 0,
      body: {
        id: funding?.id ?? null,
        year: fields.year,
        name: fields.name,
        amountFen: fenOf(fields.yuan) ?? '',
        source: fields.source ?? '',
        bases,
      },
    });
  };
  const required = { required: true, message: text.required };
  return (
    <Modal
      open
      title={funding ? text.changeFunding : text.addFunding}
      okText={text.save}
      confirmLoading={put.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <ProblemNote problem={put.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={
          funding
            ? { ...funding, yuan: yuanOf(funding.amountFen) }
            : { year: Number(today.slice(0, 4)), source: '' }
        }
      >
        <div className="monitoring-pair">
          <Form.Item name="year" label={text.year} rules={[required]}>
            <InputNumber min={2000} max={2100} precision={0} />
          </Form.Item>
          <Form.Item name="name" label={text.fundingName} rules={[required]}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
        <Form.Item
          name="yuan"
          label={text.yuan}
          rules={[
            required,
            {
              validator: (_, value: string) =>
                !value || fenOf(value) !== null ? Promise.resolve() : Promise.reject(new Error(text.notYuan)),
            },
          ]}
        >
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="source" label={text.source}>
          <Input maxLength={300} placeholder={text.sourceHint} />
        </Form.Item>
        {data && (
          <fieldset className="monitoring-bases">
            <legend>{text.bases}</legend>
            <p className="sanyi-soft">{text.basesNote}</p>
            {data.departments.map((one) => (
              <Form.Item
                key={one.organisationId}
                name={['bases', one.organisationId]}
                label={one.name}
                rules={[{ pattern: /^\d{1,12}$/, message: text.required }]}
              >
                <Input inputMode="numeric" placeholder="1" />
              </Form.Item>
            ))}
          </fieldset>
        )}
      </Form>
    </Modal>
  );
}

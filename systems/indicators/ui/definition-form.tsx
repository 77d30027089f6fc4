import { routeOf } from '@sanyi/kernel';
import {
  isMeant,
  ProblemNote,
  useLocale,
  useRouteMutation,
  useText,
  useUndo,
  VersionConflict,
} from '@sanyi/ui';
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { listWords } from '../text/list-words.ts';
import type { Definition, Indicator } from './contract.ts';
import {
  CODE,
  type DefinitionFields,
  definitionOf,
  FRESH,
  fieldsBefore,
  fieldsOf,
  UNITS,
} from './definition-fields.ts';
import { useDefinitionWords } from './direction.ts';
import { formulaOf } from './formula.ts';
import { useOwners } from './owners.ts';

/** A new indicator, or changes to one (指标定义表单), with its formula read back in words. */
export function DefinitionForm({
  indicator,
  onDone,
}: {
  indicator: Indicator | null;
  onDone: (saved: Indicator | null) => void;
}) {
  const text = useText(listWords);
  const { say } = useLocale();
  const tell = useUndo();
  const owners = useOwners();
  const wordsOf = useDefinitionWords();
  const [form] = Form.useForm<DefinitionFields>();
  const [sent, setSent] = useState<Definition | null>(null);
  const stale = [routeOf(manifest, 'list'), routeOf(manifest, 'get')];
  const create = useRouteMutation<Indicator>(routeOf(manifest, 'create'), {
    invalidates: stale,
    onDone: (saved) => {
      tell({ text: text.created(say(saved.name)) });
      onDone(saved);
    },
  });
  const update = useRouteMutation<Indicator>(routeOf(manifest, 'update'), {
    invalidates: stale,
    onDone: (saved) => {
      tell({ text: text.changed(say(saved.name)) });
      onDone(saved);
    },
  });
  const save = (body: Definition, version: number | undefined) => {
    setSent(body);
    if (!indicator) create.mutate({ body });
    else
      update.mutate({ params: { indicatorId: indicator.id }, body, ifMatch: version ?? indicator.version });
  };
  const kind = Form.useWatch('kind', form) ?? 'ratio';
  const now = Form.useWatch([], form);
  const required = [{ required: true, whitespace: true, message: text.required }];
  const ratio = kind === 'ratio';
  const theirs = conflictOf(update.error?.facts['current'], update.error?.code);

  return (
    <Form<DefinitionFields>
      form={form}
      layout="vertical"
      className="indicators-definition"
      initialValues={indicator ? fieldsOf(indicator) : FRESH}
      onFinish={(fields) => save(definitionOf({ ...fieldsBefore(indicator), ...fields }), undefined)}
    >
      <div className="indicators-pair">
        <Form.Item name="nameZh" label={text.nameZh} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="nameEn" label={text.nameEn}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <Form.Item
        name="code"
        label={text.code}
        extra={text.codeHint}
        rules={[...required, { pattern: CODE, message: text.codeFault }]}
      >
        <Input autoComplete="off" maxLength={40} />
      </Form.Item>
      <Form.Item name="definitionZh" label={text.definitionZh} rules={required}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="definitionEn" label={text.definitionEn} extra={text.englishNote}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="kind" label={text.kind}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'ratio', label: text.kindRatio },
            { value: 'count', label: text.kindCount },
          ]}
        />
      </Form.Item>
      <div className="indicators-pair">
        <Form.Item name="numeratorZh" label={ratio ? text.numeratorZh : text.countZh} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="numeratorEn" label={ratio ? text.numeratorEn : text.countEn}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      {ratio && (
        <>
          <div className="indicators-pair">
            <Form.Item name="denominatorZh" label={text.denominatorZh} rules={required}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="denominatorEn" label={text.denominatorEn}>
              <Input maxLength={200} />
            </Form.Item>
          </div>
          <Form.Item name="factor" label={text.factor}>
            <Select
              options={[
                { value: '100', label: text.factor100 },
                { value: '1000', label: text.factor1000 },
                { value: '10000', label: text.factor10000 },
                { value: '100000', label: text.factor100000 },
                { value: '1', label: text.factor1 },
              ]}
              onChange={(factor: Definition['factor']) => form.setFieldsValue({ unit: UNITS[factor] })}
            />
          </Form.Item>
          <Form.Item name="isShare" valuePropName="checked">
            <Checkbox>{text.isShare}</Checkbox>
          </Form.Item>
        </>
      )}
      {now?.numeratorZh && (
        <p className="indicators-formula">
          <span>{text.formula}</span> {say(formulaOf(definitionOf({ ...FRESH, ...now })))}
        </p>
      )}
      <div className="indicators-pair">
        <Form.Item name="unit" label={text.unit} rules={required}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="decimals" label={text.decimals} rules={[{ required: true, message: text.required }]}>
          <InputNumber min={0} max={4} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="allowsNegative" valuePropName="checked">
        <Checkbox>{text.allowsNegative}</Checkbox>
      </Form.Item>
      <Form.Item name="cumulative" valuePropName="checked">
        <Checkbox>{text.cumulative}</Checkbox>
      </Form.Item>
      <div className="indicators-pair">
        <Form.Item name="direction" label={text.direction}>
          <Select
            options={(['up', 'down', 'band', 'ceiling'] as const).map((value) => ({
              value,
              label: wordsOf.direction(value),
            }))}
          />
        </Form.Item>
        <Form.Item name="attribute" label={text.attribute}>
          <Select
            options={[
              { value: 'none', label: text.unstated },
              { value: 'expected', label: text.expected },
              { value: 'binding', label: text.binding },
            ]}
          />
        </Form.Item>
      </div>
      <Form.Item name="ownerOrganisationId" label={text.owner}>
        <Select
          allowClear
          placeholder={text.office}
          options={owners.options}
          showSearch={{
            filterOption: (typed, option) => option !== undefined && isMeant(typed, option.zh, option.label),
          }}
        />
      </Form.Item>
      <Form.Item name="sourceSystem" label={text.source}>
        <Input maxLength={200} />
      </Form.Item>
      <ProblemNote problem={create.error ?? (theirs ? null : update.error)} />
      <div className="indicators-links">
        <Button type="primary" htmlType="submit" loading={create.isPending || update.isPending}>
          {indicator ? text.save : text.create}
        </Button>
        <Button onClick={() => onDone(null)}>{text.cancel}</Button>
      </div>
      {theirs && sent && (
        <VersionConflict<Definition>
          open
          mine={sent}
          theirs={theirs}
          by={text.conflictBy}
          busy={update.isPending}
          fields={[
            conflictField('name', text.name, (row) => say(row.name)),
            conflictField('definition', text.definition, (row) => say(row.definition)),
            conflictField('formula', text.formula, (row) => say(formulaOf(row))),
            conflictField('unit', text.unit, (row) => row.unit),
            conflictField('direction', text.direction, (row) => wordsOf.direction(row.direction)),
            conflictField('owner', text.owner, (row) => owners.nameOf(row.ownerOrganisationId)),
            conflictField('source', text.source, (row) => row.sourceSystem),
          ]}
          onKeepMine={() => save(sent, theirs.version)}
          onTakeTheirs={() => onDone(null)}
          onLater={() => update.reset()}
        />
      )}
    </Form>
  );
}

const conflictField = (id: string, label: string, text: (row: Definition) => string) => ({
  id,
  label,
  text,
  render: text,
});

function conflictOf(current: unknown, code: string | undefined): Indicator | null {
  if (code !== 'indicators/changed' || typeof current !== 'object' || current === null) return null;
  return 'version' in current ? (current as Indicator) : null;
}

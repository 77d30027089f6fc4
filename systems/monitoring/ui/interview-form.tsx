import { routeOf } from '@sanyi/kernel';
import { ProblemNote, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { interviewWords } from '../text/interview-words.ts';
import type { Interview } from './contract.ts';

type Fields = Interview['record'];

/** Writes an interview down (填写约谈记录): kept as a draft as often as wanted, recorded once. */
export function InterviewForm({ interview, onChanged }: { interview: Interview; onChanged: () => void }) {
  const text = useText(interviewWords);
  const tell = useUndo();
  const [form] = Form.useForm<Fields>();
  // What was kept last, also where recording it was refused afterwards.
  const [version, setVersion] = useState(interview.version);
  const call = { params: { caseId: interview.caseId } };
  const invalidates = [routeOf(manifest, 'case')];
  const record = useRouteMutation<Interview>(routeOf(manifest, 'record-interview'), {
    invalidates,
    onDone: ({ number }) => {
      tell({ text: text.recorded(number ?? '') });
      onChanged();
    },
  });
  const save = useRouteMutation<Interview>(routeOf(manifest, 'save-interview'), { invalidates });
  const body = () => ({ ...interview.record, ...form.getFieldsValue() });
  const keep = () =>
    save.mutate(
      { ...call, body: body(), ifMatch: version },
      {
        onSuccess: (answer) => {
          setVersion(answer.version);
          tell({ text: text.saved });
          onChanged();
        },
      },
    );
  // What is recorded is what stands on the page: it is kept first.
  const finish = () =>
    save.mutate(
      { ...call, body: body(), ifMatch: version },
      {
        onSuccess: (answer) => {
          setVersion(answer.version);
          record.mutate({ ...call, ifMatch: answer.version });
        },
      },
    );
  const required = [{ required: true, message: text.required }];
  return (
    <Form
      form={form}
      layout="vertical"
      className="monitoring-interview"
      initialValues={interview.record}
      onFinish={keep}
    >
      <div className="monitoring-pair">
        <Form.Item name="heldOn" label={text.heldOn} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="place" label={text.place}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <People field="interviewers" label={text.interviewers} />
      <People field="interviewees" label={text.interviewees} />
      <Form.Item name="absence" label={text.absence}>
        <Input maxLength={1000} placeholder={text.absenceHint} />
      </Form.Item>
      {(['problems', 'causes', 'demands'] as const).map((field) => (
        <Form.Item key={field} name={field} label={text[field]}>
          <Input.TextArea
            maxLength={4000}
            autoSize={{ minRows: 2, maxRows: 10 }}
            {...(field === 'causes' ? { placeholder: text.causesHint } : {})}
          />
        </Form.Item>
      ))}
      <fieldset>
        <legend>{text.promises}</legend>
        <Form.List name="promises">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div key={key} className="monitoring-promise-fields">
                  <Form.Item name={[name, 'text']} label={text.promise} rules={required}>
                    <Input maxLength={1000} />
                  </Form.Item>
                  <Form.Item name={[name, 'responsible']} label={text.responsible} rules={required}>
                    <Input maxLength={100} />
                  </Form.Item>
                  <Form.Item name={[name, 'dueOn']} label={text.dueOn} rules={required}>
                    <Input type="date" />
                  </Form.Item>
                  <Button onClick={() => remove(name)}>{text.remove}</Button>
                </div>
              ))}
              <Button onClick={() => add({ text: '', responsible: '', dueOn: '' })}>{text.addPromise}</Button>
            </>
          )}
        </Form.List>
      </fieldset>
      <ProblemNote problem={save.error ?? record.error} />
      <p className="sanyi-soft">{text.recordNote}</p>
      <span className="monitoring-actions">
        <Button htmlType="submit" loading={save.isPending}>
          {text.save}
        </Button>
        <Button
          type="primary"
          loading={record.isPending}
          onClick={() => void form.validateFields().then(finish, () => undefined)}
        >
          {text.record}
        </Button>
      </span>
    </Form>
  );
}

function People({ field, label }: { field: 'interviewers' | 'interviewees'; label: string }) {
  const text = useText(interviewWords);
  return (
    <fieldset>
      <legend>{label}</legend>
      <Form.List name={field}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="monitoring-person-fields">
                <Form.Item
                  name={[name, 'name']}
                  label={text.name}
                  rules={[{ required: true, message: text.required }]}
                >
                  <Input maxLength={50} />
                </Form.Item>
                <Form.Item name={[name, 'post']} label={text.post}>
                  <Input maxLength={100} />
                </Form.Item>
                <Button onClick={() => remove(name)}>{text.remove}</Button>
              </div>
            ))}
            <Button onClick={() => add({ name: '', post: '' })}>{text.addPerson}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

import { routeOf, systemClock } from '@sanyi/kernel';
import { addDays, type PeriodKind, periodEnd, periodOf, stepPeriod } from '@sanyi/quantity';
import { manifest as planManifest } from '@sanyi/system-plan/manifest';
import { Choice, ProblemNote, useFormat, useRoute, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { windowsWords } from '../text/windows-words.ts';
import type { Window } from './contract.ts';

interface Plans {
  readonly plans: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly relation: string;
  }[];
}

interface Fields {
  readonly planId: string;
  readonly period: string;
  readonly opensOn: string;
  readonly closesOn: string;
}

/** Days for which a window is open unless somebody says otherwise: the first ten after the period. */
const DAYS_OPEN = 10;
const PERIODS_BACK = 6;

/** A window that no paper asks for (另开窗口): plan, period, first and last day. */
export function NewWindow({ windows }: { windows: readonly Window[] }) {
  const text = useText(windowsWords);
  const format = useFormat();
  const tell = useUndo();
  const [form] = Form.useForm<Fields>();
  const [kind, setKind] = useState<PeriodKind>('quarter');
  const [open, setOpen] = useState(false);
  const { data } = useRoute<Plans>(routeOf(planManifest, 'plans'), { enabled: open });
  const plans = (data?.plans ?? []).filter((plan) => plan.status === 'published' && plan.relation === 'own');
  const create = useRouteMutation<Window>(routeOf(manifest, 'open-window'), {
    invalidates: [routeOf(manifest, 'windows')],
    onDone: (window) => {
      setOpen(false);
      tell({ text: text.opened(format.period(window.period)) });
    },
  });
  const planId = Form.useWatch('planId', form);
  const now = periodOf(systemClock().today(), kind);
  const periods = Array.from({ length: PERIODS_BACK }, (_, back) => stepPeriod(now, -back)).filter(
    (period) => !windows.some((window) => window.planId === planId && window.period === period),
  );
  const setPeriod = (period: string) => {
    const opensOn = addDays(periodEnd(period), 1);
    form.setFieldsValue({ opensOn, closesOn: addDays(opensOn, DAYS_OPEN - 1) });
  };
  const kinds = [
    { value: 'quarter', label: text.quarter },
    { value: 'half-year', label: text.halfYear },
    { value: 'year', label: text.year },
    { value: 'month', label: text.month },
  ] as const;

  if (!open)
    return (
      <div className="monitoring-another">
        <Button onClick={() => setOpen(true)}>{text.another}</Button>
        <span className="sanyi-faint">{text.anotherNote}</span>
      </div>
    );
  return (
    <section className="sanyi-section">
      <h2>{text.another}</h2>
      <ProblemNote problem={create.error} />
      {data && plans.length === 0 && <p className="sanyi-soft">{text.noPlans}</p>}
      {data && plans.length > 0 && (
        <Form<Fields>
          form={form}
          layout="vertical"
          initialValues={plans.length === 1 ? { planId: plans[0]?.id } : {}}
          className="monitoring-new-window"
          onFinish={(body) => create.mutate({ body })}
        >
          <Form.Item name="planId" label={text.plan} rules={[{ required: true, message: text.required }]}>
            <Select
              placeholder={text.choosePlan}
              options={plans.map((plan) => ({ value: plan.id, label: plan.title }))}
            />
          </Form.Item>
          <Form.Item label={text.cadence}>
            <Choice
              label={text.cadence}
              value={kind}
              options={kinds}
              onChange={(next) => {
                setKind(next);
                form.resetFields(['period', 'opensOn', 'closesOn']);
              }}
            />
          </Form.Item>
          <Form.Item name="period" label={text.period} rules={[{ required: true, message: text.required }]}>
            <Select
              options={periods.map((period) => ({ value: period, label: format.period(period) }))}
              onChange={setPeriod}
            />
          </Form.Item>
          <Form.Item name="opensOn" label={text.from} rules={[{ required: true, message: text.required }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="closesOn" label={text.to} rules={[{ required: true, message: text.required }]}>
            <Input type="date" />
          </Form.Item>
          <div className="monitoring-actions">
            <Button type="primary" htmlType="submit" loading={create.isPending}>
              {text.open}
            </Button>
            <Button onClick={() => setOpen(false)}>{text.cancel}</Button>
          </div>
        </Form>
      )}
    </section>
  );
}

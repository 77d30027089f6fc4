import { routeOf } from '@sanyi/kernel';
import { isMeant, ProblemNote, useLocale, useRouteMutation, useText } from '@sanyi/ui';
import { Button, Form, Input, Select } from 'antd';
import { manifest } from '../manifest.ts';
import { words } from '../text/words.ts';
import type { Organisation } from './contract.ts';

interface Fields {
  readonly id: string;
  readonly parentId: string;
  readonly kind: string;
  readonly zh: string;
  readonly en?: string;
}

/** A new organisation below another (机构表单). */
export function OrganisationForm({
  organisations,
  onDone,
}: {
  organisations: readonly Organisation[];
  onDone: () => void;
}) {
  const text = useText(words);
  const { say } = useLocale();
  const create = useRouteMutation<Organisation>(routeOf(manifest, 'create-organisation'), {
    invalidates: [routeOf(manifest, 'organisations')],
    onDone,
  });
  const kinds = [
    ['region', text.kindRegion],
    ['department', text.kindDepartment],
    ['hospital', text.kindHospital],
    ['community-centre', text.kindCommunityCentre],
    ['town', text.kindTown],
    ['other', text.kindOther],
  ].map(([value, label]) => ({ value, label }));
  return (
    <Form<Fields>
      layout="vertical"
      onFinish={({ id, parentId, kind, zh, en }) =>
        create.mutate({ body: { id, parentId, kind, name: { zh, en: en ?? '' }, departmentBody: null } })
      }
    >
      <ProblemNote problem={create.error} />
      <Form.Item name="zh" label={text.organisationName} rules={[{ required: true }]}>
        <Input />
      </Form.Item>
      <Form.Item name="en" label={text.organisationNameEn}>
        <Input />
      </Form.Item>
      <Form.Item
        name="id"
        label={text.organisationId}
        rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{1,40}$/ }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="parentId" label={text.parent} rules={[{ required: true }]}>
        <Select
          showSearch={{
            filterOption: (typed, option) => option !== undefined && isMeant(typed, option.label),
          }}
          options={organisations.map((organisation) => ({
            value: organisation.id,
            label: say(organisation.name),
          }))}
        />
      </Form.Item>
      <Form.Item name="kind" label={text.kind} rules={[{ required: true }]}>
        <Select options={kinds} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        {text.save}
      </Button>
    </Form>
  );
}

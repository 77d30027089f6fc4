import { isMeant, useLocale } from '@sanyi/ui';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useOrganisations } from '../shared/organisation-select.tsx';

/** Chooses several organisations (选多个机构) by Chinese words or pinyin initials; departments stand first. */
export function OrganisationsSelect({
  value,
  label,
  autoFocus = false,
  onChange,
}: {
  value: readonly string[];
  label: string;
  autoFocus?: boolean;
  onChange: (ids: string[]) => void;
}) {
  const { say } = useLocale();
  const organisations = useOrganisations();
  const options = useMemo(
    () =>
      organisations
        .filter(({ kind }) => kind !== 'region')
        .toSorted((one, other) => Number(other.kind === 'department') - Number(one.kind === 'department'))
        .map((one) => ({ value: one.id, label: say(one.name), zh: one.name.zh })),
    [organisations, say],
  );
  return (
    <Select<string[], (typeof options)[number]>
      mode="multiple"
      aria-label={label}
      autoFocus={autoFocus}
      value={[...value]}
      options={options}
      defaultActiveFirstOption={false}
      showSearch={{
        filterOption: (typed, option) => option !== undefined && isMeant(typed, option.zh, option.label),
      }}
      onChange={onChange}
      style={{ width: '100%' }}
    />
  );
}

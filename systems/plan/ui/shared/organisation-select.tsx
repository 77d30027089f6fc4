import { type LocalText, routeOf } from '@sanyi/kernel';
import { manifest as administration } from '@sanyi/system-administration/manifest';
import { isMeant, useLocale, useRoute } from '@sanyi/ui';
import { Select } from 'antd';
import { useMemo } from 'react';

/** An organisation of the tree as the administration answers it; `departmentBody` ties it to the department registry. */
export interface OrganisationNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: string;
  readonly name: LocalText;
  readonly departmentBody: string | null;
}

/** The organisation tree (机构树), read once in a while. */
export function useOrganisations(): readonly OrganisationNode[] {
  const { data } = useRoute<{ organisations: readonly OrganisationNode[] }>(
    routeOf(administration, 'organisations'),
    { fresh: 300_000 },
  );
  return data?.organisations ?? NONE;
}
const NONE: readonly OrganisationNode[] = [];

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly zh: string;
  /** What it stands below. */
  readonly above: string;
}

function withPlace({ data }: { data: Choice }) {
  return (
    <>
      {data.label} <small className="sanyi-faint">{data.above}</small>
    </>
  );
}

/** Chooses an organisation (选机构) by Chinese words or pinyin initials; departments first, then everybody else. */
export function OrganisationSelect({
  value,
  label,
  placeholder,
  onChange,
}: {
  value: string | null;
  label: string;
  placeholder: string;
  onChange: (organisation: OrganisationNode | null) => void;
}) {
  const { say } = useLocale();
  const organisations = useOrganisations();
  const options = useMemo(() => {
    const names = new Map(organisations.map((one) => [one.id, say(one.name)]));
    return organisations
      .filter(({ kind }) => kind !== 'region')
      .toSorted((one, other) => Number(other.kind === 'department') - Number(one.kind === 'department'))
      .map(
        (one): Choice => ({
          value: one.id,
          label: say(one.name),
          zh: one.name.zh,
          above: one.parentId === null ? '' : (names.get(one.parentId) ?? ''),
        }),
      );
  }, [organisations, say]);
  return (
    <Select<string | null, Choice>
      aria-label={label}
      placeholder={placeholder}
      allowClear
      value={value}
      options={options}
      showSearch={{
        filterOption: (typed, option) =>
          option !== undefined && isMeant(typed, option.zh, option.label, option.value),
      }}
      optionRender={withPlace}
      onChange={(id) => onChange(organisations.find((one) => one.id === id) ?? null)}
      popupMatchSelectWidth={260}
    />
  );
}

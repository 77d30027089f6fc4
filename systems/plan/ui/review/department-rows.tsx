import { useLocale, useText } from '@sanyi/ui';
import { Button, Input, Select } from 'antd';
import { reviewWords } from '../../text/ui-words-review.ts';
import { OrganisationSelect } from '../shared/organisation-select.tsx';
import { usePhrases } from '../shared/phrases.ts';
import type { RowsProps } from './correction-form.tsx';
import type { DraftDepartment } from './draft.ts';

/** Who leads and who supports (责任单位): printed name, role, and the organisation that is meant. */
export function DepartmentRows({ draft, onChange }: RowsProps) {
  const text = useText(reviewWords);
  const { words } = usePhrases();
  const { locale } = useLocale();
  const rows = draft.responsibilities;
  const put = (responsibilities: readonly DraftDepartment[]) => onChange({ ...draft, responsibilities });
  const set = (key: string, some: Partial<DraftDepartment>) =>
    put(rows.map((row) => (row.key === key ? { ...row, ...some } : row)));
  const add = () =>
    put([
      ...rows,
      {
        key: `new-${rows.map(({ key }) => key).join()}`,
        role: rows.some(({ role }) => role === 'lead') ? 'coop' : 'lead',
        raw: '',
        departmentId: null,
        organisationId: null,
      },
    ]);
  return (
    <ul className="rv-rows" lang={locale}>
      {rows.map((row) => (
        <li key={row.key} className="rv-row rv-row-department">
          <Select
            aria-label={text.role}
            value={row.role}
            options={(['lead', 'coop'] as const).map((value) => ({ value, label: words[value] }))}
            onChange={(role) => set(row.key, { role })}
          />
          <Input
            aria-label={text.raw}
            placeholder={text.raw}
            value={row.raw}
            maxLength={100}
            onChange={(event) => set(row.key, { raw: event.target.value })}
          />
          <OrganisationSelect
            label={text.organisation}
            placeholder={text.organisationPlaceholder}
            value={row.organisationId}
            onChange={(organisation) =>
              set(row.key, {
                organisationId: organisation?.id ?? null,
                departmentId: organisation?.departmentBody ?? null,
                raw: row.raw || (organisation?.name.zh ?? ''),
              })
            }
          />
          <Button
            type="text"
            aria-label={`${text.remove} ${row.raw}`}
            onClick={() => put(rows.filter(({ key }) => key !== row.key))}
          >
            ×
          </Button>
        </li>
      ))}
      <li>
        <Button size="small" onClick={add}>
          {text.addDepartment}
        </Button>
      </li>
    </ul>
  );
}

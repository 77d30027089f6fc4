import { useFormat, useText } from '@sanyi/ui';
import { Select } from 'antd';
import { fileWords } from '../../text/file-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import type { FileState } from '../shared/contract.ts';
import { useFormats, useMonths, useSenders } from '../shared/use-names.ts';

/** Filters of the list of files at rest. */
export const RESTING = { state: '', sender: '', format: '', month: '' };
type Filters = typeof RESTING;

const STATES: readonly FileState[] = [
  'received',
  'checked',
  'importing',
  'current',
  'superseded',
  'undone',
  'refused',
  'failed',
];

/** State, sender, format and month (文件筛选), all in the address. */
export function FileFilters({
  filters,
  onChange,
}: {
  filters: Readonly<Filters>;
  onChange: (some: Partial<Filters>) => void;
}) {
  const text = useText(fileWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { formats, nameOf } = useFormats();
  const senders = useSenders();
  const months = useMonths();
  const boxes = [
    {
      id: 'state',
      label: text.state,
      any: text.anyState,
      options: STATES.map((state) => ({ value: state as string, label: shared[state] })),
    },
    { id: 'sender', label: text.sender, any: text.anySender, options: senders.options },
    {
      id: 'format',
      label: text.format,
      any: text.anyFormat,
      options: formats.map(({ id }) => ({ value: id, label: nameOf(id) ?? id })),
    },
    {
      id: 'month',
      label: text.months,
      any: shared.anyMonth,
      options: months.map((month) => ({ value: month, label: format.period(month) })),
    },
  ] as const;
  return boxes.map(({ id, label, any, options }) => (
    <Select
      key={id}
      showSearch={{ optionFilterProp: 'label' }}
      className="data-filter"
      popupMatchSelectWidth={240}
      aria-label={label}
      value={filters[id]}
      onChange={(value: string) => onChange({ [id]: value })}
      options={[{ value: '', label: any }, ...options]}
    />
  ));
}

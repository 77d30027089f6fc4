import {
  DataTable,
  EmptyState,
  PageHeader,
  ProblemNote,
  useAddress,
  useAddressFilters,
  useFormat,
  useLocale,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { sharedWords } from '../../text/shared-words.ts';
import { tableWords } from '../../text/table-words.ts';
import { dataRoute, type RowList, type TableList } from '../shared/contract.ts';
import { lineKey, useLineAddress } from '../shared/line-address.ts';
import { LinePanel } from '../shared/line-panel.tsx';
import { useInstitutions, useMonths } from '../shared/use-names.ts';
import { usePaging } from '../shared/use-paging.ts';
import { columnsAtFirst, headOf, useColumnKinds } from './column-kind.ts';
import '../shared/data.css';
import './tables.css';

type Row = RowList['rows'][number];

const RESTING = { institution: '', month: '', fileNo: '', key: '', code: '', field: '' };
const PAGES = 1000;
const PROVENANCE = ['file_no', 'sheet_no', 'line'];

export default function RowsPage() {
  const text = useText(tableWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const table = usePageParam('table');
  const kinds = useColumnKinds();
  const line = useLineAddress();
  const [, change] = useAddress();
  const paging = usePaging();
  const { filters, set, reset, active } = useAddressFilters(RESTING);
  const institutions = useInstitutions();
  const months = useMonths();
  const tables = useRoute<TableList>(dataRoute('tables'), { fresh: 300_000 });
  const { data, error, isPending, refetch } = useRoute<RowList>(dataRoute('rows'), {
    params: { table },
    query: { ...filters, page: paging.page, size: paging.size },
    keepPrevious: true,
  });
  const known = tables.data?.tables.find((one) => one.table === table);
  const title = known ? say(known.title) : table;
  const all = (data?.columns ?? []).filter(({ name }) => !PROVENANCE.includes(name));
  const first = columnsAtFirst(all);
  const placeOf = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  const columns = all.toSorted((one, other) => placeOf(one.name) - placeOf(other.name));
  const filter = (some: Partial<typeof RESTING>) => {
    set(some);
    change({ page: null, line: null });
  };
  return (
    <>
      <PageHeader
        title={text.rowsTitle(title)}
        summary={text.rowsSummary}
        facts={
          data ? [<code key="name">{table}</code>, `${format.decimal(data.total)} ${shared.rowsUnit}`] : []
        }
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable<Row>
        id={`data.rows.${table}`}
        label={title}
        rows={data?.rows ?? []}
        loading={isPending && !error}
        rowKey={(row) => `${lineKey(row)} ${row.cells.join('|')}`}
        onOpen={(row) => line.open(row)}
        filters={
          <>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              className="data-filter-wide"
              aria-label={shared.institution}
              value={filters.institution}
              onChange={(institution: string) => filter({ institution })}
              options={[{ value: '', label: shared.anyInstitution }, ...institutions.options]}
            />
            <Select
              className="data-filter"
              aria-label={shared.month}
              value={filters.month}
              onChange={(month: string) => filter({ month })}
              options={[
                { value: '', label: shared.anyMonth },
                ...months.map((month) => ({ value: month, label: format.period(month) })),
              ]}
            />
            <TypedFilter
              label={text.fileNo}
              value={filters.fileNo}
              accepts={/^\d*$/}
              onChange={(fileNo) => filter({ fileNo })}
            />
            <TypedFilter
              label={text.key}
              hint={text.keyHint}
              value={filters.key}
              accepts={/^.*$/}
              onChange={(key) => filter({ key })}
            />
          </>
        }
        // The server counts through what it passes over: deep pages of a large table are to be filtered for.
        paging={paging.of(Math.min(Number(data?.total ?? 0), paging.size * PAGES))}
        empty={
          active > 0 ? (
            <EmptyState title={shared.noneMatch} action={{ label: shared.clear, onClick: reset }}>
              {shared.noneMatchNote}
            </EmptyState>
          ) : (
            <EmptyState title={text.noRows}>{text.noRowsNote}</EmptyState>
          )
        }
        columns={[
          ...columns.map(({ name, kind, title: columnTitle }, place) => {
            const at = data?.columns.findIndex((column) => column.name === name) ?? -1;
            return {
              id: name,
              title: headOf(say(columnTitle)),
              ...(kinds.isNumber(kind) ? { align: 'end' as const } : {}),
              ...(first.includes(name) ? {} : { spare: true }),
              ...(place < 2 ? { matters: (place + 1) as 1 | 2 } : {}),
              render: (row: Row) => {
                const value = row.cells[at] ?? null;
                return (
                  <span className="data-row-cell" title={value ?? ''}>
                    {name === 'institution_code' && value !== null
                      ? institutions.nameOf(value)
                      : kinds.cell(kind, value)}
                  </span>
                );
              },
            };
          }),
          {
            id: 'source',
            title: text.source,
            matters: 3,
            render: (row) => (
              <button type="button" className="data-chip" onClick={() => line.open(row)}>
                {text.sourceOf(row.fileNo, row.line)}
              </button>
            ),
          },
        ]}
      />
      <LinePanel />
    </>
  );
}

/** A filter that is typed: it counts when Enter is pressed or the field is left, not with every letter. */
function TypedFilter({
  label,
  hint,
  value,
  accepts,
  onChange,
}: {
  label: string;
  hint?: string;
  value: string;
  accepts: RegExp;
  onChange: (value: string) => void;
}) {
  const [draft, setDraft] = useState({ from: value, text: value });
  // The address may change without this field, by “clear” or by going back.
  if (draft.from !== value) setDraft({ from: value, text: value });
  const commit = () => {
    if (draft.text.trim() !== value) onChange(draft.text.trim());
  };
  return (
    <Input
      allowClear
      className="data-filter"
      aria-label={label}
      placeholder={label}
      title={hint ?? label}
      value={draft.text}
      onChange={(event) => {
        if (accepts.test(event.target.value)) setDraft({ ...draft, text: event.target.value });
        if (event.target.value === '') onChange('');
      }}
      onPressEnter={commit}
      onBlur={commit}
    />
  );
}

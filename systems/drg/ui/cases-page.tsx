import {
  Choice,
  DataTable,
  EmptyState,
  Figure,
  GoLink,
  PageHeader,
  ProblemNote,
  useAddressFilters,
  useFormat,
  useGo,
  useLocale,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Input, Select } from 'antd';
import { drgWords } from '../text/drg-words.ts';
import { type CaseRow, type Cases, caseFigure, drgHref, drgRoute, type Groups, yuanOf } from './contract.ts';
import './drg.css';

const RESTING = { q: '', status: 'all', institution: '', drg: '', fromYuan: '', toYuan: '', page: '1' };

export default function CasesPage() {
  const text = useText(drgWords);
  const format = useFormat();
  const go = useGo();
  const { say } = useLocale();
  const { filters, set, reset, active } = useAddressFilters(RESTING);
  const groups = useRoute<Groups>(drgRoute('groups'), { fresh: 300_000 });
  const { data, error, isPending, refetch } = useRoute<Cases>(drgRoute('cases'), {
    query: { ...filters, status: filters.status === 'all' ? '' : filters.status },
    keepPrevious: true,
  });
  const filter = (some: Partial<typeof RESTING>) => set({ ...some, page: '1' });
  return (
    <>
      <PageHeader
        title={text.cases}
        summary={text.summary}
        facts={data ? [text.count(format.decimal(String(data.total)), format.amount(data.totalFen))] : []}
        actions={<GoLink href={drgHref('groups')}>{text.groups}</GoLink>}
      >
        <Choice
          label={text.state}
          value={filters.status}
          onChange={(status) => filter({ status })}
          options={[
            { value: 'all', label: text.any },
            { value: 'grouped', label: text.grouped },
            { value: 'ambiguous', label: text.ambiguous },
            { value: 'ungroupable', label: text.ungroupable },
          ]}
        />
      </PageHeader>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable<CaseRow>
        id="drg.cases"
        label={text.cases}
        rows={data?.cases ?? []}
        loading={isPending && !error}
        rowKey={(row) => `${row.institution} ${row.encounter}`}
        onOpen={(row) => go(caseHref(row))}
        filters={
          <>
            <Input.Search
              key={filters.q}
              allowClear
              className="drg-search"
              aria-label={text.search}
              placeholder={text.search}
              defaultValue={filters.q}
              onSearch={(q) => filter({ q })}
            />
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              className="drg-filter"
              aria-label={text.hospital}
              value={filters.institution}
              onChange={(institution: string) => filter({ institution })}
              options={[
                { value: '', label: text.anyHospital },
                ...(data?.hospitals ?? []).map(({ code, name }) => ({ value: code, label: say(name) })),
              ]}
            />
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              className="drg-filter"
              aria-label={text.group}
              value={filters.drg}
              onChange={(drg: string) => filter({ drg })}
              options={[
                { value: '', label: text.anyGroup },
                ...[...new Map((groups.data?.groups ?? []).map((row) => [row.drg, row.name]))].map(
                  ([drg, name]) => ({ value: drg, label: `${drg} ${name}` }),
                ),
              ]}
            />
            <Yuan
              label={text.fromYuan}
              value={filters.fromYuan}
              onChange={(fromYuan) => filter({ fromYuan })}
            />
            <Yuan label={text.toYuan} value={filters.toYuan} onChange={(toYuan) => filter({ toYuan })} />
          </>
        }
        paging={{
          page: Number(filters.page),
          size: data?.pageSize ?? 50,
          total: data?.total ?? 0,
          onChange: (page) => set({ page: String(page) }),
        }}
        empty={
          active > 0 ? (
            <EmptyState title={text.noneMatch} action={{ label: text.clear, onClick: reset }} />
          ) : (
            <EmptyState title={text.nothing}>{text.nothingNote}</EmptyState>
          )
        }
        columns={[
          { id: 'day', title: text.day, render: (row) => format.day(row.day), width: 150 },
          {
            id: 'group',
            title: text.group,
            matters: 1,
            render: (row) => (
              <span className="drg-two-lines">
                <GoLink href={caseHref(row)}>{row.drg}</GoLink>
                <small>{row.reason ? say(row.reason) : row.name}</small>
              </span>
            ),
          },
          {
            id: 'diagnosis',
            title: text.diagnosis,
            matters: 2,
            render: (row) => (
              <span className="drg-two-lines">
                {row.mainDiagnosis}
                <small>{row.mainDiagnosisName}</small>
              </span>
            ),
          },
          { id: 'hospital', title: text.hospital, render: (row) => say(row.hospital) },
          {
            id: 'days',
            title: text.stayDays,
            align: 'end',
            render: (row) => row.days ?? '—',
          },
          {
            id: 'cost',
            title: text.cost,
            align: 'end',
            matters: 3,
            render: (row) => (
              <Figure
                value={{ text: yuanOf(row.totalFen), unit: '元' }}
                source={caseFigure(row)}
                label={text.cost}
              />
            ),
          },
          { id: 'encounter', title: text.encounter, spare: true, render: (row) => row.encounter },
        ]}
      />
    </>
  );
}

function caseHref(row: CaseRow): string {
  return drgHref('case', { institution: row.institution, encounter: row.encounter });
}

function Yuan({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const take = (typed: string) => {
    const digits = typed.trim();
    if (digits !== value && /^\d{0,9}$/.test(digits)) onChange(digits);
  };
  return (
    <Input
      key={value}
      className="drg-yuan"
      inputMode="numeric"
      aria-label={label}
      placeholder={label}
      defaultValue={value}
      onBlur={(event) => take(event.target.value)}
      onPressEnter={(event) => take(event.currentTarget.value)}
    />
  );
}

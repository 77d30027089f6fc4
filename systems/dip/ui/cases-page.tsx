import {
  Choice,
  type DataColumn,
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
import { dipWords } from '../text/dip-words.ts';
import { type CaseRow, type Cases, caseFigure, dipHref, dipRoute, type Groups, yuanOf } from './contract.ts';
import { KindTag } from './kind-tag.tsx';
import './dip.css';

const RESTING = { q: '', kind: 'all', institution: '', group: '', fromYuan: '', toYuan: '', page: '1' };
type Filters = typeof RESTING;

export default function CasesPage() {
  const text = useText(dipWords);
  const format = useFormat();
  const go = useGo();
  const { filters, set, reset, active } = useAddressFilters(RESTING);
  const { data, error, isPending, refetch } = useRoute<Cases>(dipRoute('cases'), {
    query: { ...filters, kind: filters.kind === 'all' ? '' : filters.kind },
    keepPrevious: true,
  });
  const filter = (some: Partial<Filters>) => set({ ...some, page: '1' });
  return (
    <>
      <PageHeader
        title={text.cases}
        summary={text.casesSummary}
        facts={data ? [text.count(format.decimal(String(data.total)), format.amount(data.totalFen))] : []}
        actions={<GoLink href={dipHref('groups')}>{text.groups}</GoLink>}
      >
        <div className="dip-scroll">
          <Choice
            label={text.kind}
            value={filters.kind}
            onChange={(kind) => filter({ kind })}
            options={[
              { value: 'all', label: text.any },
              ...(['core', 'composite', 'pre'] as const).map((kind) => ({
                value: kind,
                label: text.kindOf(kind),
              })),
              { value: 'none', label: text.none },
            ]}
          />
        </div>
      </PageHeader>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable<CaseRow>
        id="dip.cases"
        label={text.cases}
        rows={data?.cases ?? []}
        loading={isPending && !error}
        rowKey={(row) => `${row.institution} ${row.encounter}`}
        onOpen={(row) => go(caseHref(row))}
        filters={<CaseFilters filters={filters} filter={filter} hospitals={data?.hospitals ?? []} />}
        paging={{
          page: Number(filters.page),
          size: data?.pageSize ?? 50,
          total: data?.total ?? 0,
          onChange: (page) => set({ page: String(page) }),
        }}
        empty={
          active > 0 ? (
            <EmptyState title={text.noCase} action={{ label: text.clear, onClick: reset }} />
          ) : (
            <EmptyState title={text.nothing}>{text.nothingNote}</EmptyState>
          )
        }
        columns={useColumns()}
      />
    </>
  );
}

function CaseFilters({
  filters,
  filter,
  hospitals,
}: {
  filters: Filters;
  filter: (some: Partial<Filters>) => void;
  hospitals: Cases['hospitals'];
}) {
  const text = useText(dipWords);
  const { say } = useLocale();
  const groups = useRoute<Groups>(dipRoute('groups'), { fresh: 300_000 });
  return (
    <>
      <Input.Search
        key={filters.q}
        allowClear
        className="dip-search"
        aria-label={text.search}
        placeholder={text.search}
        defaultValue={filters.q}
        onSearch={(q) => filter({ q })}
      />
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        className="dip-filter"
        aria-label={text.hospital}
        value={filters.institution}
        onChange={(institution: string) => filter({ institution })}
        options={[
          { value: '', label: text.anyHospital },
          ...hospitals.map(({ code, name }) => ({ value: code, label: say(name) })),
        ]}
      />
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        className="dip-filter"
        aria-label={text.group}
        value={filters.group}
        onChange={(group: string) => filter({ group })}
        options={[
          { value: '', label: text.anyGroup },
          ...(groups.data?.groups ?? [])
            .filter(({ key }) => key !== '')
            .map(({ key, name }) => ({ value: key, label: `${text.codeOf(key)} ${name}`.trim() })),
        ]}
      />
      <Yuan label={text.fromYuan} value={filters.fromYuan} onChange={(fromYuan) => filter({ fromYuan })} />
      <Yuan label={text.toYuan} value={filters.toYuan} onChange={(toYuan) => filter({ toYuan })} />
    </>
  );
}

function useColumns(): readonly DataColumn<CaseRow>[] {
  const text = useText(dipWords);
  const format = useFormat();
  const { say } = useLocale();
  return [
    { id: 'day', title: text.day, render: (row) => format.day(row.day), width: 130 },
    {
      id: 'group',
      title: text.group,
      matters: 1,
      render: (row) => (
        <span className="dip-two-lines">
          <GoLink href={caseHref(row)}>{row.group ? text.codeOf(row.group) : text.none}</GoLink>
          {row.groupName !== '' && <small>{row.groupName}</small>}
        </span>
      ),
    },
    {
      id: 'kind',
      title: text.kind,
      render: (row) => <KindTag group={{ kind: row.kind, careClass: null, basicLevel: false }} />,
    },
    {
      id: 'diagnosis',
      title: text.diagnosis,
      matters: 2,
      render: (row) => (
        <span className="dip-two-lines">
          {row.mainDiagnosis}
          <small>{row.mainDiagnosisName}</small>
        </span>
      ),
    },
    {
      id: 'way',
      title: text.way,
      render: (row) => (row.reason ? say(row.reason) : row.way ? say(row.way) : ''),
    },
    { id: 'hospital', title: text.hospital, render: (row) => say(row.hospital) },
    { id: 'days', title: text.stayDays, align: 'end', render: (row) => row.days ?? '—' },
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
  ];
}

function caseHref(row: CaseRow): string {
  return dipHref('case', { institution: row.institution, encounter: row.encounter });
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
      className="dip-yuan"
      inputMode="numeric"
      aria-label={label}
      placeholder={label}
      defaultValue={value}
      onBlur={(event) => take(event.target.value)}
      onPressEnter={(event) => take(event.currentTarget.value)}
    />
  );
}

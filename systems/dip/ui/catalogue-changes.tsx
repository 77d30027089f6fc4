import {
  Choice,
  type DataColumn,
  DataTable,
  EmptyState,
  ProblemNote,
  useAddress,
  useAddressFilters,
  useFormat,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Checkbox, Input, Select, Skeleton, Tag } from 'antd';
import { certaintyWords } from '../text/certainty-words.ts';
import { dipWords } from '../text/dip-words.ts';
import { type Catalogues, type Changes, dipRoute } from './contract.ts';

type Row = Changes['rows'][number];
const RESTING = { q: '', kind: 'all', sure: '' };

/** A catalogue beside another (目录变化): new, gone, moved, and whether chance alone may have moved a score. */
export function CatalogueChanges({ catalogueNo }: { catalogueNo: string }) {
  const text = useText(certaintyWords);
  const [query, change] = useAddress();
  const all = useRoute<Catalogues>(dipRoute('catalogues'));
  const others = (all.data?.catalogues ?? []).filter((item) => String(item.catalogueNo) !== catalogueNo);
  const other = query['other'] ?? (others[0] ? String(others[0].catalogueNo) : undefined);
  const { data, error, isFetching, refetch } = useRoute<Changes>(dipRoute('changes'), {
    params: { catalogueNo, otherNo: other ?? '' },
    enabled: other !== undefined,
  });
  if (all.data && others.length === 0) return <EmptyState title={text.needsTwo} />;
  return (
    <>
      <Select
        aria-label={text.other}
        placeholder={text.chooseOther}
        style={{ width: 360, maxWidth: '100%' }}
        value={other ?? null}
        onChange={(next: string) => change({ other: next })}
        options={others.map((item) => ({
          value: String(item.catalogueNo),
          label: `${item.name} ${item.version}`,
        }))}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isFetching && !data && <Skeleton active />}
      {data && <Outcome changes={data} />}
    </>
  );
}

function Outcome({ changes }: { changes: Changes }) {
  const text = useText(certaintyWords);
  const own = useText(dipWords);
  const { filters, set, reset } = useAddressFilters(RESTING);
  const { counts } = changes;
  const columns = useColumns();
  const wanted = filters.q.trim().toLowerCase();
  const rows = changes.rows
    .toSorted(weightiest)
    .filter(
      (row) =>
        (filters.kind === 'all' || row.change === filters.kind) &&
        (filters.sure !== 'yes' || row.chance === false) &&
        (row.key.toLowerCase().includes(wanted) || row.name.toLowerCase().includes(wanted)),
    );
  if (changes.rows.length === 0) return <EmptyState title={text.noChanges} />;
  return (
    <section className="sanyi-section">
      <h2>
        {text.changesFinding(counts.moved, counts.new, counts.gone)}
        <small className="sanyi-faint">{text.same(counts.same)}</small>
      </h2>
      <DataTable<Row>
        id="dip.changes"
        label={text.tab('changes')}
        rows={rows}
        rowKey={(row) => row.key}
        columns={columns}
        empty={<EmptyState title={own.noneMatch} action={{ label: own.clear, onClick: reset }} />}
        filters={
          <>
            <Input.Search
              key={filters.q}
              allowClear
              className="dip-search"
              aria-label={text.search}
              placeholder={text.search}
              defaultValue={filters.q}
              onSearch={(q) => set({ q })}
            />
            <Choice
              label={text.tab('changes')}
              value={filters.kind}
              onChange={(kind) => set({ kind })}
              options={[
                { value: 'all', label: text.anyChange, count: changes.rows.length },
                ...(['moved', 'new', 'gone'] as const).map((kind) => ({
                  value: kind,
                  label: text.change(kind),
                  count: counts[kind],
                })),
              ]}
            />
            <Checkbox
              checked={filters.sure === 'yes'}
              onChange={(event) => set({ sure: event.target.checked ? 'yes' : '' })}
            >
              {text.onlySure}
            </Checkbox>
          </>
        }
      />
      <p className="sanyi-faint">{text.withinNote}</p>
    </section>
  );
}

const RANKS = { moved: 0, new: 1, gone: 2 } as const;

/** What moved most first, then what is new and what is gone, the most cases first. */
function weightiest(one: Row, other: Row): number {
  return (
    RANKS[one.change] - RANKS[other.change] ||
    Math.abs(Number(other.percent ?? 0)) - Math.abs(Number(one.percent ?? 0)) ||
    (other.cases ?? 0) - (one.cases ?? 0)
  );
}

function useColumns(): readonly DataColumn<Row>[] {
  const text = useText(certaintyWords);
  const own = useText(dipWords);
  const format = useFormat();
  const by = (pick: (row: Row) => number) => (one: Row, other: Row) => pick(one) - pick(other);
  const digits = (value: string | null) => (value === null ? '—' : format.decimal(value));
  const signed = (value: string) => `${value.startsWith('-') ? '' : '+'}${format.decimal(value)}`;
  return [
    {
      id: 'group',
      title: own.group,
      matters: 1,
      pinned: true,
      render: (row) => (
        <span className="dip-two-lines">
          {own.codeOf(row.key)}
          <small>{row.name}</small>
        </span>
      ),
    },
    {
      id: 'change',
      title: text.tab('changes'),
      matters: 2,
      render: (row) => <Tag>{text.change(row.change)}</Tag>,
    },
    { id: 'before', title: text.old, align: 'end', render: (row) => digits(row.before) },
    { id: 'after', title: text.now, align: 'end', render: (row) => digits(row.after) },
    {
      id: 'difference',
      title: text.difference,
      align: 'end',
      render: (row) => (row.difference === null ? '—' : signed(row.difference)),
      order: by((row) => Math.abs(Number(row.difference ?? 0))),
    },
    {
      id: 'percent',
      title: text.percent,
      align: 'end',
      matters: 3,
      render: (row) => (row.percent === null ? '—' : `${signed(row.percent)}%`),
      order: by((row) => Math.abs(Number(row.percent ?? 0))),
    },
    {
      id: 'chance',
      title: own.sure,
      matters: 4,
      render: (row) =>
        row.chance === null ? (
          '—'
        ) : row.chance ? (
          <span className="sanyi-faint">{text.within}</span>
        ) : (
          <strong>{text.beyond}</strong>
        ),
    },
    {
      id: 'cases',
      title: own.cases,
      align: 'end',
      render: (row) => (row.cases === null ? '—' : format.decimal(String(row.cases))),
      order: by((row) => row.cases ?? 0),
    },
  ];
}

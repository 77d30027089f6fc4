import {
  Choice,
  type DataColumn,
  DataTable,
  EmptyState,
  Figure,
  useAddressFilters,
  useFormat,
  useText,
} from '@sanyi/ui';
import { Checkbox, Input } from 'antd';
import { certaintyWords } from '../text/certainty-words.ts';
import { dipWords } from '../text/dip-words.ts';
import { doubtsOf, halfWidth, needsExperts } from './certainty.ts';
import { type Catalogue, type CatalogueGroup, percentOf } from './contract.ts';
import { IntervalMark } from './interval-mark.tsx';
import { KindTag } from './kind-tag.tsx';

const RESTING = { kind: 'all', q: '', sure: '' };

/** The groups of a catalogue (目录病种); with one tick those on which most hangs, and why they are doubtful. */
export function CatalogueGroups({ catalogue }: { catalogue: Catalogue }) {
  const text = useText(certaintyWords);
  const own = useText(dipWords);
  const { filters, set, reset, active } = useAddressFilters(RESTING);
  const experts = filters.sure === 'no';
  const wanted = filters.q.trim().toLowerCase();
  const found = (experts ? needsExperts(catalogue) : catalogue.groups).filter(
    ({ key, name }) => key.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted),
  );
  const rows = found.filter(({ kind }) => filters.kind === 'all' || kind === filters.kind);
  return (
    <section className="sanyi-section">
      {experts && <p className="sanyi-soft">{text.expertsNote}</p>}
      <DataTable<CatalogueGroup>
        id={experts ? 'dip.experts' : 'dip.catalogue-groups'}
        label={text.tab('groups')}
        rows={rows}
        rowKey={(row) => row.key}
        columns={useColumns(catalogue, experts)}
        empty={
          active > 0 ? (
            <EmptyState title={own.noneMatch} action={{ label: own.clear, onClick: reset }} />
          ) : undefined
        }
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
              label={own.kind}
              value={filters.kind}
              onChange={(kind) => set({ kind })}
              options={[
                { value: 'all', label: own.any, count: found.length },
                ...(['core', 'composite', 'pre'] as const).map((kind) => ({
                  value: kind,
                  label: own.kindOf(kind),
                  count: found.filter((row) => row.kind === kind).length,
                })),
              ]}
            />
            {catalogue.certainty && (
              <Checkbox
                checked={experts}
                onChange={(event) => set({ sure: event.target.checked ? 'no' : '' })}
              >
                {text.experts}
              </Checkbox>
            )}
          </>
        }
      />
      {catalogue.certainty && <p className="sanyi-faint">{own.sureNote}</p>}
    </section>
  );
}

const by = (pick: (row: CatalogueGroup) => number) => (one: CatalogueGroup, other: CatalogueGroup) =>
  pick(one) - pick(other);

function useColumns(catalogue: Catalogue, experts: boolean): readonly DataColumn<CatalogueGroup>[] {
  const text = useText(certaintyWords);
  const own = useText(dipWords);
  const format = useFormat();
  const stake: DataColumn<CatalogueGroup> = {
    id: 'stake',
    title: text.stake,
    align: 'end',
    render: (row) => (row.stake === null ? '—' : `${(row.stake / 100).toFixed(2)}%`),
    order: by((row) => row.stake ?? 0),
  };
  const why: DataColumn<CatalogueGroup> = {
    id: 'why',
    title: text.why,
    matters: 3,
    render: (row) => <Doubts group={row} catalogue={catalogue} />,
  };
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
      order: (one, other) => (one.key < other.key ? -1 : 1),
    },
    { id: 'kind', title: own.kind, render: (row) => <KindTag group={row} /> },
    {
      id: 'cases',
      title: own.cases,
      align: 'end',
      render: (row) => (row.cases === null ? '—' : format.decimal(String(row.cases))),
      order: by((row) => row.cases ?? 0),
    },
    {
      id: 'score',
      title: own.score,
      align: 'end',
      matters: 2,
      render: (row) => <Score catalogue={catalogue} group={row} />,
      order: by((row) => Number(row.score)),
    },
    {
      id: 'sure',
      title: own.sure,
      matters: 4,
      render: (row) => <IntervalMark score={row.score} interval={row.interval} />,
      order: by((row) => halfWidth(row.score, row.interval) ?? Number.MAX_SAFE_INTEGER),
    },
    ...(experts ? [stake, why] : []),
    {
      id: 'mean',
      title: own.mean,
      align: 'end',
      spare: experts || catalogue.account === null,
      render: (row) => (row.meanFen === null ? '—' : format.amount(row.meanFen)),
      order: by((row) => Number(row.meanFen ?? 0)),
    },
    {
      id: 'cv',
      title: own.cv,
      align: 'end',
      spare: experts || catalogue.account === null,
      render: (row) => row.variation ?? '—',
      order: by((row) => Number(row.variation ?? 0)),
    },
    {
      id: 'weight',
      title: text.ownWeight,
      align: 'end',
      spare: experts || catalogue.account === null,
      render: (row) => (row.steady ? percentOf(Number(row.steady.weight), 1) : '—'),
      order: by((row) => Number(row.steady?.weight ?? 1)),
    },
    {
      id: 'rise',
      title: text.rise,
      align: 'end',
      spare: true,
      render: (row) => (row.rise === null ? '—' : `${row.rise}%`),
    },
    { id: 'plain', title: text.plain, align: 'end', spare: true, render: (row) => row.steady?.plain ?? '—' },
    { id: 'drugs', title: text.drugScore, align: 'end', spare: true, render: (row) => row.drugScore ?? '—' },
    {
      id: 'consumables',
      title: text.consumableScore,
      align: 'end',
      spare: true,
      render: (row) => row.consumableScore ?? '—',
    },
    ...(experts ? [] : [{ ...stake, spare: true }]),
  ];
}

/** The score of a group of this catalogue: it opens where the catalogue is the one that stays are matched by. */
function Score({ catalogue, group }: { catalogue: Catalogue; group: CatalogueGroup }) {
  const own = useText(dipWords);
  return (
    <Figure
      value={{ text: group.score, unit: '分' }}
      source={{ system: 'dip', kind: 'score', id: `${catalogue.catalogue.catalogueNo}~${group.key}` }}
      label={`${group.key} ${own.score}`}
    />
  );
}

function Doubts({ group, catalogue }: { group: CatalogueGroup; catalogue: Catalogue }) {
  const text = useText(certaintyWords);
  const { interval } = group;
  const own = useText(dipWords);
  const doubts = doubtsOf(group, catalogue);
  const half = halfWidth(group.score, interval);
  if (!interval || doubts.length === 0) return <span className="sanyi-faint">{text.noDoubt}</span>;
  const words = {
    wide: text.wide(half === null ? own.noInterval : own.plusMinus(half)),
    chance: text.chance(percentOf(interval.staysCore ?? 0, 1)),
    rank: text.rank(interval.rankLow, interval.rankHigh),
  };
  return (
    <span className="dip-doubts">
      {doubts.map((doubt) => (
        <span key={doubt}>{words[doubt]}</span>
      ))}
    </span>
  );
}

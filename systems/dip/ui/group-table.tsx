import {
  Choice,
  type DataColumn,
  DataTable,
  EmptyState,
  Figure,
  GoLink,
  useAddressFilters,
  useFormat,
  useGo,
  useText,
} from '@sanyi/ui';
import { Input } from 'antd';
import { useMemo } from 'react';
import { dipWords } from '../text/dip-words.ts';
import { halfWidth } from './certainty.ts';
import { dipHref, type GroupCost, groupFigure, scoreFigure, yuanOf } from './contract.ts';
import { IntervalMark } from './interval-mark.tsx';
import { KindTag } from './kind-tag.tsx';

const RESTING = { kind: 'all', q: '' };

/** The groups that stays were matched to (病种清单); kind and text stand in the address. */
export function GroupTable({ groups, loading }: { groups: readonly GroupCost[]; loading: boolean }) {
  const text = useText(dipWords);
  const go = useGo();
  const { filters, set, reset, active } = useAddressFilters(RESTING);
  const matched = useMemo(() => groups.filter(({ key }) => key !== ''), [groups]);
  const wanted = filters.q.trim().toLowerCase();
  const found = matched.filter(
    ({ key, name }) => key.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted),
  );
  const rows = found.filter(({ kind }) => filters.kind === 'all' || kind === filters.kind);
  const count = (kind: string) => found.filter((row) => row.kind === kind).length;
  return (
    <section className="sanyi-section">
      <DataTable<GroupCost>
        id="dip.groups"
        label={text.groups}
        rows={rows}
        loading={loading}
        rowKey={(row) => row.key}
        onOpen={(row) => go(dipHref('group', { key: row.key }))}
        columns={useColumns(rows)}
        filters={
          <>
            <Input.Search
              key={filters.q}
              allowClear
              className="dip-search"
              aria-label={text.searchGroup}
              placeholder={text.searchGroup}
              defaultValue={filters.q}
              onSearch={(q) => set({ q })}
            />
            <Choice
              label={text.kind}
              value={filters.kind}
              onChange={(kind) => set({ kind })}
              options={[
                { value: 'all', label: text.any, count: found.length },
                ...(['core', 'composite', 'pre'] as const).map((kind) => ({
                  value: kind,
                  label: text.kindOf(kind),
                  count: count(kind),
                })),
              ]}
            />
          </>
        }
        {...(active > 0
          ? { empty: <EmptyState title={text.noneMatch} action={{ label: text.clear, onClick: reset }} /> }
          : {})}
      />
      <p className="sanyi-faint">{text.sureNote}</p>
    </section>
  );
}

const by = (pick: (row: GroupCost) => number) => (one: GroupCost, other: GroupCost) =>
  pick(one) - pick(other);

function useColumns(rows: readonly GroupCost[]): readonly DataColumn<GroupCost>[] {
  const text = useText(dipWords);
  const format = useFormat();
  return [
    {
      id: 'group',
      title: text.group,
      matters: 1,
      pinned: true,
      render: (row) => (
        <span className="dip-two-lines">
          <GoLink href={dipHref('group', { key: row.key })}>{text.codeOf(row.key)}</GoLink>
          <small>{row.name}</small>
        </span>
      ),
      order: (one, other) => (one.key < other.key ? -1 : 1),
    },
    { id: 'kind', title: text.kind, render: (row) => <KindTag group={row} /> },
    {
      id: 'cases',
      title: text.cases,
      align: 'end',
      matters: 2,
      render: (row) => format.decimal(String(row.cases)),
      order: by((row) => row.cases),
      total: format.decimal(String(rows.reduce((sum, row) => sum + row.cases, 0))),
    },
    {
      id: 'mean',
      title: text.mean,
      align: 'end',
      render: (row) => (
        <Figure
          value={{ text: yuanOf(row.meanFen), unit: '元' }}
          source={groupFigure(row.key)}
          label={`${row.key} ${text.mean}`}
        />
      ),
      order: by((row) => Number(row.meanFen ?? 0)),
    },
    {
      id: 'score',
      title: text.score,
      align: 'end',
      matters: 3,
      render: (row) => (
        <Figure
          value={{ text: row.score, unit: '分' }}
          source={scoreFigure(row.key)}
          label={`${row.key} ${text.score}`}
        />
      ),
      order: by((row) => Number(row.score ?? 0)),
    },
    {
      id: 'sure',
      title: text.sure,
      matters: 4,
      render: (row) => <IntervalMark score={row.score} interval={row.interval} />,
      order: by((row) => halfWidth(row.score, row.interval) ?? Number.MAX_SAFE_INTEGER),
    },
    {
      id: 'drugs',
      title: text.drugs,
      align: 'end',
      render: (row) => (row.drugShare === null ? '—' : `${row.drugShare}%`),
      order: by((row) => Number(row.drugShare ?? 0)),
    },
    {
      id: 'consumables',
      title: text.consumables,
      align: 'end',
      render: (row) => (row.consumableShare === null ? '—' : `${row.consumableShare}%`),
      order: by((row) => Number(row.consumableShare ?? 0)),
    },
    {
      id: 'cv',
      title: text.cv,
      align: 'end',
      render: (row) => row.cv ?? '—',
      order: by((row) => Number(row.cv ?? 0)),
    },
    {
      id: 'days',
      title: text.days,
      align: 'end',
      render: (row) => row.meanDays ?? '—',
      order: by((row) => Number(row.meanDays ?? 0)),
    },
    {
      id: 'hospitals',
      title: text.hospitals,
      align: 'end',
      spare: true,
      render: (row) => row.hospitals,
      order: by((row) => row.hospitals),
    },
    {
      id: 'total',
      title: text.total,
      align: 'end',
      spare: true,
      render: (row) => format.amount(row.totalFen),
      order: by((row) => Number(row.totalFen)),
    },
  ];
}

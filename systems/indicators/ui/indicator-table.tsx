import { routeOf } from '@sanyi/kernel';
import {
  Choice,
  DataTable,
  EmptyState,
  Figure,
  isMeant,
  ProblemNote,
  SidePanel,
  useAddress,
  useAddressFilters,
  useFormat,
  useLocale,
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Input, Select } from 'antd';
import { manifest } from '../manifest.ts';
import { listWords } from '../text/list-words.ts';
import type { Indicator, IndicatorList } from './contract.ts';
import { DefinitionForm } from './definition-form.tsx';
import { useDefinitionWords } from './direction.ts';
import { IndicatorPanel } from './indicator-panel.tsx';
import { useOwners } from './owners.ts';

const RESTING = { show: 'all', owner: '', q: '' };

/** All indicators with their latest values (指标列表); a row opens beside the table, ready to enter a value. */
export function IndicatorTable() {
  const text = useText(listWords);
  const format = useFormat();
  const { say } = useLocale();
  const [query, change] = useAddress();
  const { filters, set, reset } = useAddressFilters(RESTING);
  const defines = useMay('indicators.define');
  const owners = useOwners();
  const wordsOf = useDefinitionWords();
  const { data, error, isPending, refetch } = useRoute<IndicatorList>(routeOf(manifest, 'list'));
  const all = data?.indicators ?? [];
  const rows = all.filter(
    (one) =>
      (filters.show !== 'mine' || one.mayEnter) &&
      (filters.show !== 'none' || one.latest === null) &&
      (!filters.owner || one.ownerOrganisationId === filters.owner) &&
      isMeant(filters.q, one.code, one.name.zh, one.name.en),
  );
  const open = all.find((one) => one.id === query['open']);
  const owned = new Set(all.map((one) => one.ownerOrganisationId));
  const close = () => change({ open: null, edit: null });

  return (
    <>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable<Indicator>
        id="indicators.list"
        label={text.title}
        rows={rows}
        loading={isPending}
        rowKey={(one) => one.id}
        openKey={open?.id ?? null}
        onOpen={(one) => change({ open: one.id, edit: null })}
        empty={
          all.length > 0 ? (
            <EmptyState title={text.noneMatch} action={{ label: text.clear, onClick: reset }}>
              {text.noneMatchNote}
            </EmptyState>
          ) : (
            <EmptyState
              title={text.empty}
              {...(defines
                ? { action: { label: text.newIndicator, onClick: () => change({ open: 'new' }) } }
                : {})}
            >
              {defines ? text.emptyOffice : text.emptyOther}
            </EmptyState>
          )
        }
        filters={
          <>
            <Choice
              label={text.show}
              value={filters.show}
              onChange={(show) => set({ show })}
              options={[
                { value: 'all', label: text.all, count: all.length },
                { value: 'mine', label: text.mine, count: all.filter((one) => one.mayEnter).length },
                {
                  value: 'none',
                  label: text.noValue,
                  count: all.filter((one) => one.latest === null).length,
                },
              ]}
            />
            <Select
              aria-label={text.owner}
              value={filters.owner}
              className="indicators-owner"
              popupMatchSelectWidth={220}
              onChange={(owner) => set({ owner })}
              options={[
                { value: '', label: text.anyOwner },
                ...owners.options.filter(({ value }) => owned.has(value)),
              ]}
            />
            <Input
              allowClear
              className="indicators-find"
              aria-label={text.find}
              placeholder={text.find}
              value={filters.q}
              onChange={(event) => set({ q: event.target.value })}
            />
          </>
        }
        columns={[
          {
            id: 'name',
            title: text.name,
            matters: 1,
            pinned: true,
            order: (one, other) => one.name.zh.localeCompare(other.name.zh, 'zh-CN'),
            render: (one) => (
              <span className="indicators-name">
                {say(one.name)}
                <code>{one.code}</code>
              </span>
            ),
          },
          {
            id: 'latest',
            title: text.latest,
            align: 'end',
            matters: 2,
            render: (one) =>
              one.latest ? (
                <Figure
                  value={{ text: one.latest.result, unit: one.unit }}
                  source={{ system: 'indicators', kind: 'value', id: one.latest.id }}
                  label={say(one.name)}
                  numerator={one.latest.denominator === null ? null : one.latest.numerator}
                  denominator={one.latest.denominator}
                />
              ) : (
                <span className="sanyi-faint">{text.noValue}</span>
              ),
          },
          {
            id: 'period',
            title: text.period,
            matters: 3,
            order: (one, other) => (one.latest?.period ?? '').localeCompare(other.latest?.period ?? ''),
            render: (one) => (one.latest ? format.period(one.latest.period) : '—'),
          },
          { id: 'direction', title: text.direction, render: (one) => wordsOf.direction(one.direction) },
          {
            id: 'owner',
            title: text.owner,
            order: (one, other) =>
              (one.ownerOrganisationId ?? '').localeCompare(other.ownerOrganisationId ?? ''),
            render: (one) => owners.nameOf(one.ownerOrganisationId),
          },
          {
            id: 'targets',
            title: text.targets,
            align: 'end',
            order: (one, other) => one.linkedTargets - other.linkedTargets,
            render: (one) => (one.linkedTargets > 0 ? text.targetCount(one.linkedTargets) : text.none),
          },
          { id: 'enter', title: text.mayEnter, render: (one) => (one.mayEnter ? text.yes : text.no) },
          { id: 'unit', title: text.unit, spare: true, render: (one) => format.unit(one.unit) },
        ]}
      />
      <SidePanel open={Boolean(open)} title={open ? say(open.name) : ''} onClose={close}>
        {open &&
          (query['edit'] && defines ? (
            <DefinitionForm
              key={`${open.id} ${open.version}`}
              indicator={open}
              onDone={() => change({ edit: null })}
            />
          ) : (
            <IndicatorPanel
              key={open.id}
              indicator={open}
              onEdit={defines ? () => change({ edit: 'yes' }) : null}
            />
          ))}
      </SidePanel>
      <SidePanel open={query['open'] === 'new' && defines} title={text.newIndicator} onClose={close}>
        <DefinitionForm indicator={null} onDone={(saved) => change({ open: saved?.id ?? null })} />
      </SidePanel>
    </>
  );
}

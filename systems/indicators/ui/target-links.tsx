import { routeOf } from '@sanyi/kernel';
import { manifest as planManifest } from '@sanyi/system-plan/manifest';
import {
  Choice,
  callRoute,
  DataTable,
  EmptyState,
  GoLink,
  isMeant,
  ProblemNote,
  pageHref,
  useAddressFilters,
  useFormat,
  useLocale,
  useRoute,
  useRouteMutation,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { listWords } from '../text/list-words.ts';
import type { IndicatorList, TargetLink, TargetLinks } from './contract.ts';
import { indicatorPage } from './pages.ts';

interface Plans {
  readonly plans: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly year: number | null;
    readonly relation: string;
  }[];
}

const RESTING = { plan: '', show: 'all' };

/** Targets of a plan and the indicators that measure them (关联目标): suggestions are only suggestions until confirmed. */
export function TargetLinksTab() {
  const text = useText(listWords);
  const { filters, set } = useAddressFilters(RESTING);
  const plans = useRoute<Plans>(routeOf(planManifest, 'plans'));
  const own = (plans.data?.plans ?? [])
    .filter((plan) => plan.relation === 'own' && plan.status === 'published')
    .toSorted((one, other) => (other.year ?? 0) - (one.year ?? 0));
  const planId = filters.plan || own[0]?.id;
  return (
    <>
      <ProblemNote problem={plans.error} onRetry={() => void plans.refetch()} />
      {plans.data && own.length === 0 && <EmptyState title={text.noPlans}>{text.noPlansNote}</EmptyState>}
      {planId && (
        <>
          <label className="indicators-plan">
            <span>{text.plan}</span>
            <Select
              aria-label={text.plan}
              value={planId}
              onChange={(plan) => set({ plan })}
              options={own.map((plan) => ({ value: plan.id, label: plan.title }))}
            />
          </label>
          <Links key={planId} planId={planId} show={filters.show} onShow={(show) => set({ show })} />
        </>
      )}
    </>
  );
}

function Links({ planId, show, onShow }: { planId: string; show: string; onShow: (show: string) => void }) {
  const text = useText(listWords);
  const { say } = useLocale();
  const format = useFormat();
  const tell = useUndo();
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const links = useRoute<TargetLinks>(routeOf(manifest, 'links'), { params: { planId } });
  const indicators = useRoute<IndicatorList>(routeOf(manifest, 'list'));
  const stale = { invalidates: [routeOf(manifest, 'links'), routeOf(manifest, 'list')] };
  const link = useRouteMutation(routeOf(manifest, 'link'), stale);
  const unlink = useRouteMutation(routeOf(manifest, 'unlink'), stale);
  const all = links.data?.links ?? [];
  const nameOf = (id: string | null) => {
    const indicator = indicators.data?.indicators.find((one) => one.id === id);
    return indicator ? say(indicator.name) : '';
  };
  const suggested = all.filter((one) => one.indicatorId === null && one.suggestedIndicatorId !== null);
  const rows = all.filter(
    (one) =>
      (show !== 'open' || one.indicatorId === null) &&
      (show !== 'suggested' || (one.indicatorId === null && one.suggestedIndicatorId !== null)),
  );
  const options = (indicators.data?.indicators ?? []).map((one) => ({
    value: one.id,
    label: format.remarked(say(one.name), format.unit(one.unit)),
    search: `${one.code} ${one.name.zh} ${one.name.en}`,
  }));

  async function put(targetId: string, indicatorId: string) {
    await link.mutateAsync({ params: { planId }, body: { targetId, indicatorId } });
  }
  async function take(targetId: string) {
    await unlink.mutateAsync({ params: { planId, targetId } });
  }
  /** Links or unlinks one target; the notice takes it back. */
  async function change(row: TargetLink, indicatorId: string | null) {
    setFault(null);
    try {
      await (indicatorId ? put(row.targetId, indicatorId) : take(row.targetId));
      const before = row.indicatorId;
      tell({
        text: indicatorId ? text.linkDone(nameOf(indicatorId)) : text.unlinkDone,
        undo: () => (before ? put(row.targetId, before) : take(row.targetId)),
      });
    } catch (refusal) {
      setFault(refusal);
    }
  }
  async function confirmAll() {
    setFault(null);
    setBusy(true);
    try {
      // One after the other: each is its own entry in the audit trail, in the order of the table.
      for (const row of suggested)
        await callRoute(routeOf(manifest, 'link'), {
          params: { planId },
          body: { targetId: row.targetId, indicatorId: row.suggestedIndicatorId },
        });
      tell({
        text: text.linkedAll(suggested.length),
        undo: async () => {
          for (const row of suggested) await take(row.targetId);
        },
      });
    } catch (refusal) {
      setFault(refusal);
    } finally {
      setBusy(false);
      await Promise.all([links.refetch(), indicators.refetch()]);
    }
  }

  return (
    <>
      <ProblemNote problem={links.error ?? fault} onRetry={() => void links.refetch()} />
      <DataTable<TargetLink>
        id="indicators.links"
        label={text.tabLinks}
        rows={rows}
        loading={links.isPending}
        rowKey={(row) => row.targetId}
        empty={<EmptyState title={all.length > 0 ? text.noneMatch : text.noTargets} />}
        filters={
          <Choice
            label={text.show}
            value={show}
            onChange={onShow}
            options={[
              { value: 'all', label: text.showAll, count: all.length },
              {
                value: 'open',
                label: text.showOpen,
                count: all.filter((one) => one.indicatorId === null).length,
              },
              { value: 'suggested', label: text.showSuggested, count: suggested.length },
            ]}
          />
        }
        tools={
          suggested.length > 0 && (
            <Button loading={busy} onClick={() => void confirmAll()}>
              {text.confirmAll(suggested.length)}
            </Button>
          )
        }
        columns={[
          {
            id: 'target',
            title: text.target,
            matters: 1,
            render: (row) => (
              <span className="indicators-name">
                {format.phrase(row.text)}
                {row.taskTitle && <small>{row.taskTitle}</small>}
              </span>
            ),
          },
          {
            id: 'indicator',
            title: text.indicator,
            matters: 2,
            render: (row) =>
              row.indicatorId && row.indicatorName ? (
                <span className="indicators-linked">
                  <GoLink href={pageHref(indicatorPage, { indicatorId: row.indicatorId })}>
                    {say(row.indicatorName)}
                  </GoLink>
                  <Button size="small" type="text" onClick={() => void change(row, null)}>
                    {text.unlink}
                  </Button>
                </span>
              ) : (
                <Select<string>
                  size="small"
                  className="indicators-choose"
                  placeholder={text.choose}
                  aria-label={format.labelled(text.choose, format.phrase(row.text))}
                  options={options}
                  showSearch={{
                    filterOption: (typed, option) => option !== undefined && isMeant(typed, option.search),
                  }}
                  popupMatchSelectWidth={320}
                  onChange={(indicatorId) => void change(row, indicatorId)}
                />
              ),
          },
          {
            id: 'suggestion',
            title: text.suggestion,
            matters: 3,
            render: (row) =>
              row.indicatorId === null && row.suggestedIndicatorId ? (
                <span className="indicators-linked">
                  <span>
                    {nameOf(row.suggestedIndicatorId)}{' '}
                    <small className="sanyi-faint">{text.asSuggested}</small>
                  </span>
                  <Button
                    size="small"
                    type="primary"
                    ghost
                    onClick={() => void change(row, row.suggestedIndicatorId)}
                  >
                    {text.confirm}
                  </Button>
                </span>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </>
  );
}

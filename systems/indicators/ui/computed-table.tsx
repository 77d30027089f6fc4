import { routeOf } from '@sanyi/kernel';
import {
  DataTable,
  EmptyState,
  Figure,
  isMeant,
  ProblemNote,
  pageHref,
  useAddress,
  useAddressFilters,
  useFormat,
  useGo,
  useLocale,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Input, Select } from 'antd';
import { manifest } from '../manifest.ts';
import { computedWords } from '../text/computed-words.ts';
import { computedRef, useChangeWords } from './computed-marks.tsx';
import { ComputedStateLine, STALE_EVERY, useCompute } from './computed-state.tsx';
import type { ComputedList, ComputedRow } from './contract.ts';
import { useDefinitionWords } from './direction.ts';
import { computedPage } from './pages.ts';
import { PeriodChoice } from './period-choice.tsx';

const RESTING = { field: '', find: '' };

/** Every computed indicator with its value of a period (计算指标列表); a row opens its page. */
export function ComputedTable() {
  const text = useText(computedWords);
  const format = useFormat();
  const { say } = useLocale();
  const go = useGo();
  const [query, change] = useAddress();
  const { filters, set, reset } = useAddressFilters(RESTING);
  const changeWords = useChangeWords();
  const wordsOf = useDefinitionWords();
  const compute = useCompute();
  const { data, error, isPending, refetch } = useRoute<ComputedList>(routeOf(manifest, 'library'), {
    query: { period: query['period'] },
    keepPrevious: true,
    every: (answer) => (answer?.state.stale ? STALE_EVERY : 0),
  });
  const all = data?.indicators ?? [];
  const fields = [...new Map(all.map((one) => [one.sourceSystem.zh, one.sourceSystem])).values()];
  const rows = all.filter(
    (one) =>
      (!filters.field || one.sourceSystem.zh === filters.field) &&
      isMeant(filters.find, one.code, one.name.zh, one.name.en, ...one.synonyms),
  );
  const period = data?.period ?? null;

  if (data && period === null)
    return (
      <EmptyState
        title={text.empty}
        {...(compute.may ? { action: { label: text.compute, onClick: () => compute.start(false) } } : {})}
      >
        {compute.may ? text.emptyOffice : text.emptyOther}
      </EmptyState>
    );
  return (
    <>
      <ProblemNote problem={error ?? compute.error} onRetry={() => void refetch()} />
      {data && <ComputedStateLine state={data.state} />}
      <DataTable<ComputedRow>
        id="indicators.computed"
        label={text.tab}
        rows={rows}
        loading={isPending}
        rowKey={(one) => one.code}
        groupOf={(one) => say(one.sourceSystem)}
        onOpen={(one) => go(pageHref(computedPage, { code: one.code }, { period }))}
        empty={<EmptyState title={text.noneMatch} action={{ label: text.clear, onClick: reset }} />}
        filters={
          <>
            {data && period !== null && (
              <PeriodChoice
                state={data.state}
                period={period}
                onChange={(next) => change({ period: next })}
              />
            )}
            <Select
              aria-label={text.field}
              value={filters.field}
              className="indicators-owner"
              popupMatchSelectWidth={240}
              onChange={(field) => set({ field })}
              options={[
                { value: '', label: text.anyField },
                ...fields.map((field) => ({ value: field.zh, label: say(field) })),
              ]}
            />
            <Input
              allowClear
              className="indicators-find"
              aria-label={text.find}
              placeholder={text.find}
              value={filters.find}
              onChange={(event) => set({ find: event.target.value })}
            />
          </>
        }
        columns={[
          {
            id: 'name',
            title: text.name,
            matters: 1,
            pinned: true,
            render: (one) => (
              <span className="indicators-name">
                {say(one.name)}
                <code>{one.code}</code>
              </span>
            ),
          },
          {
            id: 'value',
            title: text.value,
            align: 'end',
            matters: 2,
            render: (one) =>
              one.value?.result && period !== null ? (
                <Figure
                  value={{ text: one.value.result, unit: one.unit }}
                  source={computedRef(one.code, null, period)}
                  label={say(one.name)}
                  numerator={one.value.denominator === null ? null : one.value.numerator}
                  denominator={one.value.denominator}
                />
              ) : (
                <span className="sanyi-faint">{text.noValue}</span>
              ),
          },
          {
            id: 'year',
            title: text.yearOnYear,
            align: 'end',
            matters: 3,
            render: (one) => changeWords(one.yearOnYear),
          },
          {
            id: 'previous',
            title: text.onPrevious,
            align: 'end',
            render: (one) => changeWords(one.onPrevious),
          },
          { id: 'direction', title: text.direction, render: (one) => wordsOf.direction(one.direction) },
          { id: 'owner', title: text.owner, render: (one) => say(one.owner) },
          {
            id: 'source',
            title: text.source,
            render: (one) =>
              one.source === null ? <span className="sanyi-soft">{text.proposed}</span> : one.source.short,
          },
          { id: 'unit', title: text.unit, spare: true, render: (one) => format.unit(one.unit) },
        ]}
      />
    </>
  );
}

import { routeOf } from '@sanyi/kernel';
import {
  DataTable,
  EmptyState,
  ProblemNote,
  useFormat,
  useLocale,
  useMay,
  useRoute,
  useRouteMutation,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { entryWords } from '../text/entry-words.ts';
import type { EntryRules, IndicatorList } from './contract.ts';

/** The rules entries are checked by (校验规则): built in, from the dated parameter, and the office’s own sums. */
export function EntryRulesTab() {
  const text = useText(entryWords);
  const format = useFormat();
  const { say } = useLocale();
  const { data, error, refetch } = useRoute<EntryRules>(routeOf(manifest, 'rules'));
  const { data: list } = useRoute<IndicatorList>(routeOf(manifest, 'list'));
  const names = new Map((list?.indicators ?? []).map((one) => [one.id, say(one.name)]));
  const nameOf = (id: string) => names.get(id) ?? '—';
  const defines = useMay('indicators.define');
  const tell = useUndo();
  const remove = useRouteMutation(routeOf(manifest, 'remove-rule'), {
    invalidates: [routeOf(manifest, 'rules')],
    onDone: () => tell({ text: text.removed }),
  });
  const rules = [
    { rule: text.ruleParts, effect: text.isError },
    { rule: text.ruleShare, effect: text.isError },
    { rule: text.ruleNegative, effect: text.isError },
    {
      rule: data ? text.ruleJump(data.jump.percent) : '',
      effect: text.isWarn,
      mark: data?.jump.toBeConfirmed ? text.toBeConfirmed : null,
    },
    { rule: text.ruleSum, effect: text.isWarn },
  ];
  return (
    <div className="sanyi-stack">
      <ProblemNote problem={error ?? remove.error} onRetry={() => void refetch()} />
      <DataTable
        id="indicators.rules"
        label={text.tabRules}
        rows={rules}
        rowKey={(row) => row.rule}
        columns={[
          {
            id: 'rule',
            title: text.rule,
            matters: 1,
            render: (row) => (
              <span className="indicators-name">
                {row.rule}
                {row.mark && <small>{row.mark}</small>}
              </span>
            ),
          },
          { id: 'effect', title: text.effect, matters: 2, render: (row) => row.effect },
        ]}
      />
      <section className="sanyi-section">
        <h2>{text.sums}</h2>
        {defines && <NewSum indicators={list?.indicators ?? []} />}
        <DataTable
          id="indicators.sums"
          label={text.sums}
          rows={data?.sums ?? []}
          rowKey={(row) => row.id}
          empty={<EmptyState title={text.sumsNone}>{text.sumsNoneHint}</EmptyState>}
          columns={[
            { id: 'whole', title: text.whole, matters: 1, render: (row) => nameOf(row.wholeId) },
            {
              id: 'parts',
              title: text.parts,
              matters: 2,
              render: (row) =>
                row.partIds.length === 0 ? text.institutions : row.partIds.map(nameOf).join(' + '),
            },
            {
              id: 'by',
              title: text.createdBy,
              matters: 3,
              render: (row) => `${row.createdBy} ${format.instant(row.createdAt)}`,
            },
            ...(defines
              ? [
                  {
                    id: 'remove',
                    title: '',
                    render: (row: EntryRules['sums'][number]) => (
                      <Button
                        size="small"
                        loading={remove.isPending}
                        onClick={() => remove.mutate({ params: { ruleId: row.id } })}
                      >
                        {text.remove}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </section>
      <section className="sanyi-section">
        <h2>{text.elements}</h2>
        {data?.elements.length === 0 && <p className="sanyi-soft">{text.elementsNone}</p>}
        {data && data.elements.length > 0 && (
          <DataTable
            id="indicators.elements"
            label={text.elements}
            rows={data.elements}
            rowKey={(row) => row.element}
            columns={[
              { id: 'element', title: text.element, matters: 1, render: (row) => <code>{row.element}</code> },
              {
                id: 'indicator',
                title: text.indicator,
                matters: 2,
                render: (row) => nameOf(row.indicatorId),
              },
              {
                id: 'part',
                title: text.part,
                render: (row) => (row.part === 'numerator' ? text.numerator : text.denominator),
              },
              {
                id: 'by',
                title: text.createdBy,
                matters: 3,
                render: (row) => `${row.assignedBy} ${format.instant(row.assignedAt)}`,
              },
            ]}
          />
        )}
      </section>
    </div>
  );
}

function NewSum({ indicators }: { indicators: IndicatorList['indicators'] }) {
  const text = useText(entryWords);
  const { say } = useLocale();
  const tell = useUndo();
  const [wholeId, setWhole] = useState<string | null>(null);
  const [partIds, setParts] = useState<string[]>([]);
  const add = useRouteMutation(routeOf(manifest, 'add-rule'), {
    invalidates: [routeOf(manifest, 'rules')],
    onDone: () => {
      tell({ text: text.added });
      setWhole(null);
      setParts([]);
    },
  });
  const options = indicators.map((one) => ({ value: one.id, label: `${say(one.name)} ${one.code}` }));
  return (
    <div className="indicators-sum">
      <Select
        aria-label={text.wholeChoose}
        placeholder={text.wholeChoose}
        showSearch
        optionFilterProp="label"
        value={wholeId}
        onChange={setWhole}
        options={options}
      />
      <Select
        mode="multiple"
        aria-label={text.partsChoose}
        placeholder={text.partsChoose}
        optionFilterProp="label"
        value={partIds}
        onChange={setParts}
        options={options.filter(({ value }) => value !== wholeId)}
      />
      <Button
        disabled={wholeId === null}
        loading={add.isPending}
        onClick={() => add.mutate({ body: { wholeId, partIds } })}
      >
        {text.add}
      </Button>
      <ProblemNote problem={add.error} />
    </div>
  );
}

import {
  downloadRoute,
  EmptyState,
  PageHeader,
  ProblemNote,
  saveFile,
  useAddress,
  useAddressFilters,
  useLocale,
  useRoute,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { compareWords } from '../../text/ui-words-compare.ts';
import {
  type Comparison,
  type PairClass,
  type PlanSummary,
  planPage,
  planRoute,
} from '../shared/contract.ts';
import { useClassNames } from './class-names.ts';
import { useFinding } from './finding.tsx';
import { classCounts, classOrder, shownPairs } from './model.ts';
import { ClassMark, PairRow } from './pair-row.tsx';
import { type Chosen, PlanChoice, suggested } from './plan-choice.tsx';
import { SectionMatrix } from './section-matrix.tsx';
import './compare.css';

const RESTING = { class: 'all', find: '', cell: '' };

export default function ComparePage() {
  const text = useText(compareWords);
  const { say, locale } = useLocale();
  const tell = useUndo();
  const [fault, setFault] = useState<unknown>(null);
  const [query, change] = useAddress();
  const { filters, set, reset, active } = useAddressFilters(RESTING);
  // The field keeps its own text: an input method must not wait for the address.
  const [typed, setTyped] = useState(filters.find);
  const plans = useRoute<{ plans: readonly PlanSummary[] }>(planRoute('plans'));
  const all = plans.data?.plans ?? [];
  const asked = query['left'] || query['right'];
  const chosen: Chosen = (asked ? null : suggested(all)) ?? {
    left: query['left'] ?? null,
    right: query['right'] ?? null,
    mode: query['mode'] === 'parent' ? 'parent' : 'previous',
  };
  const ready = chosen.left !== null && chosen.right !== null;
  const comparison = useRoute<Comparison>(planRoute('compare'), {
    query: { left: chosen.left, right: chosen.right, mode: chosen.mode },
    enabled: ready,
    fresh: 60_000,
  });
  const names = useClassNames(chosen.mode);
  const finding = useFinding();
  const data = comparison.data;
  const counts = useMemo(() => classCounts(data?.pairs ?? []), [data]);
  const shown = useMemo(() => (data ? shownPairs(data, filters) : []), [data, filters]);
  const choose = ({ left, right, mode }: Chosen) => change({ left, right, mode, class: null, cell: null });

  function clear() {
    setTyped('');
    reset();
  }
  /** The pairs that are shown, in their order, as a workbook. */
  async function save() {
    setFault(null);
    try {
      const { blob, filename } = await downloadRoute(planRoute('export-comparison'), {
        body: {
          left: chosen.left,
          right: chosen.right,
          mode: chosen.mode,
          locale,
          pairs: shown.map(({ left, right }) => [left?.id ?? null, right?.id ?? null]),
        },
      });
      saveFile(blob, filename);
      tell({ text: text.exported(filename) });
    } catch (problem) {
      setFault(problem);
    }
  }

  return (
    <>
      <PageHeader
        title={text.compare}
        {...(data ? {} : { summary: text.summary })}
        actions={
          data && (
            <Button onClick={() => void save()} disabled={shown.length === 0}>
              {text.export}
            </Button>
          )
        }
      />
      <ProblemNote problem={fault} />
      <ProblemNote problem={plans.error} onRetry={() => void plans.refetch()} />
      {plans.data && all.length < 2 ? (
        <EmptyState title={text.needTwo} action={{ label: text.toPlans, href: planPage('plans').path }}>
          {text.chooseText}
        </EmptyState>
      ) : (
        <PlanChoice plans={all} chosen={chosen} onChange={choose} />
      )}
      {plans.data && all.length > 1 && !ready && (
        <EmptyState title={text.chooseTitle}>{text.chooseText}</EmptyState>
      )}
      <ProblemNote problem={comparison.error} onRetry={() => void comparison.refetch()} />
      {data && (
        <>
          <p className="cmp-finding">{finding(data)}</p>
          <div className="cmp-filters" role="toolbar" aria-label={text.class}>
            <button
              type="button"
              aria-pressed={filters.class === 'all'}
              onClick={() => set({ class: 'all' })}
            >
              {text.all} <b>{data.pairs.length}</b>
            </button>
            {classOrder(data.mode)
              .filter((one) => counts.has(one))
              .map((one: PairClass) => (
                <button
                  key={one}
                  type="button"
                  aria-pressed={filters.class === one}
                  onClick={() => set({ class: filters.class === one ? 'all' : one })}
                >
                  <ClassMark of={one} name={names[one]} /> <b>{counts.get(one)}</b>
                </button>
              ))}
            <Input
              allowClear
              aria-label={text.search}
              placeholder={text.search}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                set({ find: event.target.value });
              }}
            />
          </div>
          <p className="cmp-note sanyi-faint">
            {text.shown(shown.length, data.pairs.length)} · {text.markedText}
            {active > 0 && (
              <Button type="link" size="small" onClick={clear}>
                {text.clear}
              </Button>
            )}
          </p>
          <details className="cmp-sections" open={filters.cell !== ''}>
            <summary>{text.sections}</summary>
            <SectionMatrix comparison={data} cell={filters.cell} onCell={(cell) => set({ cell })} />
          </details>
          <div className="cmp-head" aria-hidden="true">
            <span>{text.class}</span>
            <span>{[data.left.title, data.left.docNumber].filter(Boolean).join(' · ')}</span>
            <span>{[data.right.title, data.right.docNumber].filter(Boolean).join(' · ')}</span>
            <span>{text.changes}</span>
          </div>
          {shown.length === 0 ? (
            <EmptyState title={text.nothing} action={{ label: text.clear, onClick: clear }} />
          ) : (
            <ol className="cmp-rows">
              {shown.map((pair) => (
                <PairRow key={`${pair.left?.id ?? ''}${pair.right?.id ?? ''}`} pair={pair} mode={data.mode} />
              ))}
            </ol>
          )}
          {data.hints.length > 0 && (
            <section className="sanyi-section">
              <h2>{text.hints}</h2>
              <ul>
                {data.hints.map((hint) => (
                  <li key={hint.leftIds.join() + hint.rightIds.join()}>{say(hint.explanation)}</li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </>
  );
}

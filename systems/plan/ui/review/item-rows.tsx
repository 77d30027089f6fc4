import { useText } from '@sanyi/ui';
import { Button, Checkbox, Input, Select } from 'antd';
import { comparators, deadlineKinds } from '../../api/schemas/common.ts';
import { reviewWords } from '../../text/ui-words-review.ts';
import { comparatorSign, usePhrases } from '../shared/phrases.ts';
import type { RowsProps } from './correction-form.tsx';
import type { DraftDeadline, DraftTarget } from './draft.ts';

interface WithSource extends RowsProps {
  readonly selected: readonly [number, number] | null;
  readonly paper: string;
}

const QUOTE = 24;
const nextKey = (rows: readonly { readonly key: string }[]) => {
  const used = new Set(rows.map(({ key }) => key));
  let place = rows.length;
  while (used.has(`new-${place}`)) place += 1;
  return `new-${place}`;
};

function Source({ span, paper }: { span: readonly [number, number] | null; paper: string }) {
  if (span === null) return null;
  const words = paper.slice(...span).replace(/\s+/g, '');
  return (
    <q className="rv-source" lang="zh-CN">
      {words.length > QUOTE ? `${words.slice(0, QUOTE)}…` : words}
    </q>
  );
}

/** Time limits of a task (时限). */
export function DeadlineRows({ draft, onChange, selected, paper }: WithSource) {
  const text = useText(reviewWords);
  const say = usePhrases();
  const rows = draft.deadlines;
  const put = (deadlines: readonly DraftDeadline[]) => onChange({ ...draft, deadlines });
  const set = (key: string, some: Partial<DraftDeadline>) =>
    put(rows.map((row) => (row.key === key ? { ...row, ...some } : row)));
  return (
    <ul className="rv-rows">
      {rows.map((row) => (
        <li key={row.key} className="rv-row rv-row-deadline">
          <Select
            aria-label={text.deadlineKind}
            value={row.kind}
            options={deadlineKinds.map((value) => ({ value, label: say.deadlineKind(value) }))}
            onChange={(kind) => set(row.key, { kind })}
          />
          {row.kind === 'recurring' || row.kind === 'duration' ? (
            <Input
              aria-label={text.rule}
              placeholder={text.rule}
              value={row.rule ?? ''}
              onChange={(event) => set(row.key, { rule: event.target.value || null })}
            />
          ) : (
            <Input
              type="date"
              aria-label={text.due}
              value={row.dueOn ?? ''}
              onChange={(event) => set(row.key, { dueOn: event.target.value || null })}
            />
          )}
          <Input
            aria-label={text.what}
            placeholder={text.what}
            value={row.what ?? ''}
            maxLength={200}
            onChange={(event) => set(row.key, { what: event.target.value || null })}
          />
          <Button
            type="text"
            aria-label={text.remove}
            onClick={() => put(rows.filter(({ key }) => key !== row.key))}
          >
            ×
          </Button>
          <Source span={row.span} paper={paper} />
        </li>
      ))}
      <li>
        <Button
          size="small"
          onClick={() =>
            put([
              ...rows,
              {
                key: nextKey(rows),
                kind: 'by',
                dueOn: null,
                fromOn: null,
                rule: null,
                what: null,
                span: selected,
              },
            ])
          }
        >
          {text.addDeadline}
        </Button>
        {selected && <small className="sanyi-faint"> {text.fromSelection}</small>}
      </li>
    </ul>
  );
}

/** Targets of a task (目标): numbers stay texts, digit for digit. */
export function TargetRows({ draft, onChange, selected, paper }: WithSource) {
  const text = useText(reviewWords);
  const say = usePhrases();
  const rows = draft.targets;
  const put = (targets: readonly DraftTarget[]) => onChange({ ...draft, targets });
  const set = (key: string, some: Partial<DraftTarget>) =>
    put(rows.map((row) => (row.key === key ? { ...row, ...some } : row)));
  return (
    <ul className="rv-rows">
      {rows.map((row) => (
        <li key={row.key} className="rv-row rv-row-target">
          <Input
            aria-label={text.indicator}
            placeholder={text.indicator}
            value={row.indicator}
            maxLength={200}
            onChange={(event) => set(row.key, { indicator: event.target.value })}
          />
          <Select
            aria-label={text.comparator}
            value={row.comparator}
            options={comparators.map((value) => ({
              value,
              label: [...new Set([comparatorSign(value, say.words), say.comparator(value)])].join(' '),
            }))}
            onChange={(comparator) =>
              set(row.key, { comparator, ...(comparator === 'range' ? {} : { value2: null }) })
            }
          />
          <Input
            aria-label={text.value}
            placeholder={text.value}
            inputMode="decimal"
            value={row.value ?? ''}
            onChange={(event) => set(row.key, { value: event.target.value.trim() || null })}
          />
          {row.comparator === 'range' && (
            <Input
              className="rv-upper"
              aria-label={text.value2}
              placeholder={text.value2}
              inputMode="decimal"
              value={row.value2 ?? ''}
              onChange={(event) => set(row.key, { value2: event.target.value.trim() || null })}
            />
          )}
          <Input
            aria-label={text.unit}
            placeholder={text.unit}
            value={row.unit}
            maxLength={40}
            onChange={(event) => set(row.key, { unit: event.target.value })}
          />
          <Button
            type="text"
            aria-label={`${text.remove} ${row.indicator}`}
            onClick={() => put(rows.filter(({ key }) => key !== row.key))}
          >
            ×
          </Button>
          <div className="rv-row-more">
            <Select<string>
              size="small"
              aria-label={text.change}
              value={row.change ?? ''}
              options={[
                { value: '', label: text.noChangeKind },
                { value: 'increase', label: say.words.increase },
                { value: 'decrease', label: say.words.decrease },
              ]}
              onChange={(change) =>
                set(row.key, { change: change === 'increase' || change === 'decrease' ? change : null })
              }
            />
            <Input
              size="small"
              type="date"
              aria-label={text.due}
              value={row.dueOn ?? ''}
              onChange={(event) => set(row.key, { dueOn: event.target.value || null })}
            />
            <Input
              size="small"
              aria-label={text.population}
              placeholder={text.population}
              value={row.population ?? ''}
              onChange={(event) => set(row.key, { population: event.target.value || null })}
            />
            <Checkbox
              checked={row.aspirational}
              onChange={(event) => set(row.key, { aspirational: event.target.checked })}
            >
              {text.aspirational}
            </Checkbox>
            <Source span={row.span} paper={paper} />
          </div>
        </li>
      ))}
      <li>
        <Button
          size="small"
          onClick={() =>
            put([
              ...rows,
              {
                key: nextKey(rows),
                indicator: '',
                comparator: 'ge',
                value: null,
                value2: null,
                unit: '%',
                population: null,
                dueOn: draft.dueOn,
                change: null,
                period: null,
                aspirational: false,
                span: selected,
              },
            ])
          }
        >
          {text.addTarget}
        </Button>
        {selected && <small className="sanyi-faint"> {text.fromSelection}</small>}
      </li>
    </ul>
  );
}

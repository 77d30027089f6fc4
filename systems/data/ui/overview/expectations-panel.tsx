import { ProblemNote, SidePanel, useLocale, useRoute, useRouteMutation, useText, useUndo } from '@sanyi/ui';
import { Button, InputNumber, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { overviewWords } from '../../text/overview-words.ts';
import {
  dataRoute,
  type Expectation,
  type ExpectationList,
  type OverviewSender,
} from '../shared/contract.ts';
import { useFormats } from '../shared/use-names.ts';
import './overview.css';

const FIRST: Expectation = { organisationId: '', format: '', dueDay: 10, every: 'month' };

/** Who sends what and by when (报送约定): what “late” rests on. */
export function ExpectationsPanel({
  open,
  senders,
  onClose,
}: {
  open: boolean;
  senders: readonly OverviewSender[];
  onClose: () => void;
}) {
  const text = useText(overviewWords);
  return (
    <SidePanel open={open} title={text.expectations} width={640} onClose={onClose}>
      <Expectations senders={senders} onDone={onClose} />
    </SidePanel>
  );
}

function Expectations({ senders, onDone }: { senders: readonly OverviewSender[]; onDone: () => void }) {
  const text = useText(overviewWords);
  const { data, error, isPending, refetch } = useRoute<ExpectationList>(dataRoute('expectations'), {
    fresh: 0,
  });
  return (
    <div className="data-panel">
      <p className="sanyi-soft">{text.expectationsNote}</p>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active />}
      {data && <ExpectationForm given={data.expectations} senders={senders} onDone={onDone} />}
    </div>
  );
}

function ExpectationForm({
  given,
  senders,
  onDone,
}: {
  given: readonly Expectation[];
  senders: readonly OverviewSender[];
  onDone: () => void;
}) {
  const text = useText(overviewWords);
  const { say } = useLocale();
  const tell = useUndo();
  const { formats } = useFormats();
  const [rows, setRows] = useState<readonly Expectation[]>(given);
  const [incomplete, setIncomplete] = useState(false);
  const save = useRouteMutation<ExpectationList>(dataRoute('expect'), {
    invalidates: [dataRoute('expectations'), dataRoute('overview')],
    onDone: () => {
      tell({
        text: text.saved,
        undo: () => save.mutateAsync({ body: { expectations: given } }),
      });
      onDone();
    },
  });
  const change = (place: number, some: Partial<Expectation>) =>
    setRows(rows.map((row, at) => (at === place ? { ...row, ...some } : row)));
  function submit() {
    const lacking = rows.some((row) => row.organisationId === '' || row.format === '');
    setIncomplete(lacking);
    if (!lacking) save.mutate({ body: { expectations: rows } });
  }
  return (
    <>
      {rows.length === 0 && <p className="sanyi-soft">{text.noneYet}</p>}
      <ul className="data-expectations">
        {rows.map((row, place) => (
          <li key={place}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={text.sender}
              placeholder={text.chooseSender}
              value={row.organisationId || null}
              onChange={(organisationId) => change(place, { organisationId: organisationId ?? '' })}
              options={senders.map((one) => ({ value: one.organisationId, label: say(one.name) }))}
            />
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={text.format}
              placeholder={text.chooseFormat}
              value={row.format || null}
              onChange={(format) => change(place, { format: format ?? '' })}
              options={formats.map((one) => ({ value: one.id, label: say(one.title) }))}
            />
            <Select
              aria-label={text.every}
              value={row.every}
              onChange={(every) => change(place, { every })}
              options={[
                { value: 'month' as const, label: text.month },
                { value: 'year' as const, label: text.year },
              ]}
            />
            <InputNumber
              aria-label={text.dueDay}
              min={1}
              max={31}
              value={row.dueDay}
              onChange={(dueDay) => change(place, { dueDay: dueDay ?? 10 })}
            />
            <Button
              type="text"
              aria-label={`${text.remove} ${place + 1}`}
              onClick={() => setRows(rows.filter((_, at) => at !== place))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <div className="data-links">
        <Button onClick={() => setRows([...rows, FIRST])}>{text.add}</Button>
        <Button type="primary" loading={save.isPending} onClick={submit}>
          {text.save}
        </Button>
      </div>
      {incomplete && <p className="data-fault">{text.incomplete}</p>}
      <ProblemNote problem={save.error} />
    </>
  );
}

import { routeOf } from '@sanyi/kernel';
import {
  DataTable,
  EmptyState,
  Figure,
  GoLink,
  ProblemNote,
  pageHref,
  useFormat,
  useLocale,
  useRoute,
  useRouteMutation,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { manifest } from '../manifest.ts';
import { entryWords } from '../text/entry-words.ts';
import type { WaitingValue, WaitingValues } from './contract.ts';
import { indicatorPage } from './pages.ts';
import { Remarks } from './remarks.tsx';

type Verdict = 'approved' | 'returned';

/** Values that wait (待审核): ticked, then approved or returned by somebody who did not enter them. */
export function WaitingTable() {
  const text = useText(entryWords);
  const format = useFormat();
  const { say } = useLocale();
  const { data, error, isPending, refetch } = useRoute<WaitingValues>(routeOf(manifest, 'waiting'));
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const values = data?.values ?? [];
  const mine = values.filter(({ mayJudge }) => mayJudge);
  const chosen = mine.filter(({ id }) => keys.includes(id));
  return (
    <>
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable
        id="indicators.waiting"
        label={text.waiting}
        rows={values}
        loading={isPending}
        rowKey={(row) => row.id}
        empty={<EmptyState title={text.waitingNone}>{text.waitingNoneHint}</EmptyState>}
        {...(mine.length > 0
          ? {
              selection: { keys, onChange: (next: string[]) => setKeys(next) },
              bulk: (
                <>
                  <Button
                    size="small"
                    type="primary"
                    disabled={chosen.length === 0}
                    onClick={() => setVerdict('approved')}
                  >
                    {text.approve}
                  </Button>
                  <Button size="small" disabled={chosen.length === 0} onClick={() => setVerdict('returned')}>
                    {text.giveBack}
                  </Button>
                </>
              ),
            }
          : {})}
        columns={[
          {
            id: 'indicator',
            title: text.indicator,
            matters: 1,
            render: (row) => (
              <span className="indicators-name">
                <GoLink href={pageHref(indicatorPage, { indicatorId: row.indicatorId })}>
                  {say(row.indicatorName)}
                </GoLink>
                <small>
                  {say(row.organisationName)} · {format.period(row.period)}
                </small>
              </span>
            ),
          },
          {
            id: 'value',
            title: text.value,
            align: 'end',
            matters: 2,
            render: (row) => (
              <Figure
                value={{ text: row.result, unit: row.unit }}
                source={{ system: 'indicators', kind: 'value', id: row.id }}
                label={say(row.indicatorName)}
                numerator={row.denominator === null ? null : row.numerator}
                denominator={row.denominator}
              />
            ),
          },
          {
            id: 'current',
            title: text.current,
            align: 'end',
            render: (row) => (row.current === null ? text.none : format.quantity(row.current, row.unit)),
          },
          {
            id: 'found',
            title: text.found,
            width: 320,
            matters: 3,
            render: (row) => <Remarks remarks={row.remarks} none={text.passed} />,
          },
          { id: 'note', title: text.note, render: (row) => row.note || '—' },
          {
            id: 'by',
            title: text.enteredBy,
            render: (row) => (
              <span className="indicators-name">
                {row.enteredBy}
                <small>{row.mayJudge ? format.instant(row.enteredAt) : text.own}</small>
              </span>
            ),
          },
        ]}
      />
      {verdict && (
        <Judgement
          verdict={verdict}
          values={chosen}
          onClose={(done) => {
            setVerdict(null);
            if (done) setKeys([]);
          }}
        />
      )}
    </>
  );
}

function Judgement({
  verdict,
  values,
  onClose,
}: {
  verdict: Verdict;
  values: readonly WaitingValue[];
  onClose: (done: boolean) => void;
}) {
  const text = useText(entryWords);
  const tell = useUndo();
  const id = useId();
  const [note, setNote] = useState('');
  const remarked = values.some(({ remarks }) => remarks.some(({ severity }) => severity === 'warn'));
  const needed = verdict === 'returned' || remarked;
  const judge = useRouteMutation<{ count: number }>(routeOf(manifest, 'judge-values'), {
    invalidates: 'everything',
    onDone: ({ count }) => {
      tell({ text: text.judged(count) });
      onClose(true);
    },
  });
  return (
    <Modal
      open
      title={verdict === 'approved' ? text.approveTitle(values.length) : text.returnTitle(values.length)}
      okText={verdict === 'approved' ? text.approve : text.giveBack}
      okButtonProps={{ disabled: needed && note.trim() === '' }}
      confirmLoading={judge.isPending}
      onOk={() => judge.mutate({ body: { ids: values.map((value) => value.id), verdict, note } })}
      onCancel={() => onClose(false)}
    >
      <div className="indicators-judgement">
        {remarked && verdict === 'approved' && <p className="indicators-corrects">{text.reasonMust}</p>}
        <label htmlFor={id}>{text.reason}</label>
        <Input.TextArea
          id={id}
          value={note}
          maxLength={1000}
          autoSize={{ minRows: 3, maxRows: 8 }}
          placeholder={verdict === 'returned' ? text.reasonReturn : needed ? '' : text.reasonMay}
          onChange={(event) => setNote(event.target.value)}
        />
        <ProblemNote problem={judge.error} />
      </div>
    </Modal>
  );
}

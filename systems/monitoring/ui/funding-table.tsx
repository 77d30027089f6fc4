import { routeOf } from '@sanyi/kernel';
import {
  DataTable,
  EmptyState,
  ProblemNote,
  useAddress,
  useFormat,
  useMay,
  useRoute,
  useRouteMutation,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { evaluationWords } from '../text/evaluation-words.ts';
import type { Evaluations, Funding, Fundings } from './contract.ts';
import { FundingDialog } from './funding-dialog.tsx';
import { yuanOf } from './yuan.ts';

/** The money table of a plan (资金表). */
export function FundingTable({ plans }: { plans: Evaluations['plans'] }) {
  const text = useText(evaluationWords);
  const format = useFormat();
  const tell = useUndo();
  const [query, change] = useAddress();
  const planId = query['plan'] ?? plans[0]?.id ?? '';
  const manages = useMay('monitoring.manage');
  const [open, setOpen] = useState<Funding | 'new' | null>(null);
  const { data, error, isPending, refetch } = useRoute<Fundings>(routeOf(manifest, 'fundings'), {
    params: { planId },
    enabled: planId !== '',
  });
  const remove = useRouteMutation<Fundings>(routeOf(manifest, 'remove-funding'), {
    invalidates: [routeOf(manifest, 'fundings'), routeOf(manifest, 'preview-evaluation')],
    onDone: () => tell({ text: text.removed }),
  });
  return (
    <>
      <ProblemNote problem={error ?? remove.error} onRetry={() => void refetch()} />
      <DataTable
        id="monitoring.fundings"
        label={text.fundings}
        rows={data?.fundings ?? []}
        loading={isPending && planId !== ''}
        rowKey={(one) => one.id}
        filters={
          <Select
            className="monitoring-plan-choice"
            aria-label={text.plan}
            value={planId}
            onChange={(next) => change({ plan: next })}
            options={plans.map((plan) => ({ value: plan.id, label: plan.title }))}
          />
        }
        tools={
          manages && (
            <Button type="primary" onClick={() => setOpen('new')}>
              {text.addFunding}
            </Button>
          )
        }
        empty={<EmptyState title={text.noFundings}>{text.noFundingsNote}</EmptyState>}
        columns={[
          { id: 'year', title: text.year, render: (one) => format.period(String(one.year)) },
          { id: 'name', title: text.fundingName, matters: 1, render: (one) => one.name },
          {
            id: 'amount',
            title: text.yuan,
            align: 'end',
            matters: 2,
            render: (one) => format.decimal(yuanOf(one.amountFen)),
          },
          {
            id: 'source',
            title: text.source,
            matters: 3,
            render: (one) => one.source || <span className="monitoring-proposed">{text.sourceMissing}</span>,
          },
          ...(manages
            ? [
                {
                  id: 'act',
                  title: '',
                  render: (one: Funding) => (
                    <span className="monitoring-actions">
                      <Button size="small" onClick={() => setOpen(one)}>
                        {text.changeFunding}
                      </Button>
                      <Button
                        size="small"
                        loading={remove.isPending}
                        onClick={() =>
                          remove.mutate({ params: { planId, fundingId: one.id }, ifMatch: one.version })
                        }
                      >
                        {text.remove}
                      </Button>
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {open !== null && (
        <FundingDialog planId={planId} funding={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

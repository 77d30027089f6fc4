import { DataTable, GoLink, useFormat, useGo, useLocale, useText } from '@sanyi/ui';
import type { ReactNode } from 'react';
import { homeWords } from '../../text/home-words.ts';
import { DueCell, LightCell, WorkStateMark } from '../ledger/row-parts.tsx';
import type { LedgerRow } from '../shared/contract.ts';

/** A short list of tasks on a home (任务清单): one click to the task. */
export function TaskList({
  id,
  label,
  rows,
  groupOf,
  withReason = false,
  withEvidence = false,
  withPart = false,
  loading = false,
  empty,
}: {
  id: string;
  label: string;
  rows: readonly LedgerRow[];
  groupOf?: (row: LedgerRow) => string;
  withReason?: boolean;
  withEvidence?: boolean;
  /** Whether the own organisation leads or supports. */
  withPart?: boolean;
  loading?: boolean;
  empty: ReactNode;
}) {
  const text = useText(homeWords);
  const { say } = useLocale();
  const format = useFormat();
  const go = useGo();
  return (
    <DataTable<LedgerRow>
      id={id}
      label={label}
      rows={rows}
      loading={loading}
      rowKey={(row) => row.id}
      onOpen={(row) => go(row.href)}
      empty={empty}
      {...(groupOf ? { groupOf } : {})}
      columns={[
        {
          id: 'title',
          title: text.task,
          width: 300,
          matters: 1,
          render: (row) => (
            <GoLink href={row.href} className="plan-home-task">
              <span className="sanyi-faint">{row.number}</span> {row.title}
            </GoLink>
          ),
        },
        {
          id: 'light',
          title: text.light,
          width: 96,
          matters: 2,
          render: (row) => <LightCell light={row.light} />,
        },
        { id: 'due', title: text.dueColumn, width: 130, matters: 3, render: (row) => <DueCell row={row} /> },
        {
          id: 'state',
          title: text.state,
          width: 96,
          render: (row) => <WorkStateMark state={row.workState} />,
        },
        ...(withPart
          ? [
              {
                id: 'mine',
                title: text.part,
                width: 64,
                render: (row: LedgerRow) =>
                  row.mine === 'lead' ? text.lead : row.mine === 'coop' ? text.coop : '',
              },
            ]
          : []),
        ...(withEvidence
          ? [
              {
                id: 'evidence',
                title: text.evidence,
                width: 64,
                align: 'end' as const,
                render: (row: LedgerRow) => row.evidence,
              },
            ]
          : []),
        ...(withReason
          ? [
              {
                id: 'reason',
                title: text.reason,
                width: 320,
                render: (row: LedgerRow) => say(row.light.reason),
              },
            ]
          : [
              {
                id: 'part',
                title: text.department,
                width: 150,
                render: (row: LedgerRow) =>
                  format.list(row.lead.map(({ name, nameEn }) => say({ zh: name, en: nameEn }))),
              },
            ]),
      ]}
    />
  );
}

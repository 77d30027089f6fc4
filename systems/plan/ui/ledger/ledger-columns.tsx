import { type DataColumn, StateMark, useFormat, useLocale, useText } from '@sanyi/ui';
import { useMemo } from 'react';
import { lights } from '../../engine/ledger/words.ts';
import { ledgerWords } from '../../text/ledger-words.ts';
import type { LedgerTotals } from '../shared/contract.ts';
import type { ShownRow } from './ledger-rows.ts';
import { DepartmentNames, DueCell, LightCell, TargetCell, WorkStateMark } from './row-parts.tsx';

/** Columns of the ledger (台账列); their ids are those of the export, so that a file has what the screen shows. */
export function useLedgerColumns(totals: LedgerTotals | null): DataColumn<ShownRow>[] {
  const text = useText(ledgerWords);
  const format = useFormat();
  // A department's English name is three times as long.
  const names = useLocale().locale === 'en' ? 220 : 120;
  return useMemo(
    () => [
      {
        id: 'number',
        title: text.number,
        width: 48,
        pinned: true,
        render: ({ row }) => <span className="plan-cell-number">{row.number}</span>,
      },
      {
        id: 'title',
        title: text.title,
        width: 200,
        matters: 1,
        pinned: true,
        render: ({ row }) => <span className="plan-cell-title">{row.title}</span>,
        total: totals && (
          <span className="plan-nowrap">
            {text.countOf(totals.count, totals.count)}
            <span className="plan-light-totals">
              {lights
                .filter((light) => totals.byLight[light] > 0)
                .map((light) => (
                  <span key={light}>
                    <StateMark light={light} bare />
                    {totals.byLight[light]}
                  </span>
                ))}
            </span>
          </span>
        ),
      },
      {
        id: 'light',
        title: text.light,
        width: 80,
        matters: 2,
        render: ({ row }) => <LightCell light={row.light} />,
      },
      {
        id: 'state',
        title: text.state,
        width: 84,
        render: ({ row }) => <WorkStateMark state={row.workState} />,
      },
      {
        id: 'due',
        title: text.dueColumn,
        width: 108,
        matters: 3,
        render: ({ row }) => <DueCell row={row} />,
        total: totals && totals.overdue > 0 ? text.totalOver(totals.overdue) : null,
      },
      {
        id: 'lead',
        title: text.leadColumn,
        width: names,
        render: ({ row }) => <DepartmentNames departments={row.lead} lead />,
      },
      {
        id: 'coop',
        title: text.coopColumn,
        width: names,
        render: ({ row }) => <DepartmentNames departments={row.coop} />,
      },
      {
        id: 'person',
        title: text.person,
        width: 58,
        render: ({ row }) => row.responsiblePerson ?? <span className="sanyi-faint">{text.none}</span>,
      },
      {
        id: 'targets',
        title: text.targets,
        width: 190,
        render: ({ row }) => <TargetCell targets={row.targets} />,
        total: totals && String(totals.withTargets),
      },
      {
        id: 'milestones',
        title: text.milestones,
        width: 50,
        align: 'end',
        render: ({ row }) =>
          row.milestones === 0 ? (
            <span className="sanyi-faint">{text.none}</span>
          ) : (
            `${row.milestonesDone}/${row.milestones}`
          ),
      },
      {
        id: 'evidence',
        title: text.evidence,
        width: 44,
        align: 'end',
        render: ({ row }) => row.evidence || <span className="sanyi-faint">{text.none}</span>,
      },
      {
        id: 'measures',
        title: text.measures,
        width: 44,
        align: 'end',
        spare: true,
        render: ({ row }) => row.measures || <span className="sanyi-faint">{text.none}</span>,
      },
      {
        id: 'comments',
        title: text.comments,
        width: 44,
        align: 'end',
        spare: true,
        render: ({ row }) => row.comments || <span className="sanyi-faint">{text.none}</span>,
      },
      {
        id: 'dueText',
        title: text.dueText,
        width: 120,
        spare: true,
        render: ({ row }) => row.dueText ?? <span className="sanyi-faint">{text.none}</span>,
      },
      {
        id: 'section',
        title: text.section,
        width: 180,
        spare: true,
        render: ({ row }) => row.sectionPath.at(-1) ?? text.noSection,
      },
      { id: 'plan', title: text.plan, width: 220, spare: true, render: ({ row }) => row.planTitle },
      {
        id: 'updated',
        title: text.updated,
        width: 140,
        spare: true,
        render: ({ row }) => format.instant(row.updatedAt),
      },
    ],
    [text, format, totals, names],
  );
}

/** Where the table remembers its columns on this machine; the export and the saved views read it there. */
export const LEDGER_TABLE = 'plan.ledger';
const REMEMBERED = `sanyi.columns.${LEDGER_TABLE}`;

/** Ids of the columns on the screen (当前列), in order. */
export function columnsOnScreen(columns: readonly DataColumn<ShownRow>[]): string[] {
  const chosen = (globalThis.localStorage.getItem(REMEMBERED) ?? '').split(',').filter((id) => id !== '');
  return columns
    .filter(({ id, spare }) => (chosen.length > 0 ? chosen.includes(id) : !spare))
    .map(({ id }) => id);
}

/** Columns of a file that belong to one column of the screen: the due cell also says what is ongoing and how late it is. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { due: ['due', 'ongoing', 'overdue'] };

/** The columns on the screen as the export knows them (导出列). */
export function columnsOfFile(onScreen: readonly string[]): string[] {
  return onScreen.flatMap((id) => BESIDE[id] ?? [id]);
}

/** Sets the columns a view was saved with; the table must be mounted anew to read them. */
export function rememberColumns(ids: readonly string[]): void {
  if (ids.length === 0) globalThis.localStorage.removeItem(REMEMBERED);
  else globalThis.localStorage.setItem(REMEMBERED, ids.join(','));
}

import { pinyinInitials } from '@sanyi/ui';
import { filterLedger, type LedgerFilter } from '../../engine/ledger/filter-ledger.ts';
import { groupLedger, type LedgerGrouping, totalsOf } from '../../engine/ledger/group-ledger.ts';
import type { LedgerTask } from '../../engine/ledger/ledger-task.ts';
import { type LedgerSort, sortLedger } from '../../engine/ledger/sort-ledger.ts';
import { lights, reviewStates, workStates } from '../../engine/ledger/words.ts';
import type { Ledger, LedgerRow } from '../shared/contract.ts';
import type { LedgerQueryWords } from './ledger-query.ts';

const GROUPINGS: readonly LedgerGrouping[] = ['none', 'section', 'department', 'state'];
const SORTS: readonly LedgerSort[] = ['paper', 'due', 'state', 'light', 'department', 'updated'];
const DUE = ['overdue', 'soon', 'none', 'dated'] as const;

const among = <Word extends string>(words: readonly Word[], text: string | undefined): Word | undefined =>
  words.find((word) => word === text);
const several = <Word extends string>(
  words: readonly Word[],
  text: string | undefined,
): Word[] | undefined =>
  text === undefined ? undefined : words.filter((word) => text.split(',').includes(word));
const flag = (text: string | undefined): boolean | undefined =>
  text === undefined ? undefined : text === 'true';

/** The filters of the address as the engine takes them (筛选条件). */
export function filterOf(query: LedgerQueryWords): LedgerFilter {
  return {
    planId: query.planId,
    sectionId: query.sectionId,
    organisationId: query.organisationId,
    role: among(['lead', 'coop'], query.role),
    state: several(workStates, query.state),
    review: several(reviewStates, query.review),
    light: several(lights, query.light),
    kind: among(['task', 'measure'], query.kind),
    due: among(DUE, query.due),
    dueBefore: query.dueBefore,
    dueAfter: query.dueAfter,
    hasTarget: flag(query.hasTarget),
    ongoing: flag(query.ongoing),
    disputed: flag(query.disputed),
    unassigned: flag(query.unassigned),
    mine: flag(query.mine),
    text: query.text,
  };
}

const known = new WeakMap<LedgerRow, string>();

function initialsOf(row: LedgerRow): string {
  const found = known.get(row);
  if (found !== undefined) return found;
  const names = [
    row.title,
    ...row.lead.map(({ name }) => name),
    ...row.targets.map(({ indicator }) => indicator),
  ];
  const initials = names.map(pinyinInitials).join(' ');
  known.set(row, initials);
  return initials;
}

/**
 * What the filters leave of rows that are here already (本地筛选), by the server's own engine: shown in the instant between
 * a click and the server's answer, so that filtering waits for nobody. Null when only the server can know.
 */
export function ledgerHere(whole: Ledger, query: LedgerQueryWords): Ledger | null {
  const filter = filterOf(query);
  const { sectionId } = filter;
  // Rows name their own section only; a section above them, and rejected tasks, are not here.
  if (sectionId !== undefined && !whole.rows.some((row) => row.sectionId === sectionId)) return null;
  if (filter.review?.includes('rejected')) return null;
  const spelt = /[a-z]{2}/i.test(filter.text ?? '');
  const tasks = whole.rows.map(
    (row): LedgerTask => ({
      ...row,
      light: row.light.light,
      sectionIds: row.sectionId === null ? [] : [row.sectionId],
      initials: spelt ? initialsOf(row) : '',
    }),
  );
  const found = sortLedger(filterLedger(tasks, filter, whole.asOf), among(SORTS, query.sort) ?? 'paper');
  const rows = new Map(whole.rows.map((row) => [row.id, row]));
  return {
    asOf: whole.asOf,
    rows: found.flatMap(({ id }) => rows.get(id) ?? []),
    totals: totalsOf(found, whole.asOf),
    groups: groupLedger(found, among(GROUPINGS, query.group) ?? 'none', whole.asOf),
  };
}

import { json, type Tx } from '@sanyi/records';
import type { Finding } from '../engine/entry/finding.ts';
import { indicatorResult } from '../engine/indicator-value.ts';
import type { IndicatorRow } from './definitions.ts';
import { tables } from './tables.ts';

/** Values with their organisations (指标值), newest period and entry first. */
export function selectValues(tx: Tx) {
  return tables(tx)
    .selectFrom('indicators.value as v')
    .innerJoin('indicators.indicator as i', 'i.id', 'v.indicator_id')
    .innerJoin('platform.organisation as o', 'o.id', 'v.organisation_id')
    .select([
      'v.id',
      'v.indicator_id',
      'v.organisation_id',
      'v.period',
      'v.numerator',
      'v.denominator',
      'v.note',
    ])
    .select(['v.entered_by_name', 'v.entered_at', 'v.superseded_by', 'v.indicator_version'])
    .select(['v.approval', 'v.judged_by_name', 'v.judged_at', 'v.judged_note', 'v.remarks', 'v.entered_by'])
    .select(['i.factor', 'i.decimals', 'i.unit', 'o.name_zh', 'o.name_en'])
    .orderBy('v.period', 'desc')
    .orderBy('v.entered_at', 'desc')
    .orderBy('v.superseded_by', (order) => order.desc().nullsFirst());
}

export type ValueRow = Awaited<ReturnType<ReturnType<typeof selectValues>['execute']>>[number];

/** numeric(21,6) comes back with six places; people wrote fewer. */
export function trimDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A value in its wire form, its result computed by the engine. */
export function valueView(row: ValueRow) {
  return {
    id: row.id,
    period: row.period,
    organisationId: row.organisation_id,
    organisationName: { zh: row.name_zh, en: row.name_en || row.name_zh },
    numerator: trimDecimal(row.numerator),
    denominator: row.denominator === null ? null : trimDecimal(row.denominator),
    result: indicatorResult(row.numerator, row.denominator, {
      factor: BigInt(row.factor),
      decimals: row.decimals,
    }),
    note: row.note,
    enteredBy: row.entered_by_name,
    enteredAt: row.entered_at,
    superseded: row.superseded_by !== null,
    approval: row.approval,
    judgedBy: row.judged_by_name,
    judgedAt: row.judged_at,
    judgedNote: row.judged_note,
    remarks: row.remarks,
  };
}

export interface NewValue {
  readonly organisationId: string;
  readonly period: string;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly note: string;
  readonly enteredBy: string | null;
  readonly enteredByName: string;
  readonly enteredAt?: string;
  /** What the checks found; the approver sees it. */
  readonly remarks?: readonly Finding[];
  readonly submissionId?: string;
  /** Without it the value waits. What data fills in nobody enters, so it counts at once. */
  readonly approved?: { readonly by: string | null; readonly byName: string | null; readonly at?: string };
}

/**
 * Writes a value (写入数值). One that waits replaces the one that waited before, an approved one the one that counts; what was
 * replaced stays and points at its successor. The database takes one of each at a time.
 */
export async function insertValue(tx: Tx, indicator: IndicatorRow, value: NewValue): Promise<string> {
  // One entry after the other: of two at once the later supersedes the earlier, and both stay readable.
  await holdIndicator(tx, indicator.id);
  const approval = value.approved ? 'approved' : 'waiting';
  const id = crypto.randomUUID();
  await stepAside(
    tx,
    { indicatorId: indicator.id, organisationId: value.organisationId, period: value.period },
    approval,
    id,
  );
  await tables(tx)
    .insertInto('indicators.value')
    .values({
      id,
      scope_path: indicator.scope_path,
      indicator_id: indicator.id,
      indicator_version: indicator.version,
      organisation_id: value.organisationId,
      period: value.period,
      numerator: value.numerator,
      denominator: value.denominator,
      note: value.note,
      entered_by: value.enteredBy,
      entered_by_name: value.enteredByName,
      superseded_by: null,
      submission_id: value.submissionId ?? null,
      remarks: json([...(value.remarks ?? [])]),
      approval,
      judged_by: value.approved?.by ?? null,
      judged_by_name: value.approved?.byName ?? null,
      judged_at: value.approved?.at ?? null,
      judged_note: null,
      ...(value.enteredAt ? { entered_at: value.enteredAt } : {}),
    })
    .execute();
  return id;
}

export async function holdIndicator(tx: Tx, indicatorId: string): Promise<void> {
  await tables(tx)
    .selectFrom('indicators.indicator')
    .select('id')
    .where('id', '=', indicatorId)
    .forUpdate()
    .execute();
}

/** The old value steps aside before the new one arrives, because only one of a kind may be there. */
export async function stepAside(
  tx: Tx,
  place: { readonly indicatorId: string; readonly organisationId: string; readonly period: string },
  approval: 'waiting' | 'approved',
  successor: string,
): Promise<void> {
  await tables(tx)
    .updateTable('indicators.value')
    .set({ superseded_by: successor })
    .where('indicator_id', '=', place.indicatorId)
    .where('organisation_id', '=', place.organisationId)
    .where('period', '=', place.period)
    .where('approval', '=', approval)
    .where('superseded_by', 'is', null)
    .where('id', '<>', successor)
    .execute();
}

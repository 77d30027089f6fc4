import type { Tx } from '@sanyi/records';
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
}

/** Writes a value; the one it replaces stays and points at it. The database takes one current value at a time. */
export async function insertValue(tx: Tx, indicator: IndicatorRow, value: NewValue): Promise<string> {
  const db = tables(tx);
  // One entry after the other: of two at once the later supersedes the earlier, and both stay readable.
  await db
    .selectFrom('indicators.indicator')
    .select('id')
    .where('id', '=', indicator.id)
    .forUpdate()
    .execute();
  const current = await db
    .selectFrom('indicators.value')
    .select('id')
    .where('indicator_id', '=', indicator.id)
    .where('organisation_id', '=', value.organisationId)
    .where('period', '=', value.period)
    .where('superseded_by', 'is', null)
    .executeTakeFirst();
  const id = crypto.randomUUID();
  // The old value steps aside before the new one arrives, because only one may be current.
  if (current)
    await db
      .updateTable('indicators.value')
      .set({ superseded_by: id })
      .where('id', '=', current.id)
      .execute();
  await db
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
      ...(value.enteredAt ? { entered_at: value.enteredAt } : {}),
    })
    .execute();
  return id;
}

import type { LocalText, Viewer } from '@sanyi/kernel';
import { type Day, isPeriod, type Period } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import { sql } from 'kysely';
import {
  comparedPeriod,
  type EntryOrganisation,
  type EntryWorld,
  type KnownValue,
} from '../engine/entry/entry-world.ts';
import { entryChecksAt } from '../parameters/entry-checks.ts';
import { type IndicatorRow, listDefinitions } from './definitions.ts';
import { listSumRules } from './entry-rules.ts';
import { tables } from './tables.ts';
import { trimDecimal } from './values.ts';

const INSTITUTIONS = new Set(['hospital', 'community-centre']);

/** Whose values somebody may enter: the office of all, a department its own and those of institutions. */
export function mayEnterFor(
  viewer: Viewer,
  organisation: { readonly id: string; readonly kind: string },
): boolean {
  return (
    viewer.role === 'reform-office' ||
    organisation.id === viewer.organisationId ||
    INSTITUTIONS.has(organisation.kind)
  );
}

/** Organisations inside the viewer's scope (可填报单位). */
export function ownOrganisations(tx: Tx) {
  return tables(tx)
    .selectFrom('platform.organisation')
    .select(['id', 'name_zh', 'name_en', 'kind'])
    .where(sql<boolean>`platform.in_scope(path)`)
    .orderBy('id')
    .execute();
}

/**
 * Everything rows are checked against (校验依据): definitions, organisations, rules and the values known of the periods named and
 * of those they are compared with.
 *
 * @param codes institution codes of senders, by which organisations are known too
 */
export async function entryWorld(
  tx: Tx,
  viewer: Viewer,
  asked: {
    readonly today: Day;
    mayEnter(indicator: IndicatorRow): boolean;
    readonly periods: readonly string[];
    readonly codes: readonly { readonly code: string; readonly organisationId: string }[];
    /** The definition a code means before all others. */
    readonly indicatorId?: string;
  },
): Promise<EntryWorld> {
  // Regions may use the same code: what is asked for comes first, then one's own, then those below, then those above.
  const nearness = (row: IndicatorRow) =>
    row.id === asked.indicatorId
      ? 0
      : row.scope_path === viewer.scopePath
        ? 1
        : row.scope_path.startsWith(viewer.scopePath)
          ? 2
          : 3;
  const definitions = (await listDefinitions(tx)).toSorted((one, other) => nearness(one) - nearness(other));
  const organisations = await ownOrganisations(tx);
  const byId = new Map(organisations.map((one) => [one.id, one]));
  const byCode = new Map(asked.codes.map(({ code, organisationId }) => [code, organisationId]));
  const names = new Map<string, string[]>();
  for (const one of organisations) names.set(one.name_zh, [...(names.get(one.name_zh) ?? []), one.id]);
  const named = (id: string): EntryOrganisation | undefined => {
    const row = byId.get(id);
    return row && { id, name: nameOf(row) };
  };
  const ofId = new Map(definitions.map((row) => [row.id, row]));
  const known = await knownValues(tx, comparedWith(asked.periods));
  const rules = await listSumRules(tx);
  return {
    today: asked.today,
    bounds: entryChecksAt(asked.today, viewer.scopePath).value,
    indicators: definitions.map((row) => ({
      id: row.id,
      code: row.code,
      name: { zh: row.name_zh, en: row.name_en || row.name_zh },
      hasDenominator: row.denominator_zh !== null,
      isShare: row.is_share,
      allowsNegative: row.allows_negative,
      factor: BigInt(row.factor),
      decimals: row.decimals,
      cumulative: row.cumulative,
      computed: row.computed_code !== null,
      mayEnter: asked.mayEnter(row),
    })),
    institutions: organisations
      .filter(({ kind }) => INSTITUTIONS.has(kind))
      .map((row) => ({ id: row.id, name: nameOf(row) })),
    sums: rules.map((rule) => ({ wholeId: rule.whole_id, partIds: rule.part_ids })),
    organisation(given) {
      // A name that two organisations bear names neither.
      const [only, ...more] = names.get(given) ?? [];
      return (
        named(given) ??
        named(byCode.get(given) ?? '') ??
        (only && more.length === 0 ? named(only) : undefined)
      );
    },
    usual: (indicatorId) =>
      named(ofId.get(indicatorId)?.owner_organisation_id ?? viewer.organisationId) ?? {
        id: viewer.organisationId,
        name: { zh: viewer.organisationId, en: viewer.organisationId },
      },
    mayEnterFor: (_, id) => {
      const row = byId.get(id);
      return row !== undefined && mayEnterFor(viewer, row);
    },
    known: (indicatorId, organisationId, period) => known.get(`${indicatorId} ${organisationId} ${period}`),
  };
}

function nameOf(row: { readonly name_zh: string; readonly name_en: string }): LocalText {
  return { zh: row.name_zh, en: row.name_en || row.name_zh };
}

/** The periods themselves and those their values are compared with. */
function comparedWith(periods: readonly string[]): Period[] {
  const whole = [...new Set(periods)].filter(isPeriod);
  return [...new Set(whole.flatMap((one) => [one, comparedPeriod(one, false), comparedPeriod(one, true)]))];
}

/** The value that counts, or else the one that waits. */
async function knownValues(tx: Tx, periods: readonly Period[]): Promise<Map<string, KnownValue>> {
  if (periods.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('indicators.value')
    .select(['indicator_id', 'organisation_id', 'period', 'numerator', 'denominator', 'approval'])
    .where('period', 'in', [...periods])
    .where('superseded_by', 'is', null)
    .where('approval', 'in', ['waiting', 'approved'])
    // A waiting one is newer than the one that counts.
    .orderBy('approval')
    .execute();
  return new Map(
    rows.map((row) => [
      `${row.indicator_id} ${row.organisation_id} ${row.period}`,
      {
        numerator: trimDecimal(row.numerator),
        denominator: row.denominator === null ? null : trimDecimal(row.denominator),
      },
    ]),
  );
}

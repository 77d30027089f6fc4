import { isUniqueViolation, type Tx } from '@sanyi/records';
import type { Selectable } from 'kysely';
import type { Definition, DefinitionChange } from '../engine/definition.ts';
import { indicatorProblems } from '../problems.ts';
import { type IndicatorTable, tables } from './tables.ts';

export type IndicatorRow = Selectable<IndicatorTable>;

/** Definitions the viewer may see (指标定义), by code; some hundreds at most. */
export function listDefinitions(tx: Tx): Promise<IndicatorRow[]> {
  return tables(tx).selectFrom('indicators.indicator').selectAll().orderBy('code').execute();
}

/** One definition. @throws indicators/no-such-indicator */
export async function getDefinition(tx: Tx, id: string): Promise<IndicatorRow> {
  const row = await tables(tx)
    .selectFrom('indicators.indicator')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw indicatorProblems.problem('no-such-indicator');
  return row;
}

function columnsOf(input: Definition) {
  return {
    code: input.code,
    name_zh: input.name.zh,
    name_en: input.name.en,
    definition_zh: input.definition.zh,
    definition_en: input.definition.en,
    numerator_zh: input.numeratorLabel.zh,
    numerator_en: input.numeratorLabel.en,
    denominator_zh: input.denominatorLabel?.zh ?? null,
    denominator_en: input.denominatorLabel?.en ?? null,
    factor: Number(input.factor),
    unit: input.unit,
    decimals: input.decimals,
    direction: input.direction,
    is_share: input.isShare,
    allows_negative: input.allowsNegative,
    cumulative: input.cumulative,
    attribute: input.attribute,
    source_system: input.sourceSystem,
    owner_organisation_id: input.ownerOrganisationId,
  };
}

/** A definition in its wire form, without what depends on the viewer. */
export function definitionView(row: IndicatorRow): Definition & { id: string; version: number } {
  return {
    id: row.id,
    version: row.version,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    definition: { zh: row.definition_zh, en: row.definition_en },
    numeratorLabel: { zh: row.numerator_zh, en: row.numerator_en },
    denominatorLabel:
      row.denominator_zh === null ? null : { zh: row.denominator_zh, en: row.denominator_en ?? '' },
    factor: String(row.factor) as Definition['factor'],
    unit: row.unit,
    decimals: row.decimals,
    direction: row.direction,
    isShare: row.is_share,
    allowsNegative: row.allows_negative,
    cumulative: row.cumulative,
    attribute: row.attribute,
    sourceSystem: row.source_system,
    ownerOrganisationId: row.owner_organisation_id,
  };
}

/** Writes a definition. @throws indicators/code-taken */
export async function insertDefinition(
  tx: Tx,
  scopePath: string,
  input: Definition,
  /** Code of the library that fills its values. */
  computedCode: string | null = null,
): Promise<string> {
  const row = await tables(tx)
    .insertInto('indicators.indicator')
    .values({ ...columnsOf(input), scope_path: scopePath, computed_code: computedCode })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(whenTaken(input.code));
  return row.id;
}

/** Indicators of a region whose values are filled in from data (由数据填报的指标), by the code that computes them. */
export async function filledDefinitions(tx: Tx, scopePath: string): Promise<Map<string, IndicatorRow>> {
  const rows = await tables(tx)
    .selectFrom('indicators.indicator')
    .selectAll()
    .where('scope_path', '=', scopePath)
    .where('computed_code', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.computed_code ?? '', row]));
}

/** Turns the database's refusal of a second code into the sentence for it. */
function whenTaken(code: string): (error: unknown) => never {
  return (error) => {
    throw isUniqueViolation(error)
      ? indicatorProblems.problem('code-taken', { code }, { cause: error })
      : error;
  };
}

/**
 * Changes a definition based on a version and answers what it was before.
 *
 * @throws indicators/changed with both versions when somebody was faster; indicators/code-taken
 */
export async function updateDefinition(
  tx: Tx,
  id: string,
  version: number,
  change: DefinitionChange,
): Promise<IndicatorRow> {
  const before = await getDefinition(tx, id);
  const next = { ...definitionView(before), ...withoutGaps(change) };
  const { numUpdatedRows } = await tables(tx)
    .updateTable('indicators.indicator')
    .set({ ...columnsOf(next), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
    .catch(whenTaken(next.code));
  if (numUpdatedRows === 1n) return before;
  const now = await getDefinition(tx, id);
  // The version fits and still nothing changed: a region above owns it.
  if (now.version === version) throw indicatorProblems.problem('no-such-indicator');
  throw indicatorProblems.problem(
    'changed',
    { yours: version, current: now.version },
    { facts: { current: definitionView(now), yours: change } },
  );
}

/** What was sent, without the fields that were not. */
function withoutGaps(change: DefinitionChange): Partial<Definition> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

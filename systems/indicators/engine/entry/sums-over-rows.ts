import type { LocalText } from '@sanyi/kernel';
import { checkSum, type SumPart } from './check-sums.ts';
import type { CheckedRow, EntryWorld, KnownValue, SumRule } from './entry-world.ts';

/** The rows with what their sums say (逐行核对合计), over what the file brings and what is known besides. */
export function withSums(rows: readonly CheckedRow[], world: EntryWorld): CheckedRow[] {
  const brought = new Map<string, CheckedRow>();
  for (const row of rows)
    if (row.outcome === 'new' || row.outcome === 'correction')
      brought.set(`${row.indicatorId} ${row.organisationId} ${row.period}`, row);
  const valueOf = (indicatorId: string, organisationId: string, period: string): KnownValue | undefined => {
    const own = brought.get(`${indicatorId} ${organisationId} ${period}`);
    return own
      ? { numerator: own.numerator, denominator: own.denominator === '' ? null : own.denominator }
      : world.known(indicatorId, organisationId, period);
  };
  return rows.map((row) => {
    if (!brought.has(`${row.indicatorId} ${row.organisationId} ${row.period}`)) return row;
    if (brought.get(`${row.indicatorId} ${row.organisationId} ${row.period}`) !== row) return row;
    const found = world.sums
      .filter((rule) => rule.wholeId === row.indicatorId && isWhole(rule, row, world))
      .flatMap((rule) => {
        const parts = partsOf(rule, row, world, valueOf);
        const which =
          rule.partIds.length === 0 ? (['numerator', 'denominator'] as const) : (['numerator'] as const);
        const denominator = row.denominator === '' ? null : row.denominator;
        return checkSum({ numerator: row.numerator, denominator }, parts, which);
      });
    return found.length === 0 ? row : { ...row, findings: [...row.findings, ...found] };
  });
}

/** The whole over institutions is the value of whoever answers for the indicator, not that of one of them. */
function isWhole(rule: SumRule, row: CheckedRow, world: EntryWorld): boolean {
  return rule.partIds.length > 0 || !world.institutions.some(({ id }) => id === row.organisationId);
}

function partsOf(
  rule: SumRule,
  row: CheckedRow,
  world: EntryWorld,
  valueOf: (indicatorId: string, organisationId: string, period: string) => KnownValue | undefined,
): SumPart[] {
  const part = (name: LocalText, value: KnownValue | undefined): SumPart => ({
    name,
    numerator: value?.numerator ?? null,
    denominator: value?.denominator ?? null,
  });
  if (rule.partIds.length === 0)
    return world.institutions.map((one) => part(one.name, valueOf(rule.wholeId, one.id, row.period)));
  return rule.partIds.flatMap((id) => {
    const indicator = world.indicators.find((one) => one.id === id);
    if (!indicator) return [];
    // Each part is entered by who answers for it; a whole of one institution is made of that institution's parts.
    const own = valueOf(id, row.organisationId ?? '', row.period);
    return [part(indicator.name, own ?? valueOf(id, world.usual(id).id, row.period))];
  });
}

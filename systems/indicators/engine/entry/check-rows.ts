import { isPeriod } from '@sanyi/quantity';
import { checkValue, isDecimal } from './check-value.ts';
import {
  type CheckedRow,
  comparedPeriod,
  type EntryIndicator,
  type EntryOrganisation,
  type EntryWorld,
  type KnownValue,
  type RawRow,
} from './entry-world.ts';
import { type Finding, finding } from './finding.ts';
import { withSums } from './sums-over-rows.ts';

/**
 * Checks the rows of a file (逐行校验): what each is about, who may enter it, its numbers, and the sums over all of them together
 * with what is known already.
 */
export function checkRows(rows: readonly RawRow[], world: EntryWorld): CheckedRow[] {
  const first = new Map<string, number>();
  const checked = rows.map((row) => checkRow(row, world, first));
  return withSums(checked, world);
}

function checkRow(row: RawRow, world: EntryWorld, first: Map<string, number>): CheckedRow {
  const indicator = world.indicators.find(({ code }) => code === row.code);
  const organisation =
    row.organisation === '' ? indicator && world.usual(indicator.id) : world.organisation(row.organisation);
  const base = {
    ...row,
    indicatorId: indicator?.id ?? null,
    indicatorName: indicator?.name ?? null,
    organisationId: organisation?.id ?? null,
    organisationName: organisation?.name ?? null,
  };
  const whatFails = (findings: readonly Finding[]): CheckedRow => ({ ...base, outcome: 'error', findings });
  const failed = row.findings.some(({ severity }) => severity === 'error');
  if (row.numerator === '' && row.denominator === '' && !failed)
    return { ...base, outcome: 'blank', findings: [] };
  const who = failed ? row.findings : [...row.findings, ...placeFaults(row, indicator, organisation, world)];
  if (!indicator || !organisation || who.some(({ severity }) => severity === 'error')) return whatFails(who);
  const key = `${indicator.id} ${organisation.id} ${row.period}`;
  const before = first.get(key);
  if (before !== undefined) return whatFails([...who, finding('row-repeated', { line: String(before) })]);
  first.set(key, row.line);
  const denominator = row.denominator === '' ? null : row.denominator;
  const value = { period: row.period, numerator: row.numerator, denominator };
  const compared = comparedPeriod(row.period, indicator.cumulative);
  const earlier = world.known(indicator.id, organisation.id, compared);
  const findings = [
    ...who,
    ...checkValue(
      value,
      indicator,
      earlier ? { ...earlier, period: compared } : null,
      world.today,
      world.bounds,
    ),
  ];
  if (findings.some(({ severity }) => severity === 'error')) return whatFails(findings);
  const known = world.known(indicator.id, organisation.id, row.period);
  const outcome = known === undefined ? 'new' : isSame(known, value) ? 'same' : 'correction';
  return { ...base, outcome, findings };
}

function placeFaults(
  row: RawRow,
  indicator: EntryIndicator | undefined,
  organisation: EntryOrganisation | undefined,
  world: EntryWorld,
): Finding[] {
  const found: Finding[] = [];
  if (row.code === '') found.push(finding('code-missing'));
  else if (!indicator) found.push(finding('code-unknown', { given: row.code }));
  else if (indicator.computed) found.push(finding('filled-from-data', { name: indicator.name }));
  else if (!indicator.mayEnter) found.push(finding('not-yours', { name: indicator.name }));
  if (!organisation && row.organisation !== '')
    found.push(finding('organisation-unknown', { given: row.organisation }));
  if (indicator?.mayEnter && organisation && !world.mayEnterFor(indicator.id, organisation.id))
    found.push(finding('organisation-not-yours', { given: organisation.name }));
  if (!isPeriod(row.period)) found.push(finding('period-unreadable', { given: row.period }));
  return found;
}

/** The same number, however it is written. */
function isSame(known: KnownValue, value: { numerator: string; denominator: string | null }): boolean {
  const plain = (text: string | null) =>
    text === null || !isDecimal(text) ? text : text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return (
    plain(known.numerator) === plain(value.numerator) && plain(known.denominator) === plain(value.denominator)
  );
}

import type { NumericField } from '../rule.ts';
import type { Scheme } from '../scheme.ts';
import { conjuncts } from './conjuncts.ts';
import { finding, type LintFinding } from './finding.ts';

/** Bounds on one number that rows of a category split by: they should meet without a gap or an overlap. */
export function bounds(scheme: Scheme): LintFinding[] {
  const found: LintFinding[] = [];
  for (const mdc of scheme.mdcs) {
    const bands = new Map<NumericField, { id: string; from: number; to: number }[]>();
    for (const step of mdc.steps) {
      if (!('adrg' in step)) continue;
      const compared = conjuncts(scheme.adrgs[step.adrg]?.rule ?? { op: 'never' }).filter(
        (rule) => rule.op === 'compare',
      );
      for (const field of new Set(compared.map((rule) => rule.field))) {
        const band = { id: step.adrg, from: 0, to: Number.POSITIVE_INFINITY };
        for (const rule of compared.filter((item) => item.field === field)) {
          if (rule.by === '>=' || rule.by === '=') band.from = Math.max(band.from, rule.value);
          if (rule.by === '>') band.from = Math.max(band.from, rule.value + 1);
          if (rule.by === '<') band.to = Math.min(band.to, rule.value - 1);
          if (rule.by === '<=' || rule.by === '=') band.to = Math.min(band.to, rule.value);
        }
        bands.set(field, [...(bands.get(field) ?? []), band]);
      }
    }
    for (const [field, rows] of bands) found.push(...meet(mdc.code, field, rows));
  }
  return found;
}

function meet(
  mdc: string,
  field: NumericField,
  rows: readonly { readonly id: string; readonly from: number; readonly to: number }[],
): LintFinding[] {
  const sorted = rows.toSorted((one, other) => one.from - other.from || one.to - other.to);
  return sorted.flatMap((row, place): LintFinding[] => {
    const next = sorted[place + 1];
    // Rows with the same bounds differ by something else.
    if (!next || (next.from === row.from && next.to === row.to)) return [];
    if (next.from > row.to + 1)
      return [
        finding(
          'numeric-gap',
          'warning',
          mdc,
          [row.id, next.id],
          `${field} 在 ${row.to + 1} 至 ${next.from - 1} 之间没有组`,
          `${field} from ${row.to + 1} to ${next.from - 1} belongs to no row`,
        ),
      ];
    if (next.from <= row.to && next.to !== row.to)
      return [
        finding(
          'numeric-overlap',
          'note',
          mdc,
          [row.id, next.id],
          `${field} 在 ${next.from} 至 ${Math.min(row.to, next.to)} 之间有重叠`,
          `${field} from ${next.from} to ${Math.min(row.to, next.to)} belongs to both rows`,
        ),
      ];
    return [];
  });
}

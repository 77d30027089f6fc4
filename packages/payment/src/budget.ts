import { addExact, compareExact, type Exact, exact } from '@sanyi/expression';
import { apportion } from '@sanyi/quantity';
import { type PaymentFault, PaymentFaults } from './fault.ts';

/**
 * A part of the budget (预算树的一部分): a fixed amount, or a share of what is left of its parent after the fixed ones. A part without parts of its own is
 * a leaf, and money is paid from leaves only.
 */
export interface BudgetPart {
  readonly code: string;
  readonly name: string;
  readonly amount:
    | { readonly kind: 'fixed'; readonly fen: bigint }
    | { readonly kind: 'share'; readonly of: Exact };
  readonly parts: readonly BudgetPart[];
}

/** What is wrong with a tree, wherever it is (预算树缺陷). Shares of siblings must add up to one, unless all of them are fixed and take everything. */
export function budgetFaults(parts: readonly BudgetPart[], totalFen: bigint): PaymentFault[] {
  const faults: PaymentFault[] = [];
  if (totalFen < 0n) faults.push({ place: '', code: 'budget-below-zero', detail: totalFen.toString() });
  const seen = new Set<string>();
  const look = (siblings: readonly BudgetPart[], place: string) => {
    if (siblings.length === 0) return;
    const shares = siblings.flatMap(({ amount }) => (amount.kind === 'share' ? [amount.of] : []));
    for (const { code, amount, parts: inner } of siblings) {
      if (seen.has(code)) faults.push({ place: code, code: 'twice', detail: place });
      seen.add(code);
      if (amount.kind === 'fixed' && amount.fen < 0n)
        faults.push({ place: code, code: 'amount-below-zero', detail: amount.fen.toString() });
      if (amount.kind === 'share' && amount.of.numerator < 0n)
        faults.push({ place: code, code: 'share-out-of-range', detail: text(amount.of) });
      look(inner, code);
    }
    if (shares.length === 0) return;
    const sum = shares.reduce(addExact, exact(0n));
    if (compareExact(sum, exact(1n)) !== 0)
      faults.push({ place, code: 'shares-do-not-add-up', detail: text(sum) });
  };
  if (parts.length === 0) faults.push({ place: '', code: 'no-parts', detail: '' });
  look(parts, '');
  return faults;
}

/**
 * Divides a budget over its tree (预算分解): fixed parts first, the rest by shares, rounded down with what is left going to the largest remainders. The leaves add
 * up to the budget to the fen.
 *
 * @throws PaymentFaults for a tree with faults, or where fixed parts take more, or less, than there is
 */
export function allocateBudget(parts: readonly BudgetPart[], totalFen: bigint): ReadonlyMap<string, bigint> {
  const faults = budgetFaults(parts, totalFen);
  if (faults.length > 0) throw new PaymentFaults(faults);
  const found = new Map<string, bigint>();
  divide(parts, totalFen, '', found);
  return found;
}

function divide(parts: readonly BudgetPart[], fen: bigint, place: string, found: Map<string, bigint>): void {
  if (parts.length === 0) return;
  const fixed = parts.reduce((sum, { amount }) => sum + (amount.kind === 'fixed' ? amount.fen : 0n), 0n);
  const left = fen - fixed;
  const shared = parts.filter(({ amount }) => amount.kind === 'share');
  if (left < 0n || (shared.length === 0 && left !== 0n))
    throw new PaymentFaults([{ place, code: 'fixed-above-total', detail: `${fixed} / ${fen}` }]);
  const common = shared.reduce(
    (product, { amount }) => (amount.kind === 'share' ? product * amount.of.denominator : product),
    1n,
  );
  const own =
    shared.length === 0
      ? []
      : apportion(
          left,
          shared.map(({ amount }) =>
            amount.kind === 'share' ? (amount.of.numerator * common) / amount.of.denominator : 0n,
          ),
        );
  for (const part of parts) {
    const at = shared.indexOf(part);
    const amount = part.amount.kind === 'fixed' ? part.amount.fen : (own[at] ?? 0n);
    found.set(part.code, amount);
    divide(part.parts, amount, part.code, found);
  }
}

/** Leaves of a tree in their order (预算树末级). */
export function budgetLeaves(parts: readonly BudgetPart[]): readonly BudgetPart[] {
  return parts.flatMap((part) => (part.parts.length === 0 ? [part] : budgetLeaves(part.parts)));
}

function text({ numerator, denominator }: Exact): string {
  return `${numerator}/${denominator}`;
}

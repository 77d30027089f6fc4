import { apportion, type Fen, type Fixed, fen, fixed } from '@sanyi/quantity';
import { reaches } from './score.ts';

/** Who may share in a sum of money, with the weight the money table gives them (资金表基数). */
export interface Candidate {
  readonly organisationId: string;
  readonly name: string;
  /** Score out of 100; `null` where nothing could be judged. */
  readonly total: string | null;
  /** A whole number, such as residents or beds; 1 where points alone decide. */
  readonly base: bigint;
}

export interface MoneyShare {
  readonly organisationId: string;
  readonly name: string;
  readonly total: string | null;
  readonly base: bigint;
  /** Points × base, in hundredths: what the money is shared by; nought below the threshold. */
  readonly points: bigint;
  readonly amount: Fen;
}

export interface SharedMoney {
  readonly shares: readonly MoneyShare[];
  /** What nobody reached; the whole sum where nobody did, nought otherwise. */
  readonly left: Fen;
}

/**
 * Shares a sum by points (资金分配): `amount = pool × points ÷ Σ points`, to the fen by largest remainder, ties to the earlier
 * place. Whoever lies below the threshold has no points; where nobody reaches it the sum stays whole. Shares and rest always
 * add up to the pool.
 *
 * @unit fen
 */
export function shareMoney(pool: Fen, candidates: readonly Candidate[], threshold: Fixed<2>): SharedMoney {
  const points = candidates.map(({ total, base }) =>
    reaches(total, threshold) ? fixed(total ?? '0', 2).mantissa * base : 0n,
  );
  const somebody = points.some((one) => one > 0n);
  const amounts = somebody ? apportion(pool, points) : candidates.map(() => 0n);
  return {
    shares: candidates.map((candidate, place) => ({
      ...candidate,
      points: points[place] ?? 0n,
      amount: fen(amounts[place] ?? 0n),
    })),
    left: somebody ? fen(0n) : pool,
  };
}

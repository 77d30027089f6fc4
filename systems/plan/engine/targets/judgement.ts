import type { Comparison } from './comparators.ts';
import type { FoundTarget } from './context.ts';
import type { NumberToken } from './number-tokens.ts';

/** A printed number with the words around it (数字及其上下文). */
export interface NumberInWords {
  token: NumberToken;
  /** Words of the clause before and after the number. */
  before: string;
  after: string;
  /** Words of the sentence before the clause. */
  earlier: string;
  /** The verb of the number before it still holds: 建成床位100张、停车位50个. */
  carried: boolean;
  /** The words are a goal cell of a ledger. */
  listing: boolean;
  comparison: Comparison;
  /** A comparator or a change is printed before the number. */
  compared: boolean;
}

/** What the rules say of a number that is a target (目标判定结果). */
export interface Judgement {
  comparison: Comparison;
  reason: FoundTarget['reason'];
  confidence: number;
}

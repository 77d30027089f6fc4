import type { GroupingCase } from '@sanyi/grouping';

/** One discharge with its money (出院病例). What is unknown is `null`; a case without a total is matched, but forms no group. */
export interface DipCase extends GroupingCase {
  readonly year: number;
  readonly institution: string;
  readonly totalFen: number | null;
  readonly drugFen: number | null;
  readonly consumableFen: number | null;
}

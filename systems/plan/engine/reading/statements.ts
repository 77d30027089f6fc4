import type { Day, Evidence } from './evidence.ts';

/** Kind of a deadline (时限类型). */
export type DeadlineKind = 'by' | 'during' | 'start' | 'period' | 'duration' | 'recurring' | 'ongoing';

/** A time limit (完成时限): a last day, or a rule for what recurs or never ends. */
export interface Deadline extends Evidence {
  kind: DeadlineKind;
  /** Last day meant; null for `recurring`, `ongoing` and `duration`. */
  due: Day | null;
  /** First day, for `period` and `start`. */
  from: Day | null;
  /** `yearly`, `yearly;by=02-28`, `quarterly;months=4,7,10,1+1;part=early`, `half-yearly`, `monthly;by=05`, `weekly`, `periodic`, `P1Y`, `ongoing`. */
  rule: string | null;
  /** A second reading that is also possible (2025年前). */
  dueAlt: Day | null;
  /** The words around it that say what is due. */
  what: string | null;
}

/** Comparator of a target (比较关系). */
export type Comparator = 'ge' | 'gt' | 'le' | 'lt' | 'eq' | 'reach' | 'approx' | 'range' | 'all';

/** A quantitative target (量化目标): `value` is in the printed unit. */
export interface Target extends Evidence {
  indicator: string;
  comparator: Comparator;
  value: number;
  /** Upper end of a range. */
  value2: number | null;
  unit: string;
  population: string | null;
  due: Day | null;
  change: 'increase' | 'decrease' | null;
  /** `yearly`, `quarterly`, `monthly`, `weekly`, `daily` where the number is a rate or a frequency. */
  period: string | null;
  /** 力争, 争取. */
  aspirational: boolean;
}

/** A reporting duty (报送要求). */
export interface ReportingDuty extends Evidence {
  cadence: 'yearly' | 'half-yearly' | 'quarterly' | 'monthly' | 'weekly' | 'periodic' | 'once';
  months: number[] | null;
  /** 0 for the year itself, 1 for the following year, beside each month. */
  monthYearOffset: number[] | null;
  partOfMonth: 'first_ten_days' | 'middle_ten_days' | 'last_ten_days' | null;
  /** `MM-DD`, `DD` or a day. */
  byDay: string | null;
  to: string | null;
  content: string | null;
  /** Task that states it. */
  task: string | null;
}

/** Supervision and evaluation clauses (监督评价): never scored, offered to the monitoring system. */
export interface MonitoringClause extends Evidence {
  type:
    | 'evaluation'
    | 'supervision'
    | 'interview'
    | 'bulletin'
    | 'ledger'
    | 'accountability'
    | 'assessment'
    | 'tracking';
}

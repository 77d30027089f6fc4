/** One case to be grouped (病例). Diagnoses and operations with the main one first; what is unknown is `null`. */
export interface GroupingCase {
  /** `1` male, `2` female. */
  readonly sex: string | null;
  readonly ageYears: number | null;
  /** Age in days; within the first year where the source gives it only then. */
  readonly ageDays: number | null;
  readonly weightGrams: number | null;
  readonly stayDays: number | null;
  readonly dischargeMode: string | null;
  readonly department?: string | null;
  readonly icuHours?: number | null;
  readonly diagnoses: readonly string[];
  readonly operations: readonly string[];
}

/** How a case ended (分组状态). Every case ends in exactly one. */
export type GroupStatus = 'grouped' | 'ambiguous' | 'ungroupable';

/** Why a case could not be grouped (未入组原因). */
export type UngroupableReason =
  | 'no-main-diagnosis'
  | 'no-sex'
  | 'newborn-without-weight'
  | 'main-diagnosis-unknown'
  | 'no-adrg-matches'
  | 'no-drg-matches';

/** The answer for one case (分组结果). */
export interface GroupResult {
  /** `0000` where none was entered. */
  readonly mdc: string;
  /** `00` where none matched. */
  readonly adrg: string;
  /** `0000` where none matched; the ADRG's code where the ADRG matched and none of its groups did. */
  readonly drg: string;
  readonly status: GroupStatus;
  readonly reason: UngroupableReason | null;
}

import type { DepartmentRef, ResponsibilityMode } from '../reading.ts';

/** Responsibility read from one bracket, field or sentence (责任表述). */
export interface Duty {
  mode: ResponsibilityMode;
  lead: DepartmentRef[];
  coop: DepartmentRef[];
  openEnded: boolean;
  /** 牵头 is printed, so that other names beside it cooperate. */
  explicitLead: boolean;
  start: number;
  end: number;
}

import type { Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { monitoringProblems } from '../problems.ts';
import { type Case, type CaseRow, getCase } from '../store/supervision-cases.ts';

/** @throws monitoring/case-closed, monitoring/no-such-case */
export async function openOne(tx: Tx, viewer: Viewer, caseId: string): Promise<Case> {
  const found = await caseFor(tx, viewer, caseId);
  if (found.row.state === 'closed') throw monitoringProblems.problem('case-closed');
  return found;
}

/** Who presses and judges (督办人): the reform office and the inspection office. */
export function supervises({ role }: Viewer): boolean {
  return role === 'reform-office' || role === 'inspector';
}

/** A letter is between the office and the department it went to. */
export function mayRead(viewer: Viewer, row: CaseRow): boolean {
  return supervises(viewer) || row.organisation_id === viewer.organisationId;
}

/** @throws monitoring/no-such-case, also for a case of another department */
export async function caseFor(tx: Tx, viewer: Viewer, caseId: string): Promise<Case> {
  const found = await getCase(tx, caseId);
  if (!mayRead(viewer, found.row)) throw monitoringProblems.problem('no-such-case');
  return found;
}

/** Whoever reports neither judges nor closes (报送与核验分离). */
export function refuseOwnAnswer({ steps }: Case, accountId: string): void {
  if (steps.some((step) => step.answered_by_account === accountId))
    throw monitoringProblems.problem('own-answer');
}

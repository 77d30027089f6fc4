import { mayAccess, type Viewer } from '@sanyi/kernel';
import { manifest } from '../manifest.ts';
import type { IndicatorRow } from '../store/definitions.ts';

/** A department enters what it owns; the reform office enters anything of its region. What data fills in, nobody enters. */
export function mayEnter(viewer: Viewer, indicator: IndicatorRow): boolean {
  if (!mayAccess([manifest], viewer.role, 'indicators.enter')) return false;
  if (indicator.computed_code !== null) return false;
  if (!indicator.scope_path.startsWith(viewer.scopePath)) return false;
  return viewer.role === 'reform-office' || indicator.owner_organisation_id === viewer.organisationId;
}

/** Nobody judges what they entered, nor what belongs to a region above. */
export function mayJudge(viewer: Viewer, row: { entered_by: string | null; scope_path: string }): boolean {
  return (
    mayAccess([manifest], viewer.role, 'indicators.approve') &&
    row.entered_by !== viewer.accountId &&
    row.scope_path.startsWith(viewer.scopePath)
  );
}

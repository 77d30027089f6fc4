import type { InstitutionRow } from './rows.ts';

/** National code of a hospital level (医院等级代码). */
export function levelCode(
  kind: InstitutionRow['kind'],
  level: 1 | 2 | 3,
  index: number,
  isPrivate: boolean,
): string {
  if (kind === 'pharmacy' || kind === 'village-clinic') return '11';
  if (kind === 'community-centre') return index % 3 ? '08' : '09';
  if (isPrivate) return level === 2 ? '13' : '14';
  if (level === 3) return index === 0 ? '02' : '03';
  return index % 4 === 3 ? '06' : '05';
}

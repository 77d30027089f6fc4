import type { Department } from './departments/department.ts';
import { ECONOMY } from './departments/economy.ts';
import { GOVERNMENT } from './departments/government.ts';
import { HEALTH } from './departments/health.ts';
import { LAND } from './departments/land.ts';
import { PARTY } from './departments/party.ts';
import { SOCIETY } from './departments/society.ts';

export type { Department, Ranks } from './departments/department.ts';

/** Registry of the bodies of a government that a reform paper names (部门名录); a name two bodies share means the earlier. */
export const DEPARTMENTS: readonly Department[] = [
  ...HEALTH,
  ...ECONOMY,
  ...SOCIETY,
  ...LAND,
  ...PARTY,
  ...GOVERNMENT,
];

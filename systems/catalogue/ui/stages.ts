import type { Stage } from '@sanyi/kernel';
import type { Systems } from '../api/schemas.ts';

type ListedSystem = Systems['systems'][number];

/** Stages in the order of the reform's own loop; a stage that the kernel knows and this list does not, does not compile. */
const STAGE_TITLES = {
  plan: 'stagePlan',
  report: 'stageReport',
  payment: 'stagePayment',
  supervision: 'stageSupervision',
  supply: 'stageSupply',
  care: 'stageCare',
  performance: 'stagePerformance',
  'public-health': 'stagePublicHealth',
  platform: 'stagePlatform',
} as const satisfies Record<Stage, string>;

/** Groups the systems by stage (环节) in that order; stages without a system are left out. */
export function stagesOf(systems: readonly ListedSystem[]) {
  return Object.entries(STAGE_TITLES)
    .map(([stage, title]) => ({ stage, title, items: systems.filter((system) => system.stage === stage) }))
    .filter((group) => group.items.length > 0);
}

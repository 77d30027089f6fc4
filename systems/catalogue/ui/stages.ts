import type { Systems } from '../api/schemas.ts';

type ListedSystem = Systems['systems'][number];

/** Stages in the order of the reform's own loop: plan, money, supervision, supply, care, performance, public health. */
const STAGES = [
  ['plan', 'stagePlan'],
  ['payment', 'stagePayment'],
  ['supervision', 'stageSupervision'],
  ['supply', 'stageSupply'],
  ['care', 'stageCare'],
  ['performance', 'stagePerformance'],
  ['public-health', 'stagePublicHealth'],
  ['platform', 'stagePlatform'],
] as const;

/** Groups the systems by stage (环节) in that order; stages without a system are left out. */
export function stagesOf(systems: readonly ListedSystem[]) {
  return STAGES.map(([stage, title]) => ({
    stage,
    title,
    items: systems.filter((system) => system.stage === stage),
  })).filter((group) => group.items.length > 0);
}

/** Words of the ledger (台账用语): the closed lists that store, contract and screen share. */
export const planStatuses = ['review', 'published', 'archived'] as const;
export const reviewStates = ['proposed', 'confirmed', 'corrected', 'rejected'] as const;
export const workStates = [
  'to-confirm',
  'to-adjust',
  'running',
  'submitted',
  'done',
  'delayed',
  'cancelled',
] as const;
export const lights = ['green', 'yellow', 'red', 'grey', 'ongoing'] as const;
export const taskKinds = ['task', 'measure'] as const;
export const responsibilityRoles = ['lead', 'coop'] as const;

export type PlanStatus = (typeof planStatuses)[number];
export type ReviewState = (typeof reviewStates)[number];
export type WorkState = (typeof workStates)[number];
export type LightName = (typeof lights)[number];
export type TaskKind = (typeof taskKinds)[number];
export type ResponsibilityRole = (typeof responsibilityRoles)[number];

export * from './budget.ts';
export * from './clearing.ts';
export * from './cliffs.ts';
export * from './fault.ts';
export * from './points.ts';
export * from './share-rule.ts';

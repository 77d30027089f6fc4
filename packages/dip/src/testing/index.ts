export { exampleRules } from './example-rules.ts';
export { plainCatalogue, plainMatch } from './plain-dip.ts';
export { randomStays, seeded } from './random-stays.ts';

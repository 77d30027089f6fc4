import type { Migration } from '@sanyi/facts';
import canonical from './facts/0001_canonical.sql?raw';

/** The scripts that create the canonical tables (标准表迁移); a change of column is a further script with its reason. */
export const regionMigrations: readonly Migration[] = [
  { system: 'region', number: 1, name: 'canonical', sql: canonical },
];

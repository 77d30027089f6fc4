export { INSTITUTIONS_ON } from './institutions-on.ts';
export { NET_ROWS, type NetTableName } from './net-rows.ts';
export { expandRows, RegionFacts } from './region-facts.ts';
export {
  appendRunRows,
  type CostBand,
  costBandsOf,
  pageOfStays,
  type RunTable,
  type StayFilter,
  stayOfRun,
  staysWithin,
} from './run-rows.ts';
export { type RunScope, withinRun } from './run-scope.ts';
export type { RegionSnapshot } from './snapshot.ts';
export { readStay, readStays, type StayRow } from './stays.ts';
export { type ColumnKind, ENGINE_TYPES, engineType, type RegionColumn, type RegionTable } from './table.ts';
export { type RegionTableName, regionTables } from './tables.ts';

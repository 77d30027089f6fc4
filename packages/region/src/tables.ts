import { PROVENANCE, type RegionTable } from './table.ts';
import { care } from './tables/care.ts';
import { institutions } from './tables/institutions.ts';
import { money } from './tables/money.ts';
import { people } from './tables/people.ts';
import { quality } from './tables/quality.ts';

const declared = { ...institutions, ...people, ...care, ...money, ...quality } as const;

/** Name of a canonical table (标准表名). */
export type RegionTableName = keyof typeof declared;

/** Every canonical table by name (全部标准表), the provenance columns included. */
export const regionTables: Readonly<Record<RegionTableName, RegionTable<RegionTableName>>> = withProvenance();

function withProvenance() {
  const tables = {} as Record<RegionTableName, RegionTable<RegionTableName>>;
  for (const name of Object.keys(declared) as RegionTableName[])
    tables[name] = { ...declared[name], name, columns: [...declared[name].columns, ...PROVENANCE] };
  return tables;
}

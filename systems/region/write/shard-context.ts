import { departments } from '../catalogue/departments.ts';
import type { ItemProfile } from '../engine/catalogue-types.ts';
import type {
  EncounterRow,
  FeeLineRow,
  InstitutionRow,
  InsuranceRow,
  ResidentRow,
  SettlementRow,
  ShardRows,
} from '../engine/rows.ts';

/** What is the same for all shards and needed to write a row (书写所需的区域信息). */
export interface RegionLookup {
  institution(code: string, day: string): InstitutionRow;
  item(code: string): ItemProfile;
}

/** Looks institutions up by day and items by code (机构与项目查找). */
export function regionLookup(
  institutions: readonly InstitutionRow[],
  items: readonly ItemProfile[],
): RegionLookup {
  const rows = groupBy(institutions, (row) => row.institutionCode);
  const byCode = new Map(items.map((item) => [item.code, item]));
  return {
    institution(code, day) {
      const known = rows.get(code);
      const found = known?.find((row) => row.validUntil === null || row.validUntil >= day) ?? known?.at(-1);
      if (!found) throw new Error(`no institution ${code}`);
      return found;
    },
    item(code) {
      const found = byCode.get(code);
      if (!found) throw new Error(`no item ${code}`);
      return found;
    },
  };
}

/** A stay or visit with everything that stands on its rows (就诊及其关联). */
export interface Visit {
  readonly encounter: EncounterRow;
  readonly resident: ResidentRow;
  readonly institution: InstitutionRow;
  readonly insurance: InsuranceRow | null;
  /** The settlement that holds, if there is one. */
  readonly settlement: SettlementRow | null;
  readonly lines: readonly FeeLineRow[];
}

/** Rows of a shard by what they belong to (分片索引). */
export interface ShardIndex {
  readonly visits: readonly Visit[];
  visit(encounterId: string): Visit;
  resident(personNo: string): ResidentRow;
}

/** Finds the rows of a shard together (建立分片索引). @throws Error where a row names a person or encounter that is not there */
export function indexShard(rows: ShardRows, lookup: RegionLookup): ShardIndex {
  const residents = new Map(rows.residents.map((row) => [row.personNo, row]));
  const insurance = groupBy(rows.insurance, (row) => row.personNo);
  const settlements = new Map<string, SettlementRow>();
  for (const row of rows.settlements)
    if (row.isValid && !row.isReversal && !row.repeated) settlements.set(row.encounterId, row);
  const lines = groupBy(rows.feeLines, (row) => row.encounterId);
  const resident = (personNo: string) => {
    const found = residents.get(personNo);
    if (!found) throw new Error(`no resident ${personNo} in this shard`);
    return found;
  };
  const visits: Visit[] = rows.encounters.map((encounter) => ({
    encounter,
    resident: resident(encounter.personNo),
    institution: lookup.institution(encounter.institutionCode, encounter.countedOn),
    insurance: insuredAt(insurance.get(encounter.personNo) ?? [], encounter.countedOn),
    settlement: settlements.get(encounter.encounterId) ?? null,
    lines: lines.get(encounter.encounterId) ?? [],
  }));
  const byId = new Map<string, Visit>();
  for (const visit of visits)
    if (!byId.has(visit.encounter.encounterId)) byId.set(visit.encounter.encounterId, visit);
  return {
    visits,
    resident,
    visit(encounterId) {
      const found = byId.get(encounterId);
      if (!found) throw new Error(`no encounter ${encounterId} in this shard`);
      return found;
    },
  };
}

function insuredAt(rows: readonly InsuranceRow[], day: string): InsuranceRow | null {
  return (
    rows.find((row) => row.validFrom <= day && (row.validUntil === null || row.validUntil >= day)) ?? null
  );
}

/** Name of a department (科室名称). */
export function departmentName(code: string): string {
  return departments[code] ?? '全科医疗科';
}

function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

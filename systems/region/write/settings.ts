import type { RegionOptions, TruthKind } from '../engine/rows.ts';

/** What workers are told (写出设置); plain data, so it can be sent to a thread. */
export interface WriteSettings {
  readonly residents: number;
  readonly seed: number;
  readonly years: readonly number[];
  readonly truths: readonly TruthKind[];
  readonly format: 'text' | 'parquet';
  readonly yearly: { readonly stays: number; readonly visits: number };
}

/** The engine's options of the settings (引擎选项). */
export function engineOptions(settings: WriteSettings): RegionOptions {
  return {
    residents: settings.residents,
    seed: settings.seed,
    years: settings.years,
    truths: new Set(settings.truths),
    yearly: settings.yearly,
  };
}

/** Shards that are written at once (一个批次的分片数): as many as make a Parquet file of a handy size. */
export function shardsOfBlock(settings: WriteSettings): number {
  return settings.format === 'parquet' ? 12 : 1;
}

/** Above so many residents a list is sent as CSV, because its workbook would be too large to open (改用 CSV 的人口). */
const WORKBOOK_RESIDENTS: Readonly<Record<string, number>> = {
  'insurance-status': 50_000,
  contracts: 50_000,
  'contract-services': 30_000,
  referrals: 100_000,
  prescriptions: 2500,
};

/** Whether a list is sent as a workbook (是否用工作簿报送). */
export function sentAsWorkbook(id: string, residents: number): boolean {
  return residents <= (WORKBOOK_RESIDENTS[id] ?? Number.POSITIVE_INFINITY);
}

import type { ServerBinding } from '@sanyi/api';
import { stubSystem } from '@sanyi/api/testing';
import type { RegionSnapshot } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';

/** Stands in for the data system where a test says itself which rows count (数据系统替身). */
export function stubData(snapshot: () => RegionSnapshot): ServerBinding {
  const port: DataPort = {
    snapshot: async () => snapshot(),
    sources: async () => new Map(),
    institutions: async () => [],
    reportedValues: () => null,
  };
  return stubSystem('data', port);
}

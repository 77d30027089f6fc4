import type { ServerBinding } from '@sanyi/api';
import { defineSystem } from '@sanyi/kernel';
import type { RegionSnapshot } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';

const manifest = defineSystem({
  id: 'data',
  title: { zh: '区域数据', en: 'Region data' },
  summary: { zh: '测试用。', en: 'For tests.' },
  stage: 'platform',
  state: 'works',
  sources: [],
  terms: [],
  needs: [],
  offers: true,
  permissions: [],
  pages: [],
  routes: [],
  jobs: [],
  commands: [],
  indicators: [],
  parameters: [],
});

/** Stands in for the data system where a test says itself which rows count (数据系统替身). */
export function stubData(snapshot: () => RegionSnapshot): ServerBinding {
  const port: DataPort = {
    snapshot: async () => snapshot(),
    sources: async () => new Map(),
    institutions: async () => [],
  };
  return { manifest, routes: {}, jobs: {}, migrations: [], problems: [], port: () => port };
}

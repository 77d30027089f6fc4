import { defineSystem } from '@sanyi/kernel';
import type { ServerBinding } from '../route.ts';

/** A system that has nothing but a port (替身系统), where a test is about one that asks it. */
export function stubSystem(id: string, port: unknown): ServerBinding {
  const manifest = defineSystem({
    id,
    title: { zh: id, en: id },
    summary: { zh: id, en: id },
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
  return { manifest, routes: {}, jobs: {}, migrations: [], problems: [], port: () => port };
}

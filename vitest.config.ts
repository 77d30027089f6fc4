import { defineConfig } from 'vitest/config';
import { SlowFirst } from './tools/slow-first.ts';

/**
 * Two projects: `pure` (engines, quantities, parsers: no I/O) and `stores` (real databases, real HTTP).
 * `stores` runs in forked processes because chDB may only live on a process's main thread.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            'packages/{quantity,codes,kernel,parameters,documents,expression,grouping,dip,payment}/**/*.test.ts',
            'systems/*/engine/**/*.test.ts',
            'systems/*/*.test.ts',
            'tools/**/*.test.ts',
          ],
          pool: 'threads',
          // Projects run one after the other: two cores are soon full.
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'ui',
          include: ['packages/ui/**/*.test.tsx', 'systems/*/ui/**/*.test.tsx', 'apps/web/**/*.test.tsx'],
          environment: 'happy-dom',
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'stores',
          include: [
            'packages/{records,facts,region,api,testing}/**/*.test.ts',
            'systems/*/{store,api,jobs,write}/**/*.test.ts',
            'apps/{server,cli}/**/*.test.ts',
          ],
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          globalSetup: ['packages/testing/src/global-setup.ts'],
          env: { UV_THREADPOOL_SIZE: '16' },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

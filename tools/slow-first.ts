import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, as a whole run prints them: begun last, one of them would run on alone at the end. */
const SLOW = [
  'apps/server/permission-matrix.test.ts',
  'systems/data/jobs/kill.test.ts',
  'packages/records/src/embedded.test.ts',
  'apps/cli/sanyi.test.ts',
  'packages/facts/src/facts.clickhouse.test.ts',
  'packages/facts/src/chdb.test.ts',
  'systems/data/jobs/import.test.ts',
  'apps/server/installation.test.ts',
  'systems/indicators/api/computed.test.ts',
  'packages/records/src/scope.test.ts',
  'packages/documents/src/hostile.test.ts',
  'systems/region/write/written-region.test.ts',
];

/** Begins the slowest test files first (慢者先行), because a clean clone remembers no earlier run. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) => {
      const found = SLOW.findIndex((name) => moduleId.endsWith(name));
      return found < 0 ? SLOW.length : found;
    };
    return sorted.toSorted((one, other) => place(one) - place(other));
  }
}

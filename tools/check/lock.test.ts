import { describe, expect, it } from 'vitest';
import { checkLock, mendedLock, missingEntries, platformOf } from './lock.ts';

const optional = (version: string) => ({ 'tool-linux-x64': version, 'tool-darwin-arm64': version });
const lock = {
  packages: {
    '': {},
    'node_modules/tool': { version: '2.0.0', dev: true, optionalDependencies: optional('2.0.0') },
    'node_modules/tool-linux-x64': { version: '2.0.0', dev: true, optional: true },
    'node_modules/user/node_modules/tool': { version: '1.0.0', optionalDependencies: optional('1.0.0') },
    'node_modules/user/node_modules/tool-linux-x64': { version: '1.0.0', optional: true },
  },
};

describe('lock', () => {
  it('finds platform packages that are missing, and those of the wrong version', () => {
    expect(missingEntries(lock).map(({ path, version }) => [path, version])).toEqual([
      ['node_modules/tool-darwin-arm64', '2.0.0'],
      ['node_modules/user/node_modules/tool-darwin-arm64', '1.0.0'],
    ]);
    expect(checkLock(JSON.stringify(lock))[0]?.message).toContain('2 platform packages are missing');
  });

  it('mends it beside the siblings that npm wrote, once and for all', () => {
    const mended = mendedLock(lock);
    expect(missingEntries(mended)).toEqual([]);
    expect(mended.packages['node_modules/tool-darwin-arm64']).toEqual({
      version: '2.0.0',
      dev: true,
      optional: true,
      os: ['darwin'],
      cpu: ['arm64'],
    });
    expect(mended.packages['node_modules/user/node_modules/tool-darwin-arm64']?.version).toBe('1.0.0');
    expect(mendedLock(mended)).toEqual(mended);
  });

  it('replaces an entry that was hoisted in the version of somebody else', () => {
    const packages = {
      ...lock.packages,
      'node_modules/tool-darwin-arm64': { version: '1.0.0', optional: true },
    };
    const mended = mendedLock({ packages });
    expect(mended.packages['node_modules/tool-darwin-arm64']?.version).toBe('2.0.0');
    expect(mended.packages['node_modules/user/node_modules/tool-darwin-arm64']?.version).toBe('1.0.0');
  });

  it('reads the platform from the name', () => {
    expect(platformOf('@oxlint/binding-linux-x64-musl')).toEqual({
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    });
    expect(platformOf('@biomejs/cli-darwin-arm64')).toEqual({ os: ['darwin'], cpu: ['arm64'] });
    expect(platformOf('@chdb/lib-linux-arm64-gnu')).toEqual({
      os: ['linux'],
      cpu: ['arm64'],
      libc: ['glibc'],
    });
  });

  it('refuses download addresses', () => {
    const text = '{ "packages": { "node_modules/a": { "resolved": "https://somewhere/a.tgz" } } }';
    expect(checkLock(text)[0]?.message).toBe('1 download addresses');
  });
});

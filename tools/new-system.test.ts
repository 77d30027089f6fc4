import { describe, expect, it } from 'vitest';
import { checkArchitecture } from './check/architecture.ts';
import { checkNaming } from './check/naming.ts';
import { checkProblems } from './check/problems.ts';
import { checkTerms } from './docs/glossary.ts';
import { askedSystem, plannedFiles } from './new-system.ts';
import { checkout } from './testing/checkout.ts';

const LIST = (what: string) =>
  `import { ${what} as administration } from './administration/${what}.ts';\n\nexport const all: readonly Thing[] = [\n  ...trackedSystems,\n  administration,\n];\n`;
const house = {
  'package.json': '{ "devDependencies": { "vitest": "4", "fast-check": "4" } }',
  'systems/index.ts': LIST('manifest'),
  'systems/server.ts': LIST('server'),
  'systems/web.ts': LIST('web'),
  'systems/tracked/care-path.ts':
    "export const carePath = trackedSystem({\n  cluster: 'K99',\n  title: { zh: '临床路径', en: 'Care paths' },\n  sources: ['paper#一'],\n  terms: ['临床路径', '入径'],\n});\n",
  'systems/tracked/index.ts':
    "import { carePath } from './care-path.ts';\n\nexport const all = [\n  carePath,\n];\n",
};

describe('new-system', () => {
  it('writes a slice that passes the checks and switches it on before the platform’s own', () => {
    const { root } = checkout(house);
    const { dry, ...system } = askedSystem(root, ['care-path', '--stage', 'care', '--dry']);
    const files = plannedFiles(root, system);
    expect(dry).toBe(true);
    const made = checkout({ ...house, ...Object.fromEntries(files) });
    expect([
      ...checkArchitecture(made),
      ...checkNaming(made),
      ...checkProblems(made),
      ...checkTerms(made),
    ]).toEqual([]);
    expect(files.get('systems/index.ts')).toContain(
      "import { manifest as carePath } from './care-path/manifest.ts';",
    );
    expect(files.get('systems/index.ts')).toContain(
      '[\n  carePath,\n  ...trackedSystems,\n  administration,\n]',
    );
    expect(files.get('systems/web.ts')).toContain("from './care-path/web.tsx';");
  });

  it('takes over what the tracked entry of the same id knows, and takes it off that list', () => {
    const { root } = checkout(house);
    const { dry: _, ...system } = askedSystem(root, ['care-path', '--stage', 'care']);
    expect(system).toEqual({
      id: 'care-path',
      stage: 'care',
      cluster: 'K99',
      zh: '临床路径',
      en: 'Care paths',
      sources: ['paper#一'],
      terms: ['临床路径', '入径'],
    });
    const files = plannedFiles(root, system);
    expect(files.get('systems/care-path/manifest.ts')).toContain("'paper#一',");
    expect(files.get('systems/tracked/index.ts')).not.toContain('arePath');
  });

  it('refuses an id that is not kebab-case, an unknown stage, and a system that exists', () => {
    const { root } = checkout({ ...house, 'systems/fund/manifest.ts': '' });
    expect(() => askedSystem(root, ['CarePath', '--stage', 'care'])).toThrow('kebab-case');
    expect(() => askedSystem(root, ['path', '--stage', 'moon'])).toThrow('--stage is one of plan');
    expect(() => askedSystem(root, ['fund', '--stage', 'care'])).toThrow('exists already');
  });
});

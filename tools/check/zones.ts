/** What the code of one zone may use; this table is the house's rule of dependence (see ARCHITECTURE.md). */
export interface ZoneRule {
  /** `@sanyi/*` packages whose values may be used, without the scope. */
  readonly packages: readonly string[];
  /** Packages of which only types may be imported. */
  readonly packageTypes: readonly string[];
  /** Zones of the same slice whose values may be used; a zone may always use itself. */
  readonly own: readonly string[];
  readonly ownTypes: readonly string[];
  /** npm packages by name or scope, or `any`. */
  readonly npm: readonly string[] | 'any';
  readonly node: boolean;
  /** Files of other slices: only these, by zone. */
  readonly others: readonly string[];
  readonly otherTypes: readonly string[];
  /** May import the dated numbers in `parameters/index.ts`. */
  readonly parameterFiles: boolean;
}

/** A rule that allows nothing but the zone itself. */
export const nothingAllowed: ZoneRule = {
  packages: [],
  packageTypes: [],
  own: [],
  ownTypes: [],
  npm: [],
  node: false,
  others: [],
  otherTypes: [],
  parameterFiles: false,
};

/** Pure in every zone: quantities, codes, expressions, and the names and columns of the canonical tables. */
const PURE = ['quantity', 'codes', 'expression', 'region'];
/** Engines of a field, as packages (领域引擎): no policy, no store. */
const ENGINES = ['grouping', 'dip', 'payment'];
const SERVER_NPM = ['zod', 'kysely', 'pinyin-pro'];
const SERVER_PACKAGES = [...PURE, ...ENGINES, 'kernel', 'parameters', 'api', 'documents'];
const BROWSER_NPM = [
  'react',
  'react-dom',
  'antd',
  '@ant-design',
  '@tanstack',
  'echarts',
  'dayjs',
  'zod',
  'pinyin-pro',
];

/** Zones of a slice (`systems/<id>/…`) and what each may import. */
export const sliceZones: Readonly<Record<string, ZoneRule>> = {
  engine: {
    ...nothingAllowed,
    packages: [...PURE, ...ENGINES],
    packageTypes: ['kernel', 'parameters'],
    own: ['parameters'],
  },
  parameters: {
    ...nothingAllowed,
    packages: [...PURE, 'parameters'],
    packageTypes: ['kernel'],
    ownTypes: ['engine'],
    npm: ['zod'],
    parameterFiles: true,
  },
  /** Typed data that an engine is given (目录): as pure as the engine. */
  catalogue: { ...nothingAllowed, packages: PURE, ownTypes: ['engine'] },
  problems: { ...nothingAllowed, packages: ['kernel'] },
  text: { ...nothingAllowed, packages: ['kernel'], packageTypes: PURE, ownTypes: ['engine'] },
  manifest: { ...nothingAllowed, packages: ['kernel'] },
  port: {
    ...nothingAllowed,
    packageTypes: [...PURE, 'kernel', 'parameters', 'records'],
    ownTypes: ['engine'],
    otherTypes: ['port'],
  },
  store: {
    ...nothingAllowed,
    packages: [...PURE, ...ENGINES, 'kernel', 'parameters', 'records', 'facts'],
    own: ['engine', 'problems', 'parameters', 'text'],
    ownTypes: ['port'],
    npm: SERVER_NPM,
    node: true,
    otherTypes: ['port'],
  },
  /** Writers of files in foreign formats (书写): what the engine made, into files. */
  write: {
    ...nothingAllowed,
    packages: [...PURE, 'kernel', 'documents'],
    own: ['engine', 'catalogue', 'problems', 'text'],
    ownTypes: ['port'],
    npm: ['hyparquet-writer'],
    node: true,
  },
  schemas: {
    ...nothingAllowed,
    packages: [...PURE, 'kernel', 'parameters'],
    own: ['engine', 'manifest', 'parameters'],
    ownTypes: ['port'],
    npm: ['zod'],
    otherTypes: ['port'],
  },
  api: {
    ...nothingAllowed,
    packages: [...SERVER_PACKAGES, 'records'],
    packageTypes: ['facts'],
    own: ['schemas', 'engine', 'store', 'port', 'problems', 'text', 'manifest', 'parameters', 'jobs'],
    npm: SERVER_NPM,
    node: true,
    others: ['port'],
    parameterFiles: true,
  },
  jobs: {
    ...nothingAllowed,
    packages: [...SERVER_PACKAGES, 'records'],
    packageTypes: ['facts'],
    own: ['schemas', 'engine', 'store', 'port', 'problems', 'text', 'manifest', 'parameters', 'api'],
    npm: [...SERVER_NPM, 'hyparquet'],
    node: true,
    others: ['port'],
    parameterFiles: true,
  },
  seed: {
    ...nothingAllowed,
    packages: [...SERVER_PACKAGES, 'records', 'facts'],
    // Jobs too: the demonstration reads its papers with the very job that a user's upload starts.
    own: ['engine', 'store', 'api', 'jobs', 'port', 'problems', 'manifest', 'text'],
    npm: SERVER_NPM,
    node: true,
    others: ['port'],
    parameterFiles: true,
  },
  ui: {
    ...nothingAllowed,
    packages: [...PURE, 'kernel', 'parameters', 'ui'],
    own: ['engine', 'text', 'manifest', 'parameters', 'schemas'],
    ownTypes: ['port', 'api'],
    npm: BROWSER_NPM,
    otherTypes: ['port'],
    others: ['manifest'],
  },
  server: {
    ...nothingAllowed,
    packages: [...SERVER_PACKAGES, 'records', 'facts'],
    own: [
      'schemas',
      'engine',
      'store',
      'api',
      'jobs',
      'port',
      'problems',
      'manifest',
      'seed',
      'text',
      'parameters',
      'write',
    ],
    npm: SERVER_NPM,
    node: true,
    others: ['port'],
    parameterFiles: true,
  },
  commands: {
    ...nothingAllowed,
    packages: [...SERVER_PACKAGES, 'records'],
    packageTypes: ['facts'],
    own: [
      'schemas',
      'engine',
      'store',
      'api',
      'jobs',
      'port',
      'problems',
      'manifest',
      'text',
      'parameters',
      'write',
    ],
    npm: SERVER_NPM,
    node: true,
    others: ['port'],
    parameterFiles: true,
  },
  web: { ...nothingAllowed, packages: ['kernel', 'ui'], own: ['ui', 'manifest', 'text'], npm: BROWSER_NPM },
};

/** The lists directly in `systems/`, and what each may take from the slices. */
export const systemLists: Readonly<Record<string, readonly string[]>> = {
  'systems/index.ts': ['manifest', 'tracked'],
  'systems/server.ts': ['server', 'manifest'],
  'systems/web.ts': ['web', 'manifest'],
  'systems/commands.ts': ['commands', 'manifest'],
};

/** What an app may take from a slice: apps compose and know no policy. */
export const appZones: readonly string[] = ['manifest', 'server', 'web', 'commands', 'port'];

/** Packages that run in the browser too and so may not touch `node:*`. */
export const isomorphicPackages: readonly string[] = [...PURE, 'kernel', 'parameters', 'ui'];

/** Zone of a file inside its slice: folder name, or the file's own name at the slice's root; `api/schemas.ts` and `api/schemas/` are `schemas`. */
export function zoneOf(pathInSlice: string): string {
  if (/^api\/(schemas\/.*|[a-z-]*schemas)\.ts$/.test(pathInSlice)) return 'schemas';
  const [first = '', ...rest] = pathInSlice.split('/');
  return rest.length > 0 ? first : first.replace(/\.tsx?$/, '');
}

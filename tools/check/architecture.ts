import { posix } from 'node:path';
import { engineImpurities } from './engine-purity.ts';
import type { Finding } from './finding.ts';
import { type ImportFact, moduleFacts } from './module-facts.ts';
import type { SourceTree } from './source-tree.ts';
import {
  appZones,
  isomorphicPackages,
  nothingAllowed,
  sliceZones,
  systemLists,
  type ZoneRule,
  zoneOf,
} from './zones.ts';

/** A file or folder of a slice that has no rule of its own belongs to its server side. */
const SERVER_RULE = sliceZones.server ?? nothingAllowed;

/** Where a module stands in the house. */
type Room =
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'slice'; readonly id: string; readonly zone: string }
  | { readonly kind: 'list' | 'app' | 'parameters' | 'demonstration' | 'free' };

/**
 * Checks the directions of dependence (依赖方向): packages ← systems ← apps, inside a slice engine ← store ← api ← ui,
 * between slices only `port.ts`, engines pure, and every package named in the `package.json` of its user.
 */
export function checkArchitecture(tree: SourceTree): Finding[] {
  return tree.modules().flatMap((file) => {
    const room = roomOf(file);
    if (room.kind === 'free') return [];
    const facts = moduleFacts(tree, file);
    const test = isTest(file);
    const imports = facts.imports.flatMap((item) => {
      const message = faultOf(tree, file, room, item, test);
      return message === null ? [] : [{ file, line: item.line, ...message }];
    });
    const pure = room.kind === 'slice' && room.zone === 'engine' && !test;
    return pure ? [...imports, ...engineImpurities(facts)] : imports;
  });
}

/** Tests and their helpers may use the tools of testing. */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$|\/(testing|fixtures)\/|^packages\/[^/]+\/src\/contract(\/|\.ts$)|\.bench\.ts$|^packages\/testing\//.test(
    file,
  );
}

function roomOf(file: string): Room {
  if (file.endsWith('.config.ts')) return { kind: 'free' };
  const [top = '', second = '', ...rest] = file.split('/');
  if (top === 'packages') return { kind: 'package', name: second };
  if (top === 'apps') return { kind: 'app' };
  if (top === 'parameters' || top === 'demonstration') return { kind: top };
  if (top !== 'systems') return { kind: 'free' };
  if (rest.length === 0) return { kind: 'list' };
  return { kind: 'slice', id: second, zone: second === 'tracked' ? 'tracked' : zoneOf(rest.join('/')) };
}

type Message = Pick<Finding, 'message' | 'cure'>;

function faultOf(
  tree: SourceTree,
  file: string,
  room: Room,
  item: ImportFact,
  test: boolean,
): Message | null {
  const specifier = item.specifier.replace(/\?raw$/, '');
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(file), specifier));
    return relativeFault(file, room, item, target, test);
  }
  if (specifier.startsWith('node:')) return nodeFault(room, test);
  const system = /^@sanyi\/system-([a-z-]+)\/(.+)$/.exec(specifier);
  // What an app may take is what the system's package.json exports; nothing else resolves.
  if (system && room.kind === 'app') return null;
  if (system) return relativeFault(file, room, item, `systems/${system[1]}/${system[2]}.ts`, test);
  return undeclared(tree, file, specifier, test) ?? packageFault(room, item, specifier, test);
}

function relativeFault(
  file: string,
  room: Room,
  item: ImportFact,
  target: string,
  test: boolean,
): Message | null {
  const there = roomOf(target);
  switch (room.kind) {
    case 'package':
      if (there.kind === 'package' && there.name === room.name) return null;
      if (test && there.kind === 'parameters') return null;
      return {
        message: `a package may not reach ${target}`,
        cure:
          there.kind === 'package'
            ? `import @sanyi/${there.name} instead of its files`
            : 'hand it in as an argument; packages know no policy',
      };
    case 'parameters':
    case 'demonstration':
      return there.kind === room.kind
        ? null
        : { message: `${room.kind}/ may not import ${target}`, cure: 'keep it data' };
    case 'list': {
      const allowed = systemLists[file] ?? [];
      if (there.kind === 'list' || (there.kind === 'slice' && allowed.includes(there.zone))) return null;
      return { message: `${file} may not import ${target}`, cure: `it lists only: ${allowed.join(', ')}` };
    }
    case 'app':
      if (
        target.endsWith('.json') ||
        there.kind === 'app' ||
        there.kind === 'list' ||
        there.kind === 'parameters'
      )
        return null;
      if (there.kind === 'slice' && appZones.includes(there.zone)) return null;
      return {
        message: `an app may not import ${target}`,
        cure: `apps compose: only ${appZones.join(', ')} of a system`,
      };
    case 'slice':
      return sliceFault(room, item, target, there, test);
    case 'free':
      return null;
  }
}

function sliceFault(
  room: { readonly id: string; readonly zone: string },
  item: ImportFact,
  target: string,
  there: Room,
  test: boolean,
): Message | null {
  const rule = ruleOf(room.zone);
  if (there.kind === 'parameters') {
    if (rule.parameterFiles || test) return null;
    return {
      message: `${room.zone} may not read parameters/ itself`,
      cure: 'take the value in force as an argument',
    };
  }
  if (there.kind === 'demonstration' && (room.zone === 'seed' || test)) return null;
  if (there.kind === 'list')
    return test
      ? null
      : { message: `a slice may not import ${target}`, cure: 'use platform.manifests or a port' };
  if (there.kind !== 'slice')
    return { message: `a slice may not reach ${target}`, cure: 'import the @sanyi package' };
  if (there.id === room.id) {
    if (test || there.zone === room.zone || rule.own.includes(there.zone)) return null;
    if (item.typeOnly && rule.ownTypes.includes(there.zone)) return null;
    const hint = rule.ownTypes.includes(there.zone)
      ? 'import type, not values'
      : 'engine ← store ← api ← ui: turn the dependence round';
    return { message: `${room.zone} may not import ${there.zone} (${target})`, cure: hint };
  }
  const allowed = test ? [...rule.others, 'port', 'manifest', 'server', 'web'] : rule.others;
  if (allowed.includes(there.zone) || (item.typeOnly && rule.otherTypes.includes(there.zone))) return null;
  return {
    message: `${room.id}/${room.zone} may not import ${target} of another system`,
    cure: `ask through systems/${there.id}/port.ts`,
  };
}

function ruleOf(zone: string): ZoneRule {
  return sliceZones[zone] ?? SERVER_RULE;
}

function nodeFault(room: Room, test: boolean): Message | null {
  if (test || room.kind === 'app') return null;
  const allowed =
    room.kind === 'slice'
      ? ruleOf(room.zone).node
      : room.kind === 'package' && !isomorphicPackages.includes(room.name);
  if (allowed) return null;
  return { message: 'node: modules are not allowed here', cure: 'hand in what is needed as an argument' };
}

function packageFault(room: Room, item: ImportFact, specifier: string, test: boolean): Message | null {
  if (/^@sanyi\/(system|app)-/.test(specifier) && room.kind !== 'app' && room.kind !== 'list')
    return {
      message: `${specifier} may not be imported here`,
      cure: 'only apps import systems, and only through the lists',
    };
  if (room.kind !== 'slice' || test) return null;
  const rule = ruleOf(room.zone);
  const house = /^@sanyi\/([a-z-]+)/.exec(specifier)?.[1];
  if (house === undefined) {
    const name = packageName(specifier);
    if (rule.npm === 'any' || rule.npm.some((allowed) => name === allowed || name.startsWith(`${allowed}/`)))
      return null;
    return {
      message: `${room.zone} may not import the npm package ${name}`,
      cure: `allowed: ${rule.npm.join(', ') || 'none'}`,
    };
  }
  if (rule.packages.includes(house) || (item.typeOnly && rule.packageTypes.includes(house))) return null;
  const typesOnly = rule.packageTypes.includes(house);
  return {
    message: `${room.zone} may not import ${typesOnly ? 'values of ' : ''}@sanyi/${house}`,
    cure: typesOnly ? 'use import type' : `allowed: ${[...rule.packages, ...rule.packageTypes].join(', ')}`,
  };
}

function undeclared(tree: SourceTree, file: string, specifier: string, test: boolean): Message | null {
  const [top, second] = file.split('/');
  const manifest = `${top}/${second}/package.json`;
  const owner = top === 'parameters' || !tree.has(manifest) ? 'package.json' : manifest;
  const name = packageName(specifier);
  if (owner === 'package.json' && name.startsWith('@sanyi/')) return null;
  const declared = [owner, ...(test ? ['package.json'] : [])].some((path) => namesIn(tree, path).has(name));
  if (declared || name === selfName(tree, owner)) return null;
  if (test && name.startsWith('@sanyi/')) return null;
  return { message: `${name} is not named in ${owner}`, cure: `add it to the dependencies of ${owner}` };
}

interface PackageFile {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function packageFile(tree: SourceTree, path: string): PackageFile {
  return tree.has(path) ? (JSON.parse(tree.text(path)) as PackageFile) : {};
}

function namesIn(tree: SourceTree, path: string): ReadonlySet<string> {
  const file = packageFile(tree, path);
  return new Set(
    [file.dependencies, file.devDependencies, file.optionalDependencies, file.peerDependencies].flatMap(
      (list) => Object.keys(list ?? {}),
    ),
  );
}

function selfName(tree: SourceTree, path: string): string | undefined {
  return packageFile(tree, path).name;
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

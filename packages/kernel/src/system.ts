import type { LocalText } from './local-text.ts';
import type { RoleId } from './role.ts';

export type Stage =
  | 'plan'
  | 'report'
  | 'payment'
  | 'supervision'
  | 'supply'
  | 'care'
  | 'performance'
  | 'public-health'
  | 'platform';

/** Who may call a route or open a page: a permission code of a system, any signed-in account, or anybody. */
export type Access = string;
export const SIGNED_IN = 'signed-in';
export const PUBLIC = 'public';

export interface PermissionDeclaration {
  /** `<system>.<verb>`, such as `plan.edit`. */
  readonly code: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly roles: readonly RoleId[];
}

export interface PageDeclaration {
  readonly id: string;
  /** Address below the root with `$name` parameters: `/plan/$planId/tasks/$taskId`. */
  readonly path: string;
  readonly title: LocalText;
  readonly access: Access;
  /** Place in the menu; without it the page is reached from another page. */
  readonly nav?: { readonly order: number; readonly icon: string };
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RouteDeclaration {
  readonly id: string;
  readonly method: Method;
  /** Address below `/api` with `:name` parameters: `/plan/plans/:planId`. */
  readonly path: string;
  readonly title: LocalText;
  readonly access: Access;
}

export interface JobDeclaration {
  readonly id: string;
  readonly title: LocalText;
  readonly access: Access;
  /** Jobs of other systems, such as `data.import`, after which this one is put into the queue for the same account. */
  readonly after?: readonly string[];
  /** Once on each day in Shanghai, for no one in particular; a server that was off on a day does not make up for it. */
  readonly daily?: boolean;
}

export interface CommandDeclaration {
  /** Verb after the system's noun: `sanyi plan read`. */
  readonly id: string;
  readonly usage: string;
  readonly title: LocalText;
}

export interface IndicatorDeclaration {
  readonly id: string;
  readonly title: LocalText;
  readonly unit: string;
  readonly direction: 'up' | 'down' | 'band' | 'ceiling';
}

/** One system of the reform (一个医改系统), declared as plain data that loads in browser and server. */
export interface SystemManifest {
  /** Kebab-case; also the folder, the address segment, the SQL schema and the prefix of permissions. */
  readonly id: string;
  /** Number in the catalogue of systems named by the source papers, `K01` to `K35`; absent for platform systems. */
  readonly cluster?: string;
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly stage: Stage;
  /** `works`: built and usable. `tracked`: its tasks and targets are followed, nothing is computed yet. */
  readonly state: 'works' | 'tracked';
  /** What works today and what does not yet, in a sentence. */
  readonly scope?: LocalText;
  /** Clauses that order it, as `<document>#<clause>`; each must resolve in `parameters/sources.yaml`. */
  readonly sources: readonly string[];
  /** Words by which a task of a loaded plan is recognised as belonging to this system. */
  readonly terms: readonly string[];
  readonly needs: readonly string[];
  readonly offers: boolean;
  readonly permissions: readonly PermissionDeclaration[];
  readonly pages: readonly PageDeclaration[];
  readonly routes: readonly RouteDeclaration[];
  readonly jobs: readonly JobDeclaration[];
  readonly commands: readonly CommandDeclaration[];
  readonly indicators: readonly IndicatorDeclaration[];
  readonly parameters: readonly string[];
}

/** The ids of a list in a manifest as literal types, so that a missing or extra binding does not compile. */
export type IdOf<Items extends readonly { readonly id: string }[]> = Items[number]['id'];

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Declares a system (声明一个系统) and checks it at load time.
 *
 * @throws Error that names the system and every fault: id pattern, repeated ids, unknown permissions, empty texts.
 */
export function defineSystem<const Manifest extends SystemManifest>(manifest: Manifest): Manifest {
  const faults = manifestFaults(manifest);
  if (faults.length > 0) throw new Error(`system ${manifest.id}: ${faults.join('; ')}`);
  return manifest;
}

/** All faults of a manifest, as sentences. */
export function manifestFaults(manifest: SystemManifest): string[] {
  const faults: string[] = [];
  if (!KEBAB.test(manifest.id)) faults.push('id must be kebab-case');
  const codes = new Set([SIGNED_IN, PUBLIC, ...manifest.permissions.map((permission) => permission.code)]);
  for (const list of ['pages', 'routes', 'jobs', 'commands', 'indicators'] as const) {
    const ids = manifest[list].map((item) => item.id);
    for (const id of ids.filter((item, place) => ids.indexOf(item) !== place))
      faults.push(`${list}: ${id} twice`);
  }
  for (const permission of manifest.permissions) {
    if (!permission.code.startsWith(`${manifest.id}.`))
      faults.push(`permission ${permission.code} lacks the prefix`);
  }
  for (const item of [...manifest.pages, ...manifest.routes, ...manifest.jobs]) {
    if (!codes.has(item.access)) faults.push(`${item.id}: unknown permission ${item.access}`);
    if (!item.title.zh || !item.title.en) faults.push(`${item.id}: title lacks a language`);
  }
  for (const route of manifest.routes) {
    if (!route.path.startsWith(`/${manifest.id}/`) && route.path !== `/${manifest.id}`)
      faults.push(`route ${route.id} lies outside /${manifest.id}`);
  }
  if (!manifest.title.zh || !manifest.title.en || !manifest.summary.zh || !manifest.summary.en)
    faults.push('title or summary lacks a language');
  return faults;
}

/** The declared route of a system; the browser calls and the server mounts the same declaration. */
export function routeOf<Manifest extends SystemManifest>(
  manifest: Manifest,
  id: IdOf<Manifest['routes']>,
): RouteDeclaration {
  const route = manifest.routes.find((item) => item.id === id);
  if (!route) throw new Error(`system ${manifest.id} has no route ${id}`);
  return route;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from './finding.ts';

/** One entry of `package-lock.json`, as far as it is looked at. */
interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A `package-lock.json`, as far as it is looked at. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

/** A platform package that the lock leaves out. */
export interface MissingEntry {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly dev: boolean;
}

/**
 * The platform packages a lock lacks or holds in another version than its user asks for (锁文件缺项).
 *
 * npm writes only what the registry of the machine offers for its own platform (npm/cli#9846); such a lock is refused by
 * `npm ci` elsewhere, and sometimes by the machine that wrote it.
 */
export function missingEntries(lock: Lock): MissingEntry[] {
  const found = new Map<string, MissingEntry>();
  for (const [path, entry] of Object.entries(lock.packages)) {
    const wanted = entry.optionalDependencies ?? {};
    for (const [name, version] of Object.entries(wanted)) {
      if (!/^\d+\.\d+\.\d+/.test(version) || nearest(lock, path, name)?.version === version) continue;
      const place = `${siblingBase(lock, path, wanted)}node_modules/${name}`;
      if (!found.has(place)) found.set(place, { path: place, name, version, dev: entry.dev === true });
    }
  }
  return [...found.values()];
}

/** Where npm put the platform packages of the same parent that it did write: beside them belong the missing ones. */
function siblingBase(lock: Lock, parent: string, wanted: Readonly<Record<string, string>>): string {
  const holds = (base: string) =>
    Object.entries(wanted).some(
      ([name, version]) => lock.packages[`${base}node_modules/${name}`]?.version === version,
    );
  return basesOf(parent).find(holds) ?? '';
}

function nearest(lock: Lock, parent: string, name: string): LockEntry | undefined {
  return basesOf(parent)
    .map((base) => lock.packages[`${base}node_modules/${name}`])
    .find((entry) => entry !== undefined);
}

/** `node_modules/a/node_modules/b` looks below itself, below a, and at the root. */
function basesOf(path: string): string[] {
  const bases = path === '' ? [] : [`${path}/`];
  for (let rest = path; rest.includes('node_modules/'); ) {
    rest = rest.slice(0, rest.lastIndexOf('node_modules/'));
    bases.push(rest);
    rest = rest.replace(/\/$/, '');
  }
  return bases.includes('') ? bases : [...bases, ''];
}

/** What a platform package is for, read from its name: `@oxlint/binding-linux-x64-musl`. */
export function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const words = name.toLowerCase().split(/[^a-z0-9]+/);
  const os = [
    'android',
    'darwin',
    'freebsd',
    'linux',
    'netbsd',
    'openbsd',
    'win32',
    'openharmony',
    'sunos',
    'aix',
  ].find((item) => words.includes(item));
  const cpu = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'arm'].find(
    (item) => words.includes(item),
  );
  const libc =
    words.includes('musl') || words.includes('musleabihf')
      ? 'musl'
      : words.includes('gnu') || words.includes('gnueabihf')
        ? 'glibc'
        : undefined;
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc && os === 'linux' ? { libc: [libc] } : {}),
    ...(os ? { os: [os] } : {}),
  };
}

/**
 * The lock with all platform packages, sorted as npm sorts. An entry of the wrong version is replaced, which may leave
 * another parent without its own; so it is repeated until nothing is missing.
 */
export function mendedLock(lock: Lock): Lock {
  const missing = missingEntries(lock);
  if (missing.length === 0) return lock;
  const added = missing.map(({ path, name, version, dev }): [string, LockEntry] => [
    path,
    { version, ...(dev ? { dev } : {}), optional: true, ...platformOf(name) },
  ]);
  const all = new Map([...Object.entries(lock.packages), ...added]);
  const packages = Object.fromEntries([...all].sort(([a], [b]) => a.localeCompare(b, 'en')));
  return mendedLock({ ...lock, packages });
}

/** Checks that `npm ci` can work on Linux and macOS, x64 and arm64, from this lock. */
export function checkLock(text: string): Finding[] {
  const lock = JSON.parse(text) as Lock;
  const missing = missingEntries(lock);
  const finding = (message: string, cure: string): Finding => ({ file: 'package-lock.json', message, cure });
  const addresses = text.match(/"resolved": "https?:/g)?.length ?? 0;
  return [
    ...(missing.length > 0
      ? [
          finding(
            `${missing.length} platform packages are missing, first ${missing[0]?.name}@${missing[0]?.version}`,
            'run npm run lock:mend after every npm install',
          ),
        ]
      : []),
    ...(addresses > 0
      ? [
          finding(
            `${addresses} download addresses`,
            'set omit-lockfile-registry-resolved=true in .npmrc and install again',
          ),
        ]
      : []),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(import.meta.dirname, '../../package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const missing = missingEntries(lock);
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(mendedLock(lock), null, 2)}\n`);
  process.stdout.write(`package-lock.json: ${missing.length} platform packages added\n`);
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type NewSystem, newSystemFiles, STAGES, switchedOn, withoutTracked } from './new-system/slice.ts';

const LISTS = ['systems/index.ts', 'systems/server.ts', 'systems/web.ts'];

/** Files a new system writes or changes, by their path from the root. */
export function plannedFiles(root: string, system: NewSystem): ReadonlyMap<string, string> {
  const files = new Map(newSystemFiles(system));
  for (const list of LISTS) {
    const path = join(root, list);
    if (existsSync(path)) files.set(list, switchedOn(list, readFileSync(path, 'utf8'), system.id));
  }
  const tracked = 'systems/tracked/index.ts';
  if (existsSync(join(root, 'systems/tracked', `${system.id}.ts`)))
    files.set(tracked, withoutTracked(readFileSync(join(root, tracked), 'utf8'), system.id));
  return files;
}

/** Reads the command line. @throws Error that says what is wrong and how the command is written */
export function askedSystem(root: string, args: readonly string[]): NewSystem & { readonly dry: boolean } {
  const usage = 'npm run new-system <id> -- --stage care [--zh 双向转诊] [--en "Two-way referral"] [--dry]';
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      stage: { type: 'string' },
      zh: { type: 'string' },
      en: { type: 'string' },
      dry: { type: 'boolean', default: false },
    },
  });
  const [id] = positionals;
  const stage = STAGES.find((known) => known === values.stage);
  if (!id || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) throw new Error(`the id is kebab-case; ${usage}`);
  if (!stage) throw new Error(`--stage is one of ${STAGES.join(', ')}; ${usage}`);
  if (existsSync(join(root, 'systems', id))) throw new Error(`systems/${id} exists already`);
  const tracked = join(root, 'systems/tracked', `${id}.ts`);
  const known = existsSync(tracked) ? trackedFacts(readFileSync(tracked, 'utf8')) : {};
  return {
    id,
    stage,
    zh: values.zh ?? known.zh ?? id,
    en: values.en ?? known.en ?? id.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
    sources: known.sources ?? [],
    terms: known.terms ?? [],
    ...(known.cluster ? { cluster: known.cluster } : {}),
    dry: values.dry,
  };
}

interface TrackedFacts {
  readonly zh?: string | undefined;
  readonly en?: string | undefined;
  readonly cluster?: string | undefined;
  readonly sources?: readonly string[];
  readonly terms?: readonly string[];
}

/** What the tracked entry of the same id already knows; the new slice takes it over. */
function trackedFacts(text: string): TrackedFacts {
  const list = (name: string) => {
    const body = new RegExp(`${name}: \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '';
    return [...body.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
  };
  const title = /title: \{ zh: '([^']+)', en: '([^']+)' \}/.exec(text);
  return {
    zh: title?.[1],
    en: title?.[2],
    cluster: /cluster: '(K\d+)'/.exec(text)?.[1],
    sources: list('sources'),
    terms: list('terms'),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(import.meta.dirname, '..');
  const { dry, ...system } = askedSystem(root, process.argv.slice(2));
  const files = plannedFiles(root, system);
  for (const [file, text] of files) {
    if (!dry) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    console.log(`${dry ? 'would write' : 'wrote'} ${file}`);
  }
  const tracked = join('systems/tracked', `${system.id}.ts`);
  if (existsSync(join(root, tracked))) {
    if (!dry) rmSync(join(root, tracked));
    console.log(
      `${dry ? 'would remove' : 'removed'} ${tracked}: its clauses and words are in the new manifest`,
    );
  }
  if (!dry) {
    const biome = join(root, 'node_modules/.bin/biome');
    const done = spawnSync(
      biome,
      ['check', '--linter-enabled=false', '--write', `systems/${system.id}`, ...LISTS],
      { cwd: root },
    );
    if (done.status !== 0) console.error(done.stderr.toString('utf8'));
  }
  console.log('then: npm install (links the workspace), npm run lock:mend, npm run docs, npm run check');
}

#!/usr/bin/env node
// Builds what is delivered: one bundle for the command line and server, one for the browser.
// Both are skipped when nothing they are made of has changed, so that `npm start` starts at once.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const stampFile = join(root, 'apps/cli/dist/.stamp');

function sourceFiles(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const path = join(directory, entry.name);
    return entry.isDirectory() ? sourceFiles(path) : [path];
  });
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = ['packages', 'systems', 'apps', 'parameters', 'tools/build.mjs', 'package-lock.json'].flatMap(
    (place) => {
      const path = join(root, place);
      return statSync(path).isDirectory() ? sourceFiles(path) : [path];
    },
  );
  for (const file of files.sort((a, b) => (a < b ? -1 : 1)))
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

const now = fingerprint();
const built = existsSync(stampFile) && existsSync(join(root, 'apps/web/dist/index.html'));
if (!built || readFileSync(stampFile, 'utf8') !== now || process.argv.includes('--force')) {
  const started = performance.now();
  await build({
    configFile: join(root, 'apps/cli/vite.config.ts'),
    root: join(root, 'apps/cli'),
    logLevel: 'warn',
  });
  await build({
    configFile: join(root, 'apps/web/vite.config.ts'),
    root: join(root, 'apps/web'),
    logLevel: 'warn',
  });
  await import(join(root, 'apps/cli/dist/write-template.js'));
  mkdirSync(join(root, 'apps/cli/dist'), { recursive: true });
  writeFileSync(stampFile, now);
  console.log(`构建完成 built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

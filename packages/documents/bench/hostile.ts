/**
 * How long each hostile file holds the reader (敌意文件): seconds to the refusal and memory above the start, each in a
 * process of its own. Run: `node --import tsx packages/documents/bench/hostile.ts [part of a name]`.
 */
import { spawnSync } from 'node:child_process';
import { hostileFiles } from '../src/fixtures/hostile.ts';
import { readDocument } from '../src/read-document.ts';
import { measured } from './measured.ts';

const [first = '', second] = process.argv.slice(2);
if (second === undefined) {
  for (const name of Object.keys(hostileFiles).filter((one) => one.includes(first)))
    spawnSync(process.execPath, [...process.execArgv, import.meta.filename, name, 'alone'], {
      stdio: 'inherit',
    });
} else {
  const bytes = hostileFiles[first]?.make() ?? new Uint8Array();
  const { result, seconds, worked, memory } = await measured(() =>
    readDocument(bytes, 'hostile').then(
      () => 'READ',
      (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'NO PROBLEM'),
    ),
  );
  process.stdout.write(
    `${seconds.toFixed(2)} s (processor ${worked.toFixed(2)} s), +${(memory / 1024 / 1024).toFixed(0)} MB  ${result}  ${first}\n`,
  );
}

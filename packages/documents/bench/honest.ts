/**
 * What reading honest files of nearly 20 MB costs (大文件读取): seconds and memory above the start, each in a process of
 * its own. Run: `node --import tsx packages/documents/bench/honest.ts [part of a name]`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { honestFiles } from '../src/fixtures/honest.ts';
import { readDocument } from '../src/read-document.ts';
import { readWorkbook } from '../src/xlsx/read-xlsx.ts';
import { measured } from './measured.ts';

const MEGABYTE = 1024 * 1024;
const [first = '', step, file = ''] = process.argv.slice(2);

if (step === 'make') writeFileSync(file, nearly20(honestFiles[first] ?? (() => new Uint8Array())));
else if (step === 'document') {
  const bytes = readFileSync(file);
  const { result, seconds, memory, silence } = await measured(async () => {
    const { text, blocks } = await readDocument(bytes, 'honest');
    return `${blocks.length} blocks, ${(text.length / 1e6).toFixed(1)} M characters`;
  });
  report('readDocument', bytes.length, seconds, memory, silence, result);
} else if (step === 'workbook') {
  const bytes = readFileSync(file);
  const { result, seconds, memory, silence } = await measured(async () => {
    const [sheet] = await readWorkbook(bytes);
    return `${sheet?.cells.length ?? 0} cells`;
  });
  report('readWorkbook', bytes.length, seconds, memory, silence, result);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'sanyi-bench-'));
  const path = join(folder, 'file');
  const run = (name: string, what: string) =>
    spawnSync(process.execPath, [...process.execArgv, import.meta.filename, name, what, path], {
      stdio: 'inherit',
    });
  for (const name of Object.keys(honestFiles).filter((one) => one.includes(first))) {
    process.stdout.write(`${name}\n`);
    run(name, 'make');
    run(name, 'document');
    if (name.startsWith('xlsx')) run(name, 'workbook');
  }
  rmSync(folder, { recursive: true, force: true });
}

function nearly20(make: (count: number) => Uint8Array): Uint8Array {
  const sample = 600;
  const count = Math.floor((19.8 * MEGABYTE * sample) / make(sample).length);
  let bytes = make(count);
  for (let scale = 1; scale <= 3 && Math.abs(bytes.length / MEGABYTE - 19.6) > 0.4; scale += 1)
    bytes = make(Math.floor((count * 19.6 * MEGABYTE) / bytes.length));
  return bytes;
}

function report(
  what: string,
  size: number,
  seconds: number,
  memory: number,
  silence: number,
  result: string,
): void {
  process.stdout.write(
    `  ${what}: ${(size / MEGABYTE).toFixed(1)} MB, ${result}, ${seconds.toFixed(2)} s, +${(memory / MEGABYTE).toFixed(0)} MB, event loop silent up to ${(silence / 1000).toFixed(2)} s\n`,
  );
}

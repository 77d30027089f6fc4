/**
 * How fast rows are read from a large workbook (流式读取速度): rows per second, and how many times longer that takes than
 * inflating the same part and throwing it away. Run: `node --import tsx packages/documents/bench/read-rows.ts [rows] [columns]`.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSource } from '../src/byte-source.ts';
import { importLimits } from '../src/limits.ts';
import { streamWorkbook } from '../src/xlsx/stream-workbook.ts';
import { Archive } from '../src/zip.ts';
import { makeSheet } from './make-sheet.ts';
import { measured } from './measured.ts';

const ROWS = Number(process.argv[2] ?? 100_000);
const COLUMNS = Number(process.argv[3] ?? 40);
const ROUNDS = 3;
const SHEET = 'xl/worksheets/sheet1.xml';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-bench-'));
const file = join(folder, 'rows.xlsx');
try {
  await makeSheet(file, ROWS, COLUMNS);
  const size =
    new Archive(openSource(file), { name: 'rows', limits: importLimits }).entries.get(SHEET)?.size ?? 0;
  process.stdout.write(
    `${ROWS} rows x ${COLUMNS} columns: ${megabytes(statSync(file).size)} MB packed, ${megabytes(size)} MB of XML\n`,
  );
  for (let round = 1; round <= ROUNDS; round += 1) {
    const preview = await measured(() => read(20));
    const inflating = await measured(inflate);
    const reading = await measured(() => read(Number.POSITIVE_INFINITY));
    process.stdout.write(
      `round ${round}: ${reading.seconds.toFixed(2)} s (processor ${reading.worked.toFixed(2)} s) = ` +
        `${Math.round(ROWS / reading.seconds)} rows/s, ${reading.result} cells; peak memory +${megabytes(reading.memory)} MB; ` +
        `longest silence of the event loop ${reading.silence.toFixed(0)} ms; plain inflate ${inflating.seconds.toFixed(2)} s, ` +
        `ratio ${(reading.seconds / inflating.seconds).toFixed(2)}; preview of 20 rows ${(preview.seconds * 1000).toFixed(0)} ms\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function read(limit: number): Promise<number> {
  let cells = 0;
  let rows = 0;
  for await (const event of streamWorkbook(file, limit === 20 ? { batchRows: 20 } : {})) {
    if (event.kind !== 'rows') continue;
    for (const row of event.rows) cells += row.cells.length;
    rows += event.rows.length;
    if (rows >= limit) break;
  }
  return cells;
}

async function inflate(): Promise<number> {
  const source = openSource(file);
  let bytes = 0;
  for await (const chunk of new Archive(source, { name: 'rows', limits: importLimits }).chunks(SHEET) ?? [])
    bytes += chunk.length;
  source.close();
  return bytes;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}

/**
 * What it costs to mark errors in a large workbook and to write one (流式标红与写出): seconds and memory above the start,
 * each in a process of its own. Run: `node --import tsx packages/documents/bench/write-rows.ts [rows] [columns] [marked]`.
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CellError, streamMarkedErrors } from '../src/write/mark-errors.ts';
import type { CellInput, ColumnSpec } from '../src/write/workbook-spec.ts';
import { csvLines } from '../src/write/write-csv.ts';
import { streamOutWorkbook } from '../src/write/write-workbook.ts';
import { makeSheet } from './make-sheet.ts';
import { measured } from './measured.ts';

const [rowsWanted, columnsWanted, markedWanted, folderGiven, what] = process.argv.slice(2);
const ROWS = Number(rowsWanted ?? 100_000);
const COLUMNS = Number(columnsWanted ?? 40);
const MARKED = Number(markedWanted ?? 5000);

if (folderGiven === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'sanyi-bench-'));
  await makeSheet(join(folder, 'rows.xlsx'), ROWS, COLUMNS);
  for (const step of ['mark', 'write', 'csv']) {
    const sizes = [ROWS, COLUMNS, MARKED].map(String);
    spawnSync(process.execPath, [...process.execArgv, import.meta.filename, ...sizes, folder, step], {
      stdio: 'inherit',
    });
  }
  rmSync(folder, { recursive: true, force: true });
} else {
  const target = join(folderGiven, 'out');
  const pieces =
    what === 'mark'
      ? streamMarkedErrors(join(folderGiven, 'rows.xlsx'), errors(), { reasonTitle: '错误说明' })
      : what === 'write'
        ? streamOutWorkbook({ sheets: [{ name: '明细', columns: columns(), rows: table() }] })
        : csvLines(columns(), table());
  const { seconds, worked, memory, silence } = await measured(() =>
    pipeline(Readable.from(pieces), createWriteStream(target)),
  );
  process.stdout.write(
    `${what}: ${ROWS} rows x ${COLUMNS} columns${what === 'mark' ? `, ${MARKED} rows marked` : ''}: ${seconds.toFixed(2)} s ` +
      `(processor ${worked.toFixed(2)} s), peak memory +${(memory / 1024 / 1024).toFixed(0)} MB, ` +
      `${(statSync(target).size / 1024 / 1024).toFixed(0)} MB, longest silence of the event loop ${silence.toFixed(0)} ms\n`,
  );
}

function errors(): CellError[] {
  return Array.from({ length: MARKED }, (_, index) => ({
    sheet: '明细',
    row: 2 + Math.floor((index * (ROWS - 1)) / MARKED),
    column: 1 + (index % COLUMNS),
    message: `第 ${index} 处不合规定`,
  }));
}

function columns(): ColumnSpec[] {
  const kinds = ['text', 'decimal', 'date', 'text', 'integer'] as const;
  return Array.from({ length: COLUMNS }, (_, at) => ({
    title: `列${at + 1}`,
    kind: kinds[at % 5] ?? 'text',
  }));
}

function* table(): Generator<CellInput[]> {
  for (let row = 0; row < ROWS; row += 1) {
    yield Array.from({ length: COLUMNS }, (_, at): CellInput => {
      const value = (row * 7919 + at * 104_729) % 1_000_003;
      switch (at % 5) {
        case 0:
          return `门诊${value}号记录`;
        case 1:
          return `${value}.${String(value % 100).padStart(2, '0')}`;
        case 2:
          return `20${String(10 + (value % 15))}-0${1 + (value % 9)}-1${value % 10}`;
        case 3:
          return value % 50 === 0 ? '-待核' : '城乡居民基本医疗保险';
        default:
          return value;
      }
    });
  }
}

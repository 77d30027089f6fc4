import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook } from '@sanyi/documents';
import { Problem } from '@sanyi/kernel';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TRUTH_KINDS } from '../engine/truths.ts';
import { fen, type Line } from '../testing/read-csv.ts';
import { truthChecks } from '../testing/truth-checks.ts';
import { grouped, sumFen, WrittenRegion } from '../testing/written-region.ts';
import { faultyFiles } from './faulty/write-faulty.ts';
import { frontPageColumns, frontPageExtensions } from './front-page/columns.ts';
import { FEE_CLASSES } from './front-page/fees.ts';
import { encodeGb18030 } from './gb18030.ts';
import { insurerColumns } from './insurer/columns.ts';
import { regionPort } from './region-port.ts';

interface SummaryFile {
  readonly entries: readonly {
    readonly table: string;
    readonly institution: string;
    readonly month: string;
    readonly rows: number;
    readonly fen: number;
  }[];
}

describe('a written region', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sanyi-region-'));
  const request = { residents: 4000, seed: 11, year: 2025 } as const;
  let region: WrittenRegion;
  let lastPercent = 0;

  beforeAll(async () => {
    for (const workers of [1, 2])
      await regionPort.generate({ ...request, workers }, join(directory, String(workers)), ({ percent }) => {
        lastPercent = percent;
      });
    region = new WrittenRegion(join(directory, '2'), '2025');
  }, 300_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test('is the same to the byte with one thread and with two', () => {
    expect(lastPercent).toBe(100);
    expect(hashes(join(directory, '1'))).toEqual(hashes(join(directory, '2')));
  });

  test('holds every kind of truth, and what was planted is really in the files', () => {
    const truths = grouped(region.truths, (line) => line['truth_id'] ?? '');
    const seen = new Set<string>();
    const wrong: string[] = [];
    for (const [id, rows] of truths) {
      const [{ kind = '', planted } = {} as Line] = rows;
      const files = rows.every((row) => row['file'] !== '');
      if (planted === '1') {
        seen.add(kind);
        expect([id, files]).toEqual([id, true]);
      }
      if (!files) continue;
      const found = truthChecks[kind]?.(
        rows.map((row) => row['row_id'] ?? ''),
        region,
      );
      if (found !== (planted === '1')) wrong.push(`${id} ${planted}`);
    }
    expect(wrong).toEqual([]);
    expect([...seen].sort()).toEqual([...TRUTH_KINDS].sort());
  });

  test('settlement parts add up to the fen', () => {
    const part = (line: Line, ...columns: string[]) =>
      columns.reduce((sum, column) => sum + fen(line[column] ?? ''), 0);
    const funds = ['hifp_pay', 'cvlserv_pay', 'hifes_pay', 'hifmi_pay', 'hifob_pay', 'hifdm_pay', 'maf_pay'];
    const wrong = region.settlements.filter((line) => {
      const total = part(line, 'medfee_sumamt');
      return (
        part(line, 'fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_amt') !== total ||
        part(line, 'fund_pay_sumamt', 'psn_pay') !== total ||
        part(line, 'acct_pay', 'cash_payamt') !== part(line, 'psn_pay') ||
        part(line, ...funds, 'othfund_pay') !== part(line, 'fund_pay_sumamt')
      );
    });
    expect(wrong).toEqual([]);
  });

  test('fee lines add up to their settlement', () => {
    const fees = grouped(region.feeLines, (line) => line['setl_id'] ?? '');
    const checked = region.settlements.filter(
      (line) => line['vali_flag'] === '1' && fees.has(line['setl_id'] ?? ''),
    );
    expect(checked.length).toBeGreaterThan(1000);
    const wrong = checked.filter(
      (line) =>
        sumFen(fees.get(line['setl_id'] ?? '') ?? [], 'det_item_fee_sumamt') !==
        fen(line['medfee_sumamt'] ?? ''),
    );
    expect(wrong).toEqual([]);
  });

  test('the summary tells the rows and money of every table', () => {
    const { entries } = JSON.parse(
      readFileSync(join(region.directory, 'truth/summary.json'), 'utf8'),
    ) as SummaryFile;
    const told = (table: string) => {
      const own = entries.filter((entry) => entry.table === table);
      return [own.reduce((sum, one) => sum + one.rows, 0), own.reduce((sum, one) => sum + one.fen, 0)];
    };
    expect(told('setl_d')).toEqual([region.settlements.length, sumFen(region.settlements, 'medfee_sumamt')]);
    expect(told('fee_list_d')).toEqual([
      region.feeLines.length,
      sumFen(region.feeLines, 'det_item_fee_sumamt'),
    ]);
    expect(told('mdtrt_d')[0]).toBe(region.encounters.length);
    expect(told('mdtrt_d/second-upload')[0]).toBe(region.again('mdtrt_d').length);
    expect(told('setl_list_diag_d')[0]).toBe(region.table('setl_list_diag_d').length);
    expect(told('setl_list_oprn_d')[0]).toBe(region.operations.length);
    expect(told('prescriptions')[0]).toBe(region.prescriptions.length);
    const pages = region.frontPages();
    const written = pages.flatMap((page) => page.lines);
    const [pageRows = 0, pageFen = 0] = told('front-page');
    const [olderRows = 0, olderFen = 0] = told('front-page-P');
    expect(pageRows + olderRows).toBe(written.length);
    expect(pageFen + olderFen).toBe(
      written.reduce((sum, line) => sum + fen(line['D01'] ?? line['P782'] ?? ''), 0),
    );
    // One cell of the account, counted by hand from the rows.
    const [first] = entries.filter((entry) => entry.table === 'fee_list_d');
    const own = region.feeLines.filter(
      (line) =>
        line['fixmedins_code'] === first?.institution &&
        line['fee_ocur_time']?.startsWith(first?.month ?? ''),
    );
    expect([own.length, sumFen(own, 'det_item_fee_sumamt')]).toEqual([first?.rows, first?.fen]);
  });

  test('core tables have their official columns in order', () => {
    for (const [table, columns] of Object.entries(insurerColumns))
      expect(region.heading(table)).toEqual(columns);
    expect(insurerColumns.mdtrt_d).toHaveLength(106);
    expect(insurerColumns.setl_d).toHaveLength(100);
    expect(insurerColumns.fee_list_d).toHaveLength(82);
    expect(insurerColumns.setl_list_diag_d).toHaveLength(23);
    expect(insurerColumns.setl_list_oprn_d).toHaveLength(31);
  });

  test('front pages have all columns; their fee classes add up to the total', () => {
    const pages = region.frontPages();
    expect(pages.some((page) => page.file.startsWith('front-page-P'))).toBe(true);
    expect(frontPageColumns.length).toBeGreaterThanOrEqual(642);
    for (const { lines, file } of pages.filter((page) => page.lines.length > 0)) {
      const names = Object.keys(lines[0] ?? {});
      if (file.startsWith('front-page-P')) {
        expect(names).toHaveLength(346);
        continue;
      }
      expect(names).toEqual([...frontPageColumns, ...frontPageExtensions]);
      for (const line of lines)
        expect(FEE_CLASSES.reduce((sum, name) => sum + fen(line[name] ?? ''), 0)).toBe(
          fen(line['D01'] ?? ''),
        );
    }
  });

  test('workbooks can be read and have a title above their headings', async () => {
    const path = join(region.directory, 'templates/institutions.xlsx');
    const sheets = await readWorkbook(readFileSync(path), 'institutions.xlsx');
    const shown = (row: number) =>
      sheets[0]?.cells.filter((cell) => cell.row === row).map((cell) => cell.shown);
    expect(shown(1)).toEqual(['演练市医疗机构名册']);
    expect(shown(2)?.slice(0, 3)).toEqual(['机构编码', '机构名称', '机构类别']);
    expect((sheets[0]?.cells.filter((cell) => cell.column === 1).length ?? 0) - 2).toBeGreaterThanOrEqual(30);
  });

  test('messages can be parsed', () => {
    const texts = files(region.directory).filter((path) => /hospitals.*json$/.test(path));
    for (const path of texts) {
      const text = readFileSync(path, 'utf8');
      if (path.endsWith('.json')) expect(typeof JSON.parse(text)).toBe('object');
      else
        for (const line of text.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('resourceType');
    }
    expect(texts.length).toBeGreaterThanOrEqual(3);
  });

  test('a folder that holds something is refused', async () => {
    await expect(regionPort.generate(request, join(directory, '1'), () => {})).rejects.toThrow(Problem);
    await expect(
      regionPort.generate({ ...request, truths: ['nothing'] }, join(directory, '3'), () => {}),
    ).rejects.toThrow('unknown-truth');
    await expect(
      regionPort.generate({ ...request, residents: 1 }, join(directory, '3'), () => {}),
    ).rejects.toThrow('out-of-range');
  });
});

describe('a region in Parquet', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sanyi-parquet-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test('holds what the summary tells', async () => {
    await regionPort.generate(
      { residents: 600, seed: 3, year: 2025, format: 'parquet', workers: 1 },
      directory,
      () => {},
    );
    const { entries } = JSON.parse(
      readFileSync(join(directory, 'truth/summary.json'), 'utf8'),
    ) as SummaryFile;
    for (const [table, amount] of [
      ['fee_list_d', 'det_item_fee_sumamt'],
      ['setl_d', 'medfee_sumamt'],
    ] as const) {
      const path = join(directory, `insurer/2025/${table}_2025_0001.parquet`);
      const bytes = readFileSync(path);
      const rows = await parquetReadObjects({
        file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
      });
      const told = entries.filter((entry) => entry.table === table);
      expect(rows.length).toBe(told.reduce((sum, entry) => sum + entry.rows, 0));
      expect(rows.reduce((sum, row) => sum + fen(String(row[amount])), 0)).toBe(
        told.reduce((sum, entry) => sum + entry.fen, 0),
      );
    }
  }, 120_000);
});

describe('the faulty sender', () => {
  test('names a fault for every file, and the line is there', () => {
    const { files: made, faults } = faultyFiles();
    expect(faults.length).toBeGreaterThan(100);
    for (const path of made.keys()) expect(faults.some((fault) => fault.file === path)).toBe(true);
    for (const fault of faults) {
      const bytes = made.get(fault.file);
      expect(bytes).toBeDefined();
      if (fault.file.endsWith('.csv'))
        expect(
          Buffer.from(bytes ?? [])
            .toString('latin1')
            .split('\n').length,
        ).toBeGreaterThanOrEqual(fault.line);
    }
  });

  test('text in GB18030 comes back the same', () => {
    const text = 'Ⅱ度会阴裂伤，（第1次）—“演练”，苯二氮䓬类中毒';
    expect(new TextDecoder('gb18030').decode(encodeGb18030(text))).toBe(text);
    expect(() => encodeGb18030('😀')).toThrow('GB18030');
  });
});

function files(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => join(directory, path))
    .filter((path) => statSync(path).isFile())
    .sort();
}

function hashes(directory: string): [string, string][] {
  return files(directory).map((path) => [
    path.slice(directory.length),
    createHash('sha256').update(readFileSync(path)).digest('hex'),
  ]);
}

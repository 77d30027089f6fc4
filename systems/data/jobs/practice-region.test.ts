import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Platform } from '@sanyi/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DictionaryPort } from '../../dictionaries/port.ts';
import { server as dictionaries } from '../../dictionaries/server.ts';
import type { RegionPort } from '../../region/port.ts';
import { server as practice } from '../../region/server.ts';
import type { KnownCodes } from '../engine/contract.ts';
import { type MappedFile, mapBytes } from '../testing/map-bytes.ts';

const platform = {} as Platform;
const region = practice.port?.(platform) as RegionPort;
const lists = dictionaries.port?.(platform) as DictionaryPort;

/** Everything the dictionaries know of national value lists; the codes of diseases and items are the region's own. */
const codes: KnownCodes = {
  diagnoses: null,
  operations: null,
  items: null,
  institutions: null,
  values: (field) => {
    const list = lists.valueList(field);
    return list ? new Set(list.keys()) : null;
  },
};

describe('the practice region and the importers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanyi-practice-'));
  /** Files as text and workbooks, and those of a region so large that its core tables are Parquet. */
  const found = new Map<string, MappedFile | null>();
  const packed = new Map<string, MappedFile | null>();

  beforeAll(async () => {
    await mapRegion(join(folder, 'text'), 'text', found);
    await mapRegion(join(folder, 'parquet'), 'parquet', packed);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('every file is recognised, and not one row of it is set aside', () => {
    expect(found.size).toBeGreaterThan(20);
    expect([...packed.keys()].filter((name) => name.endsWith('.parquet'))).toHaveLength(6);
    const lost = [...found, ...packed].flatMap(([name, file]) =>
      file === null ? [[name, 'not recognised']] : file.tally.rejected === 0 ? [] : [[name, told(file)]],
    );
    expect(lost).toEqual([]);
    for (const [name, file] of found) expect([name, (file?.tally.read ?? 0) > 0]).toEqual([name, true]);
  });

  it('Parquet holds the rows that text does', () => {
    const rows = (of: typeof found, table: string) =>
      [...of].find(([name]) => name.includes(table) && !name.includes('second'))?.[1]?.tally.accepted;
    for (const table of [
      'mdtrt_d',
      'setl_d',
      'fee_list_d',
      'setl_list_diag_d',
      'setl_list_oprn_d',
      'prescriptions',
    ])
      expect([table, rows(packed, table)]).toEqual([table, rows(found, table)]);
  });

  it('front pages have every column that is expected of them', () => {
    const pages = [...found].filter(([name]) => name.includes('front-page'));
    expect(pages.length).toBeGreaterThan(3);
    for (const [name, page] of pages) {
      const missing = page?.tally
        .totals()
        .flatMap(({ code, field }) => (code === 'value-missing' ? [field] : []));
      expect([name, missing]).toEqual([name, []]);
    }
  });
});

async function mapRegion(
  written: string,
  format: 'text' | 'parquet',
  into: Map<string, MappedFile | null>,
): Promise<void> {
  await region.generate(
    { residents: 500, seed: 7, year: 2025, workers: 1, format },
    written,
    () => undefined,
  );
  for (const path of filesOf(written)) {
    const name = relative(written, path);
    if (name.startsWith('truth/') || name.startsWith('faulty/')) continue;
    // The other files are the same ones as in text.
    if (format === 'parquet' && !name.endsWith('.parquet')) continue;
    // A list of the newer form does not name its hospital: it is the one that sends it.
    const institution = /^hospitals\/(\w+)\//.exec(name)?.[1] ?? null;
    const receivedOn = '2026-01-20';
    into.set(name, await mapBytes(name, readFileSync(path), { codes, receivedOn, institution }));
  }
}

function filesOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .sort();
}

/** Why rows were set aside, as a person would look for it. */
function told(file: MappedFile): string {
  const reasons = file.tally.totals().filter((total) => total.severity === 'reject');
  return `${file.tally.rejected} of ${file.tally.read}: ${reasons
    .map((total) => `${total.field} ${total.code} ${total.rows}`)
    .join(', ')}`;
}

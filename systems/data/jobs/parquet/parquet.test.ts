import { gzipSync } from 'node:zlib';
import { Problem } from '@sanyi/kernel';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { feeLine } from '../../engine/fixtures/samples.ts';
import { type MappedFile, mapBytes, readerOf } from '../../testing/map-bytes.ts';
import { parquetOf, textColumns } from '../../testing/parquet-file.ts';
import { parquetPieces } from './parquet-pieces.ts';

const records = Array.from({ length: 3_000 }, (_, number) => feeLine(number));

function csvOf(lines: readonly Readonly<Record<string, string>>[]): Buffer {
  const names = Object.keys(lines[0] ?? {});
  return Buffer.from(
    [names, ...lines.map((line) => names.map((name) => line[name]))]
      .map((row) => `${row.join(',')}\r\n`)
      .join(''),
  );
}

/** Canonical rows without the sheet, which a CSV does not have. */
function rowsOf(file: MappedFile | null): Record<string, string> {
  return Object.fromEntries(
    Object.entries(file?.rows ?? {}).map(([table, text]) => [table, text.replace(/\t\d+(\t\d+)$/gm, '$1')]),
  );
}

async function cellsOf(bytes: Buffer): Promise<(string | null)[][]> {
  const rows: (string | null)[][] = [];
  for await (const { batch } of parquetPieces(readerOf(bytes), 'x.parquet'))
    for (const { cells } of batch?.rows ?? []) rows.push([...cells]);
  return rows;
}

async function refusal(bytes: Buffer): Promise<string> {
  try {
    await cellsOf(bytes);
    return 'read';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(`${error.detail.zh}${error.cure.zh}`).not.toMatch(/\{|undefined/);
    return error.code;
  }
}

describe('the same rows in Parquet and in CSV', () => {
  it.each([
    ['in one row group', { rowGroupSize: 10_000 }],
    ['in small row groups and smaller pages', { rowGroupSize: 700, pageSize: 1_500 }],
    ['uncompressed', { codec: 'UNCOMPRESSED' as const }],
    [
      'in GZIP',
      {
        codec: 'GZIP' as const,
        compressors: { GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)) },
      },
    ],
  ])('%s come to the same canonical rows and content', async (_, options) => {
    const csv = await mapBytes('fees.csv', csvOf(records));
    const parquet = await mapBytes('fees.parquet', parquetOf(textColumns(records), options));
    expect(parquet?.recognition).toMatchObject({
      format: 'insurer-fee-lines',
      carrier: 'parquet',
      headLine: 1,
    });
    expect(parquet?.tally.accepted).toBe(3_000);
    expect(parquet?.hash).toBe(csv?.hash);
    expect(rowsOf(parquet)).toEqual(rowsOf(csv));
    expect(parquet?.tally.totals()).toEqual(csv?.tally.totals());
  });

  it('also where numbers, decimals and instants are stored as such', async () => {
    const column = (name: string) => records.map((record) => record[name] ?? '');
    const columns = {
      ...textColumns(records),
      fee_ocur_time: {
        type: 'TIMESTAMP' as const,
        values: column('fee_ocur_time').map((text) => new Date(`${text.replace(' ', 'T')}+08:00`)),
      },
      cnt: { type: 'DOUBLE' as const, values: column('cnt').map(Number) },
      prd_days: { type: 'INT32' as const, values: column('prd_days').map(Number) },
      list_type: { type: 'INT64' as const, values: column('list_type').map(BigInt) },
      lmt_used_flag: {
        type: 'BOOLEAN' as const,
        values: column('lmt_used_flag').map((text) => text === '1'),
      },
    };
    // A number has no zeros at its end; so a CSV of it has none either.
    const plain = records.map((record) => ({ ...record, cnt: String(Number(record['cnt'])) }));
    const csv = await mapBytes('fees.csv', csvOf(plain));
    const parquet = await mapBytes('fees.parquet', parquetOf(columns));
    expect(rowsOf(parquet)).toEqual(rowsOf(csv));
    expect(parquet?.hash).toBe(csv?.hash);
  });
});

describe('values as text', () => {
  /** One column with its exact schema. */
  function one(element: Omit<SchemaElement, 'name'>, values: unknown[]): Buffer {
    const writer = new ByteWriter();
    const schema: SchemaElement[] = [
      { name: 'root', num_children: 1 },
      { repetition_type: 'OPTIONAL', ...element, name: 'v' },
    ];
    const file = new ParquetWriter({ writer, schema, statistics: false });
    void file.write({ columnData: [{ name: 'v', data: values as never }] });
    void file.finish();
    return Buffer.from(writer.getBuffer());
  }

  it.each([
    [
      'decimals keep every digit',
      { type: 'INT64', converted_type: 'DECIMAL', scale: 2, precision: 18 } as const,
      [12345678.91, -0.05, null],
      ['12345678.91', '-0.05', null],
    ],
    [
      'days',
      { type: 'INT32', converted_type: 'DATE' } as const,
      [new Date('2026-03-01'), new Date('1931-02-03')],
      ['2026-03-01', '1931-02-03'],
    ],
    [
      'instants of the world are told by the clock of Shanghai',
      { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' } as const,
      [new Date('2026-03-01T16:30:00Z')],
      ['2026-03-02 00:30:00'],
    ],
    [
      'local instants stay as they are',
      { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' } } as const,
      [new Date('2026-03-01T08:30:00Z')],
      ['2026-03-01 08:30:00'],
    ],
    [
      'numbers without an exponent',
      { type: 'DOUBLE' } as const,
      [1e-7, 1.5e21, 12.5, Number.NaN],
      ['0.0000001', '1500000000000000000000', '12.5', null],
    ],
    [
      'single precision as it was meant',
      { type: 'FLOAT' } as const,
      [Math.fround(0.1), 12.25],
      ['0.1', '12.25'],
    ],
    [
      'byte arrays without a word are text',
      { type: 'BYTE_ARRAY' } as const,
      [Buffer.from('张三'), null],
      ['张三', null],
    ],
  ])('%s', async (_, element, values, texts) => {
    const [, ...rows] = await cellsOf(one(element, values));
    expect(rows.map(([cell]) => cell)).toEqual(texts);
  });
});

describe('files that are not what they seem', () => {
  const good = parquetOf(textColumns(records.slice(0, 60)), { pageSize: 2_000 });

  it('cut off anywhere it is refused, and says so', async () => {
    for (const length of [4, 12, 100, Math.floor(good.length / 2), good.length - 9, good.length - 1])
      expect(await refusal(good.subarray(0, length))).toBe('data/parquet-damaged');
  });

  it('what is not read is refused by name', async () => {
    const lz4 = parquetOf(
      { a: { values: ['x'.repeat(40)] } },
      { codec: 'LZ4_RAW', compressors: { LZ4_RAW: (bytes) => bytes } },
    );
    expect(await refusal(lz4)).toBe('data/parquet-compression');
    const sealed = Buffer.concat([good.subarray(0, -4), Buffer.from('PARE')]);
    expect(await refusal(sealed)).toBe('data/parquet-encrypted');
    const nested = parquetOf({ a: { type: 'JSON', values: ['[]'] } });
    expect(await refusal(nested)).toBe('read');
    const footer = Buffer.from(good);
    footer.writeUInt32LE(0x7fff_ffff, footer.length - 8);
    expect(await refusal(footer)).toBe('data/parquet-too-large');
  });

  it('with any byte changed it is read or refused, and soon', async () => {
    // A small generator of our own: the same bytes are changed in every run.
    let state = 20_260_301;
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state % below;
    };
    const outcomes = new Set<string>();
    const began = performance.now();
    for (let round = 0; round < 3_000; round += 1) {
      const bytes = Buffer.from(good);
      // The footer is where a lie reaches furthest.
      const from = round % 2 === 0 ? bytes.length - 2_000 : 4;
      for (let change = next(3); change >= 0; change -= 1)
        bytes[Math.min(bytes.length - 9, from + next(bytes.length - from))] = next(256);
      outcomes.add(await refusal(bytes));
    }
    expect([...outcomes]).toContain('data/parquet-damaged');
    expect(performance.now() - began).toBeLessThan(60_000);
  }, 120_000);
});

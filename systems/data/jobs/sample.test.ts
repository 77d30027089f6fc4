import { Problem } from '@sanyi/kernel';
import { describe, expect, it } from 'vitest';
import { feeLine, fileOf } from '../engine/fixtures/samples.ts';
import { readerOf } from '../testing/map-bytes.ts';
import { recogniseFile } from './sample.ts';

const csv = fileOf(
  'insurer-fee-lines',
  Array.from({ length: 20 }, (_, number) => feeLine(number)),
);
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();

async function outcome(bytes: Buffer): Promise<string> {
  try {
    const [first] = await recogniseFile(readerOf(bytes), 'x.csv');
    return first?.format ?? 'nothing';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('the beginning of a file', () => {
  it.each([
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${csv}`, 'utf16le'), 'data/utf-16'],
    ['UTF-16 without a mark', Buffer.from(csv, 'utf16le'), 'data/utf-16'],
    ['UTF-16 the other way round', swapped(Buffer.from(`\uFEFF${csv}`, 'utf16le')), 'data/utf-16'],
    [
      'a workbook before 2007',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_000)]),
      'data/old-workbook',
    ],
    [
      'bytes of something else',
      Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at % 3 === 0 ? 0 : at % 256))),
      'data/not-text',
    ],
    ['text', Buffer.from(csv), 'insurer-fee-lines'],
    ['text with a NUL here and there', Buffer.from(csv.replace('H310', 'H\u0000310')), 'insurer-fee-lines'],
  ])('%s', async (_, bytes, expected) => {
    expect(await outcome(bytes)).toBe(expected);
  });

  it('names of columns hold nothing that the records cannot keep', async () => {
    const [first] = await recogniseFile(
      readerOf(Buffer.from(csv.replace('fixmedins_name', 'fixmed\0ins_name'))),
      'x.csv',
    );
    expect(JSON.stringify(first)).not.toContain('\\u0000');
  });
});

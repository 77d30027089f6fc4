import { describe, expect, it } from 'vitest';
import { readerOf } from '../testing/map-bytes.ts';
import { bytePiecesOf } from './byte-pieces.ts';

type Reading = Parameters<typeof bytePiecesOf>[2];
const reading = (encoding: Reading['encoding']): Reading => ({ carrier: 'delimited', encoding, sheet: 0 });

/** A file in blocks of such a size, as it is handed on: every piece must be whole characters. */
async function handedOn(
  bytes: Buffer,
  block: number,
  encoding: Reading['encoding'] = 'utf-8',
): Promise<string> {
  let text = '';
  let last = 0;
  const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const piece of bytePiecesOf(readerOf(bytes, block), 'a.csv', reading(encoding))) {
    text += whole.decode(piece.bytes);
    last = piece.done;
  }
  expect(last).toBe(bytes.length);
  return text;
}

const words = '\ufeff编号,é,𠮷,a\n甲乙丙,1,\u3000\n';

describe('pieces of a file as bytes', () => {
  it('are cut between characters, wherever the blocks end', async () => {
    const bytes = Buffer.from(words);
    for (let block = 1; block <= bytes.length; block += 1) expect(await handedOn(bytes, block)).toBe(words);
  });

  it('are the same text whatever the encoding of the file', async () => {
    // 编号,甲\n in GB18030.
    const bytes = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xbc, 0xd7, 0x0a]);
    for (let block = 1; block <= bytes.length; block += 1)
      expect(await handedOn(bytes, block, 'gb18030')).toBe('编号,甲\n');
  });

  it('hold U+FFFD where the file is no text, also at its end', async () => {
    const bytes = Buffer.concat([
      Buffer.from('甲,'),
      Buffer.from([0xff]),
      Buffer.from('乙\n'),
      Buffer.from([0xe4, 0xb8]),
    ]);
    for (let block = 4; block <= bytes.length; block += 1)
      expect(await handedOn(bytes, block).catch(String)).toBe('甲,\ufffd乙\n\ufffd');
  });

  it('are refused where the file is of another encoding', async () => {
    const bytes = Buffer.concat(Array.from({ length: 200 }, () => Buffer.from([0xb1, 0xe0, 0x0a])));
    await expect(handedOn(bytes, 64)).rejects.toMatchObject({ code: 'data/wrong-encoding' });
  });
});

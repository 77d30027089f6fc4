import { expect, it } from 'vitest';
import { encodeGb18030 } from './gb18030.ts';

const decoder = new TextDecoder('gb18030');

it('knows the bytes that others write', () => {
  expect(encodeGb18030('问题,1').toString('hex')).toBe('cecacce22c31');
  expect(encodeGb18030('€').toString('hex')).toBe('a2e3');
  expect(encodeGb18030('㐀').toString('hex')).toBe('8139ee39');
  expect(encodeGb18030('𠀀').toString('hex')).toBe('95328236');
});

it('comes back as it was, for every character there is', () => {
  const lost: string[] = [];
  for (let code = 1; code <= 0x10ffff; code += code < 0x3000 || (code > 0x9000 && code < 0x11000) ? 1 : 7) {
    // Halves of pairs, and places for private use, which the decoder does not all make.
    if (code >= 0xd800 && code <= 0xf8ff) continue;
    const character = String.fromCodePoint(code);
    if (decoder.decode(encodeGb18030(character)) !== character) lost.push(code.toString(16));
  }
  expect(lost).toEqual([]);
});

it('half of a pair is told by the sign for what cannot be read', () => {
  expect(encodeGb18030('a\uD83Db').toString('hex')).toBe('618431a43762');
});

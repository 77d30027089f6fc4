import { Problem } from '@sanyi/kernel';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { ReadContext } from './document-text.ts';
import { defaultLimits } from './limits.ts';
import { XmlScanner } from './xml-scanner.ts';

const context: ReadContext = { name: 'x', limits: defaultLimits };

/** What a scan tells of XML that comes in pieces of `size` bytes. */
function scan(xml: string | Uint8Array, size: number, own: ReadContext = context): string[] {
  const told: string[] = [];
  let words = '';
  const say = () => {
    if (words !== '') told.push(`"${words}"`);
    words = '';
  };
  const scanner = new XmlScanner('part', own, {
    open(tag) {
      say();
      told.push(`<${tag.name} ${tag.value('r') ?? '-'}>`);
      tag.capturing = true;
    },
    close(tag) {
      say();
      told.push(`</${tag.name}>`);
    },
    text(_, text) {
      words += text.string;
    },
  });
  const bytes = typeof xml === 'string' ? Buffer.from(xml) : xml;
  for (let at = 0; at < bytes.length; at += size) scanner.write(bytes.subarray(at, at + size));
  scanner.close();
  return told;
}

/** The same by a general parser. */
function general(xml: string): string[] {
  const told: string[] = [];
  let words = '';
  const say = () => {
    if (words !== '') told.push(`"${words}"`);
    words = '';
  };
  const parser = new SaxesParser({ xmlns: false });
  parser.on('opentag', (tag) => {
    say();
    told.push(`<${tag.name} ${tag.attributes['r'] ?? '-'}>`);
  });
  parser.on('closetag', (tag) => {
    say();
    told.push(`</${tag.name}>`);
  });
  parser.on('text', (text) => void (words += text));
  parser.on('cdata', (text) => void (words += text));
  parser.write(xml).close();
  return told;
}

const text = fc.string({ unit: 'grapheme', maxLength: 8 }).map((words) =>
  words
    .replace(/[\u0000-\u001F\uFFFE\uFFFF]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(']]>', ''),
);
const tree: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constantFrom('<!-- <c> -->', '<![CDATA[<v>&amp;]] ]]>', '&#20013;', '&#x4E2D;', '<?pi <x ?>', '<e/>'),
    fc
      .tuple(fc.constantFrom('c', 'row', 'longer-name', '子'), text, fc.array(tie('node'), { maxLength: 4 }))
      .map(
        ([name, value, inside]) =>
          `<${name}  s='>' r="${value.replaceAll('"', '')}" >${inside.join('')}</${name}>`,
      ),
  ),
})).node;

describe('XmlScanner', () => {
  it('tells what a general parser tells, wherever the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 5 }), fc.integer({ min: 1, max: 40 }), (nodes, size) => {
        const xml = `<?xml version="1.0"?><root>${nodes.join('')}</root>`;
        expect(scan(xml, size)).toEqual(general(xml));
      }),
      { numRuns: 500 },
    );
  });

  it('drops the prefix of the root and keeps that of others, so that foreign cells are none', () => {
    expect(scan('\uFEFF<x:a xmlns:x="u"><x:c/><y:c/><c/></x:a>', 7)).toEqual([
      '<a ->',
      '<c ->',
      '</c>',
      '<:y:c ->',
      '</:y:c>',
      '<:c ->',
      '</:c>',
      '</a>',
    ]);
  });

  it.each([
    ['entity of its own', '<a>&lol;</a>', 'damaged'],
    ['bare ampersand', '<a>a & b</a>', 'damaged'],
    ['character that is none', '<a>&#xD800;</a>', 'damaged'],
    ['crossed tags', '<a><b></a></b>', 'damaged'],
    ['end missing', '<a><b></b>', 'damaged'],
    ['tag cut off', '<a></a><b', 'damaged'],
    ['nothing', ' ', 'damaged'],
    ['two roots', '<a/><a/>', 'damaged'],
    ['attribute without quotes', '<a r=1/>', 'damaged'],
    ['DOCTYPE', '<!DOCTYPE a []><a/>', 'forbidden-xml'],
    ['depth', '<a>'.repeat(300), 'too-deep'],
    [
      'bytes that are no UTF-8',
      Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c, 0x2f, 0x61, 0x3e]),
      'damaged',
    ],
  ])('refuses: %s', (_, xml, code) => {
    expect(() => scan(xml, 5)).toThrow(expect.objectContaining({ code: `documents/${code}` }));
  });

  it('refuses a tag or a text without end before it fills memory, and takes a real replacement sign', () => {
    const small: ReadContext = { name: 'x', limits: { ...defaultLimits, tokenBytes: 100 } };
    for (const xml of [
      `<a r="${'x'.repeat(300)}"/>`,
      `<a>${'x'.repeat(300)}</a>`,
      `<a><!--${'x'.repeat(300)}--></a>`,
    ])
      expect(() => scan(xml, 16, small)).toThrow(
        expect.objectContaining({ code: 'documents/too-much-content' }),
      );
    expect(scan('<a>\uFFFD</a>', 3)).toEqual(['<a ->', '"\uFFFD"', '</a>']);
  });

  it('gives a Problem or an answer for any bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', '/', '"', 'a', ' ', '=', '!', '&', ';', '-', '?')),
        (signs) => {
          try {
            scan(`<a>${signs.join('')}`, 3);
          } catch (error) {
            expect(error).toBeInstanceOf(Problem);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

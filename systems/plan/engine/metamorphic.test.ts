import { describe, expect, it } from 'vitest';
import { BROKEN_LAYOUTS } from './fixtures/broken-layouts.ts';
import { TABLE_LAYOUTS } from './fixtures/table-layouts.ts';
import { TEXT_LAYOUTS } from './fixtures/text-layouts.ts';
import { readPlan } from './read-plan.ts';

/** A change of dress that must not change the reading; `text` is whole-paragraph text. */
type Dress = (text: string) => string;

const half: Dress = (t) => t.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
const full: Dress = (t) =>
  t.replace(/[!"#$%&'()*+,/:;<=>?@[\]^_`{}~0-9A-Za-z]/g, (c) =>
    String.fromCharCode(c.charCodeAt(0) + 0xfee0),
  );
const squareBrackets: Dress = (t) =>
  t.replace(/（([^（）]*(?:负责|牵头|配合|单位|部门)[^（）]*)）/g, '〔$1〕');
const crlf: Dress = (t) => t.replaceAll('\n', '\r\n');
const blankLines: Dress = (t) => t.replaceAll('\n', '\n\n');
const spacedDigits: Dress = (t) => t.replace(/\d+/g, ' $& ');
const indented: Dress = (t) =>
  t
    .split('\n')
    .map((l) => (l === '' ? l : `　　${l}`))
    .join('\n');

/** A page end in the middle of every long paragraph: blank line, page number, blank line. */
const pageBreaks: Dress = (t) =>
  t
    .split('\n')
    .map((l) =>
      l.length > 60 && !/[\t|]/.test(l) && l.slice(0, 40).includes('。')
        ? `${l.slice(0, 45)}\n\n— 3 —\n\n${l.slice(45)}`
        : l,
    )
    .join('\n');

/** Lines broken at 34 characters, paragraphs indented, as pdf converters write them. */
const wrapped: Dress = (t) =>
  t
    .split('\n')
    .map((l) => (l.length === 0 ? l : (`　　${l}`.match(/.{1,34}/g) ?? []).join('\n')))
    .join('\n');

const DRESSES: readonly [string, Dress][] = [
  ['half width', half],
  ['full width', full],
  ['square brackets', squareBrackets],
  ['carriage returns', crlf],
  ['blank lines', blankLines],
  ['spaces around digits', spacedDigits],
  ['indented', indented],
  ['page breaks', pageBreaks],
];

/** The reading without places and quotations. */
function meaning(text: string): string[] {
  const flat = (s: string): string =>
    half(s)
      .replace(/[\s“”"]/g, '')
      .replace(/[〔[]/g, '(')
      .replace(/[〕\]]/g, ')')
      .replace(/[—-]+/g, '-');
  return readPlan(text).tasks.map((t) =>
    flat(
      [
        t.number,
        t.title,
        t.responsibilityMode,
        t.lead.map((d) => d.norm).join(),
        t.coop.map((d) => d.norm).join(),
        t.deadlines.map((d) => d.due ?? d.rule).join(),
        t.targets
          .map((x) => `${x.indicator} ${x.comparator} ${x.value} ${x.value2} ${x.unit} ${x.due} ${x.change}`)
          .join(),
      ].join('|'),
    ),
  );
}

const WHOLE = [...TEXT_LAYOUTS, ...BROKEN_LAYOUTS.slice(3)];

describe('a change of dress changes nothing', () => {
  for (const paper of WHOLE) {
    for (const [name, dress] of DRESSES)
      it(`${paper.name}: ${name}`, () => expect(meaning(dress(paper.text))).toEqual(meaning(paper.text)));
  }
  for (const paper of TABLE_LAYOUTS) {
    for (const [name, dress] of [
      ['half width', half],
      ['carriage returns', crlf],
    ] as const)
      it(`${paper.name}: ${name}`, () => expect(meaning(dress(paper.text))).toEqual(meaning(paper.text)));
  }
  for (const paper of TEXT_LAYOUTS.filter((p) => p.text.length > 330)) {
    it(`${paper.name}: lines broken at a fixed width`, () =>
      expect(meaning(wrapped(paper.text))).toEqual(meaning(paper.text)));
  }
});

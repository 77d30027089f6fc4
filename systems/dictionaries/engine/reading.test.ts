import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCodeForm, normalCode } from './code-form.ts';
import { compareEdition } from './compare-edition.ts';
import { parseDelimited } from './delimited-text.ts';
import { entryKey, type KeptEntry } from './entry.ts';
import { fieldOf } from './headings.ts';
import { VALUE_LISTS } from './value-lists.ts';

describe('delimited text', () => {
  it('comes back as it was written, whatever the cells hold', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '中', '"', ',', '\n', ';', 'x') })
      .map((text) => text.trim());
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        (table) => {
          const text = table
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join('\r\n');
          const rows = parseDelimited(text, ',');
          expect(Array.isArray(rows) && rows.map(({ cells }) => cells)).toEqual(
            table.filter((row) => row.some((value) => value !== '')),
          );
        },
      ),
    );
  });

  it('counts lines through quoted line breaks, and says where a quote stays open', () => {
    expect(parseDelimited('a\tb\r\n"1\n2"\t3\r\n4\t5')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: ['1\n2', '3'] },
      { row: 4, cells: ['4', '5'] },
    ]);
    expect(parseDelimited('a,b\n1,"2')).toEqual({ fault: 'open-quote', row: 2 });
  });
});

describe('codes', () => {
  it.each([
    ['icd-10', ' ｉ10.X00 ', 'I10.x00', true],
    ['icd-10', 'I10.x00X002', 'I10.x00x002', true],
    ['icd-10', 'a17.000†g01*', 'A17.000+G01*', true],
    ['icd-10', 'X59.900', 'X59.900', true],
    ['icd-10', 'M80000/3', 'M80000/3', true],
    ['icd-10', 'I10.', 'I10.', false],
    ['icd-10', '10.x00', '10.x00', false],
    ['icd-9-cm-3', '06.4X00', '06.4x00', true],
    ['icd-9-cm-3', '36.0700X004', '36.0700x004', true],
    ['icd-9-cm-3', '1.24', '1.24', false],
    ['area', '990102', '990102', true],
    ['area', '99010', '99010', false],
    ['drug', 'xa02bc01a001', 'XA02BC01A001', true],
  ] as const)('%s %s', (system, typed, code, fits) => {
    expect(normalCode(system, typed)).toBe(code);
    expect(isCodeForm(system, code)).toBe(fits);
  });

  it('are judged fast whatever is typed', () => {
    const began = performance.now();
    for (const text of ['A'.repeat(100_000), '0'.repeat(100_000), `A00.${'x000'.repeat(20_000)}`])
      expect(isCodeForm('icd-10', normalCode('icd-10', text))).toBe(false);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe('headings', () => {
  it.each([
    ['诊断编码（必填）', 'code'],
    ['ICD-10 编码', 'code'],
    ['疾病名称', 'name'],
    ['国临版 2.0 编码', 'clinical-code'],
    ['医保版编码', 'insurance-code'],
    ['是否 灰码', 'grey'],
    ['med_list_codg', 'code'],
    ['Name', 'name'],
    ['constructor', null],
    ['__proto__', null],
    ['随便什么', null],
  ] as const)('%s', (heading, field) => expect(fieldOf(heading)).toBe(field));
});

describe('the comparison of an edition', () => {
  const entry = fc.record({
    code: fc.constantFrom('A00', 'A01', 'A02', 'A03', 'A04'),
    name: fc.constantFrom('甲', '乙'),
  });
  const unique = fc.uniqueArray(entry, { selector: (item) => item.code });
  const kept = (items: readonly { code: string; name: string }[]) =>
    new Map(
      items.map((item): [string, KeptEntry] => [
        entryKey(item),
        { ...item, target: '', category: '', grey: false, successor: '', attributes: {} },
      ]),
    );

  it('accounts for every code, whatever the order, and finds nothing the second time', () => {
    fc.assert(
      fc.property(unique, unique, fc.boolean(), (before, after, complete) => {
        const present = kept(before);
        const options = { complete, untouched: new Set<string>(), endedBefore: new Map<string, string>() };
        const plan = compareEdition(present, after, options);
        expect(compareEdition(present, after.toReversed(), options)).toEqual(plan);
        expect(plan.added.length + plan.changed.length + plan.unchanged).toBe(after.length);
        if (complete) expect(plan.retired.length + plan.changed.length + plan.unchanged).toBe(present.size);
        else expect(plan.retired).toEqual([]);
        for (const { key } of plan.retired) present.delete(key);
        for (const item of [...plan.added, ...plan.changed]) present.set(entryKey(item), item);
        const again = compareEdition(present, after, options);
        expect([again.added, again.changed, again.retired]).toEqual([[], [], []]);
      }),
    );
  });
});

describe('value lists', () => {
  it('have each code once, and stand for codes of their own', () => {
    for (const { field, values } of VALUE_LISTS) {
      const codes = values.map(([code]) => code);
      expect([field, new Set(codes).size]).toEqual([field, codes.length]);
      for (const [, zh, en, sameAs] of values) {
        expect(zh !== '' && en !== '').toBe(true);
        if (sameAs) expect(codes).toContain(sameAs);
      }
    }
    expect(new Set(VALUE_LISTS.map(({ field }) => field)).size).toBe(VALUE_LISTS.length);
  });
});

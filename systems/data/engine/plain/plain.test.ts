import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapped, MappingContext } from '../contract.ts';
import { recogniseText, run } from '../fixtures/run.ts';
import { benchContext, feeLine, fileOf } from '../fixtures/samples.ts';
import { formatOf } from '../formats/formats.ts';
import { startMapping } from '../map/start-mapping.ts';

/** Maps a text as bytes in pieces of such a size, and tells how many of its rows never became text. */
function runBytes(text: string, size: number, change: Partial<MappingContext> = {}) {
  const recognition = recogniseText(text);
  const mapping = startMapping(recognition, benchContext(change));
  if (mapping.bytes === null) throw new Error('not taken as bytes');
  const lines: string[] = [];
  const sum = { read: 0, accepted: 0, rejected: 0, plain: 0 };
  const issues: Mapped['issues'][number][] = [];
  const take = (mapped: Mapped) => {
    for (const part of mapped.rows.values()) lines.push(...part.split('\n').slice(0, -1));
    if (mapped.plain) {
      const rows = Buffer.from(mapped.plain.rows).toString('utf8').split('\n').slice(0, -1);
      expect(rows).toHaveLength(mapped.plain.count);
      lines.push(...rows);
      sum.plain += rows.length;
    }
    issues.push(...mapped.issues);
    sum.read += mapped.read;
    sum.accepted += mapped.accepted;
    sum.rejected += mapped.rejected;
  };
  // Pieces are cut between characters, as the reader of files does.
  const bytes = new TextEncoder().encode(text);
  for (let at = 0, to = 0; at < bytes.length; at = to) {
    to = Math.min(bytes.length, at + size);
    while (((bytes[to] ?? 0) & 0xc0) === 0x80) to += 1;
    take(mapping.bytes(bytes.subarray(at, to)));
  }
  take(mapping.end());
  return {
    ...sum,
    lines: lines.toSorted(),
    issues,
    hash: mapping.contentHash(),
    profile: JSON.stringify(mapping.profile()),
    covered: JSON.stringify(mapping.covered()),
  };
}

/** Both ways agree; answers how many rows never became text. */
function plainRows(text: string, size: number, change: Partial<MappingContext> = {}): number {
  const asText = run(text, change);
  const asBytes = runBytes(text, size, change);
  expect(asBytes).toEqual({
    plain: asBytes.plain,
    read: asText.read,
    accepted: asText.accepted,
    rejected: asText.rejected,
    lines: Object.values(asText.rows)
      .flatMap((rows) => rows.split('\n').slice(0, -1))
      .toSorted(),
    issues: asText.issues,
    hash: asText.hash,
    profile: asText.profile,
    covered: asText.covered,
  });
  return asBytes.plain;
}

const used = [
  'fixmedins_code',
  'mdtrt_id',
  'setl_id',
  'bkkp_sn',
  'psn_no',
  'fee_ocur_time',
  'med_chrgitm_type',
  'med_list_codg',
  'medins_list_codg',
  'hilist_code',
  'medins_list_name',
  'hilist_name',
  'chrgitm_lv',
  'cnt',
  'pric',
  'det_item_fee_sumamt',
  'fulamt_ownpay_amt',
  'overlmt_selfpay',
  'preselfpay_amt',
  'inscp_amt',
  'bilg_dept_codg',
  'bilg_dr_code',
  'bilg_dr_name',
  'rx_drord_no',
  'vali_flag',
  'init_feedetl_sn',
  'fixmedins_name',
  'spec',
] as const;

/** What senders put into cells. */
const cells = [
  '',
  '-',
  '--',
  '——',
  '－－',
  '—',
  '－',
  '无',
  'NULL',
  'null',
  '(Null)',
  ' ',
  ' 1.00',
  '1.00 ',
  '\u3000甲',
  '甲\u3000',
  '\u00a0甲',
  '甲\u00a0',
  '\ufeff甲',
  '甲',
  '无痛',
  '注射用头孢曲松钠',
  '𠮷',
  'é',
  '0',
  '00',
  '007',
  '01.5',
  '1',
  '1.',
  '.5',
  '1.5',
  '1.234',
  '1.2300',
  '1.00000',
  '123456789012345',
  '1234567890123456',
  '-1',
  '+1',
  '-1.00',
  '1e3',
  '1,000',
  '¥12',
  '2026-03-01',
  '2026-03-01 08:00:00',
  '2026-02-29 08:00:00',
  '2026-03-01 24:00:00',
  '2026-03-01T08:00:00',
  '20260301',
  '2027-03-01 08:00:00',
  '1969-12-31 23:59:59',
  '2105-12-31 00:00:00',
  '是',
  'N',
  'Y',
  '2',
  '患者310118197006011234',
  '电话13812345678',
  '电话 138-1234-5678',
  '电话１３８１２３４５６７８',
  '电话021-12345678',
  'XJ01DDT083B001010100001',
  '09',
  '99',
  '"',
  'a"b',
  '"甲,乙"',
  '"甲\n乙"',
  '"没有关上',
  'a\tb',
  'a\\b',
  'a\u0000b',
  'a\u0001b',
  '乱\uFFFD码',
  '\uFFFD',
  '\r',
  '\n',
  '甲,',
];

const fields = formatOf('insurer-fee-lines').columns.map((column) => column.name);

describe('lines that never become text', () => {
  it('are all lines of a sound file, and come out as the others do', () => {
    const lines = Array.from({ length: 300 }, (_, at) => feeLine(at * 13));
    const text = fileOf('insurer-fee-lines', lines);
    expect(plainRows(text, 1000)).toBe(run(text).accepted - countOf(run(text).issues));
    expect(plainRows(`\ufeff${text.replaceAll('\n', '\r\n')}`, 777)).toBeGreaterThan(200);
  });

  it('come out as the others do, whatever stands in a cell and however the file is cut', () => {
    const change = fc.tuple(fc.nat(11), fc.constantFrom(...used), fc.constantFrom(...cells));
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 6 }),
        fc.integer({ min: 3, max: 4000 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (changes, size, end, closed) => {
          const lines = Array.from({ length: 12 }, (_, at) => feeLine(at * 7));
          for (const [line, field, cell] of changes)
            lines[line] = { ...feeLine(line * 7), ...lines[line], [field]: cell };
          const rows = [
            fields.join(','),
            ...lines.map((line) => fields.map((field) => line[field] ?? '').join(',')),
          ];
          expect(plainRows(rows.join(end) + (closed ? end : ''), size)).toBeLessThanOrEqual(lines.length);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are found between other delimiters as well, and backslashes are left to the others', () => {
    const words = ['甲', '甲 乙', 'a\\b', '\\N', "a'b", 'a;b', 'a|b'];
    const lines = Array.from({ length: 60 }, (_, at) => ({
      ...feeLine(at * 7),
      spec: words[at % 9] ?? '1.0g',
      medins_list_name: words[(at + 4) % 13] ?? '注射用头孢曲松钠',
    }));
    for (const delimiter of ['\t', '|', ';']) {
      const rows = [fields, ...lines.map((line) => fields.map((field) => Reflect.get(line, field) ?? ''))];
      const text = `${rows.map((row) => row.join(delimiter)).join('\n')}\n`;
      expect(recogniseText(text).delimiter).toBe(delimiter);
      for (const size of [100, 5000]) expect(plainRows(text, size)).toBeGreaterThan(5);
    }
  });

  it('are remarked on by the same dictionaries and lists', () => {
    const lines = Array.from({ length: 60 }, (_, at) => feeLine(at));
    const known = { has: (code: string) => code.endsWith('1'), isGrey: () => false, successor: () => null };
    const codes = {
      diagnoses: null,
      operations: null,
      items: known,
      institutions: null,
      values: (field: string) => (field === 'chrgitm_lv' ? new Set(['01']) : null),
    };
    expect(plainRows(fileOf('insurer-fee-lines', lines), 5000, { codes })).toBe(0);
    const open = { ...codes, values: () => null };
    expect(plainRows(fileOf('insurer-fee-lines', lines), 5000, { codes: open })).toBeGreaterThan(0);
  });

  it('are as short as they come: half a line, a line without end, nothing', () => {
    const text = fileOf('insurer-fee-lines', [feeLine(1), feeLine(2)]);
    for (let cut = text.length - 700; cut < text.length; cut += 7)
      expect(plainRows(text.slice(0, cut), 50)).toBeLessThanOrEqual(2);
  });
});

function countOf(issues: readonly { readonly line: number }[]): number {
  return new Set(issues.map(({ line }) => line)).size;
}

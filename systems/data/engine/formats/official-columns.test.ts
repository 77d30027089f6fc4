import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../fixtures/run.ts';
import { formatOf } from './formats.ts';

const folder = join(process.cwd(), '../shared/interfaces');
const isThere = existsSync(folder);
if (!isThere)
  process.stderr.write(
    '!!! ../shared/interfaces is absent: importers are NOT run on the official columns !!!\n',
  );

/** First cells of a line; names and titles hold no enclosed commas where they are read here. */
function lines(name: string): string[][] {
  return readFileSync(join(folder, name), 'utf8')
    .replace('\u{feff}', '')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}

/** `C06x01C` with its repeats written out. */
function repeated(code: string, times: number): string[] {
  if (times <= 1) return [code];
  return Array.from({ length: times }, (_, at) => code.replace('x01', `x${String(at + 1).padStart(2, '0')}`));
}

const cores = [
  ['mdtrt_d', 'insurer-encounters', 106],
  ['setl_d', 'insurer-settlements', 100],
  ['fee_list_d', 'insurer-fee-lines', 82],
  ['setl_list_diag_d', 'insurer-diagnoses', 23],
  ['setl_list_oprn_d', 'insurer-operations', 31],
] as const;

describe.skipIf(!isThere)('official columns', () => {
  it.each(cores)('%s', (table, id, count) => {
    const names = lines('nhsa_core_export_tables.csv').flatMap((line) =>
      line[0] === table ? [line[2] ?? ''] : [],
    );
    expect(names).toHaveLength(count);
    const known = formatOf(id).columns.map((column) => column.name);
    expect(known.slice(0, count)).toEqual(names);
    const outcome = run(`${names.join(',')}\n${names.map(() => '1').join(',')}\n`);
    expect(outcome.recognition.format).toBe(id);
    expect(outcome.recognition.columns.every((column) => column.field === column.heading)).toBe(true);
    expect(outcome.read).toBe(1);
    // Every column is counted, used or not.
    for (const name of names) expect(outcome.profile).toContain(`"field":"${name}"`);
  });

  it('front page, 135 codes with their repeats and 37 extensions', () => {
    const codes = lines('hqms_appraisal_fields.csv').flatMap((line) => {
      const times = Number(line.slice(6).find((cell) => /^(1|40)$/.test(cell)) ?? '1');
      return repeated(line[1] ?? '', times);
    });
    const extensions = lines('hqms_appraisal_extension_fields.csv').map((line) => line[0] ?? '');
    expect(extensions).toHaveLength(37);
    const known = new Set(formatOf('front-page').columns.map((column) => column.name));
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
    expect(codes.length).toBeGreaterThanOrEqual(642);
    for (const extension of extensions)
      expect([...known].some((name) => name.startsWith(extension.split('x')[0] ?? ''))).toBe(true);
    expect(run(`${codes.join(',')}\n${codes.map(() => '1').join(',')}\n`).recognition.format).toBe(
      'front-page',
    );
  });

  it('front page, 346 older codes', () => {
    const codes = lines('hqms_P_fields.csv').map((line) => line[1] ?? '');
    expect(formatOf('front-page-p').columns.map((column) => column.name)).toEqual(codes);
    expect(run(`${codes.join(',')}\n${codes.map(() => '1').join(',')}\n`).recognition.missing).toEqual([]);
  });

  it.each([
    ['nhsa_4101_fields.csv', 'settlement-list', 112],
    ['nhsa_4101A_fields.csv', 'settlement-list-a', 83],
  ] as const)('%s', (file, id, count) => {
    const rows = lines(file);
    expect(rows).toHaveLength(count);
    const names = rows.map((row) => `${row[0]}.${row[2]}`);
    expect(formatOf(id).columns.map((column) => column.name)).toEqual(names);
    const nodes: Record<string, Record<string, string>[]> = {};
    for (const [node = '', , field = ''] of rows) ((nodes[node] ??= [{}])[0] ?? {})[field] = '1';
    const message = JSON.stringify({
      infno: id === 'settlement-list' ? '4101' : '4101A',
      input: { ...nodes, setlinfo: nodes['setlinfo']?.[0] },
    });
    const outcome = run(message);
    expect(outcome.recognition.format).toBe(id);
    expect(outcome.read).toBe(1);
    for (const name of names) expect(outcome.profile).toContain(`"field":"${name}","rows":1,"filled":1`);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { catalogueCommand } from './commands/catalogue.ts';
import { groupCommand } from './commands/group.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-dip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

const HEADING = 'case_id,sex,age_years,los_days,dx,op,year,hospital,total_yuan';
writeFileSync(
  at('cases.csv'),
  [
    `\uFEFF${HEADING}`,
    ...Array.from(
      { length: 20 },
      (_, place) => `a${place},1,50,5,K80.000,51.2300,2025,h1,${10_000 + place * 100}.50`,
    ),
    ...Array.from(
      { length: 20 },
      (_, place) => `b${place},1,70,7,I50.900|E11.900,,2024,h2,${6_000 + place * 90}`,
    ),
    '"c,1",1,70,7,Q99.900,,2025,h2,100',
  ].join('\r\n'),
);

async function run(command: typeof groupCommand, ...args: string[]) {
  const lines: string[] = [];
  const code = await command({ args, locale: 'zh-CN', print: (line) => lines.push(line) });
  return { code, text: lines.join('\n') };
}

test('a catalogue is formed, exported, read again and compared, and cases are matched to it', async () => {
  const built = await run(
    catalogueCommand,
    'build',
    '--in',
    at('cases.csv'),
    '--year',
    '2025',
    '--out',
    at('c.json'),
  );
  expect(built.text).toContain('41 例：入组 40 例，核心病种 2 个');
  expect(built.text).toContain('未入组 1 例：同类病例太少');
  const exported = await run(catalogueCommand, 'export', '--catalogue', at('c.json'), '--out', at('c.xlsx'));
  expect(exported.text).toBe('2 个病种');
  const same = await run(catalogueCommand, 'diff', '--before', at('c.xlsx'), '--after', at('c.json'));
  expect(same.text).toBe('新增 0，取消 0，分值变动 0，未变 2');
  const grouped = await run(
    groupCommand,
    '--catalogue',
    at('c.xlsx'),
    '--in',
    at('cases.csv'),
    '--out',
    at('g.csv'),
    '--explain',
  );
  expect(grouped.text).toContain('41 例，入组 40 例');
  const lines = readFileSync(at('g.csv'), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(42);
  expect(lines[1]).toMatch(/^a0,K80\.0:51\.2300,core,exact,\d+\.\d{4},$/);
  expect(lines[41]).toBe('"c,1",,,,,not-in-catalogue');
  expect(readFileSync(at('g.csv.explain.txt'), 'utf8')).toContain('c,1 —\n  目录中没有对应病种');
});

test('what is missing or wrong is named: arguments, files, columns, values', async () => {
  expect((await run(catalogueCommand, 'build')).code).toBe(2);
  expect((await run(groupCommand)).code).toBe(2);
  await expect(
    run(catalogueCommand, 'export', '--catalogue', at('none.json'), '--out', at('x')),
  ).rejects.toMatchObject({ code: 'dip/no-such-file' });
  writeFileSync(at('w.csv'), 'case_id,dx,op\nx,K80.000,\n');
  await expect(
    run(catalogueCommand, 'build', '--in', at('w.csv'), '--year', '2025', '--out', at('x')),
  ).rejects.toMatchObject({ code: 'dip/case-file' });
  writeFileSync(at('v.csv'), `${HEADING}\nx,1,1,1,K80.000,,2025,h,many\n`);
  await expect(
    run(catalogueCommand, 'build', '--in', at('v.csv'), '--year', '2025', '--out', at('x')),
  ).rejects.toMatchObject({ code: 'dip/case-row' });
  writeFileSync(at('o.json'), '{"a":1}');
  await expect(
    run(groupCommand, '--catalogue', at('o.json'), '--in', at('cases.csv'), '--out', at('x')),
  ).rejects.toMatchObject({ code: 'dip/not-a-catalogue' });
});

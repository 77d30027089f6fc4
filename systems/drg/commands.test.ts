import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { teachingScheme } from '@sanyi/grouping';
import { afterAll, expect, test } from 'vitest';
import { compareCommand } from './commands/compare.ts';
import { groupCommand } from './commands/group.ts';
import { lintCommand } from './commands/lint.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-drg-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases = join(folder, 'cases.csv');
const scheme = join(folder, 'scheme.json');
writeFileSync(
  cases,
  '\uFEFFcase_id,sex,age_years,dx,op,hospital\r\nc1,1,50,K80.000|E11.900,51.2300,h1\r\nc2,2,71,I50.900|A41.900,,h2\r\n"c3",1,fifty,K80.000,,h2\r\n',
);
writeFileSync(
  scheme,
  JSON.stringify({ ...teachingScheme, mdcs: teachingScheme.mdcs.filter((mdc) => mdc.code !== 'MDCH') }),
);

async function run(command: typeof groupCommand, ...args: string[]) {
  const lines: string[] = [];
  const code = await command({ args, locale: 'zh-CN', print: (line) => lines.push(line) });
  return { code, text: lines.join('\n') };
}

test('a file of cases is grouped, with the reasoning beside it', async () => {
  const out = join(folder, 'groups.csv');
  const { code, text } = await run(
    groupCommand,
    '--scheme',
    'teaching',
    '--in',
    cases,
    '--out',
    out,
    '--explain',
  );
  expect(code).toBe(0);
  expect(text).toMatch(/^3 例/);
  expect(readFileSync(out, 'utf8')).toBe(
    'case_id,mdc,adrg,drg,status,reason\nc1,MDCH,HC2,HC23,grouped,\nc2,MDCF,FR1,FR11,grouped,\n' +
      'c3,0000,00,0000,ungroupable,not-a-number:ageYears\n',
  );
  expect(readFileSync(`${out}.explain.txt`, 'utf8')).toContain('没有诊断 E11.900：HC25');
});

test('what is missing is named: arguments, files, columns', async () => {
  expect((await run(groupCommand, '--scheme', 'teaching')).code).toBe(2);
  const out = join(folder, 'none.csv');
  await expect(
    run(groupCommand, '--scheme', 'teaching', '--in', join(folder, 'nope.csv'), '--out', out),
  ).rejects.toMatchObject({
    code: 'drg/no-such-file',
  });
  await expect(run(lintCommand, join(folder, 'nope.json'))).rejects.toMatchObject({
    code: 'drg/no-such-file',
  });
  const wrong = join(folder, 'wrong.csv');
  writeFileSync(wrong, 'case_id,dx\nc1,K80.000\n');
  await expect(run(groupCommand, '--scheme', 'teaching', '--in', wrong, '--out', out)).rejects.toMatchObject({
    code: 'drg/case-file',
  });
  writeFileSync(join(folder, 'odd.json'), '{');
  await expect(run(lintCommand, join(folder, 'odd.json'))).rejects.toMatchObject({
    code: 'drg/not-a-scheme',
  });
  await expect(run(lintCommand, folder)).rejects.toMatchObject({ code: 'drg/not-a-scheme' });
});

test('a scheme is checked, and two are compared on the same cases', async () => {
  const linted = await run(lintCommand, 'teaching');
  expect(linted.code).toBe(0);
  expect(linted.text).toContain('FR1 没有兜底的组');
  const out = join(folder, 'moved.csv');
  const compared = await run(
    compareCommand,
    '--before',
    'teaching',
    '--after',
    scheme,
    '--in',
    cases,
    '--out',
    out,
  );
  expect(compared).toMatchObject({ code: 0 });
  expect(compared.text).toContain('3 例，换组 2，失去分组 2，新入组 0');
  expect(readFileSync(out, 'utf8').split('\n')[1]).toBe('c1,HC23,0000,grouped,ungroupable');
});

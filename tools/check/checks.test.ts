import { describe, expect, it } from 'vitest';
import { checkTerms } from '../docs/glossary.ts';
import { checkout, said } from '../testing/checkout.ts';
import { checkBorrowedSentences, checkTraces } from './clean-text.ts';
import { findingText } from './finding.ts';
import { checkNaming } from './naming.ts';
import { checkProblems } from './problems.ts';
import { deadCodeIn, placesIn } from './programs.ts';

describe('naming', () => {
  const naming = (file: string, text: string) => said(checkNaming(checkout({ [file]: text })));

  it.each([
    ['systems/fund/engine/PointValue.ts', '', 'file names are kebab-case'],
    ['systems/fund/engine/a.ts', '\n'.repeat(151), '151 lines, the limit is 150'],
    ['systems/fund/store/a.ts', '\n'.repeat(301), '301 lines, the limit is 300'],
    ['packages/x/src/a.ts', 'export function a() {}', 'a has no docstring'],
    ['packages/x/src/a.ts', '/** A. */\nexport const a = () => 1;', 'a is an arrow constant'],
    ['systems/fund/store/a.ts', 'export default function a() {}', 'default exports are for lazy pages only'],
    ['systems/fund/store/a.ts', 'const a = b as unknown as C;', 'double cast'],
    ['systems/fund/store/a.ts', '// TODO later', 'unfinished work'],
    ['systems/fund/store/a.ts', 'try { a(); } catch {}', 'an error is swallowed'],
    ['systems/fund/store/a.ts', '// @ts-ignore', 'silenced compiler'],
  ])('refuses %s: %s', (file, text, message) => {
    expect(naming(file, text).join()).toContain(message);
  });

  it('allows a long file that says why, a page, and an error that is explained', () => {
    const header = '/** A table, over the limit because it is data. */\n';
    expect(naming('systems/fund/engine/a.ts', header + '\n'.repeat(200))).toEqual([]);
    expect(naming('systems/fund/ui/home-page.tsx', 'export default function A() {}')).toEqual([]);
    expect(naming('systems/fund/store/a.ts', 'try { a(); } catch {\n// absent is fine here\n}')).toEqual([]);
  });
});

describe('problems', () => {
  const catalogue = (codes: string[]) =>
    `export const fundProblems = problemCatalogue('fund', {${codes
      .map((code) => `'${code}': { kind: 'input', title: { zh: '甲', en: 'A' } }`)
      .join(',')}});`;

  it('finds codes that are thrown and not catalogued, and codes that nobody throws', () => {
    const tree = checkout({
      'systems/fund/problems.ts': catalogue(['locked', 'gone']),
      'systems/fund/store/a.ts': "throw fundProblems.problem('locked');\nthrow fundProblems.problem('odd');",
    });
    expect(said(checkProblems(tree))).toEqual([
      'systems/fund/store/a.ts:2 fund/odd is thrown but not catalogued',
      'systems/fund/problems.ts:1 fund/gone is catalogued but never thrown',
    ]);
  });

  it('counts a use in a test as none, and refuses texts that are computed', () => {
    const tree = checkout({
      'systems/fund/problems.ts':
        "export const fundProblems = problemCatalogue('fund', { locked: entry() });",
      'systems/fund/store/a.test.ts': "throw fundProblems.problem('locked');",
    });
    expect(said(checkProblems(tree))).toEqual([
      'systems/fund/problems.ts:1 fund/locked is catalogued but never thrown',
      'systems/fund/problems.ts:1 fund/locked is not written as plain text',
    ]);
  });

  it('refuses two catalogues of one name', () => {
    const tree = checkout({ 'systems/a/problems.ts': catalogue([]), 'systems/b/problems.ts': catalogue([]) });
    expect(said(checkProblems(tree))).toEqual([
      'systems/b/problems.ts two catalogues are called fundProblems',
    ]);
  });
});

describe('clean text', () => {
  it('finds paths of a machine and addresses of a registry', () => {
    const home = ['', 'home', 'somebody', 'x'].join('/');
    const tree = checkout({
      'a.md': `see ${home}`,
      'b.json': '"https://registry.example.org/x"',
      'c.md': 'see ./work/plan',
    });
    expect(said(checkTraces(tree))).toEqual([
      `a.md:1 a path of one machine: ${home.slice(0, -1)}`,
      'b.json:1 the address of a package registry: https://registry.example.org/x',
    ]);
  });

  it('finds twenty characters of a paper, through punctuation and line breaks, but not names and titles', () => {
    const sentence = '各街道每月核对一次高龄老人上门服务记录并在公示栏张贴结果';
    const tree = checkout({
      'papers/p.txt': `总则。${sentence}。清水湾区老龄服务三年行动计划编制办法试行稿本`,
      'parameters/sources.yaml': 'title: 清水湾区老龄服务三年行动计划编制办法试行稿本',
    });
    const other = checkout({
      'parameters/sources.yaml': 'title: 清水湾区老龄服务三年行动计划编制办法试行稿本',
      'a.ts': "// 首行\nconst a = '各街道每月核对一次，高龄老人上门服务\\n记录并在公示栏张贴结果';",
      'b.ts': "const b = '各街道每月核对一次高龄老人';",
      'c.md': '清水湾区老龄服务三年行动计划编制办法试行稿本',
    });
    const found = checkBorrowedSentences(other, `${tree.root}/papers`);
    expect(found?.map(({ file, line }) => [file, line])).toEqual([['a.ts', 2]]);
    expect(checkBorrowedSentences(other, `${tree.root}/absent`)).toBeNull();
  });
});

describe('glossary', () => {
  it('wants a Chinese term in every engine file that computes', () => {
    const tree = checkout({
      'systems/fund/engine/a.ts': '/** The point value. */\nexport function pointValue() {}',
      'systems/fund/engine/b.ts':
        '/** Point value (点值): money per point. */\nexport function pointValue() {}',
      'systems/fund/engine/c.ts': 'export interface OnlyTypes {}',
    });
    expect(checkTerms(tree).map((finding) => finding.file)).toEqual(['systems/fund/engine/a.ts']);
  });
});

describe('programs', () => {
  it('reads places out of what a program says, and reports a failure that names none', () => {
    const pattern = /^(?<file>[^\s:]+):(?<line>\d+):\d+: (?<message>.+)$/;
    const ran = (output: string, code = 1) =>
      placesIn({ code, output, root: '/r' }, pattern, 'tool', 'mend it');
    expect(said(ran('a.ts:3:1: wrong\nnoise'))).toEqual(['a.ts:3 wrong']);
    expect(said(ran('it crashed'))).toEqual(['tool it crashed']);
    expect(ran('all well', 0)).toEqual([]);
  });

  it('reads the report of knip', () => {
    const report = {
      issues: [{ file: 'a.ts', files: [{ name: 'a.ts' }], exports: [{ name: 'b', line: 4 }], types: [] }],
    };
    expect(said(deadCodeIn(JSON.stringify(report)))).toEqual([
      'a.ts is used by nothing',
      'a.ts:4 unused export: b',
    ]);
  });

  it('prints file, line, what is wrong and the cure', () => {
    expect(findingText({ file: 'a.ts', line: 3, message: 'wrong', cure: 'mend it' })).toBe(
      '  a.ts:3  wrong\n      → mend it',
    );
  });
});

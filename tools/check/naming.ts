import { isTest } from './architecture.ts';
import type { Finding } from './finding.ts';
import { isNode, type ModuleFacts, moduleFacts, walk } from './module-facts.ts';
import { lineOf, type SourceTree } from './source-tree.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.tsx?$/;
const ENGINE_LINES = 150;
const OTHER_LINES = 300;
const TEST_LINES = 400;
const EXCUSE = 'over the limit because';

/** Checks file names, file sizes, docstrings and habits that no tool enforces otherwise (命名与习惯). */
export function checkNaming(tree: SourceTree): Finding[] {
  return tree
    .modules()
    .flatMap((file) => [
      ...nameFindings(file),
      ...sizeFindings(file, tree.text(file)),
      ...habitFindings(moduleFacts(tree, file)),
      ...exportFindings(moduleFacts(tree, file)),
    ]);
}

function nameFindings(file: string): Finding[] {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (KEBAB.test(name)) return [];
  return [
    {
      file,
      message: 'file names are kebab-case',
      cure: 'rename the file after its noun, such as point-value.ts',
    },
  ];
}

function sizeFindings(file: string, text: string): Finding[] {
  const limit = isTest(file) ? TEST_LINES : inEngine(file) ? ENGINE_LINES : OTHER_LINES;
  const lines = text.split('\n').length - 1;
  const excused = text.split('\n').slice(0, 15).join('\n').includes(EXCUSE);
  if (lines <= limit || excused) return [];
  return [
    {
      file,
      message: `${lines} lines, the limit is ${limit}`,
      cure: `split it, or say in its header comment “${EXCUSE} …”`,
    },
  ];
}

function inEngine(file: string): boolean {
  return /^systems\/[^/]+\/engine\//.test(file);
}

/** Exported functions of engines and packages carry a docstring; functions are declarations; pages alone are default. */
function exportFindings(facts: ModuleFacts): Finding[] {
  const { file } = facts;
  if (isTest(file) || !/^(packages|systems|apps)\//.test(file) || file.endsWith('.config.ts')) return [];
  const documented = inEngine(file) || /^packages\/[^/]+\/src\//.test(file);
  const lazyPage = /(-page|\.page)\.tsx$/.test(file);
  return facts.exports.flatMap((item): Finding[] => {
    const at = { file, line: item.line };
    if (item.kind === 'default' && !lazyPage)
      return [
        {
          ...at,
          message: 'default exports are for lazy pages only',
          cure: 'export the declaration by its name',
        },
      ];
    if (item.kind === 'arrow')
      return [{ ...at, message: `${item.name} is an arrow constant`, cure: 'write export function … { }' }];
    if (item.kind === 'function' && documented && !item.docstring)
      return [
        {
          ...at,
          message: `${item.name} has no docstring`,
          cure: 'say in one sentence what it computes, with the Chinese term',
        },
      ];
    return [];
  });
}

/** Allowed in tests only: there it proves that something does not compile. */
const EXPECTED_ERROR = {
  pattern: /@ts-expect-error/g,
  message: 'silenced compiler',
  cure: 'make the types true',
};

const HABITS: readonly { readonly pattern: RegExp; readonly message: string; readonly cure: string }[] = [
  { pattern: /\bas unknown as\b/g, message: 'double cast', cure: 'narrow the type with a check' },
  {
    pattern: /@ts-(ignore|nocheck)/g,
    message: 'silenced compiler',
    cure: 'make the types true',
  },
  {
    pattern: /\b(TODO|FIXME|XXX|HACK)\b/g,
    message: 'unfinished work in the code',
    cure: 'finish it, or write an issue',
  },
  {
    pattern: /(oxlint|eslint|biome)-(disable|ignore)/g,
    message: 'silenced linter',
    cure: 'follow the rule, or change it for all in .oxlintrc.json',
  },
];

function habitFindings(facts: ModuleFacts): Finding[] {
  const { file, text } = facts;
  if (file.startsWith('tools/check/')) return [];
  const habits = isTest(file) ? HABITS : [...HABITS, EXPECTED_ERROR];
  const findings = habits.flatMap(({ pattern, message, cure }) =>
    [...text.matchAll(pattern)].map((match) => ({
      file,
      line: lineOf(text, match.index),
      message: `${message}: ${match[0]}`,
      cure,
    })),
  );
  walk(facts.program, (node) => {
    if (node.type !== 'CatchClause' || !isNode(node.body)) return;
    const body = node.body;
    const inside = text.slice(body.start + 1, body.end - 1).trim();
    if (inside === '')
      findings.push({
        file,
        line: lineOf(text, node.start),
        message: 'an error is swallowed',
        cure: 'handle it, or say in a comment inside the braces why nothing is to be done',
      });
  });
  return findings;
}

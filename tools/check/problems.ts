import { isTest } from './architecture.ts';
import type { Finding } from './finding.ts';
import { childrenOf, isNode, moduleFacts, nameOf, type SyntaxNode, walk } from './module-facts.ts';
import { lineOf, type SourceTree } from './source-tree.ts';

/** Plain data as it is written in the source. */
export type Literal = string | { readonly [key: string]: Literal };

/** A catalogue of refusals as it is written: `export const planProblems = problemCatalogue('plan', { … })`. */
export interface Catalogue {
  readonly file: string;
  readonly constant: string;
  readonly system: string;
  readonly codes: readonly { readonly code: string; readonly line: number; readonly key: number }[];
  /** The entries as they are written, or null where something else than plain text stands in them. */
  readonly entries: ReadonlyMap<string, Literal | null>;
}

/**
 * Checks the refusals (问题核对): every code that is thrown stands in the catalogue, and every code of the catalogue is
 * used somewhere outside tests. That both languages are there is checked when a catalogue loads.
 */
export function checkProblems(tree: SourceTree): Finding[] {
  const modules = productModules(tree);
  const catalogues = problemCatalogues(tree);
  const twice = catalogues.filter(
    (one, place) => catalogues.findIndex((other) => other.constant === one.constant) !== place,
  );
  const used = new Map<string, Set<string>>();
  const findings: Finding[] = twice.map(({ file, constant }) => ({
    file,
    message: `two catalogues are called ${constant}`,
    cure: 'name each after its system, such as planProblems',
  }));
  for (const file of modules) {
    const text = tree.text(file);
    for (const catalogue of catalogues.filter((item) => text.includes(item.constant))) {
      const codes = used.get(catalogue.constant) ?? new Set<string>();
      used.set(catalogue.constant, codes);
      findings.push(...usesIn(tree, file, catalogue, codes));
    }
  }
  return [
    ...findings,
    ...catalogues.flatMap((catalogue) => [...unusedCodes(catalogue, used), ...unreadable(catalogue)]),
  ];
}

function productModules(tree: SourceTree): string[] {
  return tree.modules().filter((file) => !isTest(file) && !file.startsWith('tools/'));
}

/** All catalogues of refusals in the product, in the order of their systems. */
export function problemCatalogues(tree: SourceTree): Catalogue[] {
  return productModules(tree)
    .flatMap((file) => cataloguesIn(tree, file))
    .sort((a, b) => a.system.localeCompare(b.system, 'en'));
}

function cataloguesIn(tree: SourceTree, file: string): Catalogue[] {
  if (!tree.text(file).includes('problemCatalogue(')) return [];
  const { program, text } = moduleFacts(tree, file);
  const found: Catalogue[] = [];
  walk(program, (node) => {
    const call = node.type === 'VariableDeclarator' && isNode(node.init) ? node.init : null;
    if (call?.type !== 'CallExpression' || !isNode(call.callee) || nameOf(call.callee) !== 'problemCatalogue')
      return;
    const [system, entries] = Array.isArray(call.arguments) ? call.arguments.filter(isNode) : [];
    if (!system || entries?.type !== 'ObjectExpression') return;
    const written = childrenOf(entries).flatMap((entry) => {
      const key = isNode(entry.key) ? entry.key : null;
      const code = key?.name ?? key?.value;
      return key && typeof code === 'string' ? [{ code, key: key.start, value: entry.value }] : [];
    });
    found.push({
      file,
      constant: nameOf(node),
      system: String(system.value),
      codes: written.map(({ code, key }) => ({ code, key, line: lineOf(text, key) })),
      entries: new Map(written.map(({ code, value }) => [code, literalOf(value)])),
    });
  });
  return found;
}

function literalOf(node: unknown): Literal | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TSAsExpression') return literalOf(node.expression);
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [literalOf(node.left), literalOf(node.right)];
    return typeof left === 'string' && typeof right === 'string' ? left + right : null;
  }
  if (node.type !== 'ObjectExpression') return null;
  const entries: [string, Literal][] = [];
  for (const property of childrenOf(node)) {
    const key = isNode(property.key) ? (property.key.name ?? property.key.value) : undefined;
    const value = literalOf(property.value);
    if (typeof key !== 'string' || value === null) return null;
    entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

/** Collects every text in the file that could be a code, and reports codes thrown directly that are not catalogued. */
function usesIn(tree: SourceTree, file: string, catalogue: Catalogue, codes: Set<string>): Finding[] {
  const { program, text } = moduleFacts(tree, file);
  const findings: Finding[] = [];
  const known = new Set(catalogue.codes.map((entry) => entry.code));
  walk(program, (node) => {
    if (node.type === 'Literal' && typeof node.value === 'string' && !isKeyOf(node, file, catalogue))
      codes.add(node.value);
    const callee = node.type === 'CallExpression' && isNode(node.callee) ? node.callee : null;
    if (callee?.type !== 'MemberExpression' || !isNode(callee.object) || !isNode(callee.property)) return;
    if (nameOf(callee.object) !== catalogue.constant || nameOf(callee.property) !== 'problem') return;
    const first = Array.isArray(node.arguments) ? node.arguments[0] : undefined;
    if (!isNode(first) || first.type !== 'Literal' || known.has(String(first.value))) return;
    findings.push({
      file,
      line: lineOf(text, node.start),
      message: `${catalogue.system}/${String(first.value)} is thrown but not catalogued`,
      cure: `add it to ${catalogue.file}`,
    });
  });
  return findings;
}

/** A code written as a key of the catalogue itself is no use of it. */
function isKeyOf(node: SyntaxNode, file: string, catalogue: Catalogue): boolean {
  return file === catalogue.file && catalogue.codes.some((entry) => entry.key === node.start);
}

function unusedCodes(catalogue: Catalogue, used: ReadonlyMap<string, ReadonlySet<string>>): Finding[] {
  return catalogue.codes
    .filter(({ code }) => !used.get(catalogue.constant)?.has(code))
    .map(({ code, line }) => ({
      file: catalogue.file,
      line,
      message: `${catalogue.system}/${code} is catalogued but never thrown`,
      cure: 'throw it where it belongs, or remove it',
    }));
}

function unreadable(catalogue: Catalogue): Finding[] {
  return catalogue.codes
    .filter(({ code }) => catalogue.entries.get(code) === null)
    .map(({ code, line }) => ({
      file: catalogue.file,
      line,
      message: `${catalogue.system}/${code} is not written as plain text`,
      cure: 'write kind, title, detail and cure as texts in both languages, so that the reference can be generated',
    }));
}

import { parseSync } from 'oxc-parser';
import { lineOf, type SourceTree } from './source-tree.ts';

/** An import, re-export or dynamic import of a module. */
export interface ImportFact {
  readonly specifier: string;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
  readonly line: number;
}

/** A declaration a module exports, with the comment that stands directly before it. */
export interface ExportFact {
  readonly name: string;
  readonly kind: 'function' | 'arrow' | 'class' | 'value' | 'type' | 'default';
  /** Text of the docstring without its stars, or null. */
  readonly docstring: string | null;
  readonly line: number;
}

/** A node of the syntax tree, as far as the checks look into it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** What the checks need to know of one module. */
export interface ModuleFacts {
  readonly file: string;
  readonly text: string;
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly program: SyntaxNode;
}

const remembered = new WeakMap<SourceTree, Map<string, ModuleFacts>>();

/** Parses a module once per tree. @throws Error naming the file when it does not parse */
export function moduleFacts(tree: SourceTree, file: string): ModuleFacts {
  const known = remembered.get(tree) ?? new Map<string, ModuleFacts>();
  remembered.set(tree, known);
  const facts = known.get(file) ?? readModule(file, tree.text(file));
  known.set(file, facts);
  return facts;
}

function readModule(file: string, text: string): ModuleFacts {
  const parsed = parseSync(file, text);
  const fault = parsed.errors[0];
  if (fault) throw new Error(`${file}: ${fault.message}`);
  const program: SyntaxNode = { ...parsed.program };
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const imports: ImportFact[] = [
    ...staticImports.map((item) => ({
      specifier: item.moduleRequest.value,
      typeOnly:
        text.startsWith('import type', item.start) ||
        (item.entries.length > 0 && item.entries.every((entry) => entry.isType)),
      dynamic: false,
      line: lineOf(text, item.start),
    })),
    ...staticExports.flatMap((item) => {
      const request = item.entries.find((entry) => entry.moduleRequest !== null)?.moduleRequest;
      if (!request) return [];
      const typeOnly = item.entries.every((entry) => entry.isType);
      return [{ specifier: request.value, typeOnly, dynamic: false, line: lineOf(text, item.start) }];
    }),
    ...dynamicImports.map((item) => ({
      specifier: text.slice(item.moduleRequest.start, item.moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
      typeOnly: false,
      dynamic: true,
      line: lineOf(text, item.start),
    })),
  ];
  const docs = parsed.comments.filter((comment) => comment.type === 'Block' && comment.value.startsWith('*'));
  const exports = childrenOf(program).flatMap((node) => exportsOf(node, text, docs));
  return { file, text, imports, exports, program };
}

function exportsOf(
  node: SyntaxNode,
  text: string,
  docs: readonly { readonly value: string; readonly end: number }[],
): ExportFact[] {
  const comment = docs.find((doc) => doc.end <= node.start && text.slice(doc.end, node.start).trim() === '');
  const base = {
    docstring: comment ? comment.value.replace(/^\s*\*+ ?/gm, '').trim() : null,
    line: lineOf(text, node.start),
  };
  if (node.type === 'ExportDefaultDeclaration') return [{ ...base, name: 'default', kind: 'default' }];
  if (node.type !== 'ExportNamedDeclaration' || !isNode(node.declaration)) return [];
  const declaration = node.declaration;
  switch (declaration.type) {
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return [{ ...base, name: nameOf(declaration), kind: 'function' }];
    case 'ClassDeclaration':
      return [{ ...base, name: nameOf(declaration), kind: 'class' }];
    case 'VariableDeclaration':
      return nodesIn(declaration.declarations).map((item) => {
        const arrow =
          isNode(item.init) && ['ArrowFunctionExpression', 'FunctionExpression'].includes(item.init.type);
        return { ...base, name: nameOf(item), kind: arrow ? ('arrow' as const) : ('value' as const) };
      });
    default:
      return [{ ...base, name: nameOf(declaration), kind: 'type' }];
  }
}

/** Name of a declaration, or of the identifier itself. */
export function nameOf(node: SyntaxNode): string {
  if (typeof node.name === 'string') return node.name;
  return isNode(node.id) && typeof node.id.name === 'string' ? node.id.name : '';
}

/** True for a node of the syntax tree. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nodesIn(value: unknown): SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
}

/** The nodes directly below a node. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node).flatMap(nodesIn);
}

/** Visits a node and everything below it. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

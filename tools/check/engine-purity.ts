import type { Finding } from './finding.ts';
import { isNode, type ModuleFacts, nameOf, type SyntaxNode, walk } from './module-facts.ts';
import { lineOf } from './source-tree.ts';

/** Names of the world outside; an engine that uses one is no function of its arguments any more. */
const OUTSIDE = new Set([
  'process',
  'console',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'globalThis',
  'window',
  'document',
  'localStorage',
  'navigator',
  'require',
]);

/** What makes an engine impure (纯函数检查): clock, randomness, environment, network, output, dynamic loading. */
export function engineImpurities(facts: ModuleFacts): Finding[] {
  const findings: Finding[] = [];
  const found = (node: SyntaxNode, what: string) =>
    findings.push({
      file: facts.file,
      line: lineOf(facts.text, node.start),
      message: `an engine may not use ${what}`,
      cure: 'engines are pure: take the day, the seed or the setting as an argument',
    });
  const declared = new Set<string>();
  walk(facts.program, (node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') declared.add(nameOf(node));
    if (Array.isArray(node.params))
      for (const parameter of node.params.filter(isNode))
        walk(parameter, (inner) => {
          if (inner.type === 'Identifier') declared.add(nameOf(inner));
        });
  });
  walk(facts.program, (node) => {
    if (node.type === 'MetaProperty') found(node, 'import.meta');
    if (node.type === 'ImportExpression') found(node, 'import()');
    if (node.type === 'NewExpression' && isCalled(node, 'Date') && argumentsOf(node) === 0)
      found(node, 'new Date()');
    if (node.type === 'CallExpression' && isCalled(node, 'Date')) found(node, 'Date()');
    if (node.type === 'MemberExpression') {
      const path = memberPath(node);
      if (path === 'Date.now' || path === 'Math.random') found(node, path);
      const root = isNode(node.object) && node.object.type === 'Identifier' ? nameOf(node.object) : '';
      if (OUTSIDE.has(root) && !declared.has(root)) found(node, root);
    }
    if (node.type === 'CallExpression' && isNode(node.callee) && node.callee.type === 'Identifier') {
      const name = nameOf(node.callee);
      if (OUTSIDE.has(name) && !declared.has(name)) found(node, name);
    }
  });
  return findings;
}

function isCalled(node: SyntaxNode, name: string): boolean {
  return isNode(node.callee) && node.callee.type === 'Identifier' && nameOf(node.callee) === name;
}

function argumentsOf(node: SyntaxNode): number {
  return Array.isArray(node.arguments) ? node.arguments.length : 0;
}

function memberPath(node: SyntaxNode): string {
  return isNode(node.object) && isNode(node.property)
    ? `${nameOf(node.object)}.${nameOf(node.property)}`
    : '';
}

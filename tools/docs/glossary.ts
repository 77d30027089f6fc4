import type { SystemManifest } from '@sanyi/kernel';
import { isTest } from '../check/architecture.ts';
import type { Finding } from '../check/finding.ts';
import { moduleFacts } from '../check/module-facts.ts';
import type { SourceTree } from '../check/source-tree.ts';
import { sharedTerms } from './glossary-terms.ts';
import { generatedNote, table } from './markdown.ts';

/** One word of the field: in Chinese, in code, in English, and where it is defined. */
export interface GlossaryEntry {
  readonly zh: string;
  readonly code: string;
  readonly en: string;
  readonly where: string;
}

/** All words, from the shared list, the manifests' titles, and the docstrings of the pure packages, engines and ports. */
export function glossaryEntries(tree: SourceTree, manifests: readonly SystemManifest[]): GlossaryEntry[] {
  const shared = sharedTerms.map((term) => ({ ...term, where: '' }));
  const systems = manifests.map((manifest) => ({
    zh: manifest.title.zh,
    code: manifest.id,
    en: manifest.title.en,
    where: `system, ${manifest.state}`,
  }));
  const documented = tree
    .modules()
    .filter(isDefining)
    .flatMap((file) => docstringTerms(tree, file));
  return [...shared, ...systems, ...documented].sort(
    (a, b) => a.code.localeCompare(b.code, 'en') || a.where.localeCompare(b.where, 'en'),
  );
}

function isDefining(file: string): boolean {
  return (
    /^(packages\/(quantity|codes|kernel|parameters)\/src|systems\/[^/]+\/(engine|port\.ts))/.test(file) &&
    !isTest(file)
  );
}

function docstringTerms(tree: SourceTree, file: string): GlossaryEntry[] {
  return moduleFacts(tree, file).exports.flatMap((item) => {
    const sentence = item.docstring?.split(/\n\s*\n|\n@/)[0]?.replace(/\s*\n\s*/g, ' ') ?? '';
    const term = /[（(]([^（）()]*\p{Script=Han}[^（）()]*)[）)]/u.exec(sentence);
    if (!term) return [];
    const en = `${sentence.slice(0, term.index).trim()}${sentence.slice(term.index + term[0].length)}`;
    return [{ zh: term[1] ?? '', code: item.name, en: firstSentence(en), where: `\`${file}\`` }];
  });
}

function firstSentence(text: string): string {
  return /^.*?[.](?=\s|$)/.exec(text)?.[0] ?? text;
}

/** Writes `GLOSSARY.md`. */
export function glossaryPage(entries: readonly GlossaryEntry[]): string {
  const rows = entries.map((entry) => [entry.zh, `\`${entry.code}\``, entry.en, entry.where]);
  return `# Glossary (术语表)\n\n${generatedNote}\n\n${table(['中文', 'In code', 'Meaning', 'Where'], rows)}`;
}

/** Checks that every engine file names the Chinese term of what it computes, so that it stands in the glossary. */
export function checkTerms(tree: SourceTree): Finding[] {
  return tree
    .modules()
    .filter((file) => /^systems\/[^/]+\/engine\//.test(file) && !isTest(file))
    .filter((file) => moduleFacts(tree, file).exports.some((item) => item.kind === 'function'))
    .filter((file) => docstringTerms(tree, file).length === 0)
    .map((file) => ({
      file,
      message: 'no exported function names its Chinese term',
      cure: 'begin the docstring with a sentence such as: Point value (点值): …',
    }));
}

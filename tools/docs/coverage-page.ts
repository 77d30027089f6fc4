import type { SystemManifest } from '@sanyi/kernel';
import type { Sources } from '@sanyi/parameters';
import { seedCoverage } from '../../systems/catalogue/engine/seed-coverage.ts';
import { isTest } from '../check/architecture.ts';
import type { SourceTree } from '../check/source-tree.ts';
import { generatedNote, table } from './markdown.ts';

/** Proves the page of every system that is tracked and not built. */
const TRACKED_TEST = 'systems/catalogue/honest-pages.test.ts';

/** Page of clause → system → page → test (条款覆盖): ids of clauses only, none of their sentences. */
export function coveragePage(
  tree: SourceTree,
  manifests: readonly SystemManifest[],
  sources: Sources,
): string {
  const documents = [...sources].map(([id, document]) => ({ id, clauses: document.clauses }));
  const systems = manifests.map((manifest) => ({
    id: manifest.id,
    state: manifest.state,
    sources: manifest.sources,
    page: `/systems/${manifest.id}`,
    tests: testsOf(tree, manifest),
  }));
  const coverage = seedCoverage(documents, systems);
  const sections = documents.map(({ id, clauses }) => {
    const paper = sources.get(id);
    const rows = coverage.rows
      .filter((row) => row.document === id)
      .flatMap((row) =>
        row.systems.map((system, place) => [
          place === 0 ? row.clause : '',
          `[${system.id}](systems/${system.id}.md)${system.state === 'works' ? ' **works**' : ''}`,
          `\`${system.page}\``,
          testText(system.tests),
        ]),
      );
    const unclaimed = coverage.unclaimed.filter((row) => row.document === id).map((row) => row.clause);
    const rest =
      unclaimed.length > 0
        ? `\nOrder no system (headings, background, general duties): ${unclaimed.join('、')}\n`
        : '';
    const heading = paper?.doc_number ?? paper?.title ?? id;
    const named = paper?.doc_number ? `${paper.title}, ${paper.issued_on}` : (paper?.issued_on ?? '');
    const share = `${clauses.length - unclaimed.length} of ${clauses.length} clauses order a system`;
    return `## ${heading}\n\n${named}: ${share}.\n\n${table(['Clause', 'System', 'Page', 'Test'], rows)}${rest}\n`;
  });
  const body = `# Coverage of the source papers (来源文件覆盖)\n\n${generatedNote}\n\nFrom the \`sources\` of the manifests: which clause orders which system, the page that shows it, and the test behind it.\n\n${sections.join('')}`;
  return `${body.trimEnd()}\n`;
}

function testsOf(tree: SourceTree, manifest: SystemManifest): string[] {
  if (manifest.state === 'tracked') return [TRACKED_TEST];
  return tree
    .modules()
    .filter(
      (file) => file.startsWith(`systems/${manifest.id}/`) && isTest(file) && /\.test\.tsx?$/.test(file),
    );
}

/** A built system is named by its folder, so that the page does not change with every test that is added. */
function testText(tests: readonly string[]): string {
  const [first, ...rest] = tests;
  if (first === undefined) return '—';
  const folder = first.split('/').slice(0, 2).join('/');
  return rest.length === 0 ? `\`${first}\`` : `\`${folder}/**/*.test.ts\``;
}

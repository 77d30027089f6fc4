import type { SystemManifest } from '@sanyi/kernel';
import { readParameters, readSources } from '@sanyi/parameters';
import { regionTables } from '@sanyi/region';
import type { Finding } from '../check/finding.ts';
import { problemCatalogues } from '../check/problems.ts';
import type { SourceTree } from '../check/source-tree.ts';
import { coveragePage } from './coverage-page.ts';
import { glossaryEntries, glossaryPage } from './glossary.ts';
import {
  configPage,
  factsTablesPage,
  parametersPage,
  permissionsPage,
  problemsPage,
  routesPage,
  type SettingDoc,
  systemPage,
  systemsPage,
} from './reference.ts';

/** What the pages are derived from besides the files of the checkout. */
export interface DocSources {
  readonly manifests: readonly SystemManifest[];
  readonly settings: readonly SettingDoc[];
}

/** All generated pages by their path: `docs/reference/**` and `GLOSSARY.md`. */
export function generatedPages(
  tree: SourceTree,
  { manifests, settings }: DocSources,
): ReadonlyMap<string, string> {
  const sources = readSources(tree.text('parameters/sources.yaml'));
  const files = tree.files.filter(
    (file) => /^parameters\/.*\.yaml$/.test(file) && file !== 'parameters/sources.yaml',
  );
  const parameters = readParameters(
    files.map((file) => ({ file: file.slice('parameters/'.length), text: tree.text(file) })),
  );
  return new Map([
    ...manifests.map((manifest): [string, string] => [
      `docs/reference/systems/${manifest.id}.md`,
      systemPage(manifest, sources),
    ]),
    ['docs/reference/systems/README.md', systemsPage(manifests)],
    ['docs/reference/permissions.md', permissionsPage(manifests)],
    ['docs/reference/routes.md', routesPage(manifests)],
    ['docs/reference/problems.md', problemsPage(problemCatalogues(tree))],
    ['docs/reference/config.md', configPage(settings)],
    ['docs/reference/facts-tables.md', factsTablesPage(Object.values(regionTables))],
    ['docs/reference/parameters.md', parametersPage([...parameters.values()])],
    ['docs/reference/seed-coverage.md', coveragePage(tree, manifests, sources)],
    ['GLOSSARY.md', glossaryPage(glossaryEntries(tree, manifests))],
  ]);
}

/** Checks that the committed pages equal what would be generated, and that none is left over. */
export function checkPages(tree: SourceTree, pages: ReadonlyMap<string, string>): Finding[] {
  const cure = 'run npm run docs and commit the result';
  const stale = [...pages].flatMap(([file, text]): Finding[] => {
    if (!tree.has(file)) return [{ file, message: 'is missing', cure }];
    return tree.text(file) === text ? [] : [{ file, message: 'is not up to date', cure }];
  });
  const left = tree.files
    .filter((file) => file.startsWith('docs/reference/') && !pages.has(file))
    .map((file) => ({
      file,
      message: 'belongs to nothing any more',
      cure: 'run npm run docs, which removes it',
    }));
  return [...stale, ...left];
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SystemManifest } from '@sanyi/kernel';
import { clauseRef, readParameters, readSources, resolvesIn, type Sources } from '@sanyi/parameters';
import type { Finding } from './finding.ts';
import { clausesOfGold, type GoldPlan } from './gold-clauses.ts';
import { lineOf, type SourceTree } from './source-tree.ts';

const REGISTER = 'parameters/sources.yaml';

/**
 * Checks that every clause id resolves in `parameters/sources.yaml` (来源核对): those of manifests, of parameter values
 * and of `@source` tags; and that `parameters/index.ts` lists every parameter file.
 */
export function checkSources(tree: SourceTree, manifests: readonly SystemManifest[]): Finding[] {
  const sources = readSources(tree.text(REGISTER));
  return [
    ...manifests.flatMap((manifest) => manifestFindings(tree, sources, manifest)),
    ...tree.modules().flatMap((file) => tagFindings(file, tree.text(file), sources)),
    ...parameterFindings(tree, sources),
  ];
}

function unresolved(sources: Sources, source: string): string {
  const ref = clauseRef(source);
  const known = ref ? sources.get(ref.document) : undefined;
  if (!ref) return `${source} is not of the form <document>#<clause>`;
  return known ? `${ref.document} has no clause ${ref.clause}` : `there is no document ${ref.document}`;
}

const CURE = `correct the id, or register the paper and its clauses in ${REGISTER}`;

function manifestFindings(tree: SourceTree, sources: Sources, manifest: SystemManifest): Finding[] {
  const own = `systems/${manifest.id}/manifest.ts`;
  const file = tree.has(own) ? own : `systems/tracked/${manifest.id}.ts`;
  return manifest.sources
    .filter((source) => !resolvesIn(sources, source))
    .map((source) => ({
      file,
      ...(tree.has(file) && tree.text(file).includes(source)
        ? { line: lineOf(tree.text(file), tree.text(file).indexOf(source)) }
        : {}),
      message: unresolved(sources, source),
      cure: CURE,
    }));
}

function tagFindings(file: string, text: string, sources: Sources): Finding[] {
  if (file.startsWith('tools/')) return [];
  return [...text.matchAll(/^\s*\*.*@source\s+(\S+)/gm)]
    .filter((match) => !resolvesIn(sources, match[1] ?? ''))
    .map((match) => ({
      file,
      line: lineOf(text, match.index + match[0].length),
      message: unresolved(sources, match[1] ?? ''),
      cure: CURE,
    }));
}

function parameterFindings(tree: SourceTree, sources: Sources): Finding[] {
  const files = tree.files.filter(
    (file) => file.startsWith('parameters/') && file.endsWith('.yaml') && file !== REGISTER,
  );
  const list = tree.text('parameters/index.ts');
  const unlisted = files
    .filter((file) => !list.includes(`./${file.slice('parameters/'.length)}?raw`))
    .map((file) => ({ file, message: 'is not listed', cure: 'import it in parameters/index.ts' }));
  const set = readParameters(
    files.map((file) => ({ file: file.slice('parameters/'.length), text: tree.text(file) })),
  );
  const faults = [...set.values()].flatMap((parameter) =>
    parameter.values
      .filter((value) => value.source !== null && !resolvesIn(sources, value.source))
      .map((value) => ({
        file: `parameters/${parameter.id}.yaml`,
        message: `${value.from}: ${unresolved(sources, value.source ?? '')}`,
        cure: CURE,
      })),
  );
  return [...unlisted, ...faults];
}

/**
 * Compares the registered clauses with the labelled source papers beside the checkout, both ways.
 *
 * @param gold folder of the labelled papers; when it is absent the answer is `null` and the caller says so
 */
export function checkClausesAgainstPapers(tree: SourceTree, gold: string): Finding[] | null {
  if (!existsSync(gold)) return null;
  const papers = readdirSync(gold)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(gold, name), 'utf8')) as GoldPlan);
  return [...readSources(tree.text(REGISTER))].flatMap(([id, document]): Finding[] => {
    const paper = papers.find((candidate) => candidate.metadata.title === document.title);
    if (!paper)
      return [{ file: REGISTER, message: `${id}: no paper with this title`, cure: 'copy the title exactly' }];
    const facts: Finding[] =
      paper.metadata.doc_number === document.doc_number && paper.metadata.issue_date === document.issued_on
        ? []
        : [
            {
              file: REGISTER,
              message: `${id}: number or date differs from the paper`,
              cure: 'correct doc_number and issued_on',
            },
          ];
    const text = readFileSync(join(gold, '..', '..', 'seeds', paper.source.file), 'utf8');
    const real = clausesOfGold(paper, text);
    const registered = new Set(document.clauses);
    return [
      ...facts,
      ...document.clauses
        .filter((clause) => !real.known.has(clause))
        .map((clause) => ({
          file: REGISTER,
          message: `${id}: the paper has no clause ${clause}`,
          cure: 'remove or correct it',
        })),
      ...[...real.required]
        .filter((clause) => !registered.has(clause))
        .map((clause) => ({ file: REGISTER, message: `${id}: clause ${clause} is missing`, cure: 'add it' })),
    ];
  });
}

/** A source paper as the page names it. */
export interface PaperFacts {
  readonly title: string;
  readonly docNumber: string | null;
  readonly issuedOn: string;
  readonly clauses: readonly string[];
}

/** A paper with those of its clauses that order a system. */
export interface OrderingPaper extends PaperFacts {
  readonly document: string;
}

/**
 * The papers that order a system (要求建设的条款), with number and clauses in the order of each paper.
 *
 * @param sources `<document>#<clause>` of the system's manifest
 */
export function orderingPapers(
  sources: readonly string[],
  papers: readonly (readonly [document: string, facts: PaperFacts])[],
): OrderingPaper[] {
  const wanted = new Set(sources);
  return papers
    .map(([document, facts]) => ({
      ...facts,
      document,
      clauses: facts.clauses.filter((clause) => wanted.has(`${document}#${clause}`)),
    }))
    .filter((paper) => paper.clauses.length > 0);
}

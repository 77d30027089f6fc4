/** A system as far as coverage needs it. */
export interface CoveringSystem {
  readonly id: string;
  readonly state: 'works' | 'tracked';
  /** Clauses that order it, `<document>#<clause>`. */
  readonly sources: readonly string[];
  readonly page: string;
  readonly tests: readonly string[];
}

/** A source paper with its clauses, in the order of the paper. */
export interface CoveredDocument {
  readonly id: string;
  readonly clauses: readonly string[];
}

/** One clause and every system it orders. */
export interface CoverageRow {
  readonly document: string;
  readonly clause: string;
  readonly systems: readonly CoveringSystem[];
}

/** Clauses against systems, both ways, with nothing left out. */
export interface SeedCoverage {
  /** Every clause that orders at least one system, in the order of the papers. */
  readonly rows: readonly CoverageRow[];
  /** Clauses that order no system: headings, background, and what the platform does not take up. */
  readonly unclaimed: readonly { readonly document: string; readonly clause: string }[];
  /** Sources of manifests that exist in no paper; each is an error. */
  readonly unresolved: readonly { readonly system: string; readonly source: string }[];
}

/**
 * Clause by clause, which system it orders (条款覆盖). Every clause lands either in `rows` or in `unclaimed`, and every
 * source of a system either in a row or in `unresolved`.
 */
export function seedCoverage(
  documents: readonly CoveredDocument[],
  systems: readonly CoveringSystem[],
): SeedCoverage {
  const bySource = new Map<string, CoveringSystem[]>();
  for (const system of systems) {
    for (const source of new Set(system.sources))
      bySource.set(source, [...(bySource.get(source) ?? []), system]);
  }
  const all = documents.flatMap((document) =>
    document.clauses.map((clause) => ({
      document: document.id,
      clause,
      systems: bySource.get(`${document.id}#${clause}`) ?? [],
    })),
  );
  const known = new Set(all.map((row) => `${row.document}#${row.clause}`));
  return {
    rows: all.filter((row) => row.systems.length > 0),
    unclaimed: all
      .filter((row) => row.systems.length === 0)
      .map(({ document, clause }) => ({ document, clause })),
    unresolved: systems.flatMap((system) =>
      [...new Set(system.sources)]
        .filter((source) => !known.has(source))
        .map((source) => ({ system: system.id, source })),
    ),
  };
}

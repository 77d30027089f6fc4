import { isDay } from '@sanyi/quantity';
import { parse } from 'yaml';
import { z } from 'zod';
import { parameterProblems } from './problems.ts';

const sourceDocument = z.strictObject({
  title: z.string().min(1),
  /** Number of the paper with its brackets (文号), or null when it has none. */
  doc_number: z.string().min(1).nullable(),
  issuer: z.array(z.string().min(1)).min(1),
  issued_on: z.string().refine(isDay, 'not a day YYYY-MM-DD'),
  region: z.string().min(1),
  level: z.enum(['nation', 'province', 'city', 'district']),
  clauses: z.array(z.string().min(1)).min(1),
});

/** A paper that orders systems or fixes numbers (来源文件), with the ids of its clauses and none of its sentences. */
export type SourceDocument = z.output<typeof sourceDocument>;
export type Sources = ReadonlyMap<string, SourceDocument>;

/** Reads `parameters/sources.yaml` (来源登记). @throws parameters/file-invalid */
export function readSources(text: string): Sources {
  const parsed = z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), sourceDocument).safeParse(parse(text));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw parameterProblems.problem('file-invalid', { file: 'sources.yaml', faults });
  }
  return new Map(Object.entries(parsed.data));
}

/** Takes `<document>#<clause>` apart; `null` when it is not of that form. */
export function clauseRef(source: string): { readonly document: string; readonly clause: string } | null {
  const match = /^([a-z][a-z0-9-]*)#(.+)$/.exec(source);
  return match ? { document: match[1] ?? '', clause: match[2] ?? '' } : null;
}

/** Whether a clause id (条款编号) exists in the registered papers. */
export function resolvesIn(sources: Sources, source: string): boolean {
  const ref = clauseRef(source);
  return ref !== null && (sources.get(ref.document)?.clauses.includes(ref.clause) ?? false);
}

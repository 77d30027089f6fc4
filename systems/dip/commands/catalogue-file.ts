import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type Catalogue,
  type Certainty,
  type DipRules,
  exactFrom,
  exactText,
  type PublishedGap,
  PublishedLayoutError,
  readPublished,
} from '@sanyi/dip';
import { tableTexts } from '@sanyi/documents';
import type { Day } from '@sanyi/quantity';
import { z } from 'zod';
import { ruleListsOf } from '../api/own-rules.ts';
import { practiceLists } from '../engine/practice-lists.ts';
import type { RuleLists } from '../engine/rule-lists.ts';
import { rulesOf } from '../jobs/form.ts';
import { formingAt } from '../parameters/forming.ts';
import { dipProblems } from '../problems.ts';

/** A catalogue with all that goes with it, as one file (目录文件). */
export interface CatalogueFile {
  readonly catalogue: Catalogue;
  readonly rules: DipRules;
  readonly certainty: Certainty | null;
  /** Rows of a published file that could not be taken. */
  readonly gaps: readonly PublishedGap[];
}

/** Whether a document is a file of ours; what it holds is trusted as far as its shape. */
const OWN = z.looseObject({
  format: z.literal('sanyi-dip-catalogue/1'),
  catalogue: z.looseObject({
    groups: z.array(z.looseObject({ key: z.string(), kind: z.string() })),
    scorePlaces: z.number(),
  }),
  rules: z.looseObject({ mainCharacters: z.number(), lists: z.looseObject({}) }),
});

/** Reads a file. @throws Problem dip/no-such-file */
export async function bytesOf(file: string): Promise<Uint8Array> {
  return await readFile(file).catch((cause: unknown) => {
    throw dipProblems.problem('no-such-file', { file }, { cause });
  });
}

/** Rule lists by file, or those of practice (命令行规则清单). @throws Problem dip/no-such-file, dip/not-rules */
export async function listsNamed(file: string | undefined): Promise<RuleLists> {
  return file === undefined ? practiceLists : ruleListsOf(await bytesOf(file), basename(file));
}

/** The numbers in force today (命令行参数). */
export function numbersToday() {
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) as Day;
  return formingAt(day, '/').value;
}

/** Writes a catalogue as a file of ours. */
export function catalogueFileText(file: Omit<CatalogueFile, 'gaps'>): string {
  return `${exactText({ format: 'sanyi-dip-catalogue/1', ...file })}\n`;
}

/**
 * A catalogue as the command line names it (命令行目录): a file that `catalogue build` wrote, or a published one (.xlsx, .csv), which is read by the rules given.
 *
 * @throws Problem dip/no-such-file, dip/not-a-catalogue, dip/empty-catalogue
 */
export async function catalogueNamed(file: string, rulesFile: string | undefined): Promise<CatalogueFile> {
  const bytes = await bytesOf(file);
  const name = basename(file).replace(/\.[^.]+$/, '');
  if (/\.json$/i.test(file)) {
    const document = documentOf(bytes, file);
    // The shape is checked; numbers and rules were written by this product.
    return { ...(document as Omit<CatalogueFile, 'gaps'>), gaps: [] };
  }
  const numbers = numbersToday();
  try {
    const { catalogue, gaps } = readPublished(await tableTexts(bytes, basename(file)), {
      id: name,
      name,
      scorePlaces: numbers.scorePlaces,
      mainCharacters: numbers.mainCharacters,
      compositeCharacters: numbers.compositeCharacters,
    });
    if (catalogue.groups.length === 0)
      throw dipProblems.problem('empty-catalogue', { name: file, rows: gaps.length });
    const rules = rulesOf(await listsNamed(rulesFile), numbers, {
      core: 'cases',
      yearMeans: 'pooled',
      meanOf: 'all',
      steady: false,
    });
    return { catalogue, rules, certainty: null, gaps };
  } catch (error) {
    if (!(error instanceof PublishedLayoutError)) throw error;
    throw dipProblems.problem(
      'not-a-catalogue',
      { name: file, missing: error.missing.join('、') },
      { cause: error },
    );
  }
}

function documentOf(bytes: Uint8Array, file: string): unknown {
  const refuse = (cause: unknown): never => {
    throw dipProblems.problem('not-a-catalogue', { name: file, missing: 'sanyi-dip-catalogue/1' }, { cause });
  };
  let document: unknown;
  try {
    document = exactFrom(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return refuse(error);
  }
  const result = OWN.safeParse(document);
  return result.success ? document : refuse(result.error);
}

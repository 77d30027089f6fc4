import { workbookTexts } from '@sanyi/documents';
import {
  type ImportedScheme,
  importNeutral,
  importWorkbook,
  type LintFinding,
  lintScheme,
  type Scheme,
} from '@sanyi/grouping';
import type { ProblemIssue } from '@sanyi/kernel';
import { drgProblems } from '../problems.ts';
import { ownScheme } from './own-scheme.ts';

/** A scheme as read from a file (读出的方案), with what the linter says of it. */
export interface ReadScheme extends ImportedScheme {
  readonly layout: 'own' | 'neutral' | 'workbook';
  readonly findings: readonly LintFinding[];
}

const TOLD = 100;

/**
 * Reads a scheme from a workbook in the national layout, from the neutral JSON, or from this product's own (读取方案文件). What it is, its
 * bytes say.
 *
 * @throws Problem drg/not-a-scheme, drg/scheme-broken, and the refusals of `streamWorkbook`
 */
export async function readScheme(bytes: Uint8Array, fileName: string): Promise<ReadScheme> {
  const id = fileName.replace(/\.[^.]+$/, '') || fileName;
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const read = isWorkbook ? await fromWorkbook(bytes, fileName, id) : fromJson(bytes, fileName, id);
  const findings = lintScheme(read.scheme);
  const broken = findings.filter((item) => item.code === 'missing-name');
  if (broken.length > 0)
    throw drgProblems.problem(
      'scheme-broken',
      { name: fileName, count: broken.length },
      { issues: broken.slice(0, TOLD).map(issueOf) },
    );
  return { ...read, findings };
}

function issueOf({ place, code, text }: LintFinding): ProblemIssue {
  return { path: place, code, message: text };
}

function refuse(fileName: string, reason: string, cause: unknown): never {
  throw drgProblems.problem('not-a-scheme', { name: fileName, reason }, { cause });
}

function fromJson(bytes: Uint8Array, fileName: string, id: string): Omit<ReadScheme, 'findings'> {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return refuse(fileName, (error as Error).message, error);
  }
  if (typeof document === 'object' && document !== null && 'adrgs' in document)
    return { scheme: own(document, fileName), gaps: [], layout: 'own' };
  try {
    return { ...importNeutral(document, id), layout: 'neutral' };
  } catch (error) {
    return refuse(fileName, (error as Error).message, error);
  }
}

function own(document: unknown, fileName: string): Scheme {
  const result = ownScheme.safeParse(document);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  return refuse(fileName, `${first?.path.join('.')}: ${first?.message}`, result.error);
}

async function fromWorkbook(
  bytes: Uint8Array,
  fileName: string,
  id: string,
): Promise<Omit<ReadScheme, 'findings'>> {
  const sheets = await workbookTexts(bytes, { fileName });
  try {
    return { ...importWorkbook(sheets, id), layout: 'workbook' };
  } catch (error) {
    return refuse(fileName, (error as Error).message, error);
  }
}

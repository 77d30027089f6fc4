import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@sanyi/kernel';
import type { Facts } from '../facts.ts';
import type { Load, LoadReport } from '../load/types.ts';

/** What the promises are tried on, and short words for what they all do (契约环境). */
export class ContractPlace {
  readonly facts: Facts;
  readonly #folder: string;

  constructor(facts: Facts, folder: string) {
    this.facts = facts;
    this.#folder = folder;
  }

  async count(where: string): Promise<bigint | undefined> {
    const rows = await this.facts.query<{ n: bigint }>(`SELECT count() AS n FROM {db}.visit WHERE ${where}`);
    return rows[0]?.n;
  }

  append(token: string, rows: readonly (readonly string[])[], more: Partial<Load> = {}): Promise<LoadReport> {
    return this.facts.load({ table: 'visit', mode: 'append', token, source: { rows }, ...more });
  }

  /** Writes a file to upload. */
  async csv(name: string, content: string | Buffer): Promise<string> {
    const path = join(this.#folder, name);
    await writeFile(path, content);
    return path;
  }
}

/** The refusal a promise ends with; anything else is an error of the test. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no refusal');
}

/** The code of the refusal. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return (await problemOf(work)).code;
}

/** Waits until the engine works on exactly so many statements with this marker. */
export async function running(facts: Facts, marker: string, wanted: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    // The question itself also holds the text it looks for, but not the beginning of a marker right before it.
    const rows = await facts.query<{ n: bigint }>(
      "SELECT count() AS n FROM system.processes WHERE position(query, concat('sanyi:', {marker:String})) > 0",
      { marker },
      { lane: 'short' },
    );
    if (Number(rows[0]?.n) === wanted) return;
    if (Date.now() > deadline) throw new Error(`${rows[0]?.n} running with ${marker}, not ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until at least so many statements are at work. */
export async function working(facts: Facts, wanted: number): Promise<void> {
  while ((await facts.health()).running < wanted) await new Promise((resolve) => setTimeout(resolve, 20));
}

export const ENDLESS = 'SELECT count() AS n FROM numbers(1000000000000) WHERE cityHash64(number) % 7 = 9';

/** Texts that are something else to a parser that is not careful. */
export const ODD_TEXTS = [
  'plain',
  '',
  '医保🏥𠮷',
  'tab\tline\nreturn\rnul\0end',
  'back\\slash \\N \\n \\0',
  `quote' "double" \`tick\``,
  'semi;colon -- comment /* x */ # y',
  'blank\n\nDROP TABLE visit SYNC;\n',
  '{name:String} {db} $x$ %s ?',
  ' spaces ',
  'NULL',
  '\\',
  "\\'",
];

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.git', 'coverage', 'shots', 'data']);

/** The files of a checkout by their path from its root, read once and remembered. */
export class SourceTree {
  readonly root: string;
  /** All files except what is installed, built or local, sorted. */
  readonly files: readonly string[];
  private readonly texts = new Map<string, string>();

  constructor(root: string) {
    this.root = root;
    this.files = filesBelow(root, '').sort();
  }

  has(file: string): boolean {
    return existsSync(join(this.root, file));
  }

  text(file: string): string {
    const known = this.texts.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(join(this.root, file), 'utf8');
    this.texts.set(file, text);
    return text;
  }

  /** TypeScript files, declarations (`.d.ts`) left out. */
  modules(): string[] {
    return this.files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
  }
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) return [path];
    const skipped = entry.name === 'data' ? folder === '' : SKIPPED.has(entry.name);
    return entry.isDirectory() && !skipped ? filesBelow(root, path) : [];
  });
}

/** Line of an offset in a text, counted from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

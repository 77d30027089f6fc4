import { readScript } from './read-script.ts';
import type { Statement } from './script.ts';
import { ScriptError } from './tokens.ts';

/** The scripts of a folder (方案脚本), each read once. */
export class ScriptFiles {
  readonly #files: Readonly<Record<string, string>>;
  readonly #read = new Map<string, readonly Statement[]>();

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = files;
  }

  /** @throws Error naming the file when it is missing or not understood */
  read(path: string): readonly Statement[] {
    const known = this.#read.get(path);
    if (known) return known;
    const text = this.#files[path];
    if (text === undefined) throw new Error(`the folder has no ${path}`);
    try {
      const statements = readScript(text);
      this.#read.set(path, statements);
      return statements;
    } catch (error) {
      if (error instanceof ScriptError) throw new Error(`${path}: ${error.message}`, { cause: error });
      throw error;
    }
  }

  /** Names that a script imports from a folder, and the files without folder and ending. */
  imports(statements: readonly Statement[], folder: string): Map<string, string> {
    const pattern = new RegExp(`/${folder}/([\\w-]+)\\.js$`);
    return new Map(
      statements.flatMap((item) => {
        const file = item.kind === 'import' ? pattern.exec(item.from)?.[1] : undefined;
        return item.kind === 'import' && file !== undefined ? [[item.name, file] as const] : [];
      }),
    );
  }
}

import type { Names } from './condition.ts';
import type { OpenDrgContext } from './context.ts';
import { type Expression, expressionText, type Statement } from './script.ts';

/** `record.ssList.filter(x=>A.includes(x)).map(x=>B[A.indexOf(x)])` */
const CLASSES = /^record\.ssList\.filter\(x=>(\w+)\.includes\(x\)\)\.map\(x=>(\w+)\[\1\.indexOf\(x\)\]\)$/;

/** Lists and maps of classes that a function declares (函数内的清单), for the conditions behind them. */
export class LocalNames implements Names {
  readonly #context: OpenDrgContext;
  readonly #place: string;
  readonly #lists = new Map<string, readonly string[]>();
  readonly #classes = new Map<string, string>();

  /** @param place whose lists these are: they are named after it */
  constructor(context: OpenDrgContext, place: string) {
    this.#context = context;
    this.#place = place;
  }

  /** Takes a declaration. @returns whether it is one of the kinds that are known */
  declare(given: Statement): boolean {
    if (given.kind !== 'let') return false;
    if (given.value === null) return given.name === 'result';
    const codes = textsOf(given.value);
    if (codes) {
      this.#lists.set(given.name, codes);
      return true;
    }
    const [, codesName = '', classesName = ''] = CLASSES.exec(expressionText(given.value)) ?? [];
    const operations = this.#lists.get(codesName);
    const classes = this.#lists.get(classesName);
    if (!operations || !classes) return false;
    const map = `${this.#place}.classes`;
    const own: Record<string, string> = {};
    // The first place of a code is the one that counts.
    for (const [place, code] of operations.entries()) own[code] ??= classes[place] ?? '';
    this.#context.maps[map] = own;
    this.#classes.set(given.name, map);
    return true;
  }

  /** The codes of a list by its name. */
  codes(name: string): readonly string[] {
    return this.#lists.get(name) ?? [];
  }

  /** Takes out what stands in a list and is no code. */
  replace(name: string, codes: readonly string[]): void {
    this.#lists.set(name, codes);
  }

  list(given: Expression, of: 'diagnoses' | 'operations'): string | null {
    const codes = given.kind === 'name' ? this.#lists.get(given.name) : textsOf(given);
    return codes ? this.#context.lists.nameOf(codes, `${this.#place}.${of}`) : null;
  }

  isCounting(given: Expression): boolean {
    return given.kind === 'name' && given.name === 'SS_VALID' && !this.#lists.has(given.name);
  }

  classes(name: string): string | null {
    return this.#classes.get(name) ?? null;
  }
}

function textsOf(given: Expression): string[] | null {
  if (given.kind !== 'list') return null;
  const texts = given.items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
  return texts.length === given.items.length ? texts : null;
}

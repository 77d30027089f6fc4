import type { GapKind } from '../gap.ts';
import type { ListNames } from '../list-names.ts';
import { expressionText, type Statement } from './script.ts';
import type { ScriptFiles } from './script-files.ts';

/** What the readers of single files need and add to (导入过程). */
export interface OpenDrgContext {
  readonly files: ScriptFiles;
  readonly lists: ListNames;
  readonly maps: Record<string, Record<string, string>>;
  /** Operations that count. */
  readonly counting: readonly string[];
  /** Names of groups. */
  readonly names: Readonly<Record<string, string>>;
  readonly gap: (place: string, kind: GapKind, detail: string) => void;
}

/** `if (result=F(record)) { return result; }` (逐个尝试): the name of F, else null. */
export function calledAndReturned(given: Statement): string | null {
  if (given.kind !== 'if' || given.test.kind !== 'two' || given.test.sign !== '=') return null;
  const { right } = given.test;
  const [first] = given.body;
  const usual =
    right.kind === 'call' &&
    right.callee.kind === 'name' &&
    expressionText(given.test.left) === 'result' &&
    first?.kind === 'return' &&
    first.value !== null &&
    expressionText(first.value) === 'result';
  return usual && right.kind === 'call' && right.callee.kind === 'name' ? right.callee.name : null;
}

import { type Alike, classesOf } from './alike.ts';
import type { CompiledScheme } from './compile.ts';
import type { ReadyRule } from './evidence.ts';
import { type BitSet, hasBit } from './interner.ts';

/** Main codes of a case as ids (主要编码); an operation that is absent or unknown is 0. */
export interface MainIds {
  readonly diagnosis: number;
  readonly operation: number;
}

/** What main codes alone decide about a rule (主要编码能判断的): null where other facts of the case are needed. */
export function decided(ready: ReadyRule, main: MainIds): boolean | null {
  switch (ready.rule.op) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'mainDiagnosisIn':
      return hasBit(ready.list, main.diagnosis);
    case 'mainOperationIn':
    case 'mainOperationCounts':
      return hasBit(ready.list, main.operation);
    case 'not': {
      const [inner] = ready.inner;
      const one = inner ? decided(inner, main) : null;
      return one === null ? null : !one;
    }
    case 'and':
    case 'or': {
      const ends = ready.rule.op === 'or';
      let open = false;
      for (const inner of ready.inner) {
        const one = decided(inner, main);
        if (one === ends) return ends;
        open ||= one === null;
      }
      return open ? null : !ends;
    }
    default:
      return null;
  }
}

/** Whether the evidence of a rule is the one that is the same for every case (当即不符合), as main codes alone tell. */
export function failsAtOnce(ready: ReadyRule, main: MainIds): boolean {
  switch (ready.rule.op) {
    case 'never':
      return true;
    case 'mainDiagnosisIn':
    case 'mainOperationIn':
    case 'mainOperationCounts':
      return decided(ready, main) === false;
    case 'and': {
      const [first] = ready.inner;
      return first !== undefined && failsAtOnce(first, main);
    }
    case 'or':
      return ready.inner.every((inner) => failsAtOnce(inner, main));
    default:
      return false;
  }
}

/** The one condition of an `and` that can be missing where main codes decide all of them; null where more are, undefined where it is open. */
export function foreseenMissing(ready: ReadyRule, main: MainIds): ReadyRule | null | undefined {
  if (ready.rule.op !== 'and') return null;
  let missing: ReadyRule | null = null;
  let open = false;
  for (const inner of ready.inner) {
    const one = decided(inner, main);
    if (one === null) open = true;
    if (one !== false) continue;
    if (missing) return null;
    missing = inner;
  }
  if (open || !missing || !failsAtOnce(missing, main)) return undefined;
  return missing;
}

/** Numbers pairs of main codes (主要编码对的编号): those that no condition on a main code tells apart have the same. */
export class MainPairs {
  readonly #diagnoses: Alike;
  readonly #operations: Alike;

  constructor(scheme: CompiledScheme, rules: Iterable<ReadyRule>) {
    const diagnoses = new Set<BitSet>();
    const operations = new Set<BitSet>();
    for (const { rule, list } of rules)
      if (rule.op === 'mainDiagnosisIn') diagnoses.add(list);
      else if (rule.op === 'mainOperationIn' || rule.op === 'mainOperationCounts') operations.add(list);
    this.#diagnoses = classesOf(scheme.diagnoses.size, diagnoses);
    this.#operations = classesOf(scheme.operations.size, operations);
  }

  of({ diagnosis, operation }: MainIds): number {
    const row = this.#diagnoses.classOf[diagnosis] ?? 0;
    return row * this.#operations.count + (this.#operations.classOf[operation] ?? 0);
  }
}

import type { CompiledScheme } from './compile.ts';
import type { BitSet } from './interner.ts';
import { KIND, type Node } from './node.ts';

/** Ids in classes that no condition on a main code tells apart (等价编码): what follows from one member follows from all. */
export interface Alike {
  /** Class of each id, from 0 without a gap. */
  readonly classOf: Int32Array;
  readonly count: number;
}

/** Main diagnoses and main operations in classes (主要诊断与主要手术的等价类), by the lists and maps that the scheme's rules ask for. */
export function alikeMainCodes(scheme: CompiledScheme): { diagnoses: Alike; operations: Alike } {
  const diagnoses = new Set<BitSet>();
  const operations = new Set<BitSet>();
  const visit = (rule: Node): void => {
    if (rule.kind === KIND.mainDiagnosis || rule.kind === KIND.anyDiagnosis) diagnoses.add(rule.bits);
    if (rule.kind === KIND.mainOperation || rule.kind === KIND.anyOperation) operations.add(rule.bits);
    if (rule.kind === KIND.operationClass) operations.add(membersOfClass(rule.classes, rule.value));
    for (const inner of rule.inner) visit(inner);
  };
  for (const mdc of scheme.mdcs) {
    visit(mdc.rule);
    for (const step of mdc.steps) {
      visit(step.rule);
      for (const drg of step.drgs) visit(drg.rule);
    }
  }
  return {
    diagnoses: classesOf(scheme.diagnoses.size, diagnoses),
    operations: classesOf(scheme.operations.size, operations),
  };
}

function membersOfClass(classes: Uint8Array, value: number): BitSet {
  const bits = new Uint32Array((classes.length + 31) >>> 5);
  for (let id = 1; id < classes.length; id += 1)
    if (classes[id] === value) bits[id >>> 5] = (bits[id >>> 5] ?? 0) | (1 << (id & 31));
  return bits;
}

/** Splits all ids by one set after the other (划分等价类), looking at members alone. */
export function classesOf(size: number, sets: Iterable<BitSet>): Alike {
  const split = new Int32Array(size);
  let next = 1;
  for (const bits of sets) {
    const inside = new Map<number, number>();
    for (let word = 0; word < bits.length; word += 1) {
      for (let left = bits[word] ?? 0; left !== 0; left &= left - 1) {
        const id = word * 32 + (31 - Math.clz32(left & -left));
        const before = split[id] ?? 0;
        let now = inside.get(before);
        if (now === undefined) {
          now = next;
          next += 1;
          inside.set(before, now);
        }
        split[id] = now;
      }
    }
  }
  const numbers = new Map<number, number>();
  const classOf = split.map((old) => {
    const known = numbers.get(old);
    if (known !== undefined) return known;
    numbers.set(old, numbers.size);
    return numbers.size - 1;
  });
  return { classOf, count: numbers.size };
}

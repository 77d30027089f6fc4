import type { BitSet } from './interner.ts';

/** Kinds of compiled conditions (编译后的条件); numbers, because the grouper branches on them for every case. */
export const KIND = {
  never: 0,
  always: 1,
  and: 2,
  or: 3,
  not: 4,
  mainDiagnosis: 5,
  otherDiagnosis: 6,
  anyDiagnosis: 7,
  mainOperation: 8,
  otherOperation: 9,
  anyOperation: 10,
  operationClass: 11,
  less: 12,
  atMost: 13,
  equal: 14,
  atLeast: 15,
  more: 16,
  coded: 17,
  mcc: 18,
  cc: 19,
  countDiagnoses: 20,
  countOperations: 21,
  sites: 22,
} as const;

/** A compiled condition (编译后的规则). One shape for all kinds keeps the grouper's reads monomorphic. */
export interface Node {
  readonly kind: number;
  readonly inner: readonly Node[];
  /** Members for conditions on lists. */
  readonly bits: BitSet;
  /** Column for comparisons and codes. */
  readonly field: number;
  /** What is compared with, how many, or which class. */
  readonly value: number;
  /** Class or body site of each code id, 0 for none. */
  readonly classes: Uint8Array;
}

const NO_BITS = new Uint32Array(0);
const NO_CLASSES = new Uint8Array(0);

/** A condition of one kind (条件节点); what is not given is empty. */
export function node(kind: number, parts: Partial<Omit<Node, 'kind'>> = {}): Node {
  return {
    kind,
    inner: parts.inner ?? [],
    bits: parts.bits ?? NO_BITS,
    field: parts.field ?? 0,
    value: parts.value ?? 0,
    classes: parts.classes ?? NO_CLASSES,
  };
}

export const NEVER = node(KIND.never);
export const ALWAYS = node(KIND.always);

/** And of conditions, with what is already known taken out. */
export function both(inner: readonly Node[]): Node {
  const open = inner.filter((item) => item.kind !== KIND.always);
  if (open.some((item) => item.kind === KIND.never)) return NEVER;
  if (open.length === 0) return ALWAYS;
  return open.length === 1 && open[0] ? open[0] : node(KIND.and, { inner: open });
}

/** Or of conditions, with what is already known taken out. */
export function either(inner: readonly Node[]): Node {
  const open = inner.filter((item) => item.kind !== KIND.never);
  if (open.some((item) => item.kind === KIND.always)) return ALWAYS;
  if (open.length === 0) return NEVER;
  return open.length === 1 && open[0] ? open[0] : node(KIND.or, { inner: open });
}

/** The opposite of a condition (取反), with what is already known taken out. */
export function negated(inner: Node): Node {
  if (inner.kind === KIND.always) return NEVER;
  return inner.kind === KIND.never ? ALWAYS : node(KIND.not, { inner: [inner] });
}

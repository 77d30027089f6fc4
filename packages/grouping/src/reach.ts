import { type Alike, alikeMainCodes } from './alike.ts';
import type { CompiledScheme, CompiledStep } from './compile.ts';
import { knowing, type MainCodes } from './knowing.ts';
import { KIND, type Node } from './node.ts';

/** What is left of a scheme for one pair of main codes (可达部分): only steps that can still match, in their order. */
export type Reachable = readonly {
  readonly rule: Node;
  readonly steps: readonly CompiledStep[];
  readonly otherwise: number;
}[];

/** Pairs kept before all are forgotten; real files have some ten thousand, and a made-up one must not fill the memory. */
const MOST_PAIRS = 200_000;

/**
 * What main codes can still reach (主要编码的可达部分), worked out when a pair of classes is met for the first time. Nothing here depends on a
 * case beyond its main codes, so a grouper may keep it from one case to the next.
 */
export class Reach {
  readonly #scheme: CompiledScheme;
  readonly #diagnoses: Alike;
  readonly #operations: Alike;
  /** By class of diagnosis, then of operation. */
  #rows: (Reachable | undefined)[][] = [];
  #pairs = 0;

  constructor(scheme: CompiledScheme) {
    this.#scheme = scheme;
    const { diagnoses, operations } = alikeMainCodes(scheme);
    this.#diagnoses = diagnoses;
    this.#operations = operations;
  }

  of(diagnosis: number, operation: number): Reachable {
    const row = this.#rows[this.#diagnoses.classOf[diagnosis] ?? 0];
    return row?.[this.#operations.classOf[operation] ?? 0] ?? this.#make(diagnosis, operation);
  }

  #make(diagnosis: number, operation: number): Reachable {
    if (this.#pairs >= MOST_PAIRS) {
      this.#rows = [];
      this.#pairs = 0;
    }
    this.#pairs += 1;
    const made = reachableBy(this.#scheme, { diagnosis, operation });
    const row = (this.#rows[this.#diagnoses.classOf[diagnosis] ?? 0] ??= Array.from({
      length: this.#operations.count,
    }));
    row[this.#operations.classOf[operation] ?? 0] = made;
    return made;
  }
}

function reachableBy(scheme: CompiledScheme, main: MainCodes): Reachable {
  const { fallThrough } = scheme.scheme.options;
  const left: Reachable[number][] = [];
  for (const mdc of scheme.mdcs) {
    const rule = knowing(mdc.rule, main);
    if (rule.kind === KIND.never) continue;
    const steps: CompiledStep[] = [];
    for (const step of mdc.steps) {
      const open = knowing(step.rule, main);
      if (open.kind === KIND.never) continue;
      steps.push({
        rule: open,
        drgs: step.drgs.map((drg) => ({ rule: knowing(drg.rule, main), answer: drg.answer })),
        otherwise: step.otherwise,
      });
      if (open.kind === KIND.always) break;
    }
    if (steps.length === 0 && fallThrough) continue;
    left.push({ rule, steps, otherwise: mdc.otherwise });
    if (rule.kind === KIND.always && (!fallThrough || steps.at(-1)?.rule.kind === KIND.always)) break;
  }
  return left;
}

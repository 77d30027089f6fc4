import type { GroupingCase, GroupResult } from './case.ts';
import { SingleCase } from './columns.ts';
import { diagnosisId } from './compile.ts';
import type { Grouper } from './group.ts';
import type { NearMiss } from './near-miss.ts';
import type { Rule } from './rule.ts';

/**
 * The case with one thing changed, and what it would be (一步之邻): one code less, another operation as the main one, or one code more of a
 * list that a near miss lacked.
 */
export interface Neighbour {
  readonly change: 'without' | 'as-main' | 'with';
  readonly what: 'diagnosis' | 'operation';
  /** The code; for `with`, one code of the list stands for all of them. */
  readonly code: string;
  /** The list, for `with`. */
  readonly list: string | null;
  readonly result: GroupResult;
}

/** Looks at the neighbours of cases (邻例). Only those with another answer are told. */
export class Neighbours {
  readonly #grouper: Grouper;
  readonly #changed = new SingleCase();

  constructor(grouper: Grouper) {
    this.#grouper = grouper;
  }

  /** @param base the case in columns */
  of(
    given: GroupingCase,
    base: SingleCase,
    result: GroupResult,
    nearMisses: readonly NearMiss[],
  ): Neighbour[] {
    const { diagnoses, operations } = given;
    const changed = this.#changed.copyNumbers(base);
    const made: Neighbour[] = [];
    const tell = (
      change: Neighbour['change'],
      what: Neighbour['what'],
      code: string,
      list: string | null = null,
    ) => {
      const other = this.#grouper.answer(changed);
      if (other.drg !== result.drg || other.mdc !== result.mdc)
        made.push({ change, what, code, list, result: other });
    };
    changed.setOperations(base.operations, operations.length);
    for (let place = 1; place < diagnoses.length; place += 1) {
      const code = diagnoses[place] ?? '';
      if (code === diagnoses[0] || diagnoses.indexOf(code, 1) !== place) continue;
      changed.setDiagnoses(base.diagnoses, diagnoses.length, diagnoses, code);
      tell('without', 'diagnosis', code);
    }
    changed.setDiagnoses(base.diagnoses, diagnoses.length);
    for (let place = 0; place < operations.length; place += 1) {
      const code = operations[place] ?? '';
      if (operations.indexOf(code) !== place) continue;
      changed.setOperations(base.operations, operations.length, operations, code);
      tell('without', 'operation', code);
      if (place === 0) continue;
      changed.setOperations(base.operations, operations.length);
      changed.swapMainOperation(place);
      tell('as-main', 'operation', code);
    }
    this.#more(given, base, nearMisses, tell);
    return made;
  }

  /** One code more, of the first list that a near miss lacked. */
  #more(
    { diagnoses, operations }: GroupingCase,
    base: SingleCase,
    nearMisses: readonly NearMiss[],
    tell: (change: 'with', what: Neighbour['what'], code: string, list: string) => void,
  ): void {
    const { scheme } = this.#grouper;
    const seen = new Set<string>();
    for (const { missing } of nearMisses) {
      const added = addable(missing.rule);
      if (!added || seen.has(added.list)) continue;
      seen.add(added.list);
      const [code] = scheme.scheme.lists[added.list] ?? [];
      if (code === undefined) continue;
      this.#changed.setDiagnoses(base.diagnoses, diagnoses.length);
      this.#changed.setOperations(base.operations, operations.length);
      if (added.what === 'diagnosis') this.#changed.addDiagnosis(diagnosisId(scheme, code));
      else this.#changed.addOperation(scheme.operations.idOf(code), added.first);
      tell('with', added.what, code, added.list);
    }
  }
}

/** The list of which one code more would make a failed condition hold. */
function addable(
  rule: Rule,
): { readonly list: string; readonly what: Neighbour['what']; readonly first: boolean } | null {
  if (rule.op === 'mainOperationIn') return { list: rule.list, what: 'operation', first: true };
  if (rule.op === 'anyOperationIn' || rule.op === 'otherOperationIn')
    return { list: rule.list, what: 'operation', first: false };
  if (rule.op === 'anyDiagnosisIn' || rule.op === 'otherDiagnosisIn')
    return { list: rule.list, what: 'diagnosis', first: false };
  return null;
}

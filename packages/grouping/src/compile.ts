import type { GroupResult, GroupStatus, UngroupableReason } from './case.ts';
import { CODED_FIELDS, NUMERIC_FIELDS } from './fields.ts';
import { type BitSet, bitSet, Interner } from './interner.ts';
import { ALWAYS, both, either, KIND, NEVER, type Node, negated, node } from './node.ts';
import { type Comparison, type Rule, walkRule } from './rule.ts';
import type { Scheme } from './scheme.ts';

/** A step of a main category, compiled (编译后的步骤). */
export interface CompiledStep {
  readonly rule: Node;
  /** Groups of the ADRG in their order; the answer's index is given to each. */
  readonly drgs: readonly { readonly rule: Node; readonly answer: number }[];
  /** The answer when the step matches and none of its groups does. */
  readonly otherwise: number;
}

export interface CompiledMdc {
  readonly rule: Node;
  readonly steps: readonly CompiledStep[];
  /** The answer when the category is entered, nothing fits, and the search may not go on. */
  readonly otherwise: number;
}

/** A scheme made ready for grouping (编译后的方案). */
export interface CompiledScheme {
  readonly scheme: Scheme;
  readonly diagnoses: Interner;
  readonly operations: Interner;
  /** Values of the coded fields. */
  readonly values: Interner;
  readonly mdcs: readonly CompiledMdc[];
  /** Every answer there can be; results are indices into it. */
  readonly answers: readonly GroupResult[];
  /** Answers for what no category takes, by reason. */
  readonly ungroupable: Readonly<Record<UngroupableReason, number>>;
  /** Exclusion table of a diagnosis as CC, as MCC and as main diagnosis; 0 for none, by diagnosis id. */
  readonly ccTable: Int32Array;
  readonly mccTable: Int32Array;
  readonly mainTable: Int32Array;
  /** Beginnings of codes that rules ask for, longest first, and the id of a code that is known by its beginning alone. */
  readonly prefixes: readonly { readonly prefix: string; readonly id: number }[];
}

/** The id of a diagnosis for a scheme (诊断编号): of the code, else of the longest beginning a rule asks for, else 0. */
export function diagnosisId(scheme: CompiledScheme, code: string): number {
  const id = scheme.diagnoses.idOf(code);
  if (id !== 0 || scheme.prefixes.length === 0) return id;
  return scheme.prefixes.find((item) => code.startsWith(item.prefix))?.id ?? 0;
}

/**
 * Makes a scheme ready (编译方案): codes become numbers, lists become bits. The scheme must be valid (`schemeFaults`).
 *
 * @throws Error for a name that the scheme does not have
 */
export function compileScheme(scheme: Scheme): CompiledScheme {
  return new Compiler(scheme).compile();
}

const COMPARE: Readonly<Record<Comparison, number>> = {
  '<': KIND.less,
  '<=': KIND.atMost,
  '=': KIND.equal,
  '>=': KIND.atLeast,
  '>': KIND.more,
};

class Compiler {
  readonly #scheme: Scheme;
  readonly #diagnoses = new Interner();
  readonly #operations = new Interner();
  readonly #values = new Interner();
  readonly #answers: GroupResult[] = [];
  readonly #bits = new Map<string, BitSet>();
  readonly #classes = new Map<string, { readonly codes: Uint8Array; readonly names: readonly string[] }>();
  readonly #counting: BitSet;
  readonly #prefixes = new Map<string, number>();

  constructor(scheme: Scheme) {
    this.#scheme = scheme;
    this.#internAll();
    this.#counting = this.#set(scheme.countingOperations, this.#operations);
  }

  compile(): CompiledScheme {
    const scheme = this.#scheme;
    const nothing = (reason: UngroupableReason) => this.#answer('0000', '00', '0000', 'ungroupable', reason);
    const mdcs = scheme.mdcs.map((mdc) => ({
      rule: this.#node(mdc.rule),
      steps: mdc.steps.map((step): CompiledStep => {
        if ('ambiguous' in step) {
          const { ambiguous: code } = step;
          return {
            rule: this.#node(step.rule),
            drgs: [],
            otherwise: this.#answer(mdc.code, code, code, 'ambiguous', null),
          };
        }
        if ('leftover' in step) {
          const { leftover: code } = step;
          return {
            rule: this.#node(step.rule),
            drgs: [],
            otherwise: this.#answer(mdc.code, code, code, 'ungroupable', 'no-adrg-matches'),
          };
        }
        const row = scheme.adrgs[step.adrg];
        if (!row) throw new Error(`scheme ${scheme.id} has no ADRG ${step.adrg}`);
        return {
          rule: this.#node(row.rule),
          drgs: row.drgs.map((drg) => ({
            rule: this.#node(drg.rule),
            answer: this.#answer(mdc.code, row.code, drg.code, 'grouped', null),
          })),
          otherwise: this.#answer(mdc.code, row.code, row.code, 'ungroupable', 'no-drg-matches'),
        };
      }),
      otherwise: this.#answer(mdc.code, '00', '0000', 'ungroupable', 'no-adrg-matches'),
    }));
    return {
      scheme,
      diagnoses: this.#diagnoses,
      operations: this.#operations,
      values: this.#values,
      mdcs,
      ungroupable: {
        'no-main-diagnosis': nothing('no-main-diagnosis'),
        'no-sex': nothing('no-sex'),
        'newborn-without-weight': nothing('newborn-without-weight'),
        'main-diagnosis-unknown': nothing('main-diagnosis-unknown'),
        'no-adrg-matches': nothing('no-adrg-matches'),
        'no-drg-matches': nothing('no-drg-matches'),
      },
      answers: this.#answers,
      prefixes: [...this.#prefixes]
        .map(([prefix, id]) => ({ prefix, id }))
        .sort((one, other) => other.prefix.length - one.prefix.length),
      ...this.#tables(),
    };
  }

  #internAll(): void {
    const { lists, maps, cc, mcc, exclusions, countingOperations } = this.#scheme;
    for (const code of [...Object.keys(cc), ...Object.keys(mcc), ...Object.keys(exclusions)])
      this.#diagnoses.add(code);
    for (const code of countingOperations) this.#operations.add(code);
    if (this.#scheme.options.needsSex) for (const sex of ['1', '2']) this.#values.add(sex);
    for (const rule of rulesOf(this.#scheme))
      walkRule(rule, (item) => {
        if ('list' in item && item.list !== undefined) {
          const target = aboutDiagnoses(item) ? this.#diagnoses : this.#operations;
          for (const code of lists[item.list] ?? []) target.add(code);
        } else if ('map' in item) {
          const target = aboutDiagnoses(item) ? this.#diagnoses : this.#operations;
          for (const code of Object.keys(maps[item.map] ?? {})) target.add(code);
        } else if (item.op === 'equals') this.#values.add(item.value);
        else if (item.op === 'anyDiagnosisBegins')
          this.#prefixes.set(item.prefix, this.#diagnoses.add(`${item.prefix}*`));
      });
  }

  #answer(
    mdc: string,
    adrg: string,
    drg: string,
    status: GroupStatus,
    reason: UngroupableReason | null,
  ): number {
    return this.#answers.push({ mdc, adrg, drg, status, reason }) - 1;
  }

  #tables(): Pick<CompiledScheme, 'ccTable' | 'mccTable' | 'mainTable'> {
    const names = new Interner();
    const table = (given: Readonly<Record<string, string>>) => {
      const column = new Int32Array(this.#diagnoses.size);
      for (const [code, name] of Object.entries(given)) column[this.#diagnoses.idOf(code)] = names.add(name);
      return column;
    };
    const { cc, mcc, exclusions } = this.#scheme;
    return { ccTable: table(cc), mccTable: table(mcc), mainTable: table(exclusions) };
  }

  #set(codes: readonly string[], interner: Interner): BitSet {
    return bitSet(
      codes.map((code) => interner.idOf(code)),
      interner.size,
    );
  }

  #list(name: string, interner: Interner): BitSet {
    const known = this.#bits.get(name);
    if (known) return known;
    const codes = this.#scheme.lists[name];
    if (!codes) throw new Error(`scheme ${this.#scheme.id} has no list ${name}`);
    const bits = this.#set(codes, interner);
    this.#bits.set(name, bits);
    return bits;
  }

  #map(name: string, interner: Interner) {
    const known = this.#classes.get(name);
    if (known) return known;
    const given = this.#scheme.maps[name];
    if (!given) throw new Error(`scheme ${this.#scheme.id} has no map ${name}`);
    const names = [...new Set(Object.values(given))].sort();
    if (names.length > 255) throw new Error(`map ${name} has more than 255 classes`);
    const codes = new Uint8Array(interner.size);
    for (const [code, className] of Object.entries(given))
      codes[interner.idOf(code)] = names.indexOf(className) + 1;
    codes[0] = 0;
    const made = { codes, names };
    this.#classes.set(name, made);
    return made;
  }

  #node(rule: Rule): Node {
    switch (rule.op) {
      case 'always':
        return ALWAYS;
      case 'never':
        return NEVER;
      case 'and':
        return both(rule.rules.map((item) => this.#node(item)));
      case 'or':
        return either(rule.rules.map((item) => this.#node(item)));
      case 'not':
        return negated(this.#node(rule.rule));
      case 'mainDiagnosisIn':
        return node(KIND.mainDiagnosis, { bits: this.#list(rule.list, this.#diagnoses) });
      case 'otherDiagnosisIn':
        return node(KIND.otherDiagnosis, { bits: this.#list(rule.list, this.#diagnoses) });
      case 'anyDiagnosisIn':
        return node(KIND.anyDiagnosis, { bits: this.#list(rule.list, this.#diagnoses) });
      case 'anyDiagnosisBegins':
        return node(KIND.anyDiagnosis, { bits: this.#prefix(rule.prefix) });
      case 'mainOperationIn':
        return node(KIND.mainOperation, { bits: this.#list(rule.list, this.#operations) });
      case 'otherOperationIn':
        return node(KIND.otherOperation, { bits: this.#list(rule.list, this.#operations) });
      case 'anyOperationIn':
        return node(KIND.anyOperation, { bits: this.#list(rule.list, this.#operations) });
      case 'mainOperationCounts':
        return node(KIND.mainOperation, { bits: this.#counting });
      case 'anyOperationCounts':
        return node(KIND.anyOperation, { bits: this.#counting });
      case 'operationOfClass': {
        const { codes, names } = this.#map(rule.map, this.#operations);
        const value = names.indexOf(rule.class) + 1;
        return value === 0 ? NEVER : node(KIND.operationClass, { classes: codes, value });
      }
      case 'compare':
        return node(COMPARE[rule.by], { field: NUMERIC_FIELDS.indexOf(rule.field), value: rule.value });
      case 'equals':
        return node(KIND.coded, {
          field: CODED_FIELDS.indexOf(rule.field),
          value: this.#values.idOf(rule.value),
        });
      case 'hasMcc':
        return node(KIND.mcc);
      case 'hasCc':
        return node(KIND.cc);
      case 'diagnosesAtLeast':
        return node(KIND.countDiagnoses, this.#counted(rule.count, rule.list, this.#diagnoses));
      case 'operationsAtLeast':
        return node(KIND.countOperations, this.#counted(rule.count, rule.list, this.#operations));
      case 'sitesAtLeast': {
        const { codes } = this.#map(rule.map, this.#diagnoses);
        return node(KIND.sites, { classes: codes, value: rule.count, field: rule.distinct ? 1 : 0 });
      }
    }
  }

  #counted(count: number, list: string | undefined, interner: Interner): Partial<Node> {
    return { value: count, ...(list === undefined ? {} : { bits: this.#list(list, interner) }) };
  }

  /** Codes that begin so: those the scheme knows, and what stands for the others. */
  #prefix(prefix: string): BitSet {
    const ids: number[] = [];
    for (let id = 1; id < this.#diagnoses.size; id += 1)
      if (this.#diagnoses.codeOf(id).startsWith(prefix)) ids.push(id);
    return bitSet(ids, this.#diagnoses.size);
  }
}

/** Whether a condition looks at diagnoses; the others that name a list or map look at operations. */
function aboutDiagnoses(rule: Rule): boolean {
  return /iagnos/.test(rule.op) || rule.op === 'sitesAtLeast';
}

/** Every rule of a scheme (方案的全部规则), of categories, ambiguous steps, ADRGs and groups. */
export function rulesOf(scheme: Scheme): Rule[] {
  return [
    ...scheme.mdcs.flatMap((mdc) => [
      mdc.rule,
      ...mdc.steps.flatMap((step) => ('adrg' in step ? [] : [step.rule])),
    ]),
    ...Object.values(scheme.adrgs).flatMap((row) => [row.rule, ...row.drgs.map((drg) => drg.rule)]),
  ];
}

import type { CatalogueGroup, DipRules } from '@sanyi/dip';
import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { CodeSet, DictionaryPort } from '../../dictionaries/port.ts';

/** Endings of the code that stands for a whole category: unspecified, undivided, the first. */
const WHOLE = ['', '00', '.900', '.x00', '.000'] as const;

/** Names of groups (病种名称): the catalogue's own where it has one, else after the rules and the dictionaries in force. */
export class GroupNames {
  readonly #rules: DipRules;
  readonly #diagnoses: CodeSet | null;
  readonly #operations: CodeSet | null;

  constructor(rules: DipRules, diagnoses: CodeSet | null, operations: CodeSet | null) {
    this.#rules = rules;
    this.#diagnoses = diagnoses;
    this.#operations = operations;
  }

  of(group: CatalogueGroup): string {
    if (group.name !== '') return group.name;
    if (group.kind === 'pre') return named(this.#rules.preGroups, group.diagnosis) ?? '';
    return this.#name(group.diagnosis, group.main === null ? [] : [group.main, ...group.related]);
  }

  /** Of a combination that is no group, by its key: diagnosis, operations in their order. */
  ofKey(key: string): string {
    const [diagnosis = '', operations] = key.split(':');
    return this.#name(diagnosis, operations ? operations.split('+') : []);
  }

  #name(code: string, codes: readonly string[]): string {
    const diagnosis = this.#diagnosis(code);
    const operations = codes.map(
      (operation) =>
        named(this.#rules.operationMerges, operation) ??
        named(this.#rules.combinedOperations, operation) ??
        inDictionary(this.#operations, operation) ??
        operation,
    );
    return operations.length === 0 || diagnosis === '' ? diagnosis : `${diagnosis}：${operations.join('＋')}`;
  }

  #diagnosis(code: string): string {
    const [base = '', part] = code.split('#');
    const name = named(this.#rules.diagnosisMerges, base) ?? inDictionary(this.#diagnoses, base) ?? '';
    if (part === undefined || name === '') return name;
    const divided = this.#rules.subdivisions.find((item) => part.startsWith(item.code));
    const taken = divided ? part.slice(divided.code.length) : part;
    return `${name}（${[divided?.name, taken].filter((word) => word).join(' ')}）`;
  }
}

/** Names as the dictionaries of the insurance have them on a day. */
export async function groupNames(
  dictionaries: DictionaryPort,
  tx: Tx,
  rules: DipRules,
  on: Day,
): Promise<GroupNames> {
  const set = (system: 'icd-10' | 'icd-9-cm-3') =>
    dictionaries.codeSet(tx, { system, edition: 'insurance', on });
  return new GroupNames(rules, await set('icd-10'), await set('icd-9-cm-3'));
}

function named(
  rows: readonly { readonly code: string; readonly name: string }[],
  code: string,
): string | undefined {
  return rows.find((row) => row.code === code)?.name;
}

function inDictionary(codes: CodeSet | null, code: string): string | undefined {
  for (const ending of WHOLE) {
    const name = codes?.nameOf(`${code}${ending}`);
    if (name) return name;
  }
  const first = codes && firstCodes(codes).get(code);
  const name = first && codes.nameOf(first);
  return name ? `${name}等` : undefined;
}

const KNOWN = new WeakMap<CodeSet, ReadonlyMap<string, string>>();
/** Lengths of what groups begin with: categories of three characters, subcategories of five with the point. */
const BEGINNINGS = [3, 5] as const;

/** The first code that begins so (编码前缀的首个编码). */
function firstCodes(codes: CodeSet): ReadonlyMap<string, string> {
  const known = KNOWN.get(codes);
  if (known) return known;
  const made = new Map<string, string>();
  for (const code of codes.codes())
    for (const length of BEGINNINGS) {
      const beginning = code.slice(0, length);
      if (!made.has(beginning)) made.set(beginning, code);
    }
  KNOWN.set(codes, made);
  return made;
}

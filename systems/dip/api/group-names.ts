import type { CatalogueGroup, DipRules } from '@sanyi/dip';
import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { DictionaryPort } from '../../dictionaries/port.ts';
import { type CodeNames, groupName } from '../engine/group-name.ts';
import { codeNames } from '../store/code-names.ts';

/** Names of groups as they are shown (病种名称): the catalogue's own where it has one, as a formed one does, else after rules and dictionaries. */
export class GroupNames {
  readonly #rules: DipRules;
  readonly #names: CodeNames;

  constructor(rules: DipRules, names: CodeNames) {
    this.#rules = rules;
    this.#names = names;
  }

  of(group: CatalogueGroup): string {
    return group.name || groupName(group, this.#rules, this.#names);
  }

  /** Of a combination that is no group, by its key: diagnosis, operations in their order. */
  ofKey(key: string): string {
    const [diagnosis = '', operations] = key.split(':');
    const [main = null, ...related] = operations ? operations.split('+') : [];
    return groupName(
      { kind: 'core', key, diagnosis, main, related, careClass: null },
      this.#rules,
      this.#names,
    );
  }
}

/** Names by the rules of a catalogue and the dictionaries of a day. */
export async function groupNames(
  dictionaries: DictionaryPort,
  tx: Tx,
  rules: DipRules,
  on: Day,
): Promise<GroupNames> {
  return new GroupNames(rules, await codeNames(dictionaries, tx, on));
}

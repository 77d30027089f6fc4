import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { CodeSet, DictionaryPort } from '../../dictionaries/port.ts';
import type { CodeNames } from '../engine/group-name.ts';

/** Lengths of what groups begin with: categories of three characters, subcategories of five with the point. */
const BEGINNINGS = [3, 5] as const;

const beginnings = new WeakMap<CodeSet, ReadonlyMap<string, string>>();

/** Names out of the insurance's dictionaries on a day (字典里的名称); a beginning has the name of the first code below it. */
export async function codeNames(dictionaries: DictionaryPort, tx: Tx, on: Day): Promise<CodeNames> {
  const set = (system: 'icd-10' | 'icd-9-cm-3') =>
    dictionaries.codeSet(tx, { system, edition: 'insurance', on });
  const diagnoses = await set('icd-10');
  const operations = await set('icd-9-cm-3');
  return {
    diagnosis: (code) => diagnoses && (diagnoses.nameOf(code) ?? firstBelow(diagnoses).get(code) ?? null),
    operation: (code) => operations?.nameOf(code) ?? null,
  };
}

function firstBelow(codes: CodeSet): ReadonlyMap<string, string> {
  const known = beginnings.get(codes);
  if (known) return known;
  const made = new Map<string, string>();
  for (const code of codes.codes()) {
    const name = codes.nameOf(code);
    if (!name) continue;
    for (const length of BEGINNINGS) {
      const beginning = code.slice(0, length);
      if (!made.has(beginning)) made.set(beginning, name);
    }
  }
  beginnings.set(codes, made);
  return made;
}

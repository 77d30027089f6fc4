import type { LocalText } from '@sanyi/kernel';
import { VALUE_LISTS } from '../engine/value-lists.ts';
import type { ListedValue } from '../port.ts';
import { initialsOf } from './initials.ts';

const byField: ReadonlyMap<string, ReadonlyMap<string, ListedValue>> = new Map(
  VALUE_LISTS.map(({ field, values }) => [
    field,
    new Map(values.map(([code, zh, en, sameAs]) => [code, { zh, en, ...(sameAs ? { sameAs } : {}) }])),
  ]),
);

/** Values of a national field (取值域); null where the product has none. */
export function valueList(field: string): ReadonlyMap<string, ListedValue> | null {
  return byField.get(field) ?? null;
}

export function valueFields(): readonly string[] {
  return [...byField.keys()];
}

interface SearchableValue {
  readonly field: string;
  readonly fieldTitle: LocalText;
  readonly code: string;
  readonly name: LocalText;
  readonly sameAs: string | null;
  /** Lower case, parts ended by line breaks. */
  readonly text: string;
}

let searchable: readonly SearchableValue[] | null = null;

/** Values whose field, name or initials fit (检索值域); at most 30 of some hundreds. */
export function searchValues(wanted: string): Omit<SearchableValue, 'text'>[] {
  if (wanted === '') return [];
  searchable ??= VALUE_LISTS.flatMap(({ field, title, values }) =>
    values.map(([code, zh, en, sameAs]) => ({
      field,
      fieldTitle: title,
      code,
      name: { zh, en },
      sameAs: sameAs ?? null,
      text: [field, title.zh, title.en, initialsOf(title.zh), zh, en, initialsOf(zh)]
        .join('\n')
        .toLowerCase(),
    })),
  );
  return searchable
    .filter(({ text }) => text.includes(wanted))
    .slice(0, 30)
    .map(({ field, fieldTitle, code, name, sameAs }) => ({ field, fieldTitle, code, name, sameAs }));
}
